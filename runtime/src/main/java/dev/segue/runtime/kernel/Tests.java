package dev.segue.runtime.kernel;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.plan.Node;
import dev.segue.compiler.type.CaseFold;
import dev.segue.compiler.type.Glob;
import dev.segue.compiler.type.Regex;
import dev.segue.compiler.type.TextOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

  /** Of text: each that a dictionary has is tested once. */
  record OfText(Predicate<String> passes, Map<Dictionary, byte[]> verdicts) implements Tests {
    private static final byte YES = 1;
    private static final byte NO = 2;

    OfText(Predicate<String> passes) {
      this(passes, new HashMap<>());
    }

    @Override
    public long[] bits(Column column, int size) {
      if (!(column instanceof Column.Words words)) {
        return Bits.where(
            size,
            row -> column.value(row).filter(v -> passes.test(((Value.Text) v).text())).isPresent());
      }
      byte[] known = verdicts(words.dictionary());
      return Bits.where(
          size,
          row -> {
            int code = words.codes()[row];
            if (code >= 0) {
              if (known[code] == 0) {
                known[code] = passes.test(words.dictionary().text(code)) ? YES : NO;
              }
              return known[code] == YES;
            }
            String text = words.texts()[row];
            return text != null && passes.test(text);
          });
    }

    private byte[] verdicts(Dictionary dictionary) {
      return Objects.requireNonNull(
          verdicts.compute(
              dictionary,
              (d, before) ->
                  before == null
                      ? new byte[d.size()]
                      : before.length < d.size() ? Arrays.copyOf(before, d.size() * 2) : before));
    }
  }

  static Tests of(Node node, List<Node> nodes) {
    return switch (node) {
      case Node.OneOf c -> oneOf(c);
      case Node.Compared c ->
          nodes.get(c.right()) instanceof Node.Constant(Optional<Value> value, var type)
                  && value.isPresent()
                  && value.get() instanceof Value.Text(var text)
              ? new OfText(compared(c, text))
              : new None();
      case Node.Fits c -> new OfText(fits(c));
      case Node other -> new None();
    };
  }

  private static Predicate<String> compared(Node.Compared c, String constant) {
    String other = folded(constant, c.ignoringCase());
    return c.relation() == Condition.Relation.EQUAL
        ? text -> folded(text, c.ignoringCase()).equals(other)
        : text ->
            c.relation()
                .holds(TextOrder.BY_CODE_POINT.compare(folded(text, c.ignoringCase()), other));
  }

  private static String folded(String text, boolean ignoringCase) {
    return ignoringCase ? CaseFold.of(text) : text;
  }

  private static Tests oneOf(Node.OneOf c) {
    if (!c.values().isEmpty() && c.values().getFirst() instanceof Value.Text) {
      Set<String> texts = new HashSet<>();
      c.values().forEach(v -> texts.add(folded(((Value.Text) v).text(), c.ignoringCase())));
      return new OfText(text -> texts.contains(folded(text, c.ignoringCase())));
    }
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
