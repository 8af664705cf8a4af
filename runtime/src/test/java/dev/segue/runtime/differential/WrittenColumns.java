package dev.segue.runtime.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.sql.Dialect;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.runtime.GoldenFile;
import dev.segue.runtime.store.Store;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Every way of writing beside everything that it may be declared as, on an engine: it is read, or
 * one error tells that it does not fit. Told is what came of each; it is the same of attributes, of
 * what stands beside an account, of properties of events and of records.
 */
final class WrittenColumns {
  private static final Instant NOW = Instant.parse("2026-03-20T12:00:00Z");

  private final WrittenTables tables;
  private final Store store;
  private final TheirAnswers.Asking asking;
  private final List<Written> there;

  private WrittenColumns(
      Dialect dialect, Consumer<String> run, Store store, TheirAnswers.Asking asking) {
    this.store = store;
    this.asking = asking;
    this.there = Written.of(dialect);
    this.tables = new WrittenTables(dialect, run);
  }

  /** Where a column may stand. */
  private enum Where {
    ATTRIBUTES("people"),
    ACCOUNT("firms"),
    PROPERTIES("acts"),
    RECORDS("things"),
    IN_JSON("facts");

    private final String table;

    Where(String table) {
      this.table = table;
    }

    /** What the columns stand in, and before it what the schema needs besides. */
    private String head() {
      return switch (this) {
        case ATTRIBUTES -> "contact from people key id integer {";
        case ACCOUNT ->
            WrittenTables.MEMBERS + "account from firms key id integer of contact by firm {";
        case PROPERTIES ->
            WrittenTables.MEMBERS
                + "event did from acts key id integer of contact by who at happened in milliseconds"
                + " {";
        case IN_JSON ->
            WrittenTables.MEMBERS
                + "event did from facts key id integer of contact by who at happened in"
                + " milliseconds properties props {";
        case RECORDS ->
            WrittenTables.MEMBERS + "record owned from things key id integer of contact by who {";
      };
    }

    private String condition(Written written, String declared, int which) {
      String column = this == ACCOUNT ? "account." + written.name() : written.name();
      String condition =
          which == 0 ? column + " is missing" : written.asked(column, declared).get(which - 1);
      return switch (this) {
        case ATTRIBUTES, ACCOUNT -> condition;
        case PROPERTIES, IN_JSON -> "did(" + condition + ")";
        case RECORDS -> "owned(" + condition + ")";
      };
    }
  }

  /** Fills tables, by statements, and holds what comes of them against a golden file. */
  static void hold(Dialect dialect, Consumer<String> run, Store store, Path golden) {
    hold(dialect, run, store, golden, List.of(Where.values()), TheirAnswers::members);
  }

  /**
   * The same where statements take their time: fewer of them.
   *
   * @param everywhere else of attributes alone
   */
  static void holdByFew(
      Dialect dialect, Consumer<String> run, Store store, Path golden, boolean everywhere) {
    List<Where> places = everywhere ? List.of(Where.values()) : List.of(Where.ATTRIBUTES);
    hold(dialect, run, store, golden, places, TheirAnswers::membersTogether);
  }

  private static void hold(
      Dialect dialect,
      Consumer<String> run,
      Store store,
      Path golden,
      List<Where> places,
      TheirAnswers.Asking asking) {
    WrittenColumns columns = new WrittenColumns(dialect, run, store, asking);
    try {
      columns.tables.members();
      for (Where where : places) {
        if (where == Where.IN_JSON) {
          columns.tables.json(where.table, columns.in(where));
        } else {
          columns.tables.make(where.table, columns.in(where));
        }
      }
      WrittenTold told = columns.told(places.getFirst());
      new GoldenFile(golden).expect(told.all());
      for (Where where : places.subList(1, places.size())) {
        assertEquals(List.of(), columns.told(where).without(told, where.table));
      }
    } finally {
      columns.tables.drop();
    }
  }

  private List<Written> in(Where where) {
    return where == Where.IN_JSON ? there.stream().filter(Written::isInJson).toList() : there;
  }

  private WrittenTold told(Where where) {
    WrittenTold told = new WrittenTold();
    Written.DECLARED.forEach(declared -> declare(where, declared, told));
    return told;
  }

  /**
   * All columns as that, and then those that fit, each asked what it holds; elsewhere than among
   * attributes only of what is read as it is meant.
   */
  private void declare(Where where, String declared, WrittenTold told) {
    List<Written> columns = in(where);
    String script = script(where, declared, columns, false);
    Compilation all = WrittenTold.compiled(script);
    Map<String, List<Diagnostic>> misfits =
        WrittenTold.misfits(script, TheirAnswers.inspected(store, all).diagnostics());
    List<Written> fitting =
        columns.stream()
            .filter(w -> !misfits.containsKey(w.name()))
            .filter(w -> where == Where.ATTRIBUTES || w.fits().contains(declared))
            .toList();
    Compilation compilation = WrittenTold.compiled(script(where, declared, fitting, true));
    Checked<SourceLayout> layout = TheirAnswers.inspected(store, compilation);
    Map<String, List<String>> members = asking.members(store, compilation, layout.value(), NOW);
    told.declared(declared);
    for (Written written : columns) {
      if (!fitting.contains(written) && !misfits.containsKey(written.name())) {
        continue;
      }
      String name = written.name();
      List<Diagnostic> misfit = misfits.getOrDefault(name, List.of());
      String read =
          misfit.isEmpty()
              ? members.get(name + "_1")
                  + " "
                  + members.get(name + "_2")
                  + " "
                  + members.get(name + "_0")
              : "";
      told.add(declared, written, tables.type(written), misfit, read);
    }
  }

  private static String script(Where where, String declared, List<Written> columns, boolean asked) {
    StringBuilder script = new StringBuilder("schema {\n" + where.head() + "\n");
    script.append(where == Where.IN_JSON ? "\n" : "id_too integer from id\n");
    columns.forEach(w -> script.append(w.name()).append(' ').append(declared).append('\n'));
    script.append("}\n}\n");
    for (Written written : asked ? columns : List.<Written>of()) {
      for (int which = 0; which <= 2; which++) {
        script.append(
            "segment %s_%d { %s }\n"
                .formatted(written.name(), which, where.condition(written, declared, which)));
      }
    }
    return script.toString();
  }
}
