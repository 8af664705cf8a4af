package dev.segue.runtime.kernel;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.plan.Folding;
import dev.segue.compiler.plan.Node;
import dev.segue.compiler.type.WhiteSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What nodes say of the rows of a block. */
final class Formulas {
  private final List<Node> nodes;
  private final Folding folding;
  private final List<Tests> tests = new ArrayList<>();

  Formulas(List<Node> nodes, Folding folding) {
    this.nodes = nodes;
    this.folding = folding;
    nodes.forEach(node -> tests.add(Tests.of(node, nodes)));
  }

  int size() {
    return nodes.size();
  }

  Node node(int place) {
    return nodes.get(place);
  }

  long[] truth(int place, Frame frame) {
    return switch ((Node.Truth) nodes.get(place)) {
      case Node.All(var parts) -> {
        long[] all = Bits.all(frame.size());
        for (int part : parts) {
          Bits.keep(all, frame.truth(part));
        }
        yield all;
      }
      case Node.Any(var parts) -> {
        long[] any = new long[Bits.words(frame.size())];
        for (int part : parts) {
          long[] other = frame.truth(part);
          for (int i = 0; i < any.length; i++) {
            any[i] |= other[i];
          }
        }
        yield any;
      }
      case Node.Not(var part) -> not(frame.truth(part), frame.size());
      case Node.AtLeastOf(var least, var parts) ->
          Bits.where(
              frame.size(),
              row -> {
                int holding = 0;
                for (int part : parts) {
                  holding += Bits.get(frame.truth(part), row) ? 1 : 0;
                }
                return holding >= least;
              });
      case Node.Compared c when tests.get(place) instanceof Tests.OfText test ->
          test.bits(frame.column(c.left()), frame.size());
      case Node.Compared c ->
          Comparing.of(
              frame.column(c.left()),
              c.relation(),
              frame.column(c.right()),
              c.ignoringCase(),
              frame.size());
      case Node.OneOf c -> tests.get(place).bits(frame.column(c.value()), frame.size());
      case Node.Fits c -> tests.get(place).bits(frame.column(c.text()), frame.size());
      case Node.Missing(var value) -> {
        Column column = frame.column(value);
        yield column instanceof Column.Whole whole
            ? not(whole.there(), frame.size())
            : Bits.where(frame.size(), row -> !column.isThere(row));
      }
      case Node.Empty(var value) -> {
        Column column = frame.column(value);
        yield Bits.where(
            frame.size(), row -> column.value(row).filter(v -> text(v).isEmpty()).isPresent());
      }
      case Node.Blank(var value) -> {
        Column column = frame.column(value);
        yield Bits.where(
            frame.size(),
            row -> column.value(row).map(v -> WhiteSpace.isBlank(text(v))).orElse(true));
      }
      case Node.True(var value) -> {
        Column column = frame.column(value);
        yield Comparing.of(
            column,
            Condition.Relation.EQUAL,
            new Column.Same(Optional.of(new Value.Truth(true))),
            false,
            frame.size());
      }
      case Node.OnDays d -> frame.own(place, d);
      case Node.AtTimes t -> frame.own(place, t);
      case Node.Counted c -> frame.own(place, c);
      case Node.Chained c -> frame.own(place, c);
      case Node.AskedTruth a -> frame.own(place, a);
    };
  }

  private static long[] not(long[] bits, int size) {
    long[] not = new long[Bits.words(size)];
    for (int i = 0; i < not.length; i++) {
      not[i] = ~bits[i];
    }
    Bits.trim(not, size);
    return not;
  }

  private static String text(Value value) {
    return ((Value.Text) value).text();
  }

  Column column(int place, Frame frame) {
    return switch ((Node.Worth) nodes.get(place)) {
      case Node.Constant(var value, var type) -> new Column.Same(value);
      case Node.Folded f -> Working.folded(f, folding, frame);
      case Node.Choice(var conditions, var names) -> choice(conditions, names, frame);
      case Node.Points p -> Scoring.points(p, frame);
      case Node.Read r -> frame.own(place, r);
      case Node.Measured m -> frame.own(place, m);
      case Node.AskedValue a -> frame.own(place, a);
      case Node.AskedScore a -> frame.own(place, a);
    };
  }

  private static Column choice(List<Integer> conditions, List<String> names, Frame frame) {
    Column.Words chosen = Column.Words.of(frame.size());
    for (int i = conditions.size() - 1; i >= 0; i--) {
      long[] holds = frame.truth(conditions.get(i));
      for (int row = 0; row < frame.size(); row++) {
        if (Bits.get(holds, row)) {
          chosen.put(row, names.get(i));
        }
      }
    }
    return chosen;
  }
}
