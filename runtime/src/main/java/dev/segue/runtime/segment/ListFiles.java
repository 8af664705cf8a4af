package dev.segue.runtime.segment;

import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.sql.References;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.Statements;
import dev.segue.runtime.ingest.ColumnFile;
import dev.segue.runtime.store.ListTable;
import dev.segue.runtime.store.MergedTable;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreFailure;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Reads the lists that stand in files: {@code list vips from "vips.csv" by email}. Every contact
 * with one of the values is on the list. A file that is gone is a failure, never an empty list.
 */
public final class ListFiles {
  /** Of how many rows that fit nobody, or have no value, it is told where they are. */
  private static final int TOLD = 20;

  private final Store store;
  private final Workspace workspace;
  private final Statements statements;
  private final Path root;
  private final Instant now;

  private ListFiles(Store store, Workspace workspace, SourceLayout layout, Path root, Instant now) {
    this.store = store;
    this.workspace = workspace;
    this.statements = Statements.of(workspace, store.dialect(), layout, now, References.STORED);
    this.root = root;
    this.now = now;
  }

  /**
   * Reads all of them, or none where one cannot be read.
   *
   * @param root the workspace's folder
   */
  public static List<ListRead> read(
      Store store,
      Workspace workspace,
      SourceLayout layout,
      Path root,
      Instant now,
      Progress progress) {
    ListFiles files = new ListFiles(store, workspace, layout, root, now);
    List<Definitions.ContactList> lists =
        workspace.lists().stream().filter(l -> l.file().isPresent()).toList();
    if (lists.isEmpty()) {
      return List.of();
    }
    return store.transaction(
        () -> {
          List<ListRead> read = new ArrayList<>();
          for (Definitions.ContactList list : lists) {
            progress.at("list " + list.name(), read.size(), lists.size());
            read.add(files.read(list.name(), list.file().orElseThrow()));
          }
          return read;
        });
  }

  private ListRead read(String name, Definitions.FromFile file) {
    Schema.Field field = field(file.attribute());
    Path path = path(file.path());
    Told told = new Told();
    ListTable.Filled filled =
        new ListTable(store)
            .replace(
                name,
                rows ->
                    ColumnFile.read(
                        path,
                        file.path(),
                        file.attribute(),
                        field.type(),
                        workspace.zone(),
                        told.passing(rows, now(field))),
                statements.values(new Expression.Attribute(field)),
                TOLD,
                now);
    return new ListRead(
        name,
        file.path(),
        filled.size(),
        filled.entered(),
        filled.left(),
        told.rows,
        filled.strangers(),
        filled.first(),
        told.unreadable,
        told.problems);
  }

  /** Of a list of keys: who the contacts are now. */
  private UnaryOperator<Object> now(Schema.Field field) {
    return field.equals(workspace.schema().contacts().keyField())
        ? new MergedTable(store).many()
        : UnaryOperator.identity();
  }

  private Schema.Field field(String attribute) {
    Schema.Contacts contacts = workspace.schema().contacts();
    return Stream.concat(contacts.fields().stream(), Stream.of(contacts.keyField()))
        .filter(f -> f.name().equals(attribute))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no attribute " + attribute));
  }

  private Path path(String written) {
    try {
      return root.resolve(written);
    } catch (InvalidPathException e) {
      throw new StoreFailure(
          written, "this is no path of a file", "name a file in or beside the workspace");
    }
  }

  /** What is told of the rows that go by. */
  private static final class Told {
    private final List<String> problems = new ArrayList<>();
    private long rows;
    private long unreadable;

    ColumnFile.Rows passing(ListTable.Rows on, UnaryOperator<Object> now) {
      return new ColumnFile.Rows() {
        @Override
        public void value(long line, Object stored) {
          rows++;
          on.add(line, now.apply(stored));
        }

        @Override
        public void unreadable(long line, String reason) {
          unreadable++;
          if (problems.size() < TOLD) {
            problems.add("line " + line + ": " + reason);
          }
        }
      };
    }
  }
}
