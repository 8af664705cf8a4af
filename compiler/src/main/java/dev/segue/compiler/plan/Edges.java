package dev.segue.compiler.plan;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.ContactSet;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Population;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.ir.Window;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.syntax.TimeUnit;
import dev.segue.compiler.type.Period;
import dev.segue.compiler.type.Rational;
import dev.segue.compiler.type.Type;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * By what time alone changes the answers of definitions, as of an instant: until the first of these
 * edges is reached each stays as it is, if nothing new happens. Too many are found rather than too
 * few.
 */
public final class Edges {
  private final Workspace workspace;
  private final Folding folding;

  /** By identity: to tell them by what they say takes as long as to look at them. */
  private final Set<Definitions> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private final FoundEdges found;

  private Edges(Workspace workspace, Instant now) {
    this.workspace = workspace;
    this.folding = Folding.of(now, workspace.zone());
    this.found = new FoundEdges(folding);
  }

  /** Of everything that a workspace works out. */
  public static Set<Edge> of(Workspace workspace, Instant now) {
    return of(Formulas.declared(workspace).toList(), workspace, now);
  }

  /** Of some definitions, and of those that they speak of. */
  public static Set<Edge> of(
      Collection<? extends Definitions> definitions, Workspace workspace, Instant now) {
    Edges edges = new Edges(workspace, now);
    definitions.forEach(edges::definition);
    return edges.found.all();
  }

  /** How a value goes with time. */
  private enum Pace {
    /** It changes at edges only. */
    STILL,
    /** It moves on with now. */
    SLIDING
  }

  private void definition(Definitions definition) {
    if (!seen.add(definition)) {
      return;
    }
    if (definition instanceof Definitions.Score score) {
      score.entries().forEach(this::entry);
    } else {
      Parts parts = Parts.of(definition);
      parts.conditions().forEach(c -> condition(c, Optional.empty()));
      parts.expressions().forEach(e -> value(e, Optional.empty()));
    }
  }

  private void entry(Definitions.Entry entry) {
    switch (entry) {
      case Definitions.Entry.When w -> condition(w.condition(), Optional.empty());
      case Definitions.Entry.Per per -> {
        rows(per.rows());
        per.halving().ifPresent(h -> found.halvings(per.rows(), h));
      }
    }
  }

  /** A value by itself: one that moves on with now is never the same. */
  private void value(Expression expression, Optional<RowSet> row) {
    if (pace(expression, row) == Pace.SLIDING) {
      found.add(new Edge.AnyMoment());
    }
  }

  private void condition(Condition condition, Optional<RowSet> row) {
    switch (condition) {
      case Condition.Compare c -> compare(c, row);
      case Condition.InWindow c -> {
        // a window without ends asks whether the value is there
        pace(c.value(), row);
        Stream.of(c.window().from(), c.window().to())
            .flatMap(Optional::stream)
            .forEach(b -> meet(c.value(), b.at(), row));
      }
      case Condition.OneOf c -> value(c.value(), row);
      case Condition.Subscribed(var topic) -> found.add(new Edge.Consent(topic));
      // now is always there
      case Condition.IsMissing(var value) -> pace(value, row);
      case Condition.All c -> parts(c, row);
      case Condition.Any c -> parts(c, row);
      case Condition.Not c -> parts(c, row);
      case Condition.AtLeastOf c -> parts(c, row);
      case Condition.TextFits c -> parts(c, row);
      case Condition.IsEmpty c -> parts(c, row);
      case Condition.IsBlank c -> parts(c, row);
      case Condition.IsTrue c -> parts(c, row);
      case Condition.Has c -> parts(c, row);
      // calendar periods of rows are by the rows' own instants
      case Condition.InPeriods c -> parts(c, row);
      case Condition.Running c -> parts(c, row);
      case Condition.Burst c -> parts(c, row);
      case Condition.Gap c -> parts(c, row);
      // a ranking may change wherever one of its values does
      case Condition.Rank c -> parts(c, row);
      case Condition.InSample c -> {}
      case Condition.Colleagues c -> parts(c, row);
      case Condition.Near c -> parts(c, row);
      case Condition.Chain c -> chain(c, row);
      case Condition.Occurs c -> parts(c, row);
      case Condition.InSegment(var segment) ->
          workspace.segment(segment).ifPresent(this::definition);
      case Condition.InList c -> {}
      case Condition.InProgram c -> {}
      case Condition.OnDays c -> {}
      case Condition.AtTimes c -> {}
    }
  }

  private void parts(Condition condition, Optional<RowSet> row) {
    Parts parts = Parts.of(condition);
    parts.conditions().forEach(c -> condition(c, row));
    parts.expressions().forEach(e -> value(e, row));
    parts.rows().forEach(this::rows);
  }

