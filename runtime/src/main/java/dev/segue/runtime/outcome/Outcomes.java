package dev.segue.runtime.outcome;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.sql.References;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.Statements;
import dev.segue.compiler.type.Type;
import dev.segue.runtime.outcome.Outcome.Mailing;
import dev.segue.runtime.outcome.Outcome.Row;
import dev.segue.runtime.store.Cohort;
import dev.segue.runtime.store.OutcomeRows;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.VersionTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Works out what became of a program. Opens and clicks are the schema's events of those names. */
public final class Outcomes {
  private static final String OPENED = "email_opened";
  private static final String CLICKED = "email_clicked";
  private static final String SENT = "sent";
  private static final Set<String> ON_THEIR_WAY = Set.of(SENT, "pending", "claimed", "leaving");
  private static final String GOAL = "goal";

  private final Workspace workspace;
  private final Program program;
  private final OutcomeRows rows;
  private final Statements statements;
  private final Store store;
  private final List<OutcomeRows.Run> runs;
  private final List<OutcomeRows.Message> messages;
  private final Map<Long, Set<String>> sent = new HashMap<>();
  private final Map<Long, Set<String>> handed = new HashMap<>();
  private final Answers opened;
  private final Answers clicked;

  private Outcomes(
      Store store, Workspace workspace, SourceLayout layout, Program program, Instant now) {
    this.workspace = workspace;
    this.program = program;
    this.store = store;
    this.rows = new OutcomeRows(store);
    this.statements =
        Statements.of(workspace, store.dialect(), layout, now, References.SELF_CONTAINED);
    this.runs = rows.runs(program.name());
    this.messages = rows.messages(program.name());
    messages.forEach(m -> sent.computeIfAbsent(m.run(), r -> new HashSet<>()).add(m.step()));
    rows.handOffs().forEach(h -> handed.computeIfAbsent(h.run(), r -> new HashSet<>()).add(h.to()));
    this.opened = Answers.of(OPENED, store, workspace, statements);
    this.clicked = Answers.of(CLICKED, store, workspace, statements);
  }

  /**
   * Looks at a program.
   *
   * @param scripts where its steps' words stand
   * @param printed a value, as it is printed
   */
  public static Outcome of(
      Store store,
      Workspace workspace,
      SourceLayout layout,
      Program program,
      Collection<Source> scripts,
      BiFunction<Type, Object, String> printed,
      Instant now) {
    return new Outcomes(store, workspace, layout, program, now).outcome(scripts, printed, now);
  }

  private Outcome outcome(
      Collection<Source> scripts, BiFunction<Type, Object, String> printed, Instant now) {
    List<OutcomeRows.Run> treated = runs.stream().filter(r -> !r.heldOut()).toList();
    Map<String, Long> ended = new TreeMap<>();
    treated.stream()
        .flatMap(r -> r.ending().stream())
        .forEach(ending -> ended.merge(ending, 1L, Long::sum));
    Set<Object> contacts = contacts(treated);
    return new Outcome(
        program.name(),
        program.title(),
        program.purpose(),
        program.audienceName(),
        now,
        treated.size(),
        runs.size() - treated.size(),
        treated.stream().filter(r -> !r.ended()).count(),
        ended,
        flow(treated, scripts),
        funnel(treated),
        mailings(),
        row("Everyone", contacts),
        segments(contacts),
        program.reportBy().stream().map(by -> breakdown(by, contacts, printed)).toList(),
        program.goal().isPresent(),
        holdout(treated),
        splits(treated),
        sends(true),
        sends(false));
  }

