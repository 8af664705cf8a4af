package dev.segue.runtime.differential;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.sql.Dialect;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.runtime.GoldenFile;
import dev.segue.runtime.store.Store;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Every way of writing as the time of an event, and as the time and the status of who wants what:
 * read as it is meant, or one error. Told is what came of each.
 */
final class WrittenRows {
  private static final Instant FIRST = Instant.parse("2026-03-02T15:30:00Z");
  private static final Instant NOW = Instant.parse("2026-03-20T12:00:00Z");

  private static final List<String> TIMES =
      List.of(Written.TIMESTAMP, Written.SECONDS, Written.MILLISECONDS);

  private static final String TOPICS =
      "topic offers \"Offers\" opt in\ntopic news \"News\" opt out\n";

  private final Store store;
  private final List<Written> there;
  private final WrittenTables tables;
  private final TheirAnswers.Asking asking;
  private final WrittenTold told = new WrittenTold();

  private WrittenRows(
      Dialect dialect, Consumer<String> run, Store store, TheirAnswers.Asking asking) {
    this.store = store;
    this.asking = asking;
    this.there = Written.of(dialect);
    this.tables = new WrittenTables(dialect, run);
  }

  /** Fills tables, by statements, and holds what comes of them against a golden file. */
  static void hold(Dialect dialect, Consumer<String> run, Store store, Path golden) {
    hold(dialect, run, store, golden, TheirAnswers::members);
  }

  /** The same where statements take their time: fewer of them. */
  static void holdByFew(Dialect dialect, Consumer<String> run, Store store, Path golden) {
    hold(dialect, run, store, golden, TheirAnswers::membersTogether);
  }

  private static void hold(
      Dialect dialect, Consumer<String> run, Store store, Path golden, TheirAnswers.Asking asking) {
    WrittenRows rows = new WrittenRows(dialect, run, store, asking);
    try {
      rows.tables.members();
      rows.there.forEach(w -> rows.tables.make("at_" + w.name(), List.of(w)));
      for (String declared : TIMES) {
        rows.told.declared("event at " + declared);
        rows.happened(declared);
      }
      rows.tables.drop();
      rows.consents();
      new GoldenFile(golden).expect(rows.told.all());
    } finally {
      rows.tables.drop();
    }
  }

  /** Of each column when they said it, as that which it is, and what they said. */
  private void consents() {
    for (Written written : there) {
      tables.members();
      tables.consents("says_" + written.name(), written);
      told.declared("consent of " + written.name());
      said(
          written,
          TIMES.stream().filter(written.fits()::contains).findFirst().orElse(TIMES.getFirst()));
      status(written);
      tables.drop();
    }
  }

  private static String in(String timestamp) {
    return timestamp.substring(Written.TIMESTAMP.length());
  }

  private void happened(String declared) {
    String all = schema(declared, there);
    Map<String, List<Diagnostic>> misfits = asked(all).misfits;
    List<Written> fitting = there.stream().filter(w -> !misfits.containsKey(w.name())).toList();
    StringBuilder script = new StringBuilder(schema(declared, fitting));
    for (Written written : fitting) {
      String name = written.name();
      script.append(
          """
          segment %1$s_1 { did_%1$s between 2026-03-02T15:30:00Z and 2026-03-02T15:30:01Z }
          segment %1$s_2 { did_%1$s between 2026-03-02T15:30:01Z and 2026-03-02T15:30:02Z }
          segment %1$s_0 { never did_%1$s }
          """
              .formatted(name));
    }
    Map<String, List<String>> members = members(asked(script.toString()), NOW);
    for (Written written : there) {
      String name = written.name();
      told.add(
          declared,
          written,
          tables.type(written),
          misfits.getOrDefault(name, List.of()),
          members.get(name + "_1")
              + " "
              + members.get(name + "_2")
              + " "
              + members.get(name + "_0"));
    }
  }

  private static String schema(String declared, List<Written> columns) {
    StringBuilder schema = new StringBuilder("schema {\n" + WrittenTables.MEMBERS);
    for (Written written : columns) {
      schema.append(
          "event did_%1$s from at_%1$s key id integer of contact by who at\n%1$s %2$s { }\n"
              .formatted(written.name(), in(declared)));
    }
    return schema.append("}\n").toString();
  }

  private void said(Written written, String declared) {
    String script =
        "schema {\n"
            + WrittenTables.MEMBERS
            + "consent from says_%1$s of contact by who topic topic at\n%1$s %2$s\nstatus yes\n}\n"
                .formatted(written.name(), in(declared))
            + TOPICS
            + "segment wanted { subscribed to offers }\n";
    Asked asked = asked(script);
    List<Diagnostic> misfit = asked.misfits.getOrDefault(written.name(), List.of());
    String read = "";
    if (misfit.isEmpty()) {
      List<String> before = wanted(asked, FIRST.minusMillis(1));
      List<String> first = wanted(asked, FIRST);
      List<String> second = new ArrayList<>(wanted(asked, FIRST.plusMillis(1_999)));
      List<String> nobody = new ArrayList<>(List.of("1", "2", "3", "4"));
      nobody.removeAll(wanted(asked, NOW));
      second.removeAll(first);
      read = (before.isEmpty() ? "" : before + " ") + first + " " + second + " " + nobody;
    }
    told.add(declared, written, tables.type(written), misfit, read);
  }

  private List<String> wanted(Asked asked, Instant now) {
    return members(asked, now).getOrDefault("wanted", List.of());
  }

  private void status(Written written) {
    String script =
        "schema {\n"
            + WrittenTables.MEMBERS
            + "consent from says_%1$s of contact by who topic topic at said in milliseconds status\n%1$s\n}\n"
                .formatted(written.name())
            + TOPICS
            + """
            segment yes { subscribed to offers }
            segment no { not subscribed to news }
            segment nothing { not subscribed to offers and subscribed to news }
            """;
    Asked asked = asked(script);
    List<Diagnostic> misfit = asked.misfits.getOrDefault(written.name(), List.of());
    Map<String, List<String>> members =
        misfit.isEmpty() ? members(asked, NOW) : Map.<String, List<String>>of();
    told.add(
        Written.BOOLEAN,
        written,
        tables.type(written),
        misfit,
        members.get("yes") + " " + members.get("no") + " " + members.get("nothing"));
  }

  /** A script, what does not fit by column, and how the tables stand. */
  private record Asked(
      Compilation compilation, Map<String, List<Diagnostic>> misfits, SourceLayout layout) {}

  private Asked asked(String script) {
    Compilation compilation = WrittenTold.compiled(script);
    Checked<SourceLayout> looked = TheirAnswers.inspected(store, compilation);
    return new Asked(
        compilation, WrittenTold.misfits(script, looked.diagnostics()), looked.value());
  }

  private Map<String, List<String>> members(Asked asked, Instant now) {
    return asking.members(store, asked.compilation, asked.layout, now);
  }
}
