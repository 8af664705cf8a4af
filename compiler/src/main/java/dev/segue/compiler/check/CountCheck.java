package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Occurrence.Count;
import java.util.Optional;

/** How many: {@code at least 3 times}, {@code twice}, {@code between 2 and 4 times}. */
record CountCheck(Scope scope) {
  /** From so many to so many; no {@code most}: no upper end. */
  record Range(long least, Optional<Long> most) {
    static final Range SOME = new Range(1, Optional.empty());
  }

  /** Without a count at least one; nothing where it is none, which is told. */
  Optional<Range> range(Optional<Count> written) {
    return written.isEmpty() ? Optional.of(Range.SOME) : range(written.get());
  }

  Optional<Range> range(Count written) {
    ParameterCheck amounts = new ParameterCheck(scope);
    return switch (written) {
      case Count.Quantity(var quantifier, var amount, var span) ->
          amounts
              .times(amount)
              .flatMap(
                  n ->
                      switch (quantifier) {
                        case EXACTLY -> Optional.of(new Range(n, Optional.of(n)));
                        case AT_LEAST -> Optional.of(new Range(n, Optional.empty()));
                        case AT_MOST -> Optional.of(new Range(0, Optional.of(n)));
                        case MORE_THAN -> Optional.of(new Range(n + 1, Optional.empty()));
                        case FEWER_THAN ->
                            n == 0
                                ? wrong(span, "nothing happens fewer than 0 times")
                                : Optional.of(new Range(0, Optional.of(n - 1)));
                      });
      case Count.Range(var from, var to, var span) ->
          amounts
              .times(from)
              .flatMap(
                  n ->
                      amounts
                          .times(to)
                          .flatMap(
                              m ->
                                  n > m && !amounts.isOpen(from) && !amounts.isOpen(to)
                                      ? wrong(span, "no number is between " + n + " and " + m)
                                      : Optional.of(new Range(n, Optional.of(Math.max(n, m))))));
    };
  }

  private Optional<Range> wrong(Span span, String why) {
    scope.tell(Code.COUNT, span, why);
    return Optional.empty();
  }
}
