package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;

import dev.segue.compiler.ir.Condition.Fit;
import dev.segue.compiler.ir.Condition.TextFits;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.type.CaseFold;
import dev.segue.compiler.type.Type;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** How text fits a pattern. SQLite's own {@code like} would not tell A from a. */
final class TextTests {
  private final Formulas formulas;

  TextTests(Formulas formulas) {
    this.formulas = formulas;
  }

  Leaf fits(TextFits c, Scope scope) {
    Operand text = formulas.expressions().of(c.text(), scope);
    Operand pattern = formulas.expressions().of(c.pattern(), scope);
    if (text instanceof Operand.Nothing || pattern instanceof Operand.Nothing) {
      return Leaf.never();
    }
    Field<String> whole = ExpressionSql.text(text);
    Field<String> part = ExpressionSql.text(pattern);
    List<Field<?>> uncertain = new ArrayList<>();
    if (!text.certain()) {
      uncertain.add(whole);
    }
    if (!pattern.certain()) {
      uncertain.add(part);
    }
    if (c.fit() == Fit.MATCHES) {
      return matches(whole, c, part, uncertain);
    }
    Field<String> x = Typed.text(ValueTests.folded(whole, c.ignoringCase()));
    if (c.pattern() instanceof Expression.Constant(Value.Text(String written), Type t)) {
      String constant = c.ignoringCase() ? CaseFold.of(written) : written;
      return c.fit() == Fit.LIKE
          ? like(x, constant, uncertain)
          : part(x, c.fit(), constant, uncertain);
    }
    return part(x, c.fit(), Typed.text(ValueTests.folded(part, c.ignoringCase())), uncertain);
  }

  private static Leaf matches(
      Field<String> text, TextFits c, Field<String> pattern, List<Field<?>> uncertain) {
    Field<String> regex =
        c.ignoringCase()
                && c.pattern() instanceof Expression.Constant(Value.Text(String written), Type t)
            ? val("(?i)" + written)
            : pattern;
    return Leaf.of(
        Answer.condition(e -> e.matches(text, regex, true)),
        Answer.condition(e -> e.matches(text, regex, false)),
        uncertain);
  }

  /** Of a pattern whose only stars are at its ends, what it comes to; else a glob. */
  private static Leaf like(Field<String> x, String glob, List<Field<?>> uncertain) {
    boolean from = glob.startsWith("*");
    boolean to = glob.length() > 1 && glob.endsWith("*");
    String inner = glob.substring(from ? 1 : 0, glob.length() - (to ? 1 : 0));
    if (inner.contains("*") || inner.contains("?")) {
      return Leaf.of(
          Answer.condition(e -> e.like(x, glob, true)),
          Answer.condition(e -> e.like(x, glob, false)),
          uncertain);
    }
    if (from && inner.isEmpty()) {
      return Leaf.present(uncertain);
    }
    if (from && to) {
      return part(x, Fit.CONTAINS, inner, uncertain);
    }
    if (from || to) {
      return part(x, from ? Fit.ENDS_WITH : Fit.STARTS_WITH, inner, uncertain);
    }
    return equal(x, val(inner), uncertain);
  }

  private static Leaf part(Field<String> x, Fit fit, String constant, List<Field<?>> uncertain) {
    return switch (fit) {
      case CONTAINS -> contains(x, val(constant), uncertain);
      case STARTS_WITH ->
          Leaf.of(
              Answer.condition(e -> e.startsWith(x, constant, true)),
              Answer.condition(e -> e.startsWith(x, constant, false)),
              uncertain);
      case ENDS_WITH ->
          constant.isEmpty()
              ? Leaf.present(uncertain)
              : Leaf.of(
                  Answer.condition(e -> e.endsWith(x, constant, true)),
                  Answer.condition(e -> e.endsWith(x, constant, false)),
                  uncertain);
      case LIKE, MATCHES -> throw new IllegalArgumentException("no part: " + fit);
    };
  }

  private static Leaf part(
      Field<String> x, Fit fit, Field<String> pattern, List<Field<?>> uncertain) {
    Field<Integer> length = DSL.length(pattern);
    return switch (fit) {
      case CONTAINS -> contains(x, pattern, uncertain);
      case STARTS_WITH -> equal(substr(x, inline(1), length), pattern, uncertain);
      case ENDS_WITH ->
          equal(substr(x, DSL.length(x).minus(length).plus(inline(1))), pattern, uncertain);
      case LIKE, MATCHES -> throw new IllegalArgumentException("no part: " + fit);
    };
  }

  private static Field<String> substr(Field<String> x, Field<?>... fromAndLength) {
    List<Field<?>> arguments = new ArrayList<>(List.of(x));
    arguments.addAll(List.of(fromAndLength));
    return function("substr", String.class, arguments.toArray(Field<?>[]::new));
  }

  private static Leaf contains(Field<String> x, Field<String> part, List<Field<?>> uncertain) {
    return Leaf.of(
        Answer.condition(e -> e.contains(x, part, true)),
        Answer.condition(e -> e.contains(x, part, false)),
        uncertain);
  }

  private static Leaf equal(Field<String> x, Field<String> y, List<Field<?>> uncertain) {
    return Leaf.of(x.eq(y), x.ne(y), uncertain);
  }
}
