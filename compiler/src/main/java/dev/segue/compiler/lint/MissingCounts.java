package dev.segue.compiler.lint;

import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who is in a segment because a value is missing: {@code country != "US"} holds of somebody without
 * a country. Where the rest of the segment leaves nobody like that, there is nothing to tell.
 */
record MissingCounts(Examples examples) {
  void settle(
      Definitions.Segment segment,
      Map<Diagnostic, Expression> missing,
      Map<Diagnostic, Optional<Diagnostic>> settled) {
    missing.forEach(
        (told, value) -> {
          if (isOfContact(value)) {
            Condition without =
                new Condition.All(List.of(segment.condition(), new Condition.IsMissing(value)));
            settled.put(
                told,
                examples.solver().isNever(without)
                    ? Optional.empty()
                    : Optional.of(with(told, value, without)));
          }
        });
  }

  private Diagnostic with(Diagnostic told, Expression value, Condition without) {
    return examples
        .witness(without, Condition.TRUE)
        .map(examples::words)
        .map(
            words ->
                told.hint(
                    "a contact without "
                        + examples.english().words(value)
                        + " is in"
                        + (words.isEmpty() ? "" : ": one" + words)))
        .orElse(told);
  }

  /** Whether a value is a contact's own, and not that of a row, or of a run. */
  private static boolean isOfContact(Expression value) {
    return switch (value) {
      case Expression.Property p -> false;
      case Expression.OfFirst o -> false;
      case Expression.Trigger t -> false;
      case Expression.RowInstant r -> false;
      case Expression.RunEntered r -> false;
      case Expression.WaitBegan w -> false;
      case Expression other -> other.operands().stream().allMatch(MissingCounts::isOfContact);
    };
  }
}
