package dev.segue.repl.report;

import dev.segue.runtime.proposal.Proposal;
import dev.segue.runtime.proposal.Proposal.Because;
import dev.segue.runtime.proposal.Proposal.Pair;
import dev.segue.runtime.proposal.Proposal.Part;
import java.io.PrintStream;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What {@code segue plan} found, for people and in Markdown.
 *
 * @param base what the definitions are compared with, in words
 * @param exceeded the limits that are passed, in words
 */
public record ProposalText(ZoneId zone, String base, Proposal plan, List<String> exceeded) {
  public ProposalText {
    exceeded = List.copyOf(exceeded);
  }

  /** On a screen. */
  public void print(Screen screen, PrintStream out) {
    Paint paint = Paint.of(screen);
    out.println(paint.strong(headline()));
    for (Table table : tables()) {
      out.println();
      table.print(screen, out);
    }
    if (!exceeded.isEmpty()) {
      out.println();
      exceeded.forEach(line -> out.println(paint.warning("too many: ") + line));
    }
  }

  /** For the summary of a pipeline. */
  public void printMarkdown(PrintStream out) {
    out.println("### " + headline());
    for (Table table : tables()) {
      out.println();
      table.printMarkdown(out);
    }
    if (!exceeded.isEmpty()) {
      out.println();
      exceeded.forEach(line -> out.println("- **too many:** " + line));
    }
  }

  private String headline() {
    return (plan.isEmpty() ? "Nothing changes" : "What changes")
        + " as of "
        + InstantText.of(plan.asOf(), zone)
        + ", compared with "
        + base;
  }

  private List<Table> tables() {
    List<Table> tables =
        List.of(segments(), reasons(), partitions(), moves(), values(), programs(), people());
    return tables.stream().filter(table -> !table.isEmpty()).toList();
  }

  private Table segments() {
    Table table = new Table("segment", "before", "after", "enter", "leave", "why");
    for (Proposal.Segment segment : plan.segments()) {
      table.row(
          Cell.of(segment.name()),
          Cell.of(segment.size().before()),
          Cell.of(segment.size().after()),
          Cell.of(segment.entering()),
          Cell.of(segment.leaving()),
          why(segment.because()));
    }
    return table;
  }

  private Table reasons() {
    Table table = new Table("segment", "who", "contacts", "by");
    for (Proposal.Segment segment : plan.segments()) {
      reasons(table, segment.name(), "enter", segment.enters());
      reasons(table, segment.name(), "leave", segment.leaves());
    }
    return table;
  }

  private static void reasons(
      Table table, String segment, String who, List<Proposal.Reason> reasons) {
    for (Proposal.Reason reason : reasons) {
      table.row(
          Cell.of(segment),
          Cell.of(who),
          Cell.of(reason.contacts()),
          Cell.of(words(reason.part()) + ": " + reason.condition()));
    }
  }

  private static String words(Part part) {
    return switch (part) {
      case NEEDED_NOW -> "needed now";
      case NEEDED_BEFORE -> "was needed";
      case ENOUGH_NOW -> "enough now";
      case ENOUGH_BEFORE -> "was enough";
    };
  }

  private Table partitions() {
    Table table = new Table("partition", "class", "before", "after", "why");
    for (Proposal.Partition partition : plan.partitions()) {
      partition
          .sizes()
          .forEach(
              (name, size) ->
                  table.row(
                      Cell.of(partition.name()),
                      Cell.of(name),
                      Cell.of(size.before()),
                      Cell.of(size.after()),
                      why(partition.because())));
    }
    return table;
  }

  private Table moves() {
    Table table = new Table("partition", "from", "to", "contacts");
    for (Proposal.Partition partition : plan.partitions()) {
      for (Proposal.Move move : partition.moves()) {
        table.row(
            Cell.of(partition.name()),
            move.from().isEmpty() ? Cell.NOTHING : Cell.of(move.from()),
            move.to().isEmpty() ? Cell.NOTHING : Cell.of(move.to()),
            Cell.of(move.contacts()));
      }
    }
    return table;
  }

  private Table values() {
    Table table = new Table("trait or score", "before", "after", "other values", "why");
    for (Proposal.Valued value : plan.values()) {
      table.row(
          Cell.of(value.name()),
          Cell.of(value.size().before()),
          Cell.of(value.size().after()),
          Cell.of(value.changed()),
          why(value.because()));
    }
    return table;
  }

  private Table programs() {
    Table table = new Table("program", "does", "before", "after", "why");
    for (Proposal.OfProgram program : plan.programs()) {
      List<Map.Entry<String, Pair>> lines = new ArrayList<>();
      lines.add(Map.entry("enter", program.entered()));
      if (!program.heldOut().isSame()) {
        lines.add(Map.entry("held out", program.heldOut()));
      }
      program.ended().forEach((way, n) -> lines.add(Map.entry("end by " + way, n)));
      program.sent().forEach((message, n) -> lines.add(Map.entry("send " + message, n)));
      program.handedOff().forEach((to, n) -> lines.add(Map.entry("hand off to " + to, n)));
      for (Map.Entry<String, Pair> line : lines) {
        table.row(
            Cell.of(program.name()),
            Cell.of(line.getKey()),
            Cell.of(line.getValue().before()),
            Cell.of(line.getValue().after()),
            why(program.because()));
      }
    }
    return table;
  }

  private Table people() {
    Table table = new Table("segment", "who", "contact");
    for (Proposal.Segment segment : plan.segments()) {
      segment
          .whoEnters()
          .forEach(c -> table.row(Cell.of(segment.name()), Cell.of("enters"), Cell.of(c)));
      segment
          .whoLeaves()
          .forEach(c -> table.row(Cell.of(segment.name()), Cell.of("leaves"), Cell.of(c)));
    }
    return table;
  }

  private static Cell why(Because because) {
    return Cell.of(
        switch (because.cause()) {
          case ADDED -> "new";
          case REMOVED -> "gone";
          case CHANGED -> "changed";
          case FOLLOWS -> "by " + String.join(", ", because.of());
          case PROGRAMS -> "by what programs do";
        });
  }
}
