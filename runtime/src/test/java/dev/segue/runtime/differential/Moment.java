package dev.segue.runtime.differential;

import dev.segue.compiler.type.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * When and where a random workspace is asked; instants and days near it fall on the edges of
 * windows, of days and of months, again and again the same ones.
 *
 * @param words texts that stand there more often than others, so that equal ones meet
 */
record Moment(Instant now, ZoneId zone, List<String> words) {
  private static final long DAY = 86_400_000L;
  private static final long NINE = 9 * 3_600_000L;

  static Arbitrary<Moment> moments() {
    return Combinators.combine(
            Arbitraries.of(
                "2026-03-01T00:00:00Z",
                "2024-02-29T12:00:00Z",
                "2026-03-29T01:30:00Z",
                "2026-11-01T06:30:00Z",
                "2025-03-31T23:59:59.999Z",
                "2026-01-01T00:00:00.001Z",
                "2026-07-15T09:41:27.123Z"),
            Arbitraries.of(
                "UTC",
                "America/New_York",
                "Europe/Berlin",
                "Asia/Kolkata",
                "Pacific/Apia",
                "Australia/Lord_Howe"),
            Samples.words())
        .as((now, zone, words) -> new Moment(Instant.parse(now), ZoneId.of(zone), words));
  }

  /** Clock times at which much happens, and next to them: those of days before, and midnight. */
  Arbitrary<Long> clocks() {
    long here = now.atZone(zone).toLocalTime().toNanoOfDay() / 1_000_000;
    return Arbitraries.of(
        here,
        here,
        here,
        (here + 1) % DAY,
        (here + DAY - 1) % DAY,
        0L,
        1L,
        DAY - 1,
        NINE,
        NINE + 1);
  }

  Arbitrary<Instant> instants() {
    List<Instant> months =
        List.of(1, 3, 12, 24).stream()
            .map(n -> now.atZone(zone).minusMonths(n).toInstant())
            .toList();
    Arbitrary<Long> steps =
        Arbitraries.of(0L, 1_000L, 3_600_000L, DAY, 2 * DAY, 7 * DAY, 14 * DAY, 30 * DAY, 90 * DAY);
    Arbitrary<Long> nudges = Arbitraries.of(0L, 0L, 0L, 1L, -1L);
    Arbitrary<Instant> past =
        Combinators.combine(steps, nudges)
            .as((step, nudge) -> now.minusMillis(step).plusMillis(nudge));
    Arbitrary<Instant> midnights =
        Combinators.combine(days(), nudges)
            .as((day, nudge) -> day.atStartOfDay(zone).toInstant().plusMillis(nudge));
    Arbitrary<Instant> monthsAgo =
        Combinators.combine(Arbitraries.of(months), Arbitraries.oneOf(Arbitraries.just(0L), nudges))
            .as((at, nudge) -> at.plusMillis(nudge));
    Arbitrary<Instant> future = Arbitraries.of(1L, DAY, 30 * DAY).map(now::plusMillis);
    Arbitrary<Instant> anywhere = Arbitraries.longs().between(0, 100 * DAY).map(now::minusMillis);
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(6, past),
        net.jqwik.api.Tuple.of(3, midnights),
        net.jqwik.api.Tuple.of(3, monthsAgo),
        net.jqwik.api.Tuple.of(1, future),
        net.jqwik.api.Tuple.of(3, anywhere));
  }

  /** How far whole days or months ago lie apart from each other. */
  static Arbitrary<Period> apart() {
    return Arbitraries.of(
        new Period.Exact(Period.DAY),
        new Period.Exact(Period.DAY),
        new Period.Exact(2 * Period.DAY),
        new Period.Exact(4 * Period.DAY),
        new Period.Exact(6 * Period.DAY),
        new Period.Exact(7 * Period.DAY),
        new Period.Months(1));
  }

  /** Whole days or months ago, or next to it. */
  Arbitrary<Instant> close() {
    return Combinators.combine(
            Arbitraries.oneOf(
                Arbitraries.of(0, 1, 2, 4, 7, 8, 14, 30).map(n -> now.minusMillis(n * DAY)),
                Arbitraries.of(1, 2, 3).map(n -> now.atZone(zone).minusMonths(n).toInstant())),
            Arbitraries.of(0L, 0L, 0L, 0L, 1L, -1L))
        .as((at, nudge) -> at.plusMillis(nudge));
  }

  Arbitrary<LocalDate> days() {
    LocalDate today = LocalDate.ofInstant(now, zone);
    return Arbitraries.oneOf(
        Arbitraries.of(0, 1, 2, 6, 7, 8, 29, 30, 31, -1, -6, -7, 365).map(today::minusDays),
        Arbitraries.of(1, 2, 3, 12, -1, 12 * 18).map(today::minusMonths),
        Arbitraries.of("2024-02-29", "2000-02-29", "2026-01-31", "2026-03-01", "1969-12-31")
            .map(LocalDate::parse),
        Arbitraries.integers().between(-40, 400).map(today::minusDays));
  }
}
