package dev.segue.repl.report;

import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Workspace;
import dev.segue.runtime.rehearsal.Rehearsed;
import dev.segue.runtime.store.RehearsalRows;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a program would do, for people: by day, by step, by who they are. */
public record SimulatedText(Screen screen, PrintStream out, Workspace workspace) {
  /** So many days stand side by side. */
  private static final int SHOWN_DAYS = 6;

  private static final int SHARE_OF = 1000;
  private static final int TENTHS = 10;

  public void print(Rehearsed found) {
    out.println(
        Paint.of(screen)
            .strong(
                found.program()
                    + " from "
                    + InstantText.of(found.asOf(), workspace.zone())
                    + " until "
                    + InstantText.of(found.until(), workspace.zone())
                    + ": "
                    + Plural.of(found.total().entered(), "contact", screen)
                    + " entered, "
                    + Plural.number(found.total().heldOut(), screen)
                    + " held out"));
    answers(found);
    days(found);
    steps(found);
    back(found);
    groups("in the words of", found.vocabularies(), found);
    groups("in the segment", found.segments(), found);
  }

  private void answers(Rehearsed found) {
    Table table = new Table("answer, seed " + found.seed(), "could", "did", "share");
    for (Rehearsed.Answered answer : found.answers()) {
      table.row(
          Cell.of(answer.words()),
          Cell.of(answer.of()),
          Cell.of(answer.answered()),
          Cell.of(share(answer.answered(), answer.of())));
    }
    if (table.isEmpty()) {
      out.println();
      out.println("nobody does anything: --responds says how contacts answer");
    }
    print(table);
  }

  /** {@code 12.5%}. */
  private static String share(long part, long whole) {
    long tenths = whole == 0 ? 0 : (part * SHARE_OF + whole / 2) / whole;
    return tenths / TENTHS + "." + tenths % TENTHS + "%";
  }

  /** The days on which something happens. */
  private void days(Rehearsed found) {
    Set<String> endings = new TreeSet<>(found.total().ended().keySet());
    List<String> header = new ArrayList<>(List.of("day", "entered", "sent", "put off", "answers"));
    header.addAll(endings);
    header.add("in it");
    Table table = new Table(header);
    for (Rehearsed.Day day : found.days()) {
      Rehearsed.Counts counts = day.counts();
      List<Long> numbers = new ArrayList<>();
      numbers.add(counts.entered());
      numbers.add(sum(counts.sent()));
      numbers.add(counts.putOff());
      numbers.add(sum(day.answers()));
      endings.forEach(ending -> numbers.add(counts.ended().getOrDefault(ending, 0L)));
      if (numbers.stream().anyMatch(n -> n > 0)) {
        List<Cell> row = new ArrayList<>();
        row.add(Cell.of(day.day().toString()));
        numbers.forEach(n -> row.add(Cell.of(n)));
        row.add(Cell.of(sum(day.standing())));
        table.row(row);
      }
    }
    print(table);
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Who has left each step, and who stands there at the end of some days. */
  private void steps(Rehearsed found) {
    List<Rehearsed.Day> shown = shown(found.days());
    List<String> header = new ArrayList<>(List.of("step", "does", "left"));
    shown.forEach(day -> header.add("there " + day.day().toString().substring("2026-".length())));
    Table table = new Table(header);
    for (String step : stepsOf(found)) {
      List<Cell> row = new ArrayList<>();
      row.add(Cell.of(step));
      row.add(StepWords.of(workspace, found.program(), step).map(Cell::of).orElse(Cell.NOTHING));
      row.add(Cell.of(found.total().steps().getOrDefault(step, 0L)));
      shown.forEach(day -> row.add(Cell.of(day.standing().getOrDefault(step, 0L))));
      table.row(row);
    }
    print(table);
  }

  /** Those of the program in its order, then those of older versions. */
  private Set<String> stepsOf(Rehearsed found) {
    Set<String> steps = new LinkedHashSet<>();
    workspace
        .program(found.program())
        .ifPresent(p -> p.steps().stream().map(Program.Step::id).forEach(steps::add));
    steps.addAll(found.total().steps().keySet());
    return steps;
  }

  /** The first and the last, and some between them, evenly. */
  private static List<Rehearsed.Day> shown(List<Rehearsed.Day> days) {
    if (days.size() <= SHOWN_DAYS) {
      return days;
    }
    List<Rehearsed.Day> shown = new ArrayList<>();
    for (int i = 0; i < SHOWN_DAYS; i++) {
      shown.add(days.get(i * (days.size() - 1) / (SHOWN_DAYS - 1)));
    }
    return shown;
  }

  private void back(Rehearsed found) {
    Table table = new Table("held back", "messages");
    if (found.total().putOff() > 0) {
      table.row(Cell.of("put off by hours or the cap"), Cell.of(found.total().putOff()));
    }
    found.total().held().forEach((reason, n) -> table.row(Cell.of(reason), Cell.of(n)));
    found.total().refused().forEach((reason, n) -> table.row(Cell.of(reason), Cell.of(n)));
    print(table);
  }

  private void groups(String what, List<RehearsalRows.Group> groups, Rehearsed found) {
    Set<String> endings = new TreeSet<>(found.total().ended().keySet());
    List<String> header = new ArrayList<>(List.of(what, "entered", "sent"));
    header.addAll(endings);
    Table table = new Table(header);
    for (RehearsalRows.Group group : groups) {
      List<Cell> row = new ArrayList<>();
      row.add(Cell.of(group.name().isEmpty() ? "none" : group.name()));
      row.add(Cell.of(group.entered()));
      row.add(Cell.of(group.sent()));
      endings.forEach(ending -> row.add(Cell.of(group.ended().getOrDefault(ending, 0L))));
      table.row(row);
    }
    print(table);
  }

  private void print(Table table) {
    if (!table.isEmpty()) {
      out.println();
      table.print(screen, out);
    }
  }
}
