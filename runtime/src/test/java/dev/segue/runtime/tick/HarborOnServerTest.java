package dev.segue.runtime.tick;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.SqlText;
import dev.segue.runtime.PostgresServer;
import dev.segue.runtime.States;
import dev.segue.runtime.deliver.Channels;
import dev.segue.runtime.deliver.Secrets;
import dev.segue.runtime.generate.Dirt;
import dev.segue.runtime.generate.Generate;
import dev.segue.runtime.generate.Recipe;
import dev.segue.runtime.ingest.Ingest;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreLocation;
import dev.segue.runtime.workspace.WorkspaceFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example, run twice with all of it on PostgreSQL, comes to what it comes to in a file. */
final class HarborOnServerTest {
  private static final Instant FIRST = Instant.parse("2026-03-02T12:00:00Z");
  private static final Path EXAMPLE = Path.of("..", "examples", "harbor");

  private static final List<String> TABLES =
      List.of(
          "segue_member",
          "segue_change",
          "segue_value",
          "segue_list_member",
          "segue_own",
          "segue_act",
          "segue_run",
          "segue_outbox",
          "segue_version",
          "segue_audience",
          "segue_entered",
          "segue_trigger",
          "segue_definition");

  /** In what order rows came, what is drawn for each state, and what only a file tells. */
  private static final Set<String> PASSED_OVER =
      Set.of("id", "run", "key", "body", "segue_change.reason");

  @TempDir Path folder;

  @Test
  void sameRows() throws IOException {
    Path made = folder.resolve("made");
    Generate.run(new Recipe(80, 3_000, 1, FIRST, 200, 1.0, Dirt.usual()), made, Progress.SILENT);
    Map<String, List<String>> inFile =
        run(
            "file",
            made,
            new StoreLocation(Optional.of(folder.resolve("segue.db")), Optional.empty()));
    Map<String, List<String>> onServer =
        run("server", made, States.on(PostgresServer.schema(PostgresServer.database(), "harbor")));
    for (String table : TABLES) {
      assertEquals(inFile.get(table), onServer.get(table), table);
    }
    assertTrue(
        inFile.getOrDefault("segue_outbox", List.of()).size() > 5, "somebody was sent something");
  }

  private Map<String, List<String>> run(String name, Path data, StoreLocation location)
      throws IOException {
    Path root = folder.resolve(name);
    definitions(root);
    copy(data, root.resolve("data"));
    WorkspaceFolder read = WorkspaceFolder.read(root).value();
    Compilation compilation = SegueCompiler.compile(read.input(true));
    SourceLayout layout = SourceLayout.canonical(compilation.workspace().schema());
    try (Store store = Store.open(location)) {
      store.prepare(compilation.workspace().schema());
      for (Instant now : List.of(FIRST, FIRST.plus(Duration.ofDays(9)))) {
        Ingest.run(
            store,
            compilation.workspace().schema(),
            compilation.workspace().zone(),
            root,
            now,
            now,
            Progress.SILENT);
        new Tick(
                store,
                compilation.workspace(),
                layout,
                new WorkspaceScripts(compilation),
                Channels.of(
                    root,
                    read.settings(),
                    new Secrets(variable -> Optional.empty()),
                    InstantSource.fixed(now)),
                true,
                Optional.of(root))
            .run(now, Progress.SILENT);
      }
      Map<String, List<String>> rows = new TreeMap<>();
      TABLES.forEach(table -> rows.put(table, rows(store, table)));
      return rows;
    }
  }

  private static List<String> rows(Store store, String table) {
    List<String> rows = new ArrayList<>();
    store.each(
        new SqlText("select * from " + table, List.of()),
        row -> {
          Map<String, String> columns = new TreeMap<>();
          for (int i = 0; i < row.columns(); i++) {
            if (!PASSED_OVER.contains(row.name(i))
                && !PASSED_OVER.contains(table + "." + row.name(i))) {
              columns.put(row.name(i), row.text(i).orElse("-"));
            }
          }
          rows.add(columns.toString());
        });
    return rows.stream().sorted().toList();
  }

  /** What somebody has run there meanwhile stays behind: data, what was sent, a database. */
  private static void definitions(Path to) throws IOException {
    WorkspaceFolder example = WorkspaceFolder.read(EXAMPLE).value();
    Files.createDirectories(to);
    Files.copy(EXAMPLE.resolve(WorkspaceFolder.SETTINGS), to.resolve(WorkspaceFolder.SETTINGS));
    for (Source source :
        Stream.concat(example.scripts().stream(), example.templates().stream()).toList()) {
      Path file = to.resolve(source.path());
      Files.createDirectories(file.getParent());
      Files.writeString(file, source.text());
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }
}
