package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.type.Type;
import java.util.List;
import java.util.Optional;

/** A literal that is given to something of a type: set, or said in a test. */
record GivenValue(Scope scope) {

  /**
   * The value; nothing where it does not fit, which is told.
   *
   * @param words what it is given to: {@code nurture_state}
   */
  Optional<Value> of(dev.segue.compiler.syntax.Value literal, Type type, String words) {
    Findings findings = new Findings();
    LiteralCheck literals = new LiteralCheck(scope.telling(findings));
    Optional<Value> value = literals.valueOf(literal, type, "'" + words + "'", false);
    for (Diagnostic diagnostic : findings.all()) {
      scope.tell(
          diagnostic.code() == Code.TYPES_DIFFER
              ? wanted(diagnostic, literals.constant(literal).type(), type, words)
              : diagnostic);
    }
    return value;
  }

  /** Nothing is compared here: it says what it takes. */
  private static Diagnostic wanted(Diagnostic differ, Type found, Type type, String words) {
    Diagnostic wanted =
        Diagnostic.of(
            Code.TYPE_WANTED,
            differ.span(),
            "'" + words + "'",
            Mismatch.articled(type),
            Mismatch.articled(found));
    return new Diagnostic(
        wanted.code(),
        wanted.span(),
        wanted.message(),
        type instanceof Type.ListOf || type.equals(Type.LOCATION) ? List.of() : differ.hints(),
        differ.related(),
        differ.fix());
  }
}
