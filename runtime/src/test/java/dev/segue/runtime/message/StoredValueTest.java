package dev.segue.runtime.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.segue.compiler.template.Datum;
import dev.segue.compiler.type.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StoredValueTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static Datum of(Type type, Object stored) {
    return StoredValue.of(type, stored, BERLIN);
  }

  private static Datum number(String decimal) {
    return new Datum.Number(new BigDecimal(decimal));
  }

  @Test
  void numbersKeepTheirScaleAndQuotientsAreRounded() {
    assertEquals(number("12"), of(Type.INTEGER, 12L));
    assertEquals(number("-0.05"), of(new Type.Numeric(12, 2), -5L));
    assertEquals(number("12.50"), of(new Type.Numeric(12, 2), 1250L));
    assertEquals(number("0.67"), of(Type.QUOTIENT, "2/3"));
    assertEquals(number("2.50"), of(Type.QUOTIENT, "5/2"));
    assertEquals(number("-0.01"), of(Type.QUOTIENT, "-1/200"));
    assertEquals(number("12.34"), of(new Type.Numeric(24, 2), "617/50"), "too long for an INTEGER");
  }

  @Test
  void timeIsSeenWhereTheContactIs() {
    assertEquals(
        new Datum.Moment(ZonedDateTime.of(2026, 3, 2, 1, 30, 0, 0, BERLIN)),
        of(Type.INSTANT, 1_772_411_400_000L));
    assertEquals(new Datum.Day(LocalDate.of(1969, 12, 31)), of(Type.DAY, -1L));
    assertEquals(new Datum.Text("3 days 4 hours"), of(Type.SPAN, 273_600_000L));
    assertEquals(new Datum.Text("-1 minute"), of(Type.SPAN, -60_000L));
    assertEquals(new Datum.Text("0 seconds"), of(Type.SPAN, 12L));
  }

  @Test
  void listsHoldValuesOfTheirType() {
    assertEquals(
        new Datum.Items(List.of(new Datum.Text("vip"), new Datum.Text("a \"b\""))),
        of(new Type.ListOf(Type.TEXT), "[\"vip\",\"a \\\"b\\\"\"]"));
    assertEquals(
        new Datum.Items(List.of(number("0.10"))),
        of(new Type.ListOf(new Type.Numeric(9, 2)), "[10]"));
    assertEquals(new Datum.Truth(false), of(Type.TRUTH, 0L));
  }
}
