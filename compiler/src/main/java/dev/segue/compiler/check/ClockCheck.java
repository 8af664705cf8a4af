package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.ClockLiteral;
import dev.segue.compiler.syntax.DayWord;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** When the event of a filter was: {@code on weekdays}, {@code at 09:00 to 17:00}. */
record ClockCheck(Scope scope) {

  Condition onDays(dev.segue.compiler.syntax.Condition.OnDays written) {
    return inTimedFilter(written.span())
        ? new Condition.OnDays(days(written.days()))
        : Condition.TRUE;
  }

  Condition atTimes(dev.segue.compiler.syntax.Condition.AtTimes written) {
    Optional<Long> from = clock(written.from(), false);
    Optional<Long> to = clock(written.to(), true);
    return inTimedFilter(written.span()) && from.isPresent() && to.isPresent()
        ? new Condition.AtTimes(from.get(), to.get())
        : Condition.TRUE;
  }

  /** ISO weekdays, 1 Monday to 7, in order. */
  static List<Integer> days(List<DayWord> words) {
    return words.stream().flatMapToInt(ClockCheck::days).sorted().distinct().boxed().toList();
  }

  private static IntStream days(DayWord word) {
    return switch (word.day()) {
      case MONDAY -> IntStream.of(1);
      case TUESDAY -> IntStream.of(2);
      case WEDNESDAY -> IntStream.of(3);
      case THURSDAY -> IntStream.of(4);
      case FRIDAY -> IntStream.of(5);
      case SATURDAY -> IntStream.of(6);
      case SUNDAY -> IntStream.of(7);
      case WEEKDAYS -> IntStream.rangeClosed(1, 5);
      case WEEKEND -> IntStream.of(6, 7);
      case DAY -> IntStream.rangeClosed(1, 7);
    };
  }

  /** Milliseconds from midnight; nothing where there is no such time, which is told. */
  Optional<Long> clock(ClockLiteral written, boolean end) {
    Optional<Long> clock =
        Moments.clockOrEnd(written.text()).filter(c -> end || c < Moments.END_OF_DAY);
    if (clock.isEmpty()) {
      scope.tell(
          Diagnostic.of(Code.DATE_UNREAL, written.span(), written.text())
              .hint("a day is from 00:00 to 23:59" + (end ? ", and ends at 24:00" : "")));
    }
    return clock;
  }

  private boolean inTimedFilter(Span span) {
    boolean timed = scope.place().row().filter(Row::timed).isPresent();
    if (!timed) {
      scope.tell(Code.NO_FILTER, span, scope.words(span));
    }
    return timed;
  }
}
