package dev.segue.repl.session;

import dev.segue.compiler.explain.English;
import dev.segue.compiler.explain.Explained;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.sql.Audience;
import dev.segue.compiler.sql.Statements;
import dev.segue.compiler.type.Type;
import dev.segue.repl.report.InstantText;
import dev.segue.repl.report.Screen;
import dev.segue.repl.report.StoredValue;
import dev.segue.runtime.store.TouchedTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks the source, part by part, why a contact fulfils a condition or does not. */
public final class WhyQuestions {
  /** How many times the answer is looked at ahead; each is an instant at which it may turn. */
  private static final int MOST_LOOKS = 40;

  /** So many of the rows that a part looks at are told, the newest. */
  private static final int MOST_ROWS = 5;

  private final WorkspaceData data;
  private final Workspace workspace;
  private final English english;
  private final Instant now;
  private final Statements statements;

  private WhyQuestions(WorkspaceData data, Instant now) {
    this.data = data;
    this.workspace = data.loaded().workspace();
    this.english = new English(workspace);
    this.now = now;
    this.statements = asOf(now);
  }

  /**
   * Why a contact is in a segment or not; nothing where there is no such contact.
   *
   * @param key the contact's key as it stands in the source
   */
  public static Optional<Why> why(
      WorkspaceData data, Object key, Definitions.Segment segment, Instant now) {
    new TouchedTable(data.store()).fill(List.of(key));
    WhyQuestions questions = new WhyQuestions(data, now);
    if (!questions.holds(Condition.TRUE, questions.statements)) {
      return Optional.empty();
    }
    Judged judged = questions.judged(questions.english.explain(segment.condition()));
    return Optional.of(
        Why.of(
            key.toString(), segment.name(), now, judged, questions.turns(segment, judged.holds())));
  }

  private Statements asOf(Instant instant) {
    return data.asOf(instant).statements().about(new Audience.Touched());
  }

  private boolean holds(Condition condition, Statements of) {
    return data.store().number(of.count(condition)) > 0;
  }

  private Judged judged(Explained said) {
    Condition condition = said.condition().orElseThrow();
    boolean holds = holds(condition, statements);
    List<Judged> parts = parts(said, condition);
    return new Judged(
        said.words(),
        holds,
        parts.isEmpty() ? Optional.empty() : Optional.of(joint(condition)),
        parts,
        parts.isEmpty() ? values(condition) : List.of());
  }

  /** A segment that is asked is taken apart too. */
  private List<Judged> parts(Explained said, Condition condition) {
    Optional<String> asked =
        condition instanceof Condition.InSegment(var name)
            ? Optional.of(name)
            : condition instanceof Condition.Not(Condition.InSegment(var name))
                ? Optional.of(name)
                : Optional.empty();
    return asked
        .flatMap(workspace::segment)
        .map(segment -> List.of(judged(english.explain(segment.condition()))))
        .orElseGet(() -> said.parts().stream().map(this::judged).toList());
  }

  private static Judged.Joint joint(Condition condition) {
    boolean negated = condition instanceof Condition.Not;
    Condition inner = condition instanceof Condition.Not(var part) ? part : condition;
    long least = 1;
    if (inner instanceof Condition.All(var parts)) {
      least = parts.size();
    } else if (inner instanceof Condition.AtLeastOf(var few, var parts)) {
      least = few;
    }
    return new Judged.Joint(least, negated);
  }

  private List<String> values(Condition condition) {
    List<String> values = new ArrayList<>();
    asked(condition).distinct().forEach(e -> value(e).ifPresent(values::add));
    looked(condition).distinct().forEach(set -> times(set).ifPresent(values::add));
    return values;
  }

  /** When the events are, the newest first. */
  private Optional<String> times(RowSet.Events set) {
    Map<List<Object>, Instant> events = new HashMap<>();
    data.store()
        .each(
            statements.events(set, Optional.empty()),
            row ->
                events.put(
                    List.of(row.value(1).orElseThrow(), row.value(2).orElseThrow()),
                    Instant.ofEpochMilli(Long.parseLong(row.text(3).orElseThrow()))));
    if (events.isEmpty()) {
      return Optional.empty();
    }
    String newest =
        events.values().stream()
            .sorted(Comparator.reverseOrder())
            .limit(MOST_ROWS)
            .map(at -> InstantText.of(at, workspace.zone()))
            .collect(Collectors.joining(", "));
    int before = events.size() - MOST_ROWS;
    return Optional.of("at " + newest + (before > 0 ? " and " + before + " before" : ""));
  }

