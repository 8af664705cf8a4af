package dev.segue.compiler.solve;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Condition.Relation;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.ir.Window;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.type.Draw;
import dev.segue.compiler.type.Rational;
import dev.segue.compiler.type.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks for a contact of whom conditions hold: takes them apart, supposes what they say, and of what
 * may hold in several ways tries each. Where no way is left there is no such contact.
 */
final class Search {
  private static final int MOST_PARTS = 30_000;
  private static final int MOST_WAYS = 2_000;
  private static final int MOST_OPEN = 150;
  private static final int MOST_SEGMENTS = 20;

  private final Workspace workspace;
  private final RowRules rules;
  private int parts;
  private int ways;
  private int segments;

  Search(Workspace workspace, RowRules rules) {
    this.workspace = workspace;
    this.rules = rules;
  }

  /** A condition that is supposed to hold, or not to. */
  private record Supposed(Condition condition, boolean holds) {}

  /** What is still to be supposed, and what may be in one of several ways. */
  private final class Branch {
    private final Deque<Supposed> next;
    private final Deque<List<Supposed>> choices;
    private final Facts facts;

    Branch(List<Supposed> first) {
      this.next = new ArrayDeque<>(first);
      this.choices = new ArrayDeque<>();
      this.facts = new Facts();
    }

    Branch(Branch before, Supposed one) {
      this.next = new ArrayDeque<>(List.of(one));
      this.choices = new ArrayDeque<>(before.choices);
      this.facts = new Facts(before.facts);
    }

    /** Everything that is certain is supposed; false: it contradicts itself. */
    boolean supposeAll() {
      while (!next.isEmpty()) {
        if (++parts > MOST_PARTS) {
          throw new TooMuch();
        }
        suppose(next.removeFirst(), this);
        if (!facts.isPossible()) {
          return false;
        }
      }
      return true;
    }

    void and(Condition condition, boolean holds) {
      next.addLast(new Supposed(condition, holds));
    }

    void either(List<Condition> some, boolean hold) {
      if (some.isEmpty()) {
        facts.impossible();
      } else if (some.size() == 1) {
        and(some.getFirst(), hold);
      } else {
        choices.addLast(some.stream().map(c -> new Supposed(c, hold)).toList());
      }
    }

    Range value(Expression term) {
      return facts.value(term, t -> range(term));
    }
  }

