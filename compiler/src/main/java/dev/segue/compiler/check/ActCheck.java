package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Window;
import dev.segue.compiler.syntax.Occurrence;
import java.util.Optional;
import java.util.function.Supplier;

/** Segue's own acts, asked like events: {@code never received any message in last 7 days}. */
record ActCheck(Scope scope) {

  Condition received(dev.segue.compiler.syntax.Condition.Received written) {
    Optional<String> message = written.message().flatMap(new SetCheck(scope)::message);
    return written.message().isPresent() && message.isEmpty()
        ? Condition.TRUE
        : act(RowSet.Act.RECEIVED, message, written.never(), written.occurrence());
  }

  Condition finished(dev.segue.compiler.syntax.Condition.Finished written) {
    Optional<String> program = new SetCheck(scope).program(written.program());
    return program.isEmpty()
        ? Condition.TRUE
        : act(RowSet.Act.FINISHED, program, written.never(), written.occurrence());
  }

  Condition handedOff(dev.segue.compiler.syntax.Condition.HandedOff written) {
    Optional<String> to = new ParameterCheck(scope).text(written.to());
    return to.isEmpty()
        ? Condition.TRUE
        : act(RowSet.Act.HANDED_OFF, to, written.never(), written.occurrence());
  }

  private Condition act(
      RowSet.Act act, Optional<String> of, boolean never, Optional<Occurrence> occurrence) {
    OccurrenceCheck check = new OccurrenceCheck(scope);
    Supplier<Window> window =
        () ->
            occurrence
                .flatMap(Occurrence::window)
                .map(new WindowCheck(scope)::ofEvents)
                .orElseGet(check::unsaid);
    if (never && occurrence.filter(o -> check.refusesPeriods(o, "'never'")).isPresent()) {
      return Condition.TRUE;
    }
    if (occurrence.flatMap(Occurrence::periods).isPresent()) {
      return new PeriodCheck(scope, w -> new RowSet.Acts(act, of, w), window)
          .counted(occurrence.get());
    }
    RowSet acts = new RowSet.Acts(act, of, window.get());
    Optional<Occurrence.Count> count = occurrence.flatMap(Occurrence::count);
    if (never && count.isPresent()) {
      scope.tell(
          Diagnostic.of(Code.COUNT, occurrence.get().span(), "'never' takes no count")
              .hint("leave 'never' or the count out"));
      return Condition.TRUE;
    }
    if (never) {
      return new Condition.Occurs(acts, 0, Optional.of(0L));
    }
    return new CountCheck(scope)
        .range(count)
        .<Condition>map(r -> new Condition.Occurs(acts, r.least(), r.most()))
        .orElse(Condition.TRUE);
  }
}
