package dev.segue.compiler.format;

import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Comparison;
import dev.segue.compiler.syntax.Condition;
import dev.segue.compiler.syntax.Expression;
import dev.segue.compiler.syntax.Reference;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Conditions over several lines, where one would be too long or comments stand between. */
final class ConditionLayout {
  /** Words that open rows somewhere: where a line goes on, none of them begins it. */
  private static final Set<String> OPENERS =
      Set.of(
          """
          schema segment trait condition score partition vocabulary topic list message messages
          program test contact contacts account events event record consent own channel from subject
          body purpose audience starts goal exit reenter holdout hour hours cap time times report
          send wait if split hand set webhook add remove start repeat stop at after choose expect
          pause resume\
          """
              .split("\\s+", -1));

  private static final Pattern BEGINNING = Pattern.compile("^[\\p{L}_][\\p{L}\\p{Nd}_]*");

  private final Page page;
  private final ConditionText text;

  ConditionLayout(Page page, ConditionText text) {
    this.page = page;
    this.text = text;
  }

  /**
   * A row that a condition ends.
   *
   * @param further how many steps further in the lines stand that go on
   */
  void row(String before, Condition condition, String after, Span row, int further) {
    row(before, condition, after, row, further, Line.Kind.ROW);
  }

  void row(
      String before, Condition condition, String after, Span row, int further, Line.Kind kind) {
    String one = before + text.condition(condition) + after;
    if (!breaks(one, condition)) {
      page.line(one, row, kind);
      return;
    }
    Span first = new Span(row.file(), row.start(), Math.max(row.start(), condition.span().start()));
    lay(before, condition, after, first, further, kind);
  }

  private boolean breaks(String text, Condition condition) {
    return page.isTooLong(text) || hasCommentBetween(condition);
  }

  /** Whether a comment stands where the condition may be broken, so that it can stay there. */
  private boolean hasCommentBetween(Condition condition) {
    return switch (condition) {
      case Condition.And(var parts, var span) -> hasCommentBetween(parts);
      case Condition.Or(var parts, var span) -> hasCommentBetween(parts);
      case Condition.Not(var part, var span) -> hasCommentBetween(part);
      case Condition.Group(var inner, var held, var span)
          when mayBegin(text.condition(inner)) && !ConditionText.isBareHeld(inner, held) ->
          hasCommentAround(inner, span) || hasCommentBetween(inner);
      case Condition.Colleagues(var count, var inner, var span)
          when mayBegin(text.condition(inner)) ->
          hasCommentBetween(inner);
      case Condition.SomeOf(var least, var parts, var span)
          when parts.stream().allMatch(p -> mayBegin(text.condition(p))) ->
          hasCommentBetween(parts);
      case Condition c -> false;
    };
  }

  private boolean hasCommentAround(Condition inner, Span whole) {
    return page.hasComment(new Span(whole.file(), whole.start(), inner.span().start()))
        || page.hasComment(
            new Span(whole.file(), inner.span().end(), Math.max(inner.span().end(), whole.end())));
  }

  private boolean hasCommentBetween(List<Condition> parts) {
    for (int i = 1; i < parts.size(); i++) {
      int end = parts.get(i - 1).span().end();
      Span next = parts.get(i).span();
      if (page.hasComment(new Span(next.file(), end, Math.max(end, next.start())))) {
        return true;
      }
    }
    return parts.stream().anyMatch(this::hasCommentBetween);
  }