  /** Whatever changes of one of them may change what is measured of all. */
  private void population(Expression.OverPopulation o) {
    o.population().among().ifPresent(c -> condition(c, Optional.empty()));
    o.population().same().forEach(e -> value(e, Optional.empty()));
    switch (o.measured()) {
      case Population.Measured.Values(var value) -> value(value, Optional.empty());
      case Population.Measured.Rows(var rows, var of) -> {
        rows(rows);
        of.ifPresent(e -> value(e, Optional.of(rows)));
      }
    }
  }

  /** That something never followed is known once its time has passed. */
  private void chain(Condition.Chain chain, Optional<RowSet> row) {
    parts(chain, row);
    Condition.Link last = chain.links().getLast();
    if (last.manner() == Condition.Manner.NEVER && last.within().isPresent()) {
      found.cross(
          new Expression.Shifted(new Expression.RowInstant(), last.within().get(), true),
          folding.now(),
          Optional.of(chain.links().get(chain.links().size() - 2).events()));
    }
  }

  private void rows(RowSet rows) {
    Optional<RowSet> row = Optional.of(rows);
    rows.filter().ifPresent(f -> condition(f, row));
    switch (rows) {
      case RowSet.Events e -> window(e.window(), row.get());
      case RowSet.Acts a -> window(a.window(), row.get());
      case RowSet.Changes c -> window(c.window(), row.get());
      case RowSet.Moves m -> {
        set(m.set());
        window(m.window(), row.get());
      }
      case RowSet.Records r -> {}
    }
  }

  private void window(Window window, RowSet rows) {
    found.add(Edge.arrival(rows, folding.now()));
    for (Window.Bound bound :
        Stream.of(window.from(), window.to()).flatMap(Optional::stream).toList()) {
      if (pace(bound.at(), Optional.empty()) == Pace.SLIDING) {
        found.add(Edge.expiry(rows, cut(bound.at())));
      }
    }
  }

  private void compare(Condition.Compare c, Optional<RowSet> row) {
    if (!elapsed(c.left(), c.right(), row) && !elapsed(c.right(), c.left(), row)) {
      meet(c.left(), c.right(), row);
    }
  }

  /** {@code days since I > 30}: only that many days, and one more, make a difference. */
  private boolean elapsed(Expression left, Expression right, Optional<RowSet> row) {
    Optional<Value> against = folding.fold(right).flatMap(Folding.Known::value);
    if (!(left instanceof Expression.Elapsed(TimeUnit unit, Expression since))
        || Calendar.months(unit) > 0
        || !isConstant(right)
        || against.isEmpty()
        || !(against.get() instanceof Value.Number(Rational number))
        || pace(since, row) == Pace.SLIDING) {
      return false;
    }
    long floor =
        new BigDecimal(number.numerator())
            .divide(new BigDecimal(number.denominator()), 0, RoundingMode.FLOOR)
            .longValue();
    if (Math.abs(floor) < 1_000_000_000) {
      for (long n = floor; n <= floor + 1; n++) {
        found.cross(since, folding.now().minusMillis(n * Calendar.milliseconds(unit)), row);
      }
    }
    return true;
  }

  /** Whether it is the same at all times; other numbers that are known now go on. */
  private static boolean isConstant(Expression number) {
    return number instanceof Expression.Constant
        || (number instanceof Expression.Arithmetic a
            && a.operands().stream().allMatch(Edges::isConstant));
  }

  /** Two values beside each other, of which one or both may move on with now. */
  private void meet(Expression left, Expression right, Optional<RowSet> row) {
    Pace l = pace(left, row);
    Pace r = pace(right, row);
    if (l == Pace.STILL && r == Pace.STILL) {
      return;
    }
    boolean instants = left.type().equals(Type.INSTANT);
    if (l == Pace.SLIDING && r == Pace.SLIDING) {
      found.add(new Edge.AnyMoment());
    } else if (instants) {
      found.cross(l == Pace.SLIDING ? right : left, cut(l == Pace.SLIDING ? left : right), row);
    } else if (l == Pace.SLIDING) {
      span(left, right, row);
    } else {
      span(right, left, row);
    }
  }

  /** {@code now - I > 3 days}. */
  private void span(Expression sliding, Expression against, Optional<RowSet> row) {
    Optional<Value> known = folding.fold(against).flatMap(Folding.Known::value);
    if (sliding instanceof Expression.Between(Expression from, Expression to)
        && known.isPresent()
        && known.get() instanceof Value.Span(long length)) {
      if (pace(to, row) == Pace.SLIDING) {
        found.cross(from, cut(to).minusMillis(length), row);
      } else {
        found.cross(to, cut(from).plusMillis(length), row);
      }
    } else {
      found.add(new Edge.AnyMoment());
    }
  }

