package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Expression.Function;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Window;
import dev.segue.compiler.syntax.Expression.MeasureWord;
import dev.segue.compiler.type.Type;
import java.util.Locale;
import java.util.Optional;

/** What is measured of events and records: {@code sum(purchased.amount in last 90 days)}. */
record MeasureCheck(Scope scope) {
  private static final int DIGITS = 15;
  private static final Window BEFORE_IT =
      new Window(
          Optional.empty(), Optional.of(new Window.Bound(new Expression.RowInstant(), false)));
  private static final Expression UNKNOWN = new Expression.Missing(Type.UNKNOWN);

  Expression measure(dev.segue.compiler.syntax.Expression.Measure written) {
    if (written
        .window()
        .filter(w -> w instanceof dev.segue.compiler.syntax.Window.BeforeIt)
        .isPresent()) {
      return beforeIt(written);
    }
    if (scope.place().isFilter()) {
      FilterRule.refuse(scope, written.span(), "'" + scope.words(written.span()) + "'");
      return UNKNOWN;
    }
    return measured(written);
  }

  /** Of the events before the one that the filter looks at: its own instant is no longer before. */
  private Expression beforeIt(dev.segue.compiler.syntax.Expression.Measure written) {
    if (scope.place().row().filter(Row::timed).isEmpty()) {
      scope.tell(Code.NO_FILTER, written.window().orElseThrow().span(), "before it");
      return UNKNOWN;
    }
    return new MeasureCheck(scope.at(scope.place().outside())).measured(written);
  }

  private Expression measured(dev.segue.compiler.syntax.Expression.Measure written) {
    Referent referent = new ReferenceCheck(scope).referent(written.of());
    if (referent instanceof Referent.Wrong) {
      return UNKNOWN;
    }
    if (!(referent instanceof Referent.Rows rows)) {
      scope.tell(
          Diagnostic.of(
              Code.NO_EVENT,
              written.of().span(),
              "'" + scope.words(written.of().span()) + "'",
              referent.words()));
      return UNKNOWN;
    }
    Window window = written.window().map(w -> window(rows, w)).orElse(Window.EVER);
    return function(written)
        .flatMap(function -> of(function, rows, window, written))
        .orElse(UNKNOWN);
  }

  private Window window(Referent.Rows rows, dev.segue.compiler.syntax.Window written) {
    if (!rows.row().timed()) {
      scope.tell(Code.WINDOW, written.span(), "records have no time, so no window fits them");
      return Window.EVER;
    }
    return written instanceof dev.segue.compiler.syntax.Window.BeforeIt
        ? BEFORE_IT
        : new WindowCheck(scope).ofEvents(written);
  }

  private Optional<Expression> of(
      Function function,
      Referent.Rows rows,
      Window window,
      dev.segue.compiler.syntax.Expression.Measure written) {
    Optional<Schema.Field> property = rows.property().flatMap(p -> rows.row().property(p.text()));
    if (!rows.row().timed() && isOfOneRow(function)) {
      return wrong(written, word(written) + " asks for an order, and records have none");
    }
    if (property.isEmpty() && !isOfRows(function)) {
      return wrong(
          written,
          word(written)
              + " measures a property: "
              + word(written)
              + "("
              + rows.row().words()
              + "."
              + rows.row().properties().keySet().stream().findFirst().orElse("amount")
              + ")");
    }
    Optional<Type> type =
        property.isEmpty() ? Optional.of(ofRows(function)) : type(function, property.get().type());
    if (type.isEmpty()) {
      return wrong(
          written,
          word(written)
              + " takes "
              + wanted(function)
              + ", and '"
              + property.get().name()
              + "' is "
              + Mismatch.articled(property.get().type()));
    }
    return Optional.of(
        new Expression.Measure(
            function,
            rows.in(window),
            property.map(p -> new Expression.Property(p.name(), p.type())),
            type.get()));
  }

  private Optional<Expression> wrong(
      dev.segue.compiler.syntax.Expression.Measure written, String why) {
    scope.tell(Code.MEASURE, written.span(), why);
    return Optional.empty();
  }

  private static String word(dev.segue.compiler.syntax.Expression.Measure written) {
    return written.measure().name().toLowerCase(Locale.ROOT);
  }

  /** Whether it needs no property. */
  static boolean isOfRows(Function function) {
    return switch (function) {
      case COUNT, FIRST, SECOND, THIRD, LAST -> true;
      case SUM, AVG, MIN, MAX, MEDIAN, DISTINCT, MOST_COMMON -> false;
    };
  }

  static boolean isOfOneRow(Function function) {
    return switch (function) {
      case FIRST, SECOND, THIRD, LAST -> true;
      case COUNT, SUM, AVG, MIN, MAX, MEDIAN, DISTINCT, MOST_COMMON -> false;
    };
  }

  static Type ofRows(Function function) {
    return isOfOneRow(function) ? Type.INSTANT : Type.INTEGER;
  }

  /** The type of a measure of values of a type; nothing where it does not apply. */
  static Optional<Type> type(Function function, Type of) {
    boolean single = !(of instanceof Type.ListOf) && !of.equals(Type.LOCATION);
    if (of.equals(Type.UNKNOWN)) {
      return Optional.of(Type.UNKNOWN);
    }
    return switch (function) {
      case COUNT -> Optional.of(Type.INTEGER);
      case DISTINCT -> single ? Optional.of(Type.INTEGER) : Optional.empty();
      case AVG, MEDIAN -> of.isNumber() ? Optional.of(Type.QUOTIENT) : Optional.empty();
      case SUM ->
          of instanceof Type.Numeric(int precision, int scale)
              ? Optional.of(new Type.Numeric(DIGITS + scale, scale))
              : Optional.empty();
      case MIN, MAX ->
          of.isNumber() || of.equals(Type.DAY) || of.equals(Type.INSTANT)
              ? Optional.of(of)
              : Optional.empty();
      case MOST_COMMON, FIRST, SECOND, THIRD, LAST -> single ? Optional.of(of) : Optional.empty();
    };
  }

  static String wanted(Function function) {
    return switch (function) {
      case SUM, AVG, MEDIAN -> "numbers";
      case MIN, MAX -> "numbers, dates and timestamps";
      case COUNT, DISTINCT, MOST_COMMON, FIRST, SECOND, THIRD, LAST -> "single values";
    };
  }

  private Optional<Function> function(dev.segue.compiler.syntax.Expression.Measure written) {
    Optional<Function> function = function(written.measure());
    if (function.isEmpty()) {
      scope.tell(
          Diagnostic.of(Code.MEASURE, written.span(), "a percentile is of a population")
              .hint("percentile 90 of x among everyone"));
    }
    return function;
  }

  /** What a word measures; a percentile is no function of a contact's rows. */
  static Optional<Function> function(MeasureWord word) {
    return switch (word) {
      case COUNT -> Optional.of(Function.COUNT);
      case SUM -> Optional.of(Function.SUM);
      case AVG -> Optional.of(Function.AVG);
      case MIN -> Optional.of(Function.MIN);
      case MAX -> Optional.of(Function.MAX);
      case MEDIAN -> Optional.of(Function.MEDIAN);
      case DISTINCT -> Optional.of(Function.DISTINCT);
      case MOST_COMMON -> Optional.of(Function.MOST_COMMON);
      case FIRST -> Optional.of(Function.FIRST);
      case SECOND -> Optional.of(Function.SECOND);
      case LAST -> Optional.of(Function.LAST);
      case PERCENTILE -> Optional.empty();
    };
  }
}