  private Optional<String> value(Expression expression) {
    if (expression instanceof Expression.Constant || expression.type().equals(Type.LOCATION)) {
      return Optional.empty();
    }
    List<String> found = new ArrayList<>();
    data.store()
        .each(
            statements.values(expression),
            row ->
                row.value(1)
                    .ifPresent(
                        v ->
                            found.add(
                                StoredValue.cell(expression.type(), v, workspace.zone())
                                    .shown(Screen.PIPE))));
    if (found.isEmpty() && expression instanceof Expression.Measure) {
      return Optional.empty();
    }
    String is = found.isEmpty() ? "missing" : found.getFirst();
    return Optional.of(english.words(expression) + " is " + is);
  }

  /** What a part that is not taken apart looks at. */
  private static Stream<Expression> asked(Condition condition) {
    return switch (condition) {
      case Condition.All(var parts) -> parts.stream().flatMap(WhyQuestions::asked);
      case Condition.Any(var parts) -> parts.stream().flatMap(WhyQuestions::asked);
      case Condition.AtLeastOf(var least, var parts) -> parts.stream().flatMap(WhyQuestions::asked);
      case Condition.Not(var part) -> asked(part);
      case Condition.Compare c -> Stream.of(c.left(), c.right());
      case Condition.OneOf c -> Stream.of(c.value());
      case Condition.TextFits c -> Stream.of(c.text());
      case Condition.IsMissing(var value) -> Stream.of(value);
      case Condition.IsEmpty(var value) -> Stream.of(value);
      case Condition.IsBlank(var value) -> Stream.of(value);
      case Condition.IsTrue(var value) -> Stream.of(value);
      case Condition.Has c -> Stream.of(c.list());
      case Condition.InWindow c -> Stream.of(c.value());
      case Condition.Occurs c -> rows(c.rows());
      case Condition.InPeriods c -> rows(c.rows());
      case Condition.Running c -> rows(c.rows());
      case Condition.Burst c -> rows(c.rows());
      case Condition.Gap c -> rows(c.rows());
      case Condition.Rank c -> Stream.of(c.by());
      case Condition.InSample c -> Stream.empty();
      case Condition.Colleagues c -> Stream.empty();
      case Condition.Near c -> Stream.empty();
      case Condition.Chain c -> rows(c.links().getFirst().events());
      case Condition.InSegment c -> Stream.empty();
      case Condition.InList c -> Stream.empty();
      case Condition.InProgram c -> Stream.empty();
      case Condition.Subscribed c -> Stream.empty();
      case Condition.OnDays c -> Stream.empty();
      case Condition.AtTimes c -> Stream.empty();
    };
  }

  /** How many there are. */
  private static Stream<Expression> rows(RowSet rows) {
    return Stream.of(
        new Expression.Measure(Expression.Function.COUNT, rows, Optional.empty(), Type.INTEGER));
  }

  /** The events that a part which is not taken apart looks at. */
  private static Stream<RowSet.Events> looked(Condition condition) {
    return asked(condition)
        .flatMap(
            e ->
                e instanceof Expression.Measure m && m.rows() instanceof RowSet.Events events
                    ? Stream.of(events)
                    : Stream.empty());
  }

  /** The first instant at which the answer is another one though nothing happens. */
  private Optional<Instant> turns(Definitions.Segment segment, boolean holds) {
    Instant at = now;
    for (int look = 0; look < MOST_LOOKS; look++) {
      List<Long> next = new ArrayList<>();
      data.store()
          .each(
              asOf(at).nextChange(List.of(segment)),
              row -> row.value(0).ifPresent(v -> next.add(Long.parseLong(v.toString()))));
      if (next.isEmpty()) {
        return Optional.empty();
      }
      at = Instant.ofEpochMilli(next.getFirst());
      if (holds(segment.condition(), asOf(at)) != holds) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }
}