  private Pace pace(Expression expression, Optional<RowSet> row) {
    return switch (expression) {
      case Expression.Now n -> Pace.SLIDING;
      case Expression.Shifted s -> {
        Pace pace = pace(s.instant(), row);
        if (pace == Pace.SLIDING && s.by() instanceof Period.Months) {
          found.stretch(cut(s));
        }
        yield pace;
      }
      case Expression.DayOf d -> {
        if (pace(d.instant(), row) == Pace.SLIDING) {
          found.midnight(cut(d.instant()), d.zone());
        }
        yield Pace.STILL;
      }
      case Expression.Between b -> {
        Pace from = pace(b.from(), row);
        Pace to = pace(b.to(), row);
        if (from == Pace.SLIDING && to == Pace.SLIDING) {
          found.add(new Edge.AnyMoment());
          yield Pace.STILL;
        }
        yield from == to ? Pace.STILL : Pace.SLIDING;
      }
      case Expression.Elapsed e -> {
        units(e, row);
        yield Pace.STILL;
      }
      case Expression.ElapsedDays e -> {
        units(e, row);
        yield Pace.STILL;
      }
      case Expression.Measure m -> {
        rows(m.rows());
        m.of().ifPresent(of -> value(of, Optional.of(m.rows())));
        yield Pace.STILL;
      }
      case Expression.OverPopulation o -> {
        population(o);
        yield Pace.STILL;
      }
      case Expression.ValueAt v -> {
        found.add(new Edge.Recorded(v.attribute(), folding.now()));
        if (pace(v.at(), row) == Pace.SLIDING) {
          found.add(new Edge.Recorded(v.attribute(), cut(v.at())));
        }
        yield Pace.STILL;
      }
      case Expression.HeldSince h -> {
        found.add(new Edge.Recorded(h.attribute(), folding.now()));
        yield Pace.STILL;
      }
      case Expression.InSince i -> {
        set(i.set());
        found.add(new Edge.Arrival(new RowSet.Moves(i.set(), true, Window.EVER)));
        found.add(new Edge.Arrival(new RowSet.Moves(i.set(), false, Window.EVER)));
        yield Pace.STILL;
      }
      case Expression.Constant c -> Pace.STILL;
      case Expression.Missing m -> Pace.STILL;
      case Expression.Attribute a -> Pace.STILL;
      case Expression.AccountField a -> Pace.STILL;
      case Expression.Property p -> Pace.STILL;
      case Expression.OfFirst o -> Pace.STILL;
      case Expression.RowInstant r -> Pace.STILL;
      case Expression.Trigger t -> Pace.STILL;
      case Expression.TraitValue t -> still(workspace.trait(t.trait()));
      case Expression.ScoreValue s -> still(workspace.score(s.score()));
      case Expression.ClassOf c -> still(workspace.partition(c.partition()));
      case Expression.RunEntered r -> Pace.STILL;
      case Expression.WaitBegan w -> Pace.STILL;
      case Expression.Arithmetic a -> operands(a, row);
      case Expression.ShiftedDay s -> operands(s, row);
      case Expression.StartOfDay s -> operands(s, row);
      case Expression.StartOfPeriod s -> operands(s, row);
      case Expression.NextAnniversary n -> operands(n, row);
    };
  }

  /** Who is in a segment may be written down anew whenever the segment changes. */
  private void set(ContactSet set) {
    if (set.kind() == ContactSet.Kind.SEGMENT) {
      workspace.segment(set.name()).ifPresent(this::definition);
    }
  }

  private Pace still(Optional<? extends Definitions> definition) {
    definition.ifPresent(this::definition);
    return Pace.STILL;
  }

  private Pace operands(Expression expression, Optional<RowSet> row) {
    expression.operands().forEach(o -> pace(o, row));
    return Pace.STILL;
  }

  private void units(Expression.Elapsed e, Optional<RowSet> row) {
    if (pace(e.since(), row) == Pace.SLIDING) {
      found.add(new Edge.AnyMoment());
    } else {
      found.units(e.since(), e.unit(), row);
    }
  }

  private void units(Expression.ElapsedDays e, Optional<RowSet> row) {
    pace(e.since(), row);
    switch (e.unit()) {
      case SECOND, MINUTE, HOUR ->
          found.units(
              new Expression.StartOfDay(e.since(), Expression.ZoneChoice.WORKSPACE), e.unit(), row);
      case DAY, WEEK, MONTH, QUARTER, YEAR ->
          found.midnight(folding.now(), Expression.ZoneChoice.WORKSPACE);
    }
  }

  /** What a value that moves on with now is now. */
  private Instant cut(Expression sliding) {
    return folding
        .fold(sliding)
        .flatMap(Folding.Known::value)
        .map(v -> ((Value.Instant) v).instant())
        .orElseThrow(() -> new IllegalStateException("not known: " + sliding));
  }
}
