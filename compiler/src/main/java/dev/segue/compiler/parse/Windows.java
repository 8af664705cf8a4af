package dev.segue.compiler.parse;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Expression;
import dev.segue.compiler.syntax.Reference;
import dev.segue.compiler.syntax.TimeUnit;
import dev.segue.compiler.syntax.Window;
import dev.segue.compiler.syntax.Window.Period;
import dev.segue.grammar.SegueParser;
import dev.segue.grammar.SegueParser.CalendarWordContext;
import dev.segue.grammar.SegueParser.CutWindowContext;
import dev.segue.grammar.SegueParser.NamedPeriodContext;
import dev.segue.grammar.SegueParser.OpenWindowContext;
import dev.segue.grammar.SegueParser.WindowContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When: the windows of time. */
final class Windows {
  private final Reading reading;
  private final Trees trees;

  Windows(Reading reading, Trees trees) {
    this.reading = reading;
    this.trees = trees;
  }

  Optional<Window> ifAny(@Nullable WindowContext c) {
    return Optional.ofNullable(c).map(this::window);
  }

  Window window(WindowContext c) {
    return c.openWindow() != null
        ? open(c.openWindow())
        : new Window.Between(
            trees.expressions.expression(c.expression(0)),
            trees.expressions.expression(c.expression(1)),
            reading.at(c));
  }

  Window open(OpenWindowContext c) {
    Span span = reading.at(c);
    return switch (c) {
      case SegueParser.EverWindowContext unused -> new Window.Ever(span);
      case SegueParser.SlidingWindowContext w ->
          new Window.Sliding(w.NEXT() != null, trees.values.length(w.length()), span);
      case CutWindowContext w -> cut(w);
      case SegueParser.AroundWindowContext w ->
          new Window.Around(
              trees.values.length(w.length()),
              w.AFTER() != null,
              trees.expressions.expression(w.expression()),
              span);
      case NamedPeriodContext w -> named(w);
      case SegueParser.DayWindowContext w ->
          new Window.Calendar(
              new Period.DayOf(trees.expressions.expression(w.expression())),
              w.inContactZone() != null,
              span);
      case SegueParser.RelativePeriodContext w ->
          new Window.Calendar(relative(w.calendarWord()), w.inContactZone() != null, span);
      default -> throw new IllegalStateException("window " + c.getText());
    };
  }

  private Window cut(CutWindowContext c) {
    Expression instant = trees.expressions.expression(c.expression());
    boolean it = c.expression().getStart().getType() == SegueParser.IT;
    if (c.BEFORE() != null && it && isOneName(instant)) {
      return new Window.BeforeIt(reading.at(c));
    }
    Window.Side side =
        c.SINCE() != null
            ? Window.Side.SINCE
            : c.BEFORE() != null ? Window.Side.BEFORE : Window.Side.AFTER;
    return new Window.Cut(side, instant, reading.at(c));
  }

  private static boolean isOneName(Expression expression) {
    return expression instanceof Expression.Named(Reference reference)
        && reference.arguments().isEmpty()
        && reference.subject() instanceof Reference.Subject.Path(var names)
        && names.size() == 1;
  }

  private Window named(NamedPeriodContext c) {
    String text = c.getChild(1).getText();
    if (c.NUMBER() != null && !text.matches("\\d{4}")) {
      reading.report(
          Diagnostic.of(Code.NOT_A_YEAR, reading.at(c.NUMBER().getSymbol()), text)
              .hint(
                  "a year has four digits: 'in 2026'; a window says how far back: 'in last 30"
                      + " days'"));
      return new Window.Broken(reading.at(c));
    }
    Period period = new Period.Named(text, reading.at(c));
    return new Window.Calendar(period, c.inContactZone() != null, reading.at(c));
  }

  private static Period relative(CalendarWordContext c) {
    return switch (c.getStart().getType()) {
      case SegueParser.TODAY -> new Period.Relative(TimeUnit.DAY, 0);
      case SegueParser.YESTERDAY -> new Period.Relative(TimeUnit.DAY, -1);
      case SegueParser.TOMORROW -> new Period.Relative(TimeUnit.DAY, 1);
      case SegueParser.THIS -> new Period.Relative(Values.unit(c.getStop()), 0);
      case SegueParser.LAST -> new Period.Relative(Values.unit(c.getStop()), -1);
      case SegueParser.NEXT -> new Period.Relative(Values.unit(c.getStop()), 1);
      default -> throw new IllegalStateException("calendar word " + c.getText());
    };
  }
}
