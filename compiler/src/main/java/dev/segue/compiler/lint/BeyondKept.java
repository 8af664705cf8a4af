package dev.segue.compiler.lint;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.explain.English;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Window;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.type.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Windows that reach back further than events are kept: {@code in last 2 years} of 400 days. */
final class BeyondKept implements DefinitionLint {
  @Override
  public List<Diagnostic> find(Workspace part, Map<Condition, Span> places, Examples examples) {
    List<Diagnostic> found = new ArrayList<>();
    if (examples.workspace().schema().eventTables().stream().anyMatch(t -> t.kept().isPresent())) {
      Asked asked = new Asked(examples, found);
      Walk.written(part, places, asked::look);
    }
    return found;
  }

  /** What the schema says of what is asked. */
  private record Asked(Examples examples, List<Diagnostic> found) {
    void look(Condition condition, Span span) {
      for (Reach reach : Reach.of(condition)) {
        for (Schema.EventTable table : examples.workspace().schema().eventTables()) {
          reach.events().kinds().stream()
              .filter(table.kinds()::contains)
              .findFirst()
              .ifPresent(
                  kind ->
                      table
                          .kept()
                          .filter(kept -> reach.back() > kept.longest())
                          .ifPresent(kept -> beyond(condition, reach, kind, kept, span)));
        }
      }
    }

    private void beyond(
        Condition condition, Reach reach, Schema.EventKind kind, Period kept, Span span) {
      English english = examples.english();
      Diagnostic beyond =
          Diagnostic.of(Code.WINDOW_BEYOND_KEPT, span, kind.name())
              .hint(examples.inShort().words(condition))
              .hint(
                  "what happened before "
                      + english.words(before(kept))
                      + " counts as if it never had: ask of what is kept, or keep it for longer");
      found.add(
          someone(reach, kind, kept)
              .map(someone -> beyond.hint(someone + " counts as one who did not"))
              .orElse(beyond));
    }

    /** Somebody who did it longer ago than is kept. */
    private Optional<String> someone(Reach reach, Schema.EventKind kind, Period kept) {
      RowSet.Events asked = reach.events();
      Window window = asked.window();
      Optional<Long> end = window.to().flatMap(to -> Reach.of(to.at()));
      if (window.to().isPresent() && end.isEmpty()) {
        return Optional.empty();
      }
      Period old = new Period.Exact(kept.longest() + Period.DAY);
      Window longAgo =
          end.filter(e -> e > kept.longest()).isPresent()
              ? window
              : new Window(window.from(), Optional.of(new Window.Bound(before(old), true)));
      Window since =
          new Window(Optional.of(new Window.Bound(before(kept), true)), Optional.empty());
      return examples.of(
          new Condition.Occurs(of(kind, asked, longAgo), 1, Optional.empty()),
          new Condition.All(
              List.of(
                  new Condition.Occurs(of(kind, asked, window), 1, Optional.empty()),
                  new Condition.Occurs(of(kind, asked, since), 0, Optional.of(0L)))));
    }

    private static RowSet of(Schema.EventKind kind, RowSet.Events asked, Window window) {
      return new RowSet.Events(List.of(kind), asked.filter(), window);
    }

    private static Expression before(Period kept) {
      return new Expression.Shifted(new Expression.Now(), kept, false);
    }
  }
}