  private static Set<Object> contacts(Collection<OutcomeRows.Run> runs) {
    return runs.stream()
        .map(OutcomeRows.Run::contact)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private Outcome.Flow flow(List<OutcomeRows.Run> treated, Collection<Source> scripts) {
    Optional<Long> version =
        new VersionTable(store)
            .known().stream()
                .filter(k -> k.cohort().program().equals(program.name()))
                .filter(k -> k.hash().equals(program.version()))
                .map(VersionTable.Known::cohort)
                .map(Cohort::version)
                .findFirst();
    List<OutcomeRows.Run> newest =
        treated.stream().filter(r -> version.filter(v -> v == r.version()).isPresent()).toList();
    Ways ways = new Ways(program);
    Map<Ways.Edge, Long> along = new HashMap<>();
    Map<String, Long> here = new HashMap<>();
    Map<String, Long> left = new HashMap<>();
    long unclear = 0;
    for (OutcomeRows.Run run : newest) {
      boolean finished = run.ending().filter("end"::equals).isPresent();
      Ways.Found found = found(ways, run);
      found.edges().forEach(e -> along.merge(e, 1L, Long::sum));
      unclear += found.clear() ? 0 : 1;
      if (!finished) {
        run.step().ifPresent(s -> (run.ended() ? left : here).merge(s, 1L, Long::sum));
      }
    }
    List<Outcome.Place> places = new ArrayList<>();
    List<Outcome.Way> drawn = new ArrayList<>();
    for (Program.Step step : program.steps()) {
      places.add(
          new Outcome.Place(
              step.id(),
              words(step, scripts),
              here.getOrDefault(step.id(), 0L),
              left.getOrDefault(step.id(), 0L)));
      List<Integer> nexts = step.action().nexts();
      for (int i = 0; i < nexts.size(); i++) {
        int to = nexts.get(i) == Program.END ? program.steps().size() : nexts.get(i);
        drawn.add(
            new Outcome.Way(
                step.index(),
                to,
                branch(step.action(), i),
                along.getOrDefault(new Ways.Edge(step.index(), nexts.get(i), i), 0L)));
      }
    }
    return new Outcome.Flow(places, drawn, treated.size() - newest.size(), unclear);
  }

  private static String branch(Program.Action action, int index) {
    return switch (action) {
      case Program.Action.Branch b -> index == 0 ? "yes" : "no";
      case Program.Action.Split s -> s.arms().get(index).name();
      case Program.Action.Repeat r -> index == 0 ? "again" : "done";
      case Program.Action other -> "";
    };
  }

  /** The line of the script in which a step begins. */
  private static String words(Program.Step step, Collection<Source> scripts) {
    return scripts.stream()
        .filter(s -> s.path().equals(step.span().file()))
        .findFirst()
        .map(s -> s.line(s.lineOf(step.span().start())).substring(column(s, step) - 1))
        .map(line -> line.replaceFirst("\\s*[{}].*", "").strip())
        .map(
            line ->
                step.action() instanceof Program.Action.Branch && !line.startsWith("if ")
                    ? "if " + line
                    : line)
        .orElse(step.id());
  }

  private static int column(Source script, Program.Step step) {
    return script.columnOf(step.span().start());
  }

  /** A click is an open, whether or not that was seen; the goal may be reached without either. */
  private List<Outcome.Stage> funnel(List<OutcomeRows.Run> treated) {
    List<OutcomeRows.Message> sent = sent(messages);
    Stages stages = new Stages(contacts(treated));
    stages.then("were sent a message", whose(sent, m -> true));
    if (opened.isKnown()) {
      stages.then("opened one", whose(sent, m -> opened.to(m) || clicked.to(m)));
    }
    if (clicked.isKnown()) {
      stages.then("clicked in one", whose(sent, clicked::to));
    }
    if (program.goal().isPresent()) {
      stages.then("reached the goal", contacts(treated.stream().filter(Outcomes::isGoal).toList()));
    }
    return stages.all();
  }

  private static boolean isGoal(OutcomeRows.Run run) {
    return run.ending().filter(GOAL::equals).isPresent();
  }

  private static Set<Object> whose(
      List<OutcomeRows.Message> messages, Predicate<OutcomeRows.Message> which) {
    return messages.stream()
        .filter(which)
        .map(OutcomeRows.Message::contact)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private List<Mailing> mailings() {
    Map<String, List<OutcomeRows.Message>> by = new LinkedHashMap<>();
    program.steps().stream()
        .filter(s -> s.action() instanceof Program.Action.Send)
        .forEach(s -> by.put(((Program.Action.Send) s.action()).message(), new ArrayList<>()));
    messages.stream()
        .filter(m -> workspace.message(m.message()).isPresent())
        .forEach(m -> by.computeIfAbsent(m.message(), n -> new ArrayList<>()).add(m));
    List<Mailing> mailings = new ArrayList<>();
    by.forEach(
        (message, all) -> {
          List<OutcomeRows.Message> sent = sent(all);
          mailings.add(
              new Mailing(
                  message,
                  sent.size(),
                  all.stream().filter(m -> !ON_THEIR_WAY.contains(m.status())).count(),
                  known(sent, opened),
                  known(sent, clicked)));
        });
    return mailings;
  }

  private static List<OutcomeRows.Message> sent(List<OutcomeRows.Message> all) {
    return all.stream().filter(m -> m.status().equals(SENT)).toList();
  }

  private static Share share(List<OutcomeRows.Message> sent, Answers answers) {
    return new Share(sent.stream().filter(answers::to).count(), sent.size());
  }

  private static Optional<Share> known(List<OutcomeRows.Message> sent, Answers answers) {
    return answers.isKnown() ? Optional.of(share(sent, answers)) : Optional.empty();
  }

  private Row row(String value, Set<Object> contacts) {
    List<OutcomeRows.Message> sent =
        sent(messages).stream().filter(m -> contacts.contains(m.contact())).toList();
    Set<Object> goals = contacts(runs.stream().filter(r -> !r.heldOut() && isGoal(r)).toList());
    return new Row(
        value,
        contacts.size(),
        sent.size(),
        share(sent, opened).some(),
        share(sent, clicked).some(),
        contacts.stream().filter(goals::contains).count());
  }

  private List<Row> segments(Set<Object> contacts) {
    Map<String, Set<Object>> members = new HashMap<>();
    for (OutcomeRows.In in : rows.members()) {
      if (contacts.contains(in.contact())) {
        members.computeIfAbsent(in.segment(), s -> new LinkedHashSet<>()).add(in.contact());
      }
    }
    return workspace.segments().stream()
        .map(Definitions.Segment::name)
        .filter(members::containsKey)
        .map(s -> row(s, members.getOrDefault(s, Set.of())))
        .toList();
  }

  private Outcome.Breakdown breakdown(
      Program.Breakdown by, Set<Object> contacts, BiFunction<Type, Object, String> printed) {
    Map<String, Set<Object>> groups = new TreeMap<>();
    Set<Object> without = new LinkedHashSet<>(contacts);
    store.each(
        statements.values(by.value()),
        row -> {
          Object contact = row.value(0).orElseThrow();
          Optional<Object> value = row.value(1);
          if (value.isPresent() && contacts.contains(contact)) {
            without.remove(contact);
            groups
                .computeIfAbsent(
                    printed.apply(by.value().type(), value.get()), v -> new LinkedHashSet<>())
                .add(contact);
          }
        });
    List<Row> found = new ArrayList<>();
    groups.forEach((value, of) -> found.add(row(value, of)));
    found.sort(Comparator.comparingLong(Row::contacts).reversed().thenComparing(Row::value));
    if (!without.isEmpty()) {
      found.add(row("missing", without));
    }
    return new Outcome.Breakdown(by.words(), found);
  }

  private static Share goals(Collection<OutcomeRows.Run> of) {
    return new Share(of.stream().filter(Outcomes::isGoal).count(), of.size());
  }

  private Optional<Difference> holdout(List<OutcomeRows.Run> treated) {
    List<OutcomeRows.Run> held = runs.stream().filter(OutcomeRows.Run::heldOut).toList();
    return program.goal().isEmpty() || held.isEmpty()
        ? Optional.empty()
        : Optional.of(new Difference(goals(treated), goals(held)));
  }

  /** Of those of whom it is known that they came to the split. */
  private List<Outcome.Arms> splits(List<OutcomeRows.Run> treated) {
    if (program.goal().isEmpty()) {
      return List.of();
    }
    Ways ways = new Ways(program);
    List<Outcome.Arms> splits = new ArrayList<>();
    for (Program.Step step : program.steps()) {
      if (step.action() instanceof Program.Action.Split split) {
        List<Share> shares = new ArrayList<>();
        for (int i = 0; i < split.arms().size(); i++) {
          int arm = i;
          shares.add(goals(treated.stream().filter(r -> came(r, step, arm, ways)).toList()));
        }
        List<Outcome.Arm> arms = new ArrayList<>();
        for (int i = 0; i < shares.size(); i++) {
          arms.add(
              new Outcome.Arm(
                  split.arms().get(i).name(),
                  shares.get(i),
                  i == 0
                      ? Optional.empty()
                      : Optional.of(new Difference(shares.get(i), shares.getFirst()))));
        }
        splits.add(new Outcome.Arms(split.name(), arms));
      }
    }
    return splits;
  }

  private Ways.Found found(Ways ways, OutcomeRows.Run run) {
    return ways.of(
        new Ways.Trace(
            run.step(),
            run.ending().filter("end"::equals).isPresent(),
            sent.getOrDefault(run.id(), Set.of()),
            handed.getOrDefault(run.id(), Set.of()),
            ways.arms(run.contact())));
  }

  private boolean came(OutcomeRows.Run run, Program.Step step, int arm, Ways ways) {
    return found(ways, run).edges().stream()
        .anyMatch(e -> e.from() == step.index() && e.branch() == arm);
  }

  private Outcome.Sends sends(boolean segmented) {
    List<OutcomeRows.Message> sent = new ArrayList<>();
    for (Program other : workspace.programs()) {
      if (other.audience().equals(Condition.TRUE) != segmented) {
        sent.addAll(
            sent(rows.messages(other.name())).stream()
                .filter(m -> workspace.message(m.message()).isPresent())
                .toList());
      }
    }
    return new Outcome.Sends(sent.size(), share(sent, opened), share(sent, clicked));
  }
}
