package dev.segue.compiler.solve;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Condition.Relation;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.ir.Window;
import dev.segue.compiler.type.Rational;
import dev.segue.compiler.type.Type;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What follows for values where something is said of them, or is not so. */
final class ValueRules {
  private final ZoneId zone;
  private final Terms terms;
  private final DefinitionRules definitions;

  ValueRules(ZoneId zone, Terms terms, DefinitionRules definitions) {
    this.zone = zone;
    this.terms = terms;
    this.definitions = definitions;
  }

  /** Something of which nothing is known but that it holds or not, and what it needs to hold. */
  void other(Condition condition, boolean holds, List<Expression> needed, Branch branch) {
    branch.facts().other(condition, holds);
    if (holds) {
      needed.forEach(e -> terms.there(e, branch));
    }
  }

  void isMissing(Expression value, boolean holds, Branch branch) {
    if (holds) {
      Range range = terms.value(value, branch);
      range.missing();
      branch.facts().look(range);
    } else {
      terms.there(value, branch);
    }
  }

  /** What is missing is blank, so that what is not blank is there. */
  void isBlank(Expression value, boolean holds, Branch branch) {
    Range range = terms.value(value, branch);
    range.test("blank", Texts::isBlank, holds);
    if (!holds) {
      terms.there(value, branch);
    }
    branch.facts().look(range);
  }

  void isEmpty(Condition.IsEmpty c, boolean holds, Branch branch) {
    if (c.value().type().isText()) {
      among(c.value(), Set.of(new Value.Text("")), holds, branch);
    } else {
      other(c, holds, List.of(c.value()), branch);
    }
  }

  void near(Condition.Near c, boolean holds, Branch branch) {
    Range apart =
        branch
            .facts()
            .value(
                List.of("apart", c.place(), c.other()),
                k ->
                    Range.within(
                        Interval.of(Relation.GREATER_OR_EQUAL, Rational.ZERO),
                        true,
                        Optional.of(0)));
    apart.within(
        Cut.WRITTEN,
        Interval.of(holds ? Relation.LESS_OR_EQUAL : Relation.GREATER, Rational.of(c.metres())));
    if (holds) {
      apart.there();
      terms.there(c.place(), branch);
      terms.there(c.other(), branch);
    }
    branch.facts().look(apart);
  }

  void compare(Condition.Compare c, boolean holds, Branch branch) {
    Expression left = terms.term(c.left());
    Expression right = terms.term(c.right());
    if (left instanceof Expression.Missing || right instanceof Expression.Missing) {
      if (holds) {
        branch.facts().impossible();
      }
    } else if (left instanceof Expression.Constant && !(right instanceof Expression.Constant)) {
      beside(right, c.relation().mirrored(), left, c, holds, branch);
    } else if (Cut.of(left, zone).isPresent() && Cut.of(right, zone).isEmpty()) {
      beside(right, c.relation().mirrored(), left, c, holds, branch);
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
    Optional<Cut> cut = Cut.of(other, zone);
    Optional<Cut> known = Cut.of(term, zone);
    if (known.isPresent() && cut.isPresent()) {
      if (!known.get().line().equals(cut.get().line())) {
        branch.facts().other(written, holds);
      } else if (Interval.of(relation, cut.get().at()).contains(known.get().at()) != holds) {
        branch.facts().impossible();
      }
    } else if (cut.isPresent()) {
      Optional<Relation> said = holds ? Optional.of(relation) : opposite(relation);
      if (said.isPresent()) {
        onLine(term, said.get(), cut.get(), holds, branch);
      } else {
        unequal(term, cut.get(), written, branch);
      }
    } else if (other instanceof Expression.Constant(var value, var type)) {
      besideConstant(term, relation, value, written, holds, branch);
    } else {
      if (term.equals(other) && !written.ignoringCase()) {
        itself(term, relation, holds, branch);
      }
      other(written, holds, List.of(term, other), branch);
    }
  }

  /** {@code x = x} holds where x is there, {@code x < x} never. */
  private void itself(Expression term, Relation relation, boolean holds, Branch branch) {
    boolean equal =
        relation == Relation.EQUAL
            || relation == Relation.LESS_OR_EQUAL
            || relation == Relation.GREATER_OR_EQUAL;
    if (holds && !equal) {
      branch.facts().impossible();
    } else if (!holds && equal) {
      terms.value(term, branch).missing();
      branch.facts().look(terms.value(term, branch));
    }
  }

  private void onLine(Expression term, Relation relation, Cut cut, boolean holds, Branch branch) {
    Interval part = Interval.of(relation, cut.at());
    if (isNumberOfRows(term)) {
      branch.facts().rows(((Expression.Measure) term).rows(), part);
      return;
    }
    Range range = terms.value(term, branch);
    range.within(cut.line(), part);
    if (holds) {
      terms.there(term, branch);
    }
    branch.facts().look(range);
  }

  private static boolean isNumberOfRows(Expression term) {
    return term instanceof Expression.Measure m
        && m.function() == Expression.Function.COUNT
        && m.of().isEmpty();
  }

  /** Not being equal is no part of a line. */
  private void unequal(Expression term, Cut cut, Condition.Compare written, Branch branch) {
    Optional<Value> value =
        cut.line().equals(Cut.WRITTEN) && !isNumberOfRows(term)
            ? not(term, cut.at())
            : Optional.empty();
    if (value.isPresent()) {
      Range range = terms.value(term, branch);
      range.among(Set.of(value.get()), false);
      branch.facts().look(range);
    } else {
      branch.facts().other(written, false);
    }
  }

  private static Optional<Value> not(Expression term, Rational at) {
    if (term.type().isNumber()) {
      return Optional.of(new Value.Number(at));
    }
    return term.type().equals(Type.DAY)
        ? Optional.of(new Value.Day(LocalDate.ofEpochDay(at.numerator().longValueExact())))
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
      definitions.classOf(of, Set.of(name), holds, branch);
      return;
    }
    if (relation == Relation.EQUAL && !written.ignoringCase()) {
      among(term, Set.of(value), holds, branch);
    } else if (value instanceof Value.Text(var text)) {
      Range range = terms.value(term, branch);
      range.test(
          List.of(relation, text, written.ignoringCase()),
          Texts.related(relation, text, written.ignoringCase()),
          holds);
      if (holds) {
        terms.there(term, branch);
      }
      branch.facts().look(range);
    } else {
      other(written, holds, List.of(term), branch);
    }
  }

