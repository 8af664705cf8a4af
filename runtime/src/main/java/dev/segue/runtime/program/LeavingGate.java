package dev.segue.runtime.program;

import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.runtime.deliver.Gate;
import dev.segue.runtime.store.Cohort;
import dev.segue.runtime.store.OutboxTable;
import dev.segue.runtime.store.OutboxTable.Entry;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.VersionTable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the programs of a workspace say of their messages at the moment at which these leave. */
public final class LeavingGate implements Gate {
  /** No calendar month is longer. */
  private static final int DAYS_OF_MONTH = 31;

  private final Store store;
  private final Workspace workspace;
  private final SourceLayout layout;
  private final Scripts scripts;
  private final OutboxTable outbox;
  private final Map<Cohort, Optional<Program>> programs = new HashMap<>();

  public LeavingGate(Store store, Workspace workspace, SourceLayout layout, Scripts scripts) {
    this.store = store;
    this.workspace = workspace;
    this.layout = layout;
    this.scripts = scripts;
    this.outbox = new OutboxTable(store);
  }

  @Override
  public Map<String, Obstacle> obstacles(List<Leaving> leaving, Instant now) {
    Map<String, Obstacle> obstacles = new HashMap<>();
    Map<Cohort, List<Leaving>> byProgram = new LinkedHashMap<>();
    for (Leaving one : leaving) {
      Entry entry = one.entry();
      if (entry.program().isPresent() && entry.version().isPresent() && entry.run().isPresent()) {
        byProgram
            .computeIfAbsent(
                new Cohort(entry.program().get(), entry.version().get()), c -> new ArrayList<>())
            .add(one);
      }
    }
    Map<String, Map<String, List<Instant>>> going = new HashMap<>();
    byProgram.forEach(
        (cohort, some) -> {
          Map<String, List<Instant>> ofProgram =
              going.computeIfAbsent(cohort.program(), p -> new HashMap<>());
          program(cohort).ifPresent(program -> look(program, some, now, ofProgram, obstacles));
          messages(some, obstacles)
              .forEach(
                  l -> ofProgram.computeIfAbsent(l.mailbox(), m -> new ArrayList<>()).add(now));
        });
    return obstacles;
  }

  /** What the version says on which they are; nothing where it cannot be read any more. */
  private Optional<Program> program(Cohort cohort) {
    return programs.computeIfAbsent(cohort, this::read);
  }

  private Optional<Program> read(Cohort cohort) {
    VersionTable versions = new VersionTable(store);
    Optional<String> hash =
        versions.known().stream()
            .filter(known -> known.cohort().equals(cohort))
            .map(VersionTable.Known::hash)
            .findFirst();
    if (hash.isEmpty()) {
      return Optional.empty();
    }
    Optional<Program> current =
        workspace.programs().stream()
            .filter(p -> p.name().equals(cohort.program()) && p.version().equals(hash.get()))
            .findFirst();
    return current.or(() -> scripts.read(cohort.program(), versions.text(cohort)).value());
  }

  /** What is still to go, without calls: hours and caps are of messages. */
  private static List<Leaving> messages(List<Leaving> leaving, Map<String, Obstacle> obstacles) {
    return leaving.stream()
        .filter(l -> !l.entry().channel().equals(OutboxTable.WEBHOOK))
        .filter(l -> !obstacles.containsKey(l.entry().key()))
        .toList();
  }

  /**
   * @param going what leaves with these, of other versions of the program: caps count it
   */
  private void look(
      Program program,
      List<Leaving> leaving,
      Instant now,
      Map<String, List<Instant>> going,
      Map<String, Obstacle> obstacles) {
    Advancing work = new Advancing(store, workspace, layout, now);
    Set<Long> runs =
        leaving.stream().map(l -> l.entry().run().orElseThrow()).collect(Collectors.toSet());
    Map<Long, String> ended = ended(work, program, runs);
    for (Leaving one : leaving) {
      Optional.ofNullable(ended.get(one.entry().run().orElseThrow()))
          .ifPresent(why -> obstacles.put(one.entry().key(), new Obstacle.Never(why)));
    }
    program
        .hours()
        .ifPresent(hours -> closed(work, program, hours, messages(leaving, obstacles), obstacles));
    program
        .cap()
        .ifPresent(cap -> full(program, cap, messages(leaving, obstacles), now, going, obstacles));
  }

  /** Runs whose messages are not wanted any more, and why. */
  private Map<Long, String> ended(Advancing work, Program program, Set<Long> runs) {
    Map<Long, String> ended = new HashMap<>();
    work.due.these(runs);
    work.due
        .endings()
        .forEach(
            (run, ending) -> {
              if (!ending.equals(Endings.END)) {
                ended.put(run, "the run ended by " + ending);
              }
            });
    if (program.exit().isPresent()) {
      work.due.pick(work.runsWhere(program, program.exit().get()));
      work.due.picked().forEach(run -> ended.putIfAbsent(run, "the exit holds"));
    }
    if (program.goal().isPresent()) {
      int reached = work.due.pick(work.runsWhere(program, program.goal().get()));
      if (reached > 0 && program.goalWithin().isPresent()) {
        work.calendar(program, work.moments.enterings(), program.goalWithin().get());
        work.due.unpickBefore(work.now);
      }
      work.due.picked().forEach(run -> ended.putIfAbsent(run, "the goal is reached"));
    }
    return ended;
  }

  private void closed(
      Advancing work,
      Program program,
      Program.Hours hours,
      List<Leaving> leaving,
      Map<String, Obstacle> obstacles) {
    ZoneId own = work.zone(program);
    Map<Long, ZoneId> zones = new HashMap<>();
    if (hours.zone() == Expression.ZoneChoice.CONTACT) {
      work.zones(program);
      work.due.eachValue(
          (run, zone) -> zones.put(run, Waits.zone(Optional.of(zone.toString()), own)));
    }
    OpenHours open = OpenHours.of(hours);
    for (Leaving one : leaving) {
      ZoneId zone = zones.getOrDefault(one.entry().run().orElseThrow(), own);
      Instant opens = open.opens(work.now, zone);
      if (opens.isAfter(work.now)) {
        obstacles.put(
            one.entry().key(), new Obstacle.Until(opens, "outside of the program's hours"));
      }
    }
  }

  /** Caps count by mailbox: two contacts of one address get together what one would. */
  private void full(
      Program program,
      Program.Cap cap,
      List<Leaving> leaving,
      Instant now,
      Map<String, List<Instant>> going,
      Map<String, Obstacle> obstacles) {
    ZoneId zone = program.zone().orElse(workspace.zone());
    Instant longest = cap.per().before(now, zone).minus(Duration.ofDays(DAYS_OF_MONTH));
    Map<String, List<Instant>> left =
        outbox.left(
            program.name(),
            leaving.stream().map(Leaving::mailbox).collect(Collectors.toSet()),
            longest);
    going.forEach(
        (mailbox, at) -> left.computeIfAbsent(mailbox, m -> new ArrayList<>()).addAll(at));
    for (Leaving one : leaving) {
      List<Instant> before = left.computeIfAbsent(one.mailbox(), m -> new ArrayList<>());
      List<Instant> counted =
          before.stream().filter(at -> cap.per().after(at, zone).isAfter(now)).toList();
      if (counted.size() < cap.messages()) {
        before.add(now);
      } else {
        Instant free = cap.per().after(counted.get(counted.size() - cap.messages()), zone);
        obstacles.put(one.entry().key(), new Obstacle.Until(free, "the program's cap is reached"));
      }
    }
  }
}
