package dev.segue.compiler.explain;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Window;
import dev.segue.compiler.type.Rational;
import java.math.BigInteger;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A program in lines: who enters, what ends a run, and the steps. */
final class ProgramOutline {
  private final English english;
  private final Program program;

  ProgramOutline(English english, Program program) {
    this.english = english;
    this.program = program;
  }

  Explained explain() {
    List<Explained> lines = new ArrayList<>();
    program.purpose().ifPresent(purpose -> lines.add(Explained.line("to " + lowered(purpose))));
    lines.add(audience());
    program.zone().ifPresent(zone -> lines.add(Explained.line("goes by the clock of " + zone)));
    program
        .goal()
        .ifPresent(
            goal ->
                lines.add(
                    Explained.line(
                        "ends by its goal when "
                            + english.words(goal)
                            + program
                                .goalWithin()
                                .map(w -> ", within " + ValueWords.length(w) + " of entering")
                                .orElse(""))));
    program.exit().ifPresent(exit -> lines.add(Explained.line("ends when " + english.words(exit))));
    if (program.holdoutPerMyriad() > 0) {
      String share = percent(program.holdoutPerMyriad());
      lines.add(Explained.line("holds out " + share + " of them, who take no step"));
    }
    program.hours().ifPresent(hours -> lines.add(Explained.line(hours(hours))));
    program
        .cap()
        .ifPresent(
            cap ->
                lines.add(
                    Explained.line(
                        "sends at most "
                            + ValueWords.counted(cap.messages(), "message")
                            + " in any "
                            + ValueWords.lengthAfterThe(cap.per()))));
    if (!program.reportBy().isEmpty()) {
      lines.add(
          Explained.line(
              "reports by "
                  + program.reportBy().stream()
                      .map(Program.Breakdown::words)
                      .collect(Collectors.joining(", "))));
    }
    lines.add(Explained.heading("steps", new StepOutline(english, program.steps()).lines()));
    String title = program.title().map(t -> " " + ValueWords.quoted(t)).orElse("");
    return Explained.heading("program " + program.name() + title, lines);
  }

  private Explained audience() {
    String again =
        switch (program.reentry()) {
          case Program.Reentry.Never n -> ", once";
          case Program.Reentry.Always a -> ", each time anew";
          case Program.Reentry.After(var period) ->
              ", again no sooner than " + ValueWords.length(period) + " after leaving";
        };
    String later = program.fromNowOn() ? " from now on" : "";
    Explained audience = english.explain(program.audience());
    String who = english.words(program.audience());
    return program.start() instanceof Program.Start.Membership
        ? audience.saying("enters who is " + who + later + again)
        : audience.saying(
            "begins "
                + start(program.start())
                + (program.audience().equals(Condition.TRUE) ? "" : ", for who is " + who)
                + again);
  }

  private String start(Program.Start start) {
    return switch (start) {
      case Program.Start.Membership m -> "with the audience";
      case Program.Start.OnEvent event ->
          "on "
              + english.words(new Condition.Occurs(event.in(Window.EVER), 1, Optional.empty()))
              + event.per().map(p -> ", for each " + ValueWords.spoken(p.name())).orElse("");
      case Program.Start.AtInstant(var instant) -> "at " + english.words(instant);
      case Program.Start.OnDay(var day, var clock, var zone) ->
          "on " + english.words(day) + at(clock, zone);
      case Program.Start.OnAnniversary(var of, var clock, var zone) ->
          "on the anniversary of " + english.words(of) + at(clock, zone);
      case Program.Start.Every(var days, var clock, var zone) ->
          (days.size() == 7 ? "every day" : DayWords.on(days)) + at(clock, zone);
      case Program.Start.EveryFirst(var months, var clock, var zone) ->
          "on the first of every " + (months == 1 ? "month" : "year") + at(clock, zone);
    };
  }

  private static String at(LocalTime clock, Expression.ZoneChoice zone) {
    return " at " + clock + ExpressionWords.zone(zone);
  }

  private static String hours(Program.Hours hours) {
    boolean wholeDays = hours.from() == 0 && hours.to() == 86_400_000L;
    String when =
        wholeDays ? "" : ValueWords.clock(hours.from()) + " to " + ValueWords.clock(hours.to());
    String days = hours.days().size() == 7 ? "" : DayWords.on(hours.days());
    return "sends only "
        + (when + " " + days).strip()
        + ExpressionWords.zone(hours.zone())
        + hours
            .exceptHolidaysOf()
            .map(country -> ", never on a holiday of " + ValueWords.quoted(country))
            .orElse("");
  }

  /** {@code 12.5%}. */
  static String percent(int perMyriad) {
    BigInteger part = BigInteger.valueOf(perMyriad);
    return ValueWords.number(new Rational(part, BigInteger.valueOf(100))) + "%";
  }

  /** {@code wait 96 hours} is a span; {@code wait 4 days} keeps the clock time. */
  static String delay(Program.Delay delay) {
    return switch (delay) {
      case Program.Delay.Exact(var milliseconds) -> ValueWords.exactLength(milliseconds);
      case Program.Delay.Days(var days) -> ValueWords.counted(days, "day");
      case Program.Delay.Months(var months) -> ValueWords.counted(months, "month");
    };
  }

  private static String lowered(String purpose) {
    boolean word = purpose.length() > 1 && Character.isLowerCase(purpose.charAt(1));
    return word ? Character.toLowerCase(purpose.charAt(0)) + purpose.substring(1) : purpose;
  }
}
