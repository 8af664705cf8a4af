package dev.segue.compiler.explain;

import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Program.Action;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The steps of a program in lines, blocks under their {@code if} and arms under their {@code
 * split}. Steps only ever point on, so that a block ends where what is beside it begins; only the
 * rounds of a {@code repeat} come back to it.
 */
final class StepOutline {
  private final English english;
  private final List<Program.Step> steps;

  /** The repeats inside of which we are: their rounds come back to them. */
  private final Deque<Integer> rounds = new ArrayDeque<>();

  StepOutline(English english, List<Program.Step> steps) {
    this.english = english;
    this.steps = steps;
  }

  List<Explained> lines() {
    return lines(0, steps.size());
  }

  private List<Explained> lines(int from, int to) {
    List<Explained> lines = new ArrayList<>();
    int at = from;
    while (at < to) {
      at =
          switch (steps.get(at).action()) {
            case Action.Branch branch -> branch(at, branch, to, lines);
            case Action.Split split -> split(at, split, to, lines);
            case Action.Send send -> line(at, "send " + send.message(), lines);
            case Action.Wait wait -> line(at, "wait " + ProgramOutline.delay(wait.delay()), lines);
            case Action.WaitFor wait -> line(at, waitFor(wait), lines);
            case Action.WaitAt wait ->
                line(at, "wait until " + english.words(wait.instant()), lines);
            case Action.WaitClock wait -> line(at, waitClock(wait), lines);
            case Action.HandOff(var receiver, var because, var next) ->
                line(
                    at,
                    "hand off to "
                        + ValueWords.quoted(receiver)
                        + because.map(b -> " because " + ValueWords.quoted(b)).orElse(""),
                    lines);
            case Action.Set(var attribute, var value, var next) ->
                line(
                    at,
                    "set " + ValueWords.spoken(attribute.name()) + " to " + english.words(value),
                    lines);
            case Action.AddToList add -> line(at, "add to list " + add.list(), lines);
            case Action.RemoveFromList remove ->
                line(at, "remove from list " + remove.list(), lines);
            case Action.StartProgram start -> line(at, "start " + start.program(), lines);
            case Action.Webhook(var url, var next) ->
                line(at, "webhook " + ValueWords.quoted(url), lines);
            case Action.Repeat repeat -> repeat(at, repeat, to, lines);
            case Action.Stop stop -> line(at, "stop", lines);
          };
    }
    return lines;
  }

  private int line(int at, String words, List<Explained> lines) {
    lines.add(Explained.line(labelled(at, words)));
    return at + 1;
  }

  /** A place, {@code 3.then.1}, is no label. */
  private String labelled(int at, String words) {
    return isLabelled(at) ? steps.get(at).id() + ": " + words : words;
  }

  private boolean isLabelled(int at) {
    String id = steps.get(at).id();
    return !Character.isDigit(id.charAt(0)) && !id.contains(".");
  }

  private int repeat(int at, Action.Repeat repeat, int to, List<Explained> lines) {
    int end = target(repeat.next(), to);
    rounds.push(at);
    List<Explained> round = lines(at + 1, end);
    rounds.pop();
    String words =
        "repeat at most "
            + ValueWords.counted(repeat.times(), "time")
            + " every "
            + ProgramOutline.delay(repeat.every())
            + repeat.until().map(until -> " until " + english.words(until)).orElse("");
    lines.add(Explained.heading(labelled(at, words), round));
    return end;
  }

  private String waitFor(Action.WaitFor wait) {
    return "wait until "
        + english.words(wait.condition())
        + wait.atMost().map(most -> ", at most " + ProgramOutline.delay(most)).orElse("");
  }

  private static String waitClock(Action.WaitClock wait) {
    String day =
        wait.days().isEmpty() ? "" : DayWords.on(wait.days()).replaceFirst("^on ", "") + " ";
    return "wait until " + day + wait.clock() + ExpressionWords.zone(wait.zone());
  }

  /** An {@code if} alone in an {@code else} stands beside it. */
  private int branch(int at, Action.Branch first, int to, List<Explained> lines) {
    Action.Branch branch = first;
    int here = at;
    int end = to;
    String words = labelled(here, "if ");
    while (true) {
      int second = second(branch, end);
      int join = join(here, branch, end);
      lines.add(
          Explained.heading(words + english.words(branch.condition()), lines(here + 1, second)));
      if (second >= join) {
        return join;
      }
      if (!(steps.get(second).action() instanceof Action.Branch other)
          || isLabelled(second)
          || join(second, other, join) != join) {
        lines.add(Explained.heading("otherwise", lines(second, join)));
        return join;
      }
      words = "otherwise, if ";
      branch = other;
      here = second;
      end = join;
    }
  }

  private int second(Action.Branch branch, int to) {
    return target(branch.otherwise(), to);
  }

  /** Where both ways of a branch meet again. */
  private int join(int at, Action.Branch branch, int to) {
    int second = second(branch, to);
    return second == at + 1
        ? target(branch.then(), to)
        : exits(at + 1, second, to).max().orElse(second);
  }

  private int split(int at, Action.Split split, int to, List<Explained> lines) {
    List<Program.Arm> arms =
        split.arms().stream()
            .sorted(Comparator.comparingInt(arm -> target(arm.next(), to)))
            .toList();
    int last = target(arms.getLast().next(), to);
    int join = exits(at + 1, last, to).filter(exit -> exit >= last).max().orElse(to);
    List<Explained> shown = new ArrayList<>();
    for (Program.Arm arm : split.arms()) {
      int start = target(arm.next(), to);
      int end =
          arms.stream()
              .mapToInt(other -> target(other.next(), to))
              .filter(other -> other > start)
              .min()
              .orElse(join);
      String share = ProgramOutline.percent(arm.perMyriad());
      shown.add(Explained.heading(share + " " + arm.name(), lines(start, Math.min(end, join))));
    }
    lines.add(Explained.heading(labelled(at, "split"), shown));
    return join;
  }

  /** Where the steps of a block go on outside of it. */
  private IntStream exits(int from, int end, int to) {
    return IntStream.range(from, end)
        .flatMap(at -> steps.get(at).action().nexts().stream().mapToInt(Integer::intValue))
        .map(next -> target(next, to))
        .filter(next -> next >= end);
  }

  private int target(int next, int to) {
    return next == Program.END || next > to || rounds.contains(next) ? to : next;
  }
}
