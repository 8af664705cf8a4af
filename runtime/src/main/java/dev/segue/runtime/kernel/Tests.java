package dev.segue.runtime.kernel;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.plan.Node;
import dev.segue.compiler.type.CaseFold;
import dev.segue.compiler.type.Glob;
import dev.segue.compiler.type.Regex;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** Tests of single values, made once for all blocks. */
sealed interface Tests {

  /** The rows whose value passes. */
  long[] bits(Column column, int size);

  /** Of a node that tests no single value. */
  record None() implements Tests {
    @Override
    public long[] bits(Column column, int size) {
      throw new IllegalStateException("no test");
    }
  }

  /** Of values of any type. */
  record OfValue(Predicate<Value> passes) implements Tests {
    @Override
    public long[] bits(Column column, int size) {
      return Bits.where(size, row -> column.value(row).filter(passes).isPresent());
    }
  }

  /** Of text. */
  record OfText(Predicate<String> passes) implements Tests {
    @Override
    public long[] bits(Column column, int size) {
      return Bits.where(
          size,
          row -> column.value(row).filter(v -> passes.test(((Value.Text) v).text())).isPresent());
    }
  }

  static Tests of(Node node) {
    return switch (node) {
      case Node.OneOf c -> oneOf(c);
      case Node.Fits c -> new OfText(fits(c));
      case Node other -> new None();
    };
  }

  private static Tests oneOf(Node.OneOf c) {
    Set<Value> values = new HashSet<>();
    c.values().forEach(v -> values.add(folded(v, c.ignoringCase())));
    return new OfValue(v -> values.contains(folded(v, c.ignoringCase())));
  }

  static Value folded(Value value, boolean ignoringCase) {
    return ignoringCase && value instanceof Value.Text(var text)
        ? new Value.Text(CaseFold.of(text))
        : value;
  }

  private static Predicate<String> fits(Node.Fits c) {
    if (c.fit() == Condition.Fit.MATCHES) {
      Regex regex = new Regex(c.pattern(), c.ignoringCase());
      return regex::isFoundIn;
    }
    String part = c.ignoringCase() ? CaseFold.of(c.pattern()) : c.pattern();
    Predicate<String> fits =
        switch (c.fit()) {
          case CONTAINS -> text -> text.contains(part);
          case STARTS_WITH -> text -> text.startsWith(part);
          case ENDS_WITH -> text -> text.endsWith(part);
          case LIKE -> text -> Glob.fits(part, text);
          case MATCHES -> throw new IllegalStateException("matched above");
        };
    return c.ignoringCase() ? text -> fits.test(CaseFold.of(text)) : fits;
  }
}
