package dev.segue.compiler.solve;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.type.CaseFold;
import dev.segue.compiler.type.Glob;
import dev.segue.compiler.type.Regex;
import dev.segue.compiler.type.TextOrder;
import dev.segue.compiler.type.WhiteSpace;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Tests of single values. */
final class Texts {
  private Texts() {}

  static Predicate<Value> fits(Condition.Fit fit, String pattern, boolean ignoringCase) {
    if (fit == Condition.Fit.MATCHES) {
      Regex regex = new Regex(pattern, ignoringCase);
      return value -> regex.isFoundIn(text(value));
    }
    String part = folded(pattern, ignoringCase);
    return value -> {
      String whole = folded(text(value), ignoringCase);
      return switch (fit) {
        case CONTAINS -> whole.contains(part);
        case STARTS_WITH -> whole.startsWith(part);
        case ENDS_WITH -> whole.endsWith(part);
        case LIKE -> Glob.fits(part, whole);
        case MATCHES -> throw new IllegalStateException("matched above");
      };
    };
  }

  static Predicate<Value> oneOf(List<Value> values) {
    List<Value> folded = values.stream().map(Texts::folded).toList();
    return value -> folded.contains(folded(value));
  }

  static Predicate<Value> related(Condition.Relation relation, String to, boolean ignoringCase) {
    String right = folded(to, ignoringCase);
    return value ->
        relation.holds(TextOrder.BY_CODE_POINT.compare(folded(text(value), ignoringCase), right));
  }

  /** Texts that may pass the test of a key. */
  static Stream<String> candidates(Object key) {
    return key instanceof List<?> parts
        ? parts.stream()
            .filter(p -> p instanceof String)
            .map(String::valueOf)
            .flatMap(p -> Stream.of(p, p.replace("*", "").replace("?", "x")))
        : Stream.empty();
  }

  static boolean isBlank(Value value) {
    return WhiteSpace.isBlank(text(value));
  }

  private static Value folded(Value value) {
    return value instanceof Value.Text(var text) ? new Value.Text(CaseFold.of(text)) : value;
  }

  private static String folded(String text, boolean ignoringCase) {
    return ignoringCase ? CaseFold.of(text) : text;
  }

  private static String text(Value value) {
    return ((Value.Text) value).text();
  }
}
