package dev.segue.compiler.check;

import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.syntax.Declaration;
import dev.segue.compiler.syntax.TextLiteral;

/** A trait: {@code trait yearly_spend = sum(purchased.amount in last 365 days)}. */
record TraitCheck(Scope scope) {

  Definitions.Trait trait(Declaration.Trait written) {
    return new Definitions.Trait(
        written.name().text(),
        written.title().map(TextLiteral::value),
        scope.names().traits().value(written),
        written.name().span());
  }

  /** The value; asked for by {@link TraitTypes} when it is first needed. */
  Expression value(Declaration.Trait written) {
    return new ExpressionCheck(scope).value(written.value());
  }
}
