package dev.segue.bench;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.SqlText;
import dev.segue.runtime.ingest.RowIntake;
import dev.segue.runtime.segment.Refresh;
import dev.segue.runtime.segment.Refreshed;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreLocation;
import dev.segue.runtime.tick.Settling;
import dev.segue.runtime.tick.WorkspaceScripts;
import dev.segue.runtime.workspace.WorkspaceFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * The same events to Segue, on the disk, and to Esper, in memory, where both know the same windows
 * and counts over the same history; the same people are in each afterwards.
 */
public final class EventsBesideEsper {
  private static final int EVENTS = 20_000;
  private static final int TOGETHER = 10_000;

  /** So far apart are the events that come. */
  private static final long APART = 20;

  private EventsBesideEsper() {}

  /**
   * {@code script FOLDER}: writes the segments. {@code FOLDER INSTANT}: prints rows of a Markdown
   * table.
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments[0].equals("script")) {
      Files.writeString(Path.of(arguments[1], "windows.segue"), EsperWindows.script());
      return;
    }
    Path folder = Path.of(arguments[0]);
    long begun = Instant.parse(arguments[1]).toEpochMilli();
    WorkspaceFolder files = WorkspaceFolder.read(folder).value();
    Compilation compilation = SegueCompiler.compile(files.input(true));
    Workspace all = compilation.workspace();
    Workspace workspace =
        all.only(
            all.segments().stream()
                .filter(s -> s.name().startsWith("windows_"))
                .map(Definitions.Segment::span)
                .collect(Collectors.toSet()));
    try (Store store = Store.open(StoreLocation.of(folder, files.settings()))) {
      store.prepare(workspace.schema());
      List<String> contacts =
          store.list(
              new SqlText("select id from contacts", List.of()), row -> row.text(0).orElseThrow());
      AtomicLong time = new AtomicLong(begun);
      MadeEvents made = new MadeEvents(contacts, () -> Instant.ofEpochMilli(time.addAndGet(APART)));
      List<MadeEvents.Made> events = new ArrayList<>();
      for (int i = 0; i < EVENTS; i++) {
        events.add(made.next());
      }
      long end = time.get();
      List<Integer> theirs = new ArrayList<>();
      Spent esper = esper(store, begun, events, end, theirs);
      List<Integer> ours = new ArrayList<>();
      Spent segue = segue(store, workspace, compilation, folder, events, ours);
      if (!ours.equals(theirs)) {
        throw new IllegalStateException(ours + ", in Esper " + theirs);
      }
      System.out.printf(
          Locale.ROOT,
          "| Segue, on the disk, %,d together | %s |%n| Esper, in memory | %s |%n",
          TOGETHER,
          segue.of(EVENTS),
          esper.of(EVENTS));
    }
  }

  private static Spent esper(
      Store store, long begun, List<MadeEvents.Made> events, long end, List<Integer> sizes) {
    EsperWindows esper = new EsperWindows(begun - Duration.ofDays(100).toMillis());
    store.each(
        new SqlText(
            "select contact_id, event_type, occurred_at from events"
                + " where occurred_at > ? and occurred_at <= ? order by occurred_at",
            List.of(begun - Duration.ofDays(90).toMillis(), begun)),
        row ->
            esper.send(
                row.text(0).orElseThrow(), row.text(1).orElseThrow(), row.number(2).orElseThrow()));
    Spent.Clock clock = Spent.begin();
    for (MadeEvents.Made event : events) {
      esper.send(event.contact(), event.type(), event.at());
    }
    esper.until(end);
    Spent spent = clock.end();
    sizes.addAll(esper.sizes());
    esper.end();
    return spent;
  }

  private static Spent segue(
      Store store,
      Workspace workspace,
      Compilation compilation,
      Path folder,
      List<MadeEvents.Made> events,
      List<Integer> sizes) {
    SourceLayout layout = SourceLayout.canonical(workspace.schema());
    Instant first = Instant.ofEpochMilli(events.getFirst().at() - APART);
    Refresh.run(store, workspace, layout, first, Progress.SILENT);
    Settling settling = new Settling(store, workspace, layout, new WorkspaceScripts(compilation));
    RowIntake intake = new RowIntake(store, workspace.schema(), workspace.zone(), folder);
    Spent.Clock clock = Spent.begin();
    for (int i = 0; i < events.size(); i += TOGETHER) {
      List<MadeEvents.Made> some = events.subList(i, i + TOGETHER);
      Instant now = Instant.ofEpochMilli(some.getLast().at());
      String lines = some.stream().map(MadeEvents::line).collect(Collectors.joining());
      store.durably(
          () ->
              store.transaction(
                  () -> {
                    intake.take("events", lines, /* correcting= */ false, now);
                    settling.at(now);
                  }));
    }
    Spent spent = clock.end();
    Instant last = Instant.ofEpochMilli(events.getLast().at());
    Refreshed refreshed = Refresh.run(store, workspace, layout, last, Progress.SILENT);
    refreshed.segments().forEach(s -> sizes.add(Math.toIntExact(s.size())));
    return spent;
  }
}
