package dev.segue.runtime.rehearsal;

import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.sql.References;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.Statements;
import dev.segue.runtime.message.MessageRendering;
import dev.segue.runtime.program.Scripts;
import dev.segue.runtime.scenario.Nowhere;
import dev.segue.runtime.scenario.Reduced;
import dev.segue.runtime.segment.ListFiles;
import dev.segue.runtime.store.CopiedTables;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.RehearsalRows;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreFailure;
import dev.segue.runtime.store.StoreLocation;
import dev.segue.runtime.tick.RunReport;
import dev.segue.runtime.tick.Tick;
import dev.segue.runtime.verify.WholeCopy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs a program ahead over today's contacts, as if the workspace had no other; nothing is sent,
 * and nothing of it stays. A tick is at each instant at which something is due, at midnight, and on
 * the hour where somebody has answered.
 */
public final class Rehearsal {
  /** However many instants there are at which something is due. */
  private static final int TICKS_A_DAY = 100;

  private static final int MORE_TICKS = 400;

  private final Store store;
  private final Workspace workspace;
  private final SourceLayout layout;
  private final Program program;
  private final Plan plan;
  private final Tick tick;
  private final RehearsalRows rows;
  private final Answers answers;

  /**
   * What is rehearsed.
   *
   * @param lists the folder in which the files of lists are read as they are now; nothing: as they
   *     were read last
   * @param groups whether it is told what becomes of whom
   */
  public record Plan(
      Instant now,
      int days,
      List<Response> responses,
      long seed,
      Optional<Path> lists,
      boolean groups) {
    public Plan {
      responses = List.copyOf(responses);
    }

    /** Where nobody does anything. */
    public static Plan quiet(Instant now, int days) {
      return new Plan(now, days, List.of(), 0, Optional.empty(), false);
    }
  }

  private Rehearsal(
      Store store,
      Workspace workspace,
      SourceLayout layout,
      Scripts scripts,
      Program program,
      Plan plan) {
    this.store = store;
    this.workspace = workspace;
    this.layout = layout;
    this.program = program;
    this.plan = plan;
    this.tick =
        new Tick(
            store,
            Reduced.of(workspace.alone(program)).workspace(),
            layout,
            scripts,
            Nowhere.ADDRESSED,
            true,
            Optional.empty());
    this.rows = new RehearsalRows(store, program.name());
    this.answers = new Answers(store, workspace.schema(), plan.responses(), plan.seed());
  }

  public static Rehearsed of(
      Store store,
      Workspace workspace,
      SourceLayout layout,
      Scripts scripts,
      Program program,
      Plan plan,
      Progress progress) {
    return plan.responses().isEmpty() || store.location().holdsSource()
        ? here(store, workspace, layout, scripts, program, plan, progress)
        : inCopy(store, workspace, layout, scripts, program, plan, progress);
  }

  /** Somebody's database is only read: what is answered stands in a copy, in a file that goes. */
  private static Rehearsed inCopy(
      Store store,
      Workspace workspace,
      SourceLayout layout,
      Scripts scripts,
      Program program,
      Plan plan,
      Progress progress) {
    if (store.location().isShared()) {
      throw new StoreFailure(
          store.location().somebodys().orElseThrow(),
          "answers are made up in a copy of somebody's database beside Segue's own tables, and"
              + " those stand on a server",
          "rehearse without answers, or in a workspace without 'state' in segue.yaml");
    }
    Path folder = temporary();
    try (CopiedTables copy =
        CopiedTables.in(folder.resolve(StoreLocation.FILE), workspace.schema())) {
      WholeCopy.write(store, workspace, layout, copy, progress);
      return here(copy.store(), workspace, copy.layout(), scripts, program, plan, progress);
    } finally {
      forget(folder);
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("segue-rehearsal");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void forget(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      for (Path one : all.toList()) {
        Files.delete(one);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Rehearsed here(
      Store store,
      Workspace workspace,
      SourceLayout layout,
      Scripts scripts,
      Program program,
      Plan plan,
      Progress progress) {
    Rehearsal rehearsal = new Rehearsal(store, workspace, layout, scripts, program, plan);
    return store.rehearsed(() -> rehearsal.run(progress));
  }

  private Rehearsed run(Progress progress) {
    plan.lists()
        .ifPresent(
            root -> ListFiles.read(store, workspace, layout, root, plan.now(), Progress.SILENT));
    rows.begin();
    if (plan.groups()) {
      groups();
    }
    ZoneId zone = workspace.zone();
    Instant end = plan.now().atZone(zone).plusDays(plan.days()).toInstant();
    int most = MORE_TICKS + TICKS_A_DAY * plan.days();
    Counting all = new Counting();
    program.steps().forEach(step -> all.step(step.id()));
    Map<LocalDate, Counting> days = new LinkedHashMap<>();
    Map<LocalDate, Map<String, Long>> standing = new LinkedHashMap<>();
    Instant at = plan.now();
    Optional<Instant> next = Optional.of(at);
    for (int n = 0; n < most && next.filter(i -> !i.isAfter(end)).isPresent(); n++) {
      at = next.get();
      progress.at("rehearsing", Duration.between(plan.now(), at).toDays(), plan.days());
      RunReport report = tick.run(at, Progress.SILENT);
      LocalDate day = LocalDate.ofInstant(at, zone);
      all.add(report);
      days.computeIfAbsent(day, d -> new Counting()).add(report);
      standing.put(day, rows.standing());
      if (!plan.responses().isEmpty()) {
        answers.to(rows.sent(at), at);
      }
      next =
          Stream.of(
                  report.nextDue(),
                  answers.next(at),
                  Optional.of(day.plusDays(1).atStartOfDay(zone).toInstant()))
              .flatMap(Optional::stream)
              .min(Instant::compareTo);
    }
    List<RehearsalRows.Group> segments = plan.groups() ? rows.groups() : List.of();
    Instant until = next.filter(i -> !i.isAfter(end)).isPresent() ? at : end;
    return new Rehearsed(
        program.name(),
        plan.now(),
        until,
        plan.seed(),
        all.counts(),
        answers.told(until),
        days.entrySet().stream()
            .map(d -> day(d.getKey(), d.getValue(), standing.getOrDefault(d.getKey(), Map.of())))
            .toList(),
        plan.groups() ? vocabularies() : List.of(),
        segments);
  }

  private Rehearsed.Day day(LocalDate day, Counting counted, Map<String, Long> standing) {
    ZoneId zone = workspace.zone();
    return new Rehearsed.Day(
        day,
        counted.counts(),
        answers.between(
            day.atStartOfDay(zone).toInstant(), day.plusDays(1).atStartOfDay(zone).toInstant()),
        standing);
  }

  /** Who is in which segment before anything happens. */
  private void groups() {
    Statements statements = statements();
    for (Definitions.Segment segment : workspace.segments()) {
      rows.group(segment.name(), statements.members(segment.condition()));
    }
  }

  private Statements statements() {
    return Statements.of(workspace, store.dialect(), layout, plan.now(), References.SELF_CONTAINED);
  }

  private List<RehearsalRows.Group> vocabularies() {
    if (workspace.vocabularies().isEmpty()) {
      return List.of();
    }
    Map<Object, String> words =
        new MessageRendering(store, statements()).vocabularies(rows.entered());
    Map<String, List<Object>> speaking = new LinkedHashMap<>();
    words.forEach(
        (contact, name) -> speaking.computeIfAbsent(name, v -> new ArrayList<>()).add(contact));
    rows.forgetGroups();
    speaking.forEach(rows::group);
    return rows.groups();
  }
}
