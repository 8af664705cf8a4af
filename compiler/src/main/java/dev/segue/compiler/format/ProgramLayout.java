package dev.segue.compiler.format;

import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Declaration;
import dev.segue.compiler.syntax.ProgramRow;
import dev.segue.compiler.syntax.ProgramRow.AtClock;
import dev.segue.compiler.syntax.ProgramRow.Rhythm;
import dev.segue.compiler.syntax.ProgramRow.Start;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rows of a program: settings in columns, then steps. */
final class ProgramLayout {
  private final Page page;
  private final Written written;
  private final ConditionText text;
  private final ConditionLayout conditions;
  private final StepLayout steps;

  ProgramLayout(Page page, Written written, ConditionText text, ConditionLayout conditions) {
    this.page = page;
    this.written = written;
    this.text = text;
    this.conditions = conditions;
    this.steps = new StepLayout(page, written, text, conditions);
  }

  void rows(Declaration.Program program) {
    Columns columns =
        Columns.of(
            program.rows().stream().map(ProgramLayout::word).flatMap(Optional::stream).toList());
    program.rows().forEach(row -> row(row, columns.padded(word(row).orElse(""))));
  }

  /** The word of a setting. */
  private static Optional<String> word(ProgramRow row) {
    return switch (row) {
      case ProgramRow.Purpose unused -> Optional.of("purpose");
      case ProgramRow.Audience unused -> Optional.of("audience");
      case ProgramRow.Starts unused -> Optional.of("starts");
      case ProgramRow.Goal unused -> Optional.of("goal");
      case ProgramRow.Exit unused -> Optional.of("exit");
      case ProgramRow.Reenter unused -> Optional.of("reenter");
      case ProgramRow.Holdout unused -> Optional.of("holdout");
      case ProgramRow.Hours unused -> Optional.of("hours");
      case ProgramRow.Cap unused -> Optional.of("cap");
      case ProgramRow.Zone unused -> Optional.of("time zone");
      case ProgramRow.Report unused -> Optional.of("report");
      case ProgramRow.Labelled unused -> Optional.empty();
      case ProgramRow.Broken unused -> Optional.empty();
    };
  }

  private void row(ProgramRow row, String word) {
    Span span = row.span();
    switch (row) {
      case ProgramRow.Purpose(var purpose, var unused) -> page.rowWithText(word, purpose, span);
      case ProgramRow.Audience(var set, var fromNowOn, var unused) ->
          page.row(word + written.name(set) + (fromNowOn ? " from now on" : ""), span);
      case ProgramRow.Starts(var start, var unused) -> page.row(word + start(start), span);
      case ProgramRow.Goal(var condition, var within, var unused) ->
          conditions.row(
              word,
              condition,
              within.map(d -> " within " + ValueText.duration(d)).orElse(""),
              span,
              1);
      case ProgramRow.Exit(var condition, var unused) ->
          conditions.row(word + "when ", condition, "", span, 1);
      case ProgramRow.Reenter(var after, var always, var unused) ->
          page.row(
              word
                  + after
                      .map(d -> "after " + ValueText.duration(d))
                      .orElse(always ? "always" : "never"),
              span);
      case ProgramRow.Holdout(var percent, var unused) ->
          page.row(word + ValueText.number(percent) + "%", span);
      case ProgramRow.Hours hours -> page.row(word + hours(hours), span);
      case ProgramRow.Cap(var messages, var per, var unused) ->
          page.row(
              word
                  + ValueText.number(messages)
                  + (messages.intValue() == 1 ? " message per " : " messages per ")
                  + ValueText.duration(per),
              span);
      case ProgramRow.Zone(var zone, var unused) -> page.row(word + written.text(zone), span);
      case ProgramRow.Report(var by, var unused) ->
          page.row(
              word
                  + "by "
                  + by.stream()
                      .map(text.expressions()::reference)
                      .collect(Collectors.joining(", ")),
              span);
      case ProgramRow.Labelled step -> steps.step(step);
      case ProgramRow.Broken unused -> page.row(written.asItStands(span), span);
    }
  }

  private String start(Start start) {
    return switch (start) {
      case Start.OnEvent(var event, var per) ->
          "on "
              + text.expressions().reference(event)
              + per.map(p -> " per " + written.name(p)).orElse("");
      case Start.AroundDate(var duration, var before, var date, var at) ->
          ValueText.duration(duration)
              + (before ? " before " : " after ")
              + text.expressions().expression(date)
              + at(at);
      case Start.OnAnniversary(var of, var at) ->
          "on anniversary of " + text.expressions().reference(of) + at(at);
      case Start.Every(var rhythm, var at) -> "every " + rhythm(rhythm) + at(at);
    };
  }

  private static String rhythm(Rhythm rhythm) {
    return switch (rhythm) {
      case Rhythm.OnDay(var day) -> ValueText.day(day);
      case Rhythm.Period(var unit) -> ValueText.unit(unit);
    };
  }

  private static String at(Optional<AtClock> at) {
    return at.map(a -> " at " + a.clock().text() + zone(a.contactZone())).orElse("");
  }

  private static String zone(boolean contactZone) {
    return contactZone ? " in contact time zone" : "";
  }

  private String hours(ProgramRow.Hours hours) {
    Optional<String> times =
        hours.from().flatMap(from -> hours.to().map(to -> from.text() + " to " + to.text()));
    Optional<String> days =
        Optional.of(hours.days()).filter(d -> !d.isEmpty()).map(d -> "on " + ValueText.days(d));
    Optional<String> zone = Optional.of("in contact time zone").filter(z -> hours.contactZone());
    Optional<String> holidays =
        hours.exceptHolidaysOf().map(t -> "except holidays of " + written.text(t));
    return Stream.of(times, days, zone, holidays)
        .flatMap(Optional::stream)
        .collect(Collectors.joining(" "));
  }
}
