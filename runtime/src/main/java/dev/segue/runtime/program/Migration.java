package dev.segue.runtime.program;

import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Program.Action;
import dev.segue.runtime.store.Cohort;
import dev.segue.runtime.store.DueRuns;
import dev.segue.runtime.store.DueRuns.Which;
import dev.segue.runtime.store.RunMoves;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.VersionTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings those who run on older versions of a program to its newest: each to the step of the same
 * name that does the same. Of a step that is not there any more, or does something else, somebody
 * decides: nobody is moved until of each it is decided.
 */
public final class Migration {
  private static final int NAMED = 5;

  private Migration() {}

  /** What becomes of those who stand at a step that the newest version does not have as it was. */
  public sealed interface Decision {
    /** They stay on their version. */
    record Keep() implements Decision {}

    /** They come to another step, as of now. */
    record MoveTo(String step) implements Decision {}

    /** Their runs end, as by exit. */
    record Exit() implements Decision {}
  }

  /** What becomes of those at a step. */
  public enum Fate {
    /** The newest version has it: they stand there, and waits go on. */
    SAME,
    KEPT,
    MOVED,
    ENDED,
    /** It is not there any more, and nobody has decided. */
    REMOVED,
    /** It does something else there, and nobody has decided. */
    CHANGED
  }

  /**
   * Those who stand at a step of an older version.
   *
   * @param contacts some of them
   * @param to where they come to
   */
  public record Line(
      long version, String step, int runs, List<String> contacts, Fate fate, Optional<String> to) {
    public Line {
      contacts = List.copyOf(contacts);
    }
  }

  /**
   * Who stands where, and what becomes of them.
   *
   * @param newest the version that they come to
   */
  public record Plan(String program, long newest, List<Line> lines) {
    public Plan {
      lines = List.copyOf(lines);
    }

    /** The lines of which nobody has decided. */
    public List<Line> undecided() {
      return lines.stream()
          .filter(l -> l.fate() == Fate.REMOVED || l.fate() == Fate.CHANGED)
          .toList();
    }
  }

  /** What would become of those on older versions. */
  public static Plan plan(
      Store store, Scripts scripts, Program program, Map<String, Decision> decisions) {
    VersionTable versions = new VersionTable(store);
    long newest = newest(versions, program);
    List<Line> lines = new ArrayList<>();
    Map<Long, Optional<Program>> read = new LinkedHashMap<>();
    for (VersionTable.Stand stand : versions.stands(program.name())) {
      long version = stand.cohort().version();
      if (version != newest) {
        Optional<Program> older =
            read.computeIfAbsent(
                version, v -> scripts.read(program.name(), versions.text(stand.cohort())).value());
        lines.add(line(versions, stand, older, program, decisions));
      }
    }
    return new Plan(program.name(), newest, lines);
  }

  /** Carries a plan out, if all of it is decided; how it went. */
  public static Plan apply(
      Store store, Scripts scripts, Program program, Map<String, Decision> decisions, Instant now) {
    return store.transaction(
        () -> {
          Plan plan = plan(store, scripts, program, decisions);
          if (plan.undecided().isEmpty() && !plan.lines().isEmpty()) {
            carryOut(store, scripts, program, plan, now);
          }
          return plan;
        });
  }

  private static void carryOut(
      Store store, Scripts scripts, Program program, Plan plan, Instant now) {
    VersionTable versions = new VersionTable(store);
    Cohort newest = new Cohort(program.name(), plan.newest());
    if (versions.known().stream().noneMatch(k -> k.cohort().equals(newest))) {
      versions.add(newest, program.version(), scripts.text(program));
    }
    DueRuns due = new DueRuns(store);
    RunMoves move = new RunMoves(store);
    for (Line line : plan.lines()) {
      due.standing(new Cohort(program.name(), line.version()), line.step());
      switch (line.fate()) {
        case SAME -> move.migrate(plan.newest());
        case MOVED -> {
          move.migrate(plan.newest());
          move.to(Which.ALL, line.to().orElseThrow(), RunMoves.From.NOW, now);
        }
        case ENDED -> move.end(Which.ALL, Endings.EXIT, RunMoves.From.NOW, Optional.empty(), now);
        case KEPT, REMOVED, CHANGED -> {}
      }
    }
    // who is held out stands at no step
    if (plan.lines().stream().noneMatch(l -> l.fate() == Fate.KEPT)) {
      versions.heldOut(program.name(), plan.newest());
    }
  }

  private static long newest(VersionTable versions, Program program) {
    long last = 0;
    for (VersionTable.Known known : versions.known()) {
      if (known.cohort().program().equals(program.name())) {
        last = known.cohort().version();
        if (known.hash().equals(program.version())) {
          return last;
        }
      }
    }
    return last + 1;
  }

  private static Line line(
      VersionTable versions,
      VersionTable.Stand stand,
      Optional<Program> older,
      Program program,
      Map<String, Decision> decisions) {
    String step = stand.step();
    Optional<Program.Step> there = step(program, step);
    boolean same =
        there.isPresent()
            && older
                .flatMap(o -> step(o, step))
                .filter(s -> deed(s.action()).equals(deed(there.get().action())))
                .isPresent();
    Optional<Decision> decision = Optional.ofNullable(decisions.get(step));
    Optional<String> to = same ? Optional.of(step) : Optional.empty();
    Fate fate = same ? Fate.SAME : there.isPresent() ? Fate.CHANGED : Fate.REMOVED;
    if (decision.isPresent()) {
      switch (decision.get()) {
        case Decision.Keep k -> fate = Fate.KEPT;
        case Decision.Exit e -> fate = Fate.ENDED;
        case Decision.MoveTo(var other) -> {
          fate = Fate.MOVED;
          to = Optional.of(other);
        }
      }
    }
    return new Line(
        stand.cohort().version(),
        step,
        stand.runs(),
        versions.some(stand, NAMED),
        fate,
        fate == Fate.SAME || fate == Fate.MOVED ? to : Optional.empty());
  }

  private static Optional<Program.Step> step(Program program, String id) {
    return program.steps().stream().filter(s -> s.id().equals(id)).findFirst();
  }

  /** What a step does, wherever it leads. */
  private static List<Object> deed(Action action) {
    return switch (action) {
      case Action.Send(var message, var next) -> List.of("send", message);
      case Action.Wait(var delay, var next) -> List.of("wait", delay);
      case Action.WaitFor(var condition, var most, var next) ->
          List.of("wait until", condition, most);
      case Action.WaitAt(var instant, var next) -> List.of("wait until", instant);
      case Action.WaitClock(var days, var clock, var zone, var next) ->
          List.of("wait until", days, clock, zone);
      case Action.Branch(var condition, var then, var otherwise) -> List.of("if", condition);
      case Action.Split(var name, var arms) ->
          List.of("split", name, arms.stream().map(a -> List.of(a.name(), a.perMyriad())).toList());
      case Action.HandOff(var to, var because, var next) -> List.of("hand off", to);
      case Action.Set(var attribute, var value, var next) -> List.of("set", attribute, value);
      case Action.AddToList(var list, var next) -> List.of("add", list);
      case Action.RemoveFromList(var list, var next) -> List.of("remove", list);
      case Action.StartProgram(var started, var next) -> List.of("start", started);
      case Action.Repeat(var times, var every, var until, var body, var next) ->
          List.of("repeat", times, every, until);
      case Action.Webhook(var url, var next) -> List.of("webhook", url);
      case Action.Stop() -> List.of("stop");
    };
  }
}
