package dev.segue.compiler.lint;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What no database would answer in good time: one formula that looks at more rows and sets than
 * anybody means, scores of hundreds of entries.
 */
final class TooLarge implements DefinitionLint {
  private static final int MOST = 200;

  @Override
  public List<Diagnostic> find(Workspace part, Map<Condition, Span> places, Examples examples) {
    List<Diagnostic> found = new ArrayList<>();
    Map<Span, Integer> looks = new LinkedHashMap<>();
    Walk.conditions(part, Map.of(), (condition, span) -> note(condition, span, looks, found));
    looks.forEach((span, number) -> tell(span, number, found));
    for (Definitions.Score score : part.scores()) {
      if (score.entries().size() > MOST) {
        found.add(
            Diagnostic.of(
                    Code.TOO_LARGE,
                    score.span(),
                    "a score has at most " + MOST + " entries, not " + score.entries().size())
                .hint("make several scores of it, and a trait of their sum"));
      }
    }
    return found;
  }

  /** The same of a condition by itself. */
  static List<Diagnostic> find(Condition condition, Span span) {
    List<Diagnostic> found = new ArrayList<>();
    Map<Span, Integer> looks = new LinkedHashMap<>();
    Walk.condition(condition, span, (part, place) -> note(part, place, looks, found));
    looks.forEach((place, number) -> tell(place, number, found));
    return found;
  }

  private static void note(
      Condition condition, Span span, Map<Span, Integer> looks, List<Diagnostic> found) {
    switch (condition) {
      case Condition.Occurs c -> looks.merge(span, 1, Integer::sum);
      case Condition.InSegment c -> looks.merge(span, 1, Integer::sum);
      case Condition.InList c -> looks.merge(span, 1, Integer::sum);
      case Condition.InProgram c -> looks.merge(span, 1, Integer::sum);
      case Condition.Subscribed c -> looks.merge(span, 1, Integer::sum);
      case Condition.Rank c -> looks.merge(span, 1, Integer::sum);
      case Condition.Colleagues c -> looks.merge(span, 1, Integer::sum);
      case Condition.AtLeastOf(var least, var parts) -> {
        if (parts.size() > MOST) {
          found.add(
              Diagnostic.of(
                      Code.TOO_LARGE,
                      span,
                      "'at least "
                          + least
                          + " of' takes at most "
                          + MOST
                          + " conditions, not "
                          + parts.size())
                  .hint("count them in a score"));
        }
      }
      // what looks at rows is met as those that occur
      case Condition.All c -> {}
      case Condition.Any c -> {}
      case Condition.Not c -> {}
      case Condition.Compare c -> {}
      case Condition.OneOf c -> {}
      case Condition.TextFits c -> {}
      case Condition.IsMissing c -> {}
      case Condition.IsEmpty c -> {}
      case Condition.IsBlank c -> {}
      case Condition.IsTrue c -> {}
      case Condition.Has c -> {}
      case Condition.InWindow c -> {}
      case Condition.InPeriods c -> {}
      case Condition.Running c -> {}
      case Condition.Burst c -> {}
      case Condition.Gap c -> {}
      case Condition.InSample c -> {}
      case Condition.Near c -> {}
      case Condition.Chain c -> {}
      case Condition.OnDays c -> {}
      case Condition.AtTimes c -> {}
    }
  }

  private static void tell(Span span, int number, List<Diagnostic> found) {
    if (number > MOST) {
      found.add(
          Diagnostic.of(
                  Code.TOO_LARGE,
                  span,
                  "it looks at events, records and sets "
                      + number
                      + " times: at most "
                      + MOST
                      + " times in one place")
              .hint("make segments of its parts, and ask who is in them"));
    }
  }
}
