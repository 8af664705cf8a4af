package dev.segue.runtime.clean;

import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Window;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.sql.References;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.Statements;
import dev.segue.compiler.type.CaseFold;
import dev.segue.compiler.type.Type;
import dev.segue.runtime.clean.Cleanness.Finding;
import dev.segue.runtime.clean.Cleanness.Problem;
import dev.segue.runtime.deliver.EmailAddress;
import dev.segue.runtime.ingest.ColumnState;
import dev.segue.runtime.ingest.Ingest;
import dev.segue.runtime.ingest.Ingested;
import dev.segue.runtime.store.Catalog;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.Store;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks through the data of a workspace for what is wrong with it. */
public final class Cleaning {
  /** Later than whatever a file is dated by mistake, and still of the calendar. */
  private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

  private static final int EXAMPLES = 5;

  private final Store store;
  private final Workspace workspace;
  private final Schema schema;
  private final SourceLayout layout;
  private final Instant now;
  private final List<Finding> findings = new ArrayList<>();

  private Cleaning(Store store, Workspace workspace, SourceLayout layout, Instant now) {
    this.store = store;
    this.workspace = workspace;
    this.schema = workspace.schema();
    this.layout = layout;
    this.now = now;
  }

  /**
   * Looks at every row.
   *
   * @param root the workspace's folder, whose files of data are read without keeping anything
   */
  public static Cleanness look(
      Store store,
      Workspace workspace,
      SourceLayout layout,
      Path root,
      Instant now,
      Progress progress) {
    Cleaning cleaning = new Cleaning(store, workspace, layout, now);
    List<Ingested.FileReport> files =
        !store.location().holdsSource()
            ? List.of()
            : Ingest.look(workspace.schema(), workspace.zone(), root, END_OF_TIME, progress)
                .files();
    progress.at("looking at the columns", 0, 0);
    List<ColumnState> columns = ColumnState.all(store, workspace.schema(), workspace.zone());
    progress.at("looking at the contacts", 0, 0);
    cleaning.addresses();
    cleaning.future();
    cleaning.nobodys();
    return new Cleanness(files, columns, cleaning.findings);
  }

  private Statements asOf(Instant instant) {
    return Statements.of(workspace, store.dialect(), layout, instant, References.SELF_CONTAINED);
  }

  private void addresses() {
    Optional<Schema.Field> address = schema.contacts().address();
    if (address.isEmpty()) {
      return;
    }
    Map<String, Long> holders = new LinkedHashMap<>();
    List<String> bad = new ArrayList<>();
    long[] badCount = {0};
    store.each(
        asOf(now).values(new Expression.Attribute(address.get())),
        row -> {
          String written = row.text(1).orElse("");
          if (!EmailAddress.isValid(written)) {
            badCount[0]++;
            if (bad.size() < EXAMPLES) {
              bad.add(row.text(0).orElse("") + ": " + written);
            }
          }
          holders.merge(CaseFold.of(written), 1L, Long::sum);
        });
    found(Problem.BAD_ADDRESS, address.get().name(), badCount[0], bad);
    holders.values().removeIf(n -> n == 1);
    found(
        Problem.SHARED_ADDRESS,
        address.get().name(),
        holders.values().stream().mapToLong(Long::longValue).sum(),
        holders.keySet().stream().limit(EXAMPLES).toList());
  }

  private void future() {
    for (Schema.EventKind kind : schema.eventKinds()) {
      long ever = total(kind, END_OF_TIME);
      long until = total(kind, now);
      found(Problem.IN_FUTURE, kind.name(), ever - until, List.of());
    }
  }

  private long total(Schema.EventKind kind, Instant asOf) {
    Expression count =
        new Expression.Measure(
            Expression.Function.COUNT,
            new RowSet.Events(List.of(kind), Optional.empty(), Window.EVER),
            Optional.empty(),
            Type.INTEGER);
    long[] sum = {0};
    store.each(asOf(asOf).values(count), row -> sum[0] += row.number(1).orElse(0L));
    return sum[0];
  }

  private void nobodys() {
    Schema.Contacts contacts = schema.contacts();
    for (Schema.EventTable events : schema.eventTables()) {
      nobodys(events.table(), events.contactColumn(), contacts.table(), contacts.key());
    }
    for (Schema.RecordTable records : schema.records()) {
      nobodys(records.table(), records.contactColumn(), contacts.table(), contacts.key());
    }
    schema
        .consent()
        .ifPresent(c -> nobodys(c.table(), c.contactColumn(), contacts.table(), contacts.key()));
    schema
        .accounts()
        .ifPresent(a -> nobodys(contacts.table(), a.contactColumn(), a.table(), a.key()));
  }

  private void nobodys(String table, String column, String other, Schema.Key key) {
    Catalog catalog = new Catalog(store);
    long count = catalog.strays(table, column, other, key.column());
    if (count > 0) {
      List<String> examples =
          catalog.strayKeys(table, column, other, key.column(), EXAMPLES).stream()
              .map(Object::toString)
              .toList();
      found(Problem.NOBODYS, table + "." + column, count, examples);
    }
  }

  private void found(Problem problem, String where, long count, List<String> examples) {
    if (count > 0) {
      findings.add(new Finding(problem, where, count, examples));
    }
  }
}
