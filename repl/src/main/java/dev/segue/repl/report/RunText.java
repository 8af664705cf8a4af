package dev.segue.repl.report;

import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.source.Source;
import dev.segue.runtime.deliver.Delivered;
import dev.segue.runtime.program.Advanced;
import dev.segue.runtime.segment.Refreshed;
import dev.segue.runtime.tick.RunReport;
import java.io.PrintStream;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a run came to, for people: sizes, who moved, what went out, what is held back. */
public final class RunText {
  private final Screen screen;
  private final PrintStream out;
  private final Workspace workspace;
  private final ZoneId zone;
  private final Paint paint;

  public RunText(Screen screen, PrintStream out, Workspace workspace) {
    this.screen = screen;
    this.out = out;
    this.workspace = workspace;
    this.zone = workspace.zone();
    this.paint = Paint.of(screen);
  }

  /** All of it; {@code sources} are the workspace's files, for places in warnings. */
  public void print(RunReport report, Collection<Source> sources) {
    print(report.refreshed(), sources);
    print(report.advanced());
    print(report.delivered());
    if (report.isUnchanged()) {
      out.println();
      out.println(paint.strong("Nothing changed."));
    }
    report.nextDue().ifPresent(next -> out.println("next step due " + InstantText.of(next, zone)));
  }

  /** Sizes, and who entered and left. */
  public void print(Refreshed refreshed, Collection<Source> sources) {
    out.println(paint.strong("as of " + InstantText.of(refreshed.asOf(), zone)));
    Table segments = new Table("segment", "size", "entered", "left");
    for (Refreshed.Segment segment : refreshed.segments()) {
      segments.row(
          Cell.of(segment.name()),
          Cell.of(segment.size()),
          moved(segment.entered()),
          moved(segment.left()));
    }
    print(segments);
    Table classes = new Table("partition", "class", "size");
    for (Refreshed.Classes partition : refreshed.partitions()) {
      partition
          .sizes()
          .forEach(
              (name, size) -> classes.row(Cell.of(partition.name()), Cell.of(name), Cell.of(size)));
    }
    print(classes);
    Table values = new Table("value", "contacts with one", "changed");
    for (List<Refreshed.Valued> kind : List.of(refreshed.scores(), refreshed.traits())) {
      for (Refreshed.Valued value : kind) {
        values.row(Cell.of(value.name()), Cell.of(value.size()), moved(value.changed()));
      }
    }
    print(values);
    if (!refreshed.removed().isEmpty()) {
      out.println();
      out.println("gone since the last refresh: " + String.join(", ", refreshed.removed()));
    }
    if (!refreshed.warnings().isEmpty()) {
      out.println();
      new Findings(sources, screen).print(refreshed.warnings(), out);
    }
  }

  /** Programs: who entered, the steps taken, who left and how. */
  public void print(Advanced advanced) {
    Table programs =
        new Table("program", "entered", "held out", "steps taken", "put off", "ended", "in it now");
    Table steps = new Table("program", "step", "does", "contacts");
    Table endings = new Table("program", "ended by", "contacts");
    Table handed = new Table("program", "handed off to", "contacts");
    for (Advanced.OfProgram program : advanced.programs()) {
      Cell name = Cell.of(program.program());
      programs.row(
          name,
          moved(program.entered()),
          moved(program.heldOut()),
          moved(sum(program.steps())),
          moved(program.postponed()),
          moved(sum(program.ended())),
          Cell.of(program.open()));
      program
          .steps()
          .forEach(
              (step, runs) -> steps.row(name, Cell.of(step), does(program, step), Cell.of(runs)));
      program.ended().forEach((way, runs) -> endings.row(name, Cell.of(way), Cell.of(runs)));
      program.handedOff().forEach((to, runs) -> handed.row(name, Cell.of(to), Cell.of(runs)));
    }
    print(programs);
    print(steps);
    print(handed);
    print(endings);
    for (Advanced.Paused paused : advanced.paused()) {
      out.println();
      out.println(
          paint.warning("standing still: ")
              + Plural.of(paused.runs(), "contact", screen)
              + " in version "
              + paused.version()
              + " of "
              + paused.program()
              + ": "
              + paused.reason());
    }
  }

  /** What went out, and what did not. */
  public void print(Delivered delivered) {
    Table sent = new Table("program", "message", "sent");
    for (Delivered.Sent message : delivered.sent()) {
      sent.row(
          Cell.of(message.program().orElse("")),
          Cell.of(message.message()),
          Cell.of(message.number()));
    }
    print(sent);
    Table refused = new Table("program", "message", "not sent", "because");
    for (Delivered.Refused message : delivered.refused()) {
      refused.row(
          Cell.of(message.program().orElse("")),
          Cell.of(message.message()),
          Cell.of(message.number()),
          Cell.of(message.reason()));
    }
    print(refused);
    Table waiting = new Table("program", "message", "waits", "because");
    for (Delivered.Waiting message : delivered.waiting()) {
      waiting.row(
          Cell.of(message.program().orElse("")),
          Cell.of(message.message()),
          Cell.of(message.number()),
          Cell.of(message.reason()));
    }
    print(waiting);
    if (!delivered.unknown().isEmpty()) {
      Map<String, Long> byMessage =
          delivered.unknown().stream()
              .collect(Collectors.groupingBy(e -> e.message(), Collectors.counting()));
      out.println();
      byMessage.forEach(
          (message, number) ->
              out.println(
                  paint.warning("unknown: ")
                      + Plural.number(number, screen)
                      + " of "
                      + message
                      + " were on their way out when an earlier run broke off;"
                      + " they are not sent again by themselves"));
    }
  }

  private Cell does(Advanced.OfProgram program, String step) {
    return StepWords.of(workspace, program.program(), step).map(Cell::of).orElse(Cell.NOTHING);
  }

  private void print(Table table) {
    if (!table.isEmpty()) {
      out.println();
      table.print(screen, out);
    }
  }

  /** People see at a glance where something moved: nothing stands where none did. */
  private Cell moved(long number) {
    return number == 0 && screen.terminal() ? Cell.NOTHING : Cell.of(number);
  }

  private static long sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToLong(Integer::longValue).sum();
  }
}
