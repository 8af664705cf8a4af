package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Window;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Declaration;
import dev.segue.compiler.syntax.Declaration.ScoreEntry;
import dev.segue.compiler.syntax.DurationLiteral;
import dev.segue.compiler.syntax.Occurrence;
import dev.segue.compiler.syntax.TextLiteral;
import dev.segue.compiler.type.Period;
import dev.segue.compiler.type.Rational;
import dev.segue.compiler.type.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A score: {@code 5 per email_opened in last 90 days, at most 50}. */
record ScoreCheck(Scope scope) {
  private static final int DIGITS = 15;
  private static final int HALVED_DECIMALS = 3;

  Definitions.Score score(Declaration.Score written) {
    List<Definitions.Entry> entries = new ArrayList<>();
    for (ScoreEntry entry : written.entries()) {
      switch (entry) {
        case ScoreEntry.When(var points, var condition, var span) -> {
          Optional<Rational> number = points(points, span);
          dev.segue.compiler.ir.Condition checked = new ConditionCheck(scope).condition(condition);
          number.ifPresent(p -> entries.add(new Definitions.Entry.When(p, checked)));
        }
        case ScoreEntry.Per per -> per(per).ifPresent(entries::add);
      }
    }
    if (written.entries().isEmpty()) {
      scope.tell(
          Code.SCORE,
          written.name().span(),
          "score '" + written.name().text() + "' has no entries");
    }
    return new Definitions.Score(
        written.name().text(),
        written.title().map(TextLiteral::value),
        entries,
        type(written),
        written.name().span());
  }

  /** As many decimals as its points have; three where points are halved. */
  static Type.Numeric type(Declaration.Score written) {
    int scale = 0;
    for (ScoreEntry entry : written.entries()) {
      scale = Math.max(scale, decimals(entry.points()));
      if (entry instanceof ScoreEntry.Per per) {
        scale = Math.max(scale, per.atMost().map(ScoreCheck::decimals).orElse(0));
        scale = Math.max(scale, per.halving().isPresent() ? HALVED_DECIMALS : 0);
      }
    }
    return new Type.Numeric(DIGITS + scale, scale);
  }

  private static int decimals(BigDecimal number) {
    return Math.max(0, number.stripTrailingZeros().scale());
  }

  private Optional<Rational> points(BigDecimal written, Span span) {
    if (decimals(written) > HALVED_DECIMALS) {
      scope.tell(Code.SCORE, span, "points have at most three decimals");
      return Optional.empty();
    }
    return new LiteralCheck(scope).number(written, span);
  }

  private Optional<Definitions.Entry> per(ScoreEntry.Per written) {
    OccurrenceCheck check = new OccurrenceCheck(scope);
    Optional<Referent.Rows> rows = check.rows(written.event());
    Optional<Rational> points = points(written.points(), written.span());
    Optional<Rational> atMost = written.atMost().flatMap(most -> points(most, written.span()));
    Optional<Period> halving = written.halving().flatMap(h -> halving(h, rows));
    if (written.occurrence().flatMap(Occurrence::count).isPresent()) {
      scope.tell(
          Diagnostic.of(
                  Code.SCORE,
                  written.occurrence().get().span(),
                  "'per' gives points for each one, so no count stands here")
              .hint(
                  "write: " + plain(written.points()) + " when .. for points that are given once"));
      return Optional.empty();
    }
    if (written.occurrence().filter(o -> check.refusesPeriods(o, "'per'")).isPresent()
        || rows.isEmpty()
        || points.isEmpty()) {
      return Optional.empty();
    }
    Window window = check.window(rows.get(), written.occurrence().flatMap(Occurrence::window));
    return Optional.of(
        new Definitions.Entry.Per(points.get(), rows.get().in(window), halving, atMost));
  }

  private static String plain(BigDecimal number) {
    return number.toPlainString();
  }

  private Optional<Period> halving(DurationLiteral written, Optional<Referent.Rows> rows) {
    if (rows.filter(r -> !r.row().timed()).isPresent()) {
      scope.tell(Code.SCORE, written.span(), "records have no age, so nothing of them halves");
      return Optional.empty();
    }
    return new ParameterCheck(scope).period(written);
  }
}
