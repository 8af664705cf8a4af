package dev.segue.bench;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.SqlText;
import dev.segue.runtime.ingest.Ingest;
import dev.segue.runtime.program.Advanced;
import dev.segue.runtime.program.Programs;
import dev.segue.runtime.segment.Refresh;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreLocation;
import dev.segue.runtime.tick.WorkspaceScripts;
import dev.segue.runtime.workspace.WorkspaceFolder;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * How many enrolments a tick moves in a second: all enter a program at once, and are due together
 * at each of its waits. The one in the middle takes each through the end of a wait, a branch by
 * what people did, a send and the beginning of a wait; nothing is delivered.
 */
public final class TickBenchmark {
  private static final Instant BEGUN = Instant.parse("2026-03-02T12:00:00Z");
  private static final int WARM = 2_000;

  /** Of so many contacts one clicked. */
  private static final int CLICKED = 3;

  private final Store store;
  private final Compilation compilation;
  private final int enrolments;
  private final String database;
  private final ProcessorTime server;
  private final Runnable between;
  private final SequencedMap<String, Spent> spent = new LinkedHashMap<>();

  private TickBenchmark(
      Store store, Compilation compilation, int enrolments, Optional<PostgresServer> server) {
    this.store = store;
    this.compilation = compilation;
    this.enrolments = enrolments;
    this.database = server.isPresent() ? "PostgreSQL" : "SQLite";
    this.server =
        server.isPresent()
            ? ProcessorTime.ofProcess(
                store.number(new SqlText("select pg_backend_pid()", List.of())))
            : () -> 0;
    this.between = () -> server.ifPresent(PostgresServer::vacuum);
  }

  /**
   * {@code SCRIPT FOLDER ENROLMENTS ROUNDS [postgresql]}: prints rows of a Markdown table, of the
   * first of so many rounds and of the one that took the least.
   */
  public static void main(String[] arguments) throws IOException {
    Path script = Path.of(arguments[0]);
    Path folder = Path.of(arguments[1]);
    int enrolments = Integer.parseInt(arguments[2]);
    int rounds = Integer.parseInt(arguments[3]);
    boolean onServer = arguments.length > 4;
    run(script, folder.resolve("warm"), WARM, onServer);
    List<SequencedMap<String, Spent>> all = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      all.add(run(script, folder.resolve("round-" + round), enrolments, onServer));
    }
    SequencedMap<String, Spent> least =
        Collections.min(all, Comparator.comparingDouble(o -> o.lastEntry().getValue().processor()));
    if (rounds == 1) {
      print("", least, enrolments);
    } else {
      print(", the first time", all.getFirst(), enrolments);
      print(", the least of " + rounds, least, enrolments);
    }
  }

  private static void print(String which, Map<String, Spent> spent, int enrolments) {
    spent.forEach(
        (what, of) ->
            System.out.printf(
                Locale.ROOT,
                "| %s, %,d enrolments%s | %s |%n",
                what,
                enrolments,
                which,
                of.of(enrolments)));
  }

  private static SequencedMap<String, Spent> run(
      Path script, Path folder, int enrolments, boolean onServer) throws IOException {
    Files.createDirectories(folder);
    if (!onServer) {
      return run(script, folder, enrolments, Optional.empty());
    }
    try (PostgresServer server = PostgresServer.in(folder.resolve("server"))) {
      return run(script, folder, enrolments, Optional.of(server));
    }
  }

  private static SequencedMap<String, Spent> run(
      Path script, Path folder, int enrolments, Optional<PostgresServer> server)
      throws IOException {
    Files.copy(script, folder.resolve("nurture.segue"));
    Files.writeString(
        folder.resolve("segue.yaml"),
        "name: nurture\ntime_zone: UTC\nedition: 1\n"
            + server.map(s -> "state: " + s.url() + "\n").orElse(""));
    people(folder, enrolments);
    WorkspaceFolder files = WorkspaceFolder.read(folder).value();
    Compilation compilation = SegueCompiler.compile(files.input(true));
    Workspace workspace = compilation.workspace();
    try (Store store = Store.open(StoreLocation.of(folder, files.settings()))) {
      store.prepare(workspace.schema());
      Ingest.run(
          store, workspace.schema(), workspace.zone(), folder, BEGUN, BEGUN, Progress.SILENT);
      store.prepare(workspace.schema());
      TickBenchmark benchmark = new TickBenchmark(store, compilation, enrolments, server);
      benchmark.ticks();
      return benchmark.spent;
    }
  }

  private static void people(Path folder, int number) throws IOException {
    try (BufferedWriter contacts = Files.newBufferedWriter(folder.resolve("contacts.csv"));
        BufferedWriter events = Files.newBufferedWriter(folder.resolve("events.csv"))) {
      contacts.write("id,email,first_name,plan\n");
      events.write("id,contact_id,occurred_at,event_type,message\n");
      Instant clicked = BEGUN.plus(Duration.ofDays(1));
      for (int i = 0; i < number; i++) {
        contacts.write("c" + i + ",c" + i + "@people.example,Ana,free\n");
        if (i % CLICKED == 0) {
          events.write("e" + i + ",c" + i + "," + clicked + ",email_clicked,first_touch\n");
        }
      }
    }
  }

  private void ticks() {
    tick("all enter, are sent to and wait", Duration.ZERO, enrolments);
    tick("all come from a wait by a branch and a send to a wait", Duration.ofDays(3), enrolments);
    tick("all come from a wait to the end", Duration.ofDays(7), 0);
    Spent whole = spent.values().stream().reduce(Spent::plus).orElseThrow();
    spent.put("Segue on " + database + ", the whole program", whole);
  }

  private void tick(String what, Duration since, int sent) {
    Instant now = BEGUN.plus(since);
    Workspace workspace = compilation.workspace();
    SourceLayout layout = SourceLayout.canonical(workspace.schema());
    if (!since.isZero()) {
      between.run();
    }
    Spent.Clock refreshing = Spent.begin(server);
    Refresh.run(store, workspace, layout, now, Progress.SILENT);
    Spent refreshed = refreshing.end();
    Spent.Clock advancing = Spent.begin(server);
    Advanced advanced =
        Programs.advance(store, workspace, layout, new WorkspaceScripts(compilation), false, now);
    spent.put(what, advancing.end());
    spent.merge("the three refreshes of its segment", refreshed, Spent::plus);
    Advanced.OfProgram program = advanced.programs().getFirst();
    if (sum(program.sent()) != sent || program.open() + sum(program.ended()) != enrolments) {
      throw new IllegalStateException(advanced.toString());
    }
  }

  private static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(n -> n).sum();
  }
}