  /** Nothing is claimed then. */
  private static final class TooMuch extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooMuch() {
      super("too much to look at", null, false, false);
    }
  }

  boolean isNever(List<Condition> conditions) {
    try {
      return !isPossible(
          new Branch(conditions.stream().map(c -> new Supposed(c, true)).toList()), 0);
    } catch (TooMuch tooMuch) {
      return false;
    }
  }

  private boolean isPossible(Branch branch, int open) {
    if (!branch.supposeAll() || !branch.facts.isConsistent(rules)) {
      return false;
    }
    if (branch.choices.isEmpty()) {
      return true;
    }
    if (open > MOST_OPEN) {
      throw new TooMuch();
    }
    for (Supposed way : branch.choices.removeFirst()) {
      if (++ways > MOST_WAYS) {
        throw new TooMuch();
      }
      if (isPossible(new Branch(branch, way), open + 1)) {
        return true;
      }
    }
    return false;
  }

  private void suppose(Supposed supposed, Branch branch) {
    boolean holds = supposed.holds();
    switch (supposed.condition()) {
      case Condition.All(var all) -> {
        if (holds) {
          all.forEach(c -> branch.and(c, true));
        } else {
          branch.either(all, false);
        }
      }
      case Condition.Any(var any) -> {
        if (holds) {
          branch.either(any, true);
        } else {
          any.forEach(c -> branch.and(c, false));
        }
      }
      case Condition.Not(var part) -> branch.and(part, !holds);
      case Condition.AtLeastOf(var least, var some) ->
          some(holds ? least : some.size() - least + 1, some, holds, branch);
      case Condition.Compare c -> compare(c, holds, branch);
      case Condition.OneOf c -> oneOf(c, holds, branch);
      case Condition.TextFits c -> fits(c, holds, branch);
      case Condition.IsMissing(var value) -> {
        Range range = branch.value(term(value));
        if (holds) {
          range.missing();
          branch.facts.look(range);
        } else {
          there(value, branch);
        }
      }
      case Condition.IsEmpty(var value) -> {
        if (value.type().isText()) {
          among(value, Set.of(new Value.Text("")), holds, branch);
        } else {
          other(supposed, List.of(value), branch);
        }
      }
      case Condition.IsBlank(var value) -> {
        // missing is blank, so that what is not blank is there
        branch.value(term(value)).test("blank", Texts::isBlank, holds);
        if (!holds) {
          there(value, branch);
        }
        branch.facts.look(branch.value(term(value)));
      }
      case Condition.IsTrue(var value) ->
          among(value, Set.of(new Value.Truth(true)), holds, branch);
      case Condition.Has c -> has(c, holds, branch);
      case Condition.InWindow c -> inWindow(c, holds, branch);
      case Condition.Occurs c -> occurs(c.rows(), c.least(), c.most(), holds, branch);
      case Condition.InPeriods c -> {
        branch.facts.other(c, holds);
        if (holds && c.least() > 0) {
          atLeast(c.rows(), c.least() * c.each().least(), branch);
        }
      }
      case Condition.Running c -> {
        branch.facts.other(c, holds);
        if (holds) {
          atLeast(c.rows(), c.length() * c.each().least(), branch);
        }
      }
      case Condition.Burst c -> {
        branch.facts.other(c, holds);
        if (holds) {
          atLeast(c.rows(), c.least(), branch);
        }
      }
      case Condition.Gap c -> {
        branch.facts.other(c, holds);
        if (holds) {
          atLeast(c.rows(), 2, branch);
        }
      }
      case Condition.Chain c -> {
        branch.facts.other(c, holds);
        if (holds) {
          atLeast(c.links().getFirst().events(), 1, branch);
        }
      }
      case Condition.Rank c -> other(supposed, List.of(c.by()), branch);
      case Condition.InSample(var name, var lots) -> {
        Range lot =
            branch.facts.value(
                List.of("lot", name),
                k ->
                    Range.within(
                        Interval.between(
                            Optional.of(Rational.ZERO), Optional.of(Rational.of(Draw.LOTS - 1))),
                        false,
                        Optional.of(0)));
        lot.within(
            Cut.WRITTEN,
            Interval.of(holds ? Relation.LESS : Relation.GREATER_OR_EQUAL, Rational.of(lots)));
        branch.facts.look(lot);
      }
      case Condition.Near(var place, var other, var metres) -> {
        Range apart =
            branch.facts.value(
                List.of("apart", place, other),
                k ->
                    Range.within(
                        Interval.of(Relation.GREATER_OR_EQUAL, Rational.ZERO),
                        true,
                        Optional.of(0)));
        apart.within(
            Cut.WRITTEN,
            Interval.of(holds ? Relation.LESS_OR_EQUAL : Relation.GREATER, Rational.of(metres)));
        if (holds) {
          apart.there();
          there(place, branch);
          there(other, branch);
        }
        branch.facts.look(apart);
      }
      case Condition.InSegment(var name) -> segment(name, supposed, branch);
      case Condition.Colleagues c -> branch.facts.other(c, holds);
      case Condition.InList c -> branch.facts.other(c, holds);
      case Condition.InProgram c -> branch.facts.other(c, holds);
      case Condition.Subscribed c -> branch.facts.other(c, holds);
      case Condition.OnDays c -> branch.facts.other(c, holds);
      case Condition.AtTimes c -> branch.facts.other(c, holds);
    }
  }

  /** So many of them hold, or so many do not. */
  private static void some(int number, List<Condition> some, boolean hold, Branch branch) {
    if (number <= 0) {
      return;
    }
    if (number > some.size()) {
      branch.facts.impossible();
    } else if (number == some.size()) {
      some.forEach(c -> branch.and(c, hold));
    } else if (number == 1) {
      branch.either(some, hold);
    } else {
      List<Condition> signed =
          hold ? some : some.stream().<Condition>map(Condition.Not::new).toList();
      List<Condition> rest = signed.subList(1, signed.size());
      branch.either(
          List.of(
              new Condition.All(
                  List.of(signed.getFirst(), new Condition.AtLeastOf(number - 1, rest))),
              new Condition.AtLeastOf(number, rest)),
          true);
    }
  }

  /** Something of which nothing is known but that it holds or not. */
  private void other(Supposed supposed, List<Expression> needed, Branch branch) {
    branch.facts.other(supposed.condition(), supposed.holds());
    if (supposed.holds()) {
      needed.forEach(e -> there(e, branch));
    }
  }

  private void segment(String name, Supposed supposed, Branch branch) {
    branch.facts.other(supposed.condition(), supposed.holds());
    if (segments < MOST_SEGMENTS) {
      segments++;
      workspace.segment(name).ifPresent(s -> branch.and(s.condition(), supposed.holds()));
    }
  }

  /** What a trait stands for, wherever it is said. */
  private Expression term(Expression value) {
    Expression term = value;
    for (int n = 0; n < MOST_SEGMENTS && term instanceof Expression.TraitValue t; n++) {
      Optional<Expression> of = workspace.trait(t.trait()).map(Definitions.Trait::value);
      if (of.isEmpty()) {
        return term;
      }
      term = of.get();
    }
    return term;
  }

  /** A value is there, and so is all that it is made of. */
  private void there(Expression value, Branch branch) {
    Expression term = term(value);
    if (term instanceof Expression.Missing) {
      branch.facts.impossible();
      return;
    }
    Range range = branch.value(term);
    range.there();
    branch.facts.look(range);
    if (term instanceof Expression.Measure m) {
      switch (m.function()) {
        case FIRST, LAST, AVG, MIN, MAX, MEDIAN, MOST_COMMON -> atLeast(m.rows(), 1, branch);
        case SECOND -> atLeast(m.rows(), 2, branch);
        case THIRD -> atLeast(m.rows(), 3, branch);
        case COUNT, SUM, DISTINCT -> {}
      }
    }
    term.operands().forEach(o -> there(o, branch));
  }

  private Range range(Expression term) {
    if (term instanceof Expression.ScoreValue s) {
      Optional<Definitions.Score> score = workspace.score(s.score());
      if (score.isPresent()) {
        return Range.within(
            ScoreBounds.of(score.get()), true, Optional.of(score.get().type().scale()));
      }
    }
    if (term instanceof Expression.Measure m) {
      boolean counts =
          m.function() == Expression.Function.COUNT || m.function() == Expression.Function.DISTINCT;
      if (counts) {
        return Range.within(
            Interval.of(Relation.GREATER_OR_EQUAL, Rational.ZERO), false, Optional.of(0));
      }
    }
    boolean certain =
        term instanceof Expression.Constant
            || term instanceof Expression.ClassOf
            || term instanceof Expression.Now
            || term.equals(new Expression.Attribute(workspace.schema().contacts().keyField()));
    return Range.of(term, !certain);
  }

  private void compare(Condition.Compare c, boolean holds, Branch branch) {
    Expression left = term(c.left());
    Expression right = term(c.right());
    if (left instanceof Expression.Missing || right instanceof Expression.Missing) {
      if (holds) {
        branch.facts.impossible();
      }
    } else if (left instanceof Expression.Constant && !(right instanceof Expression.Constant)) {
      beside(right, mirrored(c.relation()), left, c, holds, branch);
    } else if (Cut.of(left, workspace.zone()).isPresent()
        && Cut.of(right, workspace.zone()).isEmpty()) {
      beside(right, mirrored(c.relation()), left, c, holds, branch);
    } else {
      beside(left, c.relation(), right, c, holds, branch);
    }
  }

  private void beside(
      Expression term,
      Relation relation,
      Expression other,
      Condition.Compare written,
      boolean holds,
      Branch branch) {
    Optional<Cut> cut = Cut.of(other, workspace.zone());
    Optional<Cut> known = Cut.of(term, workspace.zone());
    if (known.isPresent() && cut.isPresent()) {
      if (known.get().line().equals(cut.get().line())
          && Interval.of(relation, cut.get().at()).contains(known.get().at()) != holds) {
        branch.facts.impossible();
      }
    } else if (cut.isPresent()) {
      onLine(
          term, holds ? Optional.of(relation) : opposite(relation), cut.get(), holds, branch);
    } else if (other instanceof Expression.Constant(var value, var type)) {
      besideConstant(term, relation, value, written, holds, branch);
    } else {
      if (term.equals(other) && !written.ignoringCase()) {
        itself(term, relation, holds, branch);
      }
      other(new Supposed(written, holds), List.of(term, other), branch);
    }
  }

  /** {@code x = x} holds where x is there, {@code x < x} never. */
  private void itself(Expression term, Relation relation, boolean holds, Branch branch) {
    boolean equal =
        relation == Relation.EQUAL
            || relation == Relation.LESS_OR_EQUAL
            || relation == Relation.GREATER_OR_EQUAL;
    if (holds && !equal) {
      branch.facts.impossible();
    } else if (!holds && equal) {
      branch.value(term).missing();
      branch.facts.look(branch.value(term));
    }
  }

  /** Not being equal to a number is no part of a line. */
  private void onLine(
      Expression term, Optional<Relation> relation, Cut cut, boolean holds, Branch branch) {
    if (term instanceof Expression.Measure m
        && m.function() == Expression.Function.COUNT
        && m.of().isEmpty()) {
      relation.ifPresent(r -> branch.facts.rows(m.rows(), Interval.of(r, cut.at())));
      return;
    }
    Range range = branch.value(term);
    relation.ifPresent(r -> range.within(cut.line(), Interval.of(r, cut.at())));
    if (relation.isEmpty() && cut.line().equals(Cut.WRITTEN)) {
      not(term, cut.at()).ifPresent(v -> range.among(Set.of(v), false));
    }
    if (holds) {
      there(term, branch);
    }
    branch.facts.look(range);
  }

  private static Optional<Value> not(Expression term, Rational at) {
    if (term.type().isNumber()) {
      return Optional.of(new Value.Number(at));
    }
    return term.type().equals(Type.DAY)
        ? Optional.of(
            new Value.Day(java.time.LocalDate.ofEpochDay(at.numerator().longValueExact())))
        : Optional.empty();
  }

  private void besideConstant(
      Expression term,
      Relation relation,
      Value value,
      Condition.Compare written,
      boolean holds,
      Branch branch) {
    if (term instanceof Expression.ClassOf of
        && relation == Relation.EQUAL
        && value instanceof Value.Text(var name)) {
      classOf(of, Set.of(name), holds, branch);
      return;
    }
    if (relation == Relation.EQUAL && !written.ignoringCase()) {
      among(term, Set.of(value), holds, branch);
    } else if (value instanceof Value.Text(var text)) {
      Range range = branch.value(term);
      range.test(
          List.of(relation, text, written.ignoringCase()),
          Texts.related(relation, text, written.ignoringCase()),
          holds);
      if (holds) {
        there(term, branch);
      }
      branch.facts.look(range);
    } else {
      other(new Supposed(written, holds), List.of(term), branch);
    }
  }

  private void oneOf(Condition.OneOf c, boolean holds, Branch branch) {
    Expression term = term(c.value());
    if (term instanceof Expression.ClassOf of) {
      Set<String> names =
          c.values().stream()
              .filter(v -> v instanceof Value.Text)
              .map(v -> ((Value.Text) v).text())
              .collect(Collectors.toSet());
      classOf(of, names, holds, branch);
    } else if (c.ignoringCase()) {
      Range range = branch.value(term);
      range.test(List.of("one of", c.values()), Texts.oneOf(c.values()), holds);
      if (holds) {
        there(term, branch);
      }
      branch.facts.look(range);
    } else {
      among(term, new HashSet<>(c.values()), holds, branch);
    }
  }

  private void among(Expression value, Set<Value> values, boolean holds, Branch branch) {
    Expression term = term(value);
    if (term instanceof Expression.Constant(var constant, var type)) {
      if (values.contains(constant) != holds) {
        branch.facts.impossible();
      }
      return;
    }
    Range range = branch.value(term);
    range.among(values, holds);
    if (holds) {
      there(term, branch);
    }
    branch.facts.look(range);
  }

  /** A class is that of the first condition that holds. */
  private void classOf(
      Expression.ClassOf of, Set<String> names, boolean holds, Branch branch) {
    Optional<Definitions.Partition> partition = workspace.partition(of.partition());
    if (partition.isEmpty() || segments >= MOST_SEGMENTS) {
      return;
    }
    segments++;
    List<Condition> earlier = new ArrayList<>();
    List<Condition> ways = new ArrayList<>();
    for (Definitions.PartitionClass one : partition.get().classes()) {
      if (names.contains(one.name()) == holds) {
        List<Condition> all = new ArrayList<>(earlier);
        all.add(one.condition());
        ways.add(new Condition.All(all));
      }
      earlier.add(new Condition.Not(one.condition()));
    }
    branch.either(ways, true);
  }

  private void fits(Condition.TextFits c, boolean holds, Branch branch) {
    Expression text = term(c.text());
    if (!(c.pattern() instanceof Expression.Constant(Value.Text(var pattern), var type))) {
      other(new Supposed(c, holds), List.of(text, c.pattern()), branch);
      return;
    }
    if (text instanceof Expression.Constant || text instanceof Expression.ClassOf) {
      other(new Supposed(c, holds), List.of(), branch);
      return;
    }
    Range range = branch.value(text);
    range.test(
        List.of(c.fit(), pattern, c.ignoringCase()),
        Texts.fits(c.fit(), pattern, c.ignoringCase()),
        holds);
    if (holds) {
      there(text, branch);
    }
    branch.facts.look(range);
  }

  private void has(Condition.Has c, boolean holds, Branch branch) {
    if (c.values().size() == 1) {
      Condition one = new Condition.Has(c.list(), false, c.values(), c.ignoringCase());
      other(new Supposed(one, holds), List.of(c.list()), branch);
      if (holds) {
        branch.facts.other(new Condition.IsEmpty(c.list()), false);
      }
      return;
    }
    List<Condition> each =
        c.values().stream()
            .<Condition>map(
                v -> new Condition.Has(c.list(), false, List.of(v), c.ignoringCase()))
            .toList();
    if (c.all() && each.isEmpty()) {
      branch.and(new Condition.IsMissing(c.list()), !holds);
    } else {
      branch.and(c.all() ? new Condition.All(each) : new Condition.Any(each), holds);
    }
  }

  /** Being in a window is being after its beginning and before its end. */
  private static void inWindow(Condition.InWindow c, boolean holds, Branch branch) {
    List<Condition> ends = new ArrayList<>();
    Window window = c.window();
    window
        .from()
        .ifPresent(
            b ->
                ends.add(
                    new Condition.Compare(
                        c.value(),
                        b.inclusive() ? Relation.GREATER_OR_EQUAL : Relation.GREATER,
                        b.at(),
                        false)));
    window
        .to()
        .ifPresent(
            b ->
                ends.add(
                    new Condition.Compare(
                        c.value(),
                        b.inclusive() ? Relation.LESS_OR_EQUAL : Relation.LESS,
                        b.at(),
                        false)));
    if (ends.isEmpty()) {
      branch.and(new Condition.IsMissing(c.value()), !holds);
    } else {
      branch.and(new Condition.All(ends), holds);
    }
  }

  private static void occurs(
      RowSet rows, long least, Optional<Long> most, boolean holds, Branch branch) {
    if (holds) {
      branch.facts.rows(
          rows,
          Interval.between(Optional.of(Rational.of(least)), most.map(Rational::of)));
      return;
    }
    List<Condition> ways = new ArrayList<>();
    if (least > 0) {
      ways.add(new Condition.Occurs(rows, 0, Optional.of(least - 1)));
    }
    most.ifPresent(m -> ways.add(new Condition.Occurs(rows, m + 1, Optional.empty())));
    branch.either(ways, true);
  }

  private static void atLeast(RowSet rows, long least, Branch branch) {
    branch.facts.rows(rows, Interval.of(Relation.GREATER_OR_EQUAL, Rational.of(least)));
  }

  private static Relation mirrored(Relation relation) {
    return switch (relation) {
      case EQUAL -> Relation.EQUAL;
      case LESS -> Relation.GREATER;
      case LESS_OR_EQUAL -> Relation.GREATER_OR_EQUAL;
      case GREATER -> Relation.LESS;
      case GREATER_OR_EQUAL -> Relation.LESS_OR_EQUAL;
    };
  }

  private static Optional<Relation> opposite(Relation relation) {
    return switch (relation) {
      case EQUAL -> Optional.empty();
      case LESS -> Optional.of(Relation.GREATER_OR_EQUAL);
      case LESS_OR_EQUAL -> Optional.of(Relation.GREATER);
      case GREATER -> Optional.of(Relation.LESS_OR_EQUAL);
      case GREATER_OR_EQUAL -> Optional.of(Relation.LESS);
    };
  }
}
