package dev.segue.repl.session;

import dev.segue.repl.report.Cell;
import dev.segue.repl.report.InstantText;
import dev.segue.repl.report.Table;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Why a contact is in a segment, or is not.
 *
 * @param because the condition, with what the contact has at every part
 * @param change the fewest parts that would have to become otherwise, for the answer to turn
 * @param turns when the answer turns though nothing happens; nothing: time alone never turns it, as
 *     far as was looked
 */
public record Why(
    String contact,
    String segment,
    Instant asOf,
    boolean in,
    Line because,
    List<Change> change,
    Optional<Instant> turns) {
  public Why {
    change = List.copyOf(change);
  }

  /**
   * A part of the condition.
   *
   * @param decides whether the answer is because of it, however the others are
   */
  public record Line(
      String words, boolean holds, boolean decides, List<String> values, List<Line> parts) {
    public Line {
      values = List.copyOf(values);
      parts = List.copyOf(parts);
    }
  }

  /** What would have to hold, or no longer hold. */
  public record Change(String words, boolean holds) {}

  static Why of(
      String contact, String segment, Instant asOf, Judged judged, Optional<Instant> turns) {
    return new Why(
        contact,
        segment,
        asOf,
        judged.holds(),
        line(judged, judged.deciding()),
        judged.nearest().stream().map(p -> new Change(p.words(), !p.holds())).toList(),
        turns);
  }

  private static Line line(Judged judged, Set<Judged> deciding) {
    return new Line(
        judged.words(),
        judged.holds(),
        deciding.contains(judged),
        judged.values(),
        judged.parts().stream().map(p -> line(p, deciding)).toList());
  }

  /** {@code c-1 is in car_intent as of 2026-03-02T13:00:00+01:00}. */
  public String headline(ZoneId zone) {
    String is = in ? " is in " : " is not in ";
    return contact + is + segment + " as of " + InstantText.of(asOf, zone);
  }

  /** The condition part by part; {@code *} marks what decides. */
  public Table table() {
    Table table = new Table("", "holds", "condition", "has");
    add(because, "", table);
    return table;
  }

  private static void add(Line line, String margin, Table table) {
    table.row(
        Cell.of(line.decides ? "*" : ""),
        Cell.of(line.holds ? "yes" : "no"),
        Cell.of(margin + line.words),
        Cell.of(String.join("; ", line.values)));
    line.parts.forEach(part -> add(part, margin + "  ", table));
  }

  /** What would turn the answer: a change, and time. */
  public List<String> turning(ZoneId zone) {
    List<String> lines = new ArrayList<>();
    lines.add((in ? "it would be out" : "it would be in") + " if");
    for (Change c : change) {
      lines.add("  " + (c.holds ? "this held: " : "this no longer held: ") + c.words);
    }
    lines.add(
        turns
            .map(t -> "with no event at all it turns at " + InstantText.of(t, zone))
            .orElse("time alone does not turn it"));
    return lines;
  }
}