  void oneOf(Condition.OneOf c, boolean holds, Branch branch) {
    Expression term = terms.term(c.value());
    if (term instanceof Expression.ClassOf of) {
      Set<String> names =
          c.values().stream()
              .filter(v -> v instanceof Value.Text)
              .map(v -> ((Value.Text) v).text())
              .collect(Collectors.toSet());
      definitions.classOf(of, names, holds, branch);
    } else if (c.ignoringCase()) {
      Range range = terms.value(term, branch);
      range.test(List.of("one of", c.values()), Texts.oneOf(c.values()), holds);
      if (holds) {
        terms.there(term, branch);
      }
      branch.facts().look(range);
    } else {
      among(term, new HashSet<>(c.values()), holds, branch);
    }
  }

  void among(Expression value, Set<Value> values, boolean holds, Branch branch) {
    Expression term = terms.term(value);
    if (term instanceof Expression.Constant(var constant, var type)) {
      if (values.contains(constant) != holds) {
        branch.facts().impossible();
      }
      return;
    }
    Range range = terms.value(term, branch);
    range.among(values, holds);
    if (holds) {
      terms.there(term, branch);
    }
    branch.facts().look(range);
  }

  void fits(Condition.TextFits c, boolean holds, Branch branch) {
    Expression text = terms.term(c.text());
    if (!(c.pattern() instanceof Expression.Constant(Value.Text(var pattern), var type))) {
      other(c, holds, List.of(text, c.pattern()), branch);
      return;
    }
    if (text instanceof Expression.Constant || text instanceof Expression.ClassOf) {
      other(c, holds, List.of(), branch);
      return;
    }
    Range range = terms.value(text, branch);
    range.test(
        List.of(c.fit(), pattern, c.ignoringCase()),
        Texts.fits(c.fit(), pattern, c.ignoringCase()),
        holds);
    if (holds) {
      terms.there(text, branch);
    }
    branch.facts().look(range);
  }

  void has(Condition.Has c, boolean holds, Branch branch) {
    if (c.values().size() == 1) {
      Condition one = new Condition.Has(c.list(), false, c.values(), c.ignoringCase());
      other(one, holds, List.of(c.list()), branch);
      if (holds) {
        branch.facts().other(new Condition.IsEmpty(c.list()), false);
      }
      return;
    }
    List<Condition> each =
        c.values().stream()
            .<Condition>map(v -> new Condition.Has(c.list(), false, List.of(v), c.ignoringCase()))
            .toList();
    if (c.all() && each.isEmpty()) {
      branch.and(new Condition.IsMissing(c.list()), !holds);
    } else {
      branch.and(c.all() ? new Condition.All(each) : new Condition.Any(each), holds);
    }
  }

  /** Being in a window is being after its beginning and before its end. */
  static void inWindow(Condition.InWindow c, boolean holds, Branch branch) {
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
