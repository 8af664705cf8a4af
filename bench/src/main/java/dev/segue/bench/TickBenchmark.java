package dev.segue.bench;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.sql.SourceLayout;
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
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many enrolments a tick moves in a second: all enter a program at once, and are due together
 * at each of its waits. The tick in the middle takes each through the end of a wait, a branch by
 * what people did, a send and the beginning of a wait.
 */
public final class TickBenchmark {
  private static final Instant BEGUN = Instant.parse("2026-03-02T12:00:00Z");

  /** Of so many contacts one clicked. */
  private static final int CLICKED = 3;

  private static final int WARM = 2_000;

  private TickBenchmark() {}

  /** {@code SCRIPT FOLDER ENROLMENTS}: prints rows of a Markdown table. */
  public static void main(String[] arguments) throws IOException {
    Path script = Path.of(arguments[0]);
    Path folder = Path.of(arguments[1]);
    int enrolments = Integer.parseInt(arguments[2]);
    ticks(script, folder.resolve("warm"), WARM);
    Map<String, Spent> all = ticks(script, folder.resolve("measured"), enrolments);
    new TreeMap<>(all).forEach(
        (what, spent) ->
            System.out.printf(
                Locale.ROOT, "| %s, %,d enrolments | %s |%n", what, enrolments, spent.of(enrolments)));
  }

  private static Map<String, Spent> ticks(Path script, Path folder, int enrolments)
      throws IOException {
    Files.createDirectories(folder);
    Files.copy(script, folder.resolve("nurture.segue"));
    Files.writeString(folder.resolve("segue.yaml"), "name: nurture\ntime_zone: UTC\nedition: 1\n");
    people(folder, enrolments);
    WorkspaceFolder files = WorkspaceFolder.read(folder).value();
    Compilation compilation = SegueCompiler.compile(files.input(true));
    if (!compilation.diagnostics().isEmpty()) {
      throw new IllegalStateException(compilation.diagnostics().toString());
    }
    Workspace workspace = compilation.workspace();
    try (Store store = Store.open(StoreLocation.of(folder, files.settings()))) {
      store.prepare(workspace.schema());
      Ingest.run(store, workspace.schema(), workspace.zone(), folder, BEGUN, Progress.SILENT);
      store.prepare(workspace.schema());
      Ticking tick = new Ticking(store, workspace, compilation, enrolments);
      return Map.of(
          "1 enter, send, wait", tick.at(Duration.ZERO, enrolments),
          "2 wait over, branch, send, wait", tick.at(Duration.ofDays(3), enrolments),
          "3 wait over, end", tick.at(Duration.ofDays(7), 0));
    }
  }

  private record Ticking(
      Store store, Workspace workspace, Compilation compilation, int enrolments) {
    Spent at(Duration since, int sent) {
      Instant now = BEGUN.plus(since);
      Spent.Clock clock = Spent.begin();
      SourceLayout layout = SourceLayout.canonical(workspace.schema());
      Refresh.run(store, workspace, layout, now, Progress.SILENT);
      Spent refresh = clock.end();
      clock = Spent.begin();
      Advanced advanced =
          Programs.advance(
              store,
              workspace,
              layout,
              new WorkspaceScripts(compilation),
              false,
              now);
      Spent spent = clock.end();
      System.out.println("refresh "+refresh.of(enrolments));
      Advanced.OfProgram program = advanced.programs().getFirst();
      int went = program.sent().values().stream().mapToInt(n -> n).sum();
      if (went != sent || program.open() + program.ended().values().stream().mapToInt(n -> n).sum() != enrolments) {
        throw new IllegalStateException(advanced.toString());
      }
      return spent;
    }
  }

  private static void people(Path folder, int number) throws IOException {
    try (BufferedWriter contacts = Files.newBufferedWriter(folder.resolve("contacts.csv"));
        BufferedWriter events = Files.newBufferedWriter(folder.resolve("events.csv"))) {
      contacts.write("id,email,first_name,plan\n");
      events.write("id,contact_id,occurred_at,event_type,message\n");
      for (int i = 0; i < number; i++) {
        contacts.write("c" + i + ",c" + i + "@people.example,Ana,free\n");
        if (i % CLICKED == 0) {
          events.write(
              "e" + i + ",c" + i + "," + BEGUN.plus(Duration.ofDays(1)) + ",email_clicked,first_touch\n");
        }
      }
    }
  }
}