  /** Breaks the condition where it is joined, in parentheses, before {@code then}, in a list. */
  private void lay(
      String before, Condition condition, String after, Span start, int further, Line.Kind kind) {
    switch (condition) {
      case Condition.And(var parts, var span) ->
          joined(before, parts, "and ", after, start, further, kind);
      case Condition.Or(var parts, var span) ->
          joined(before, parts, "or ", after, start, further, kind);
      case Condition.Not(var part, var span) ->
          part(before + "not ", part, after, start, further, kind);
      case Condition.Group(var inner, var held, var span)
          when mayBegin(text.condition(inner)) && !ConditionText.isBareHeld(inner, held) -> {
        page.line(before + "(", start, kind);
        page.inside(() -> row("", inner, "", inner.span(), 0, Line.Kind.FURTHER));
        page.close(")" + text.held(held) + after, span);
      }
      case Condition.Colleagues(var count, var inner, var span)
          when mayBegin(text.condition(inner)) -> {
        page.line(before + text.colleagues(count), start, kind);
        page.inside(() -> row("", inner, "", inner.span(), 0, Line.Kind.FURTHER));
        page.close(")" + after, span);
      }
      case Condition.SomeOf(var least, var parts, var span)
          when parts.stream().allMatch(p -> mayBegin(text.condition(p))) -> {
        page.line(before + text.someOf(least), start, kind);
        page.inside(() -> items(parts));
        page.close(")" + after, span);
      }
      case Condition.Chain chain -> chain(before, chain, after, start, kind);
      case Condition.Colleagues c -> whole(before, c, after, start, kind);
      case Condition.SomeOf c -> whole(before, c, after, start, kind);
      case Condition.Group c -> whole(before, c, after, start, kind);
      case Condition.Compared(var subject, Comparison.In in, var held, var span)
          when in.items().size() > 1 ->
          broken(before, list(subject, in, held), condition, after, start, kind);
      case Condition.Happened(Expression.Named(var event), var occurrence, var span) -> {
        String happened = " " + text.occurrences().occurrence(occurrence);
        broken(before, filter("", event, happened), condition, after, start, kind);
      }
      case Condition.Never(var event, var occurrence, var span) -> {
        String happened = text.occurrences().after(occurrence);
        broken(before, filter("never ", event, happened), condition, after, start, kind);
      }
      case Condition.Always(var event, var occurrence, var span) -> {
        String happened = text.occurrences().after(occurrence);
        broken(before, filter("always ", event, happened), condition, after, start, kind);
      }
      case Condition.Bare(Expression.Named(var event)) ->
          broken(before, filter("", event, ""), condition, after, start, kind);
      case Condition.Compared c -> whole(before, c, after, start, kind);
      case Condition.Happened c -> whole(before, c, after, start, kind);
      case Condition.Bare c -> whole(before, c, after, start, kind);
      case Condition.Everyone c -> whole(before, c, after, start, kind);
      case Condition.InSet c -> whole(before, c, after, start, kind);
      case Condition.Crossed c -> whole(before, c, after, start, kind);
      case Condition.EverIn c -> whole(before, c, after, start, kind);
      case Condition.InList c -> whole(before, c, after, start, kind);
      case Condition.InSample c -> whole(before, c, after, start, kind);
      case Condition.Ordinal c -> whole(before, c, after, start, kind);
      case Condition.Gap c -> whole(before, c, after, start, kind);
      case Condition.Rank c -> whole(before, c, after, start, kind);
      case Condition.Subscribed c -> whole(before, c, after, start, kind);
      case Condition.Received c -> whole(before, c, after, start, kind);
      case Condition.Finished c -> whole(before, c, after, start, kind);
      case Condition.HandedOff c -> whole(before, c, after, start, kind);
      case Condition.Same c -> whole(before, c, after, start, kind);
      case Condition.OnDays c -> whole(before, c, after, start, kind);
      case Condition.AtTimes c -> whole(before, c, after, start, kind);
      case Condition.Changed c -> whole(before, c, after, start, kind);
      case Condition.Was c -> whole(before, c, after, start, kind);
      case Condition.Broken c -> whole(before, c, after, start, kind);
    }
  }

  private void joined(
      String before,
      List<Condition> parts,
      String between,
      String after,
      Span start,
      int further,
      Line.Kind kind) {
    for (int i = 0; i < parts.size(); i++) {
      Condition part = parts.get(i);
      String end = i + 1 == parts.size() ? after : "";
      if (i == 0) {
        part(before, part, end, start, further, kind);
      } else {
        Runnable line = () -> part(between, part, end, part.span(), 0, Line.Kind.FURTHER);
        nested(further, line);
      }
    }
  }

