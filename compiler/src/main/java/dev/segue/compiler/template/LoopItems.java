package dev.segue.compiler.template;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Which items a loop walks, after its offset, limit and direction. */
final class LoopItems {
  private final Evaluation evaluation;
  private final Memory memory;
  private final Budget budget;

  LoopItems(Evaluation evaluation, Memory memory, Budget budget) {
    this.evaluation = evaluation;
    this.memory = memory;
    this.budget = budget;
  }

  List<Datum> items(Node.Selection selection) {
    Datum walked = evaluation.value(selection.items());
    List<Datum> all = Conversion.walked(walked);
    if (!budget.take(all.size(), selection.items().span())) {
      return List.of();
    }
    if (all.size() > Conversion.MOST_ITEMS) {
      String most = "a loop walks at most " + Conversion.MOST_ITEMS + " items";
      budget.stop(selection.items().span(), most);
      return List.of();
    }
    boolean whole = walked instanceof Datum.Text || walked instanceof Datum.Markup;
    List<Datum> chosen = new ArrayList<>(whole ? all : part(selection, all));
    if (selection.reversed()) {
      Collections.reverse(chosen);
    }
    return chosen;
  }

  private List<Datum> part(Node.Selection selection, List<Datum> all) {
    long start = Math.clamp(offset(selection), 0, all.size());
    Optional<Long> limit = selection.limit().flatMap(l -> whole(l, "limit"));
    long length = limit.map(l -> Math.clamp(l, 0, all.size())).orElse(all.size());
    long end = Math.min(all.size(), start + length);
    memory.stop(selection.label(), (int) end);
    return all.subList((int) start, (int) end);
  }

  private long offset(Node.Selection selection) {
    return switch (selection.offset()) {
      case Node.Offset.Start start -> 0;
      case Node.Offset.Continue goesOn -> memory.stoppedAt(selection.label());
      case Node.Offset.At(var value) -> whole(value, "offset").orElse(0L);
    };
  }

  /** A whole number that an option says; a missing one is as if the option were not there. */
  Optional<Long> whole(Expression expression, String option) {
    Datum value = evaluation.value(expression);
    Optional<Long> whole = Conversion.whole(value);
    if (whole.isEmpty() && !(value instanceof Datum.Missing)) {
      budget.problem(expression.span(), "'" + option + "' is a whole number");
    }
    return whole;
  }
}