  /** One part on a line, or broken further. */
  private void part(
      String before, Condition part, String after, Span start, int further, Line.Kind kind) {
    String one = before + text.condition(part) + after;
    if (breaks(one, part)) {
      lay(
          before,
          part,
          after,
          new Span(start.file(), start.start(), part.span().start()),
          further,
          kind);
    } else {
      page.line(one, start.to(part.span()), kind);
    }
  }

  private void chain(
      String before, Condition.Chain chain, String after, Span start, Line.Kind kind) {
    Span first = start.to(chain.first().span());
    page.line(before + text.expressions().expression(chain.first()), first, kind);
    page.inside(
        () -> {
          for (int i = 0; i < chain.steps().size(); i++) {
            Condition.ChainStep step = chain.steps().get(i);
            boolean last = i + 1 == chain.steps().size();
            String end = last ? text.expressions().after(chain.window()) + after : "";
            page.further(text.step(step) + end, step.span());
          }
        });
  }

  private void whole(String before, Condition condition, String after, Span start, Line.Kind kind) {
    page.line(before + text.condition(condition) + after, start.to(condition.span()), kind);
  }

  /** What stands before, in and after the parentheses at which a condition may be broken. */
  private record Broken(String before, List<String> inside, boolean filled, String after) {}

  private Broken list(Expression subject, Comparison.In in, Optional<Condition.Held> held) {
    return new Broken(
        text.expressions().expression(subject) + (in.negated() ? " not in " : " in "),
        in.items().stream().map(text.values()::item).toList(),
        true,
        (in.ignoringCase() ? " ignoring case" : "") + text.held(held));
  }

  private Broken filter(String before, Reference event, String after) {
    return new Broken(
        before + text.expressions().subject(event.subject()),
        event.arguments().orElse(List.of()).stream().map(text::condition).toList(),
        false,
        text.expressions().property(event) + after);
  }

  /** An event's filter or a list of values, one to a line or as many as fit. */
  private void broken(
      String before, Broken parts, Condition condition, String after, Span start, Line.Kind kind) {
    boolean may = parts.inside().stream().allMatch(ConditionLayout::mayBegin);
    if (parts.inside().isEmpty() || !may) {
      whole(before, condition, after, start, kind);
      return;
    }
    page.line(before + parts.before() + "(", start, kind);
    page.inside(() -> filled(parts, condition.span()));
    page.close(")" + parts.after() + after, condition.span());
  }

  private void filled(Broken parts, Span span) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < parts.inside().size(); i++) {
      String item = parts.inside().get(i) + (i + 1 < parts.inside().size() ? "," : "");
      boolean fits = page.indent() * 2 + line.length() + 1 + item.length() <= Page.WIDTH;
      if (!line.isEmpty() && !(parts.filled() && fits)) {
        page.further(line.toString(), span);
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(item);
    }
    page.further(line.toString(), span);
  }

  private void items(List<Condition> parts) {
    for (int i = 0; i < parts.size(); i++) {
      String after = i + 1 < parts.size() ? "," : "";
      row("", parts.get(i), after, parts.get(i).span(), 1, Line.Kind.FURTHER);
    }
  }

  /** A line that goes on and begins so cannot be taken for a row. */
  private static boolean mayBegin(String text) {
    var word = BEGINNING.matcher(text);
    boolean number = !text.isEmpty() && (Character.isDigit(text.charAt(0)) || text.startsWith("-"));
    return !number && !(word.find() && OPENERS.contains(word.group()));
  }

  private void nested(int steps, Runnable lines) {
    if (steps == 0) {
      lines.run();
    } else {
      page.inside(() -> nested(steps - 1, lines));
    }
  }
}
