package dev.segue.runtime.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.sql.Dialect;
import dev.segue.compiler.sql.SourceLayout;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A day or an instant at no time, {@code infinity}, and what is not a number are missing. */
@Tag("engines")
final class BeyondTimeTest {
  private static final String SCRIPT =
      """
      schema {
        contact from customers key id integer {
          since date
          seen  timestamp
          spent decimal(12,2)
          rate  decimal(6,2)
        }
        event called from calls key id integer of contact by customer_id at at {
          price decimal(12,2)
        }
      }
      segment since_then     { since >= 2020-01-01 }
      segment since_before   { since < 2020-01-01 }
      segment not_since      { not (since >= 2020-01-01) }
      segment not_since_then { since != 2020-01-01 }
      segment since_missing  { since is missing }
      segment since_known    { since is present }
      segment seen_lately    { seen in last 3 days }
      segment seen_earlier   { seen before 3 days ago }
      segment seen_after     { seen after 2026-01-01 }
      segment not_lately     { not (seen in last 3 days) }
      segment seen_missing   { seen is missing }
      segment seen_known     { seen is present }
      segment rich           { spent >= 10 }
      segment poor           { spent < 10 }
      segment not_rich       { not (spent >= 10) }
      segment not_ten        { spent != 10 }
      segment spent_missing  { spent is missing }
      segment spent_known    { spent is present }
      segment richest        { top 2 by spent }
      segment above          { spent > avg of spent among everyone }
      segment at_the_top     { spent >= percentile 75 of spent among everyone }
      segment rate_high      { rate >= 1 }
      segment not_rate_high  { not (rate >= 1) }
      segment called_ever    { called ever }
      segment called_lately  { called in last 3 days }
      segment called_before  { called before 3 days ago }
      segment called_first   { first(called) in last 3 days }
      segment called_last    { last(called) before 3 days ago }
      segment paid           { sum(called.price) >= 10 }
      segment paid_much      { max(called.price) >= 10 }
      segment paid_mean      { avg(called.price) = 10 }
      segment paid_last      { last(called.price) = 10 }
      segment last_of_all    { spent = last of called.price among everyone }
      segment bursts         { called at least 2 times within any 2 days }
      segment gaps           { gap of at least 2 days between called }
      """;

  static List<Somewhere> engines() {
    return Engines.all();
  }

  @ParameterizedTest
  @MethodSource("engines")
  void isMissing(Somewhere engine) {
    boolean numbers = engine.store().dialect() == Dialect.POSTGRESQL;
    Map<String, List<String>> beyond =
        answers(engine, v -> v.equals("'NaN'") && !numbers ? "null" : v);
    Map<String, List<String>> missing =
        answers(engine, v -> v.contains("infinity") || v.contains("NaN") ? "null" : v);
    assertEquals(missing, beyond);
    assertEquals(List.of("1", "5"), beyond.get("since_then"));
    assertEquals(List.of("2", "3", "4"), beyond.get("not_since"));
    assertEquals(List.of("3", "4"), beyond.get("seen_missing"));
    assertEquals(List.of("1", "2", "5"), beyond.get("seen_known"));
    assertEquals(List.of("1", "2", "5"), beyond.get("since_known"));
    assertEquals(List.of("1", "2"), beyond.get("richest"));
    assertEquals(List.of("1", "2"), beyond.get("paid_mean"));
    assertEquals(List.of("5"), beyond.get("last_of_all"));
    assertEquals(List.of("1", "2", "5"), beyond.get("called_ever"));
  }

  private static Map<String, List<String>> answers(Somewhere engine, UnaryOperator<String> value) {
    engine.clear();
    UnaryOperator<String> day = v -> value.apply("'" + v + "'");
    engine.make(
        "customers",
        "id bigint primary key, since date, seen timestamp with time zone, spent numeric(12,2),"
            + " rate double precision",
        "(1, '2026-01-01', '2026-03-01 00:00:00+00', 20, 1)",
        "(2, '2019-12-31', '2026-01-02 00:00:00+00', 15, 0.5)",
        row(3, day, value, "infinity"),
        row(4, day, value, "-infinity"),
        "(5, '2020-01-01', '2026-03-02 00:00:00+00', 10, 2)");
    engine.make(
        "calls",
        "id integer primary key, customer_id bigint, \"at\" timestamp with time zone, price"
            + " numeric(12,2)",
        "(1, 1, '2026-03-01 00:00:00+00', 10)",
        "(2, 1, " + day.apply("infinity") + ", 5)",
        "(3, 1, " + day.apply("-infinity") + ", 5)",
        "(4, 1, '2026-02-20 00:00:00+00', " + value.apply("'NaN'") + ")",
        "(5, 2, '2026-02-20 00:00:00+00', 10)",
        "(6, 3, " + day.apply("infinity") + ", 10)",
        "(7, 4, " + day.apply("-infinity") + ", 10)",
        "(8, 5, '2025-01-01 00:00:00+00', 3)",
        "(9, 5, '2025-01-01 12:00:00+00', 3)",
        "(10, 5, '2025-01-05 00:00:00+00', 3)");
    Compilation compilation =
        SegueCompiler.compile(
            SegueCompiler.Input.of(ZoneId.of("UTC"), List.of(new Source("x.segue", SCRIPT))));
    assertFalse(compilation.hasErrors(), () -> compilation.diagnostics().toString());
    Checked<SourceLayout> layout = TheirAnswers.inspected(engine.store(), compilation);
    assertEquals(List.of(), layout.diagnostics());
    return TheirAnswers.members(engine.store(), compilation, layout.value(), NativeTypesTest.NOW);
  }

  private static String row(
      int id, UnaryOperator<String> day, UnaryOperator<String> value, String at) {
    return "(%d, %s, %s, %s, %s)"
        .formatted(
            id,
            day.apply(at),
            day.apply(at),
            value.apply("'NaN'"),
            value.apply("'NaN'::double precision"));
  }
}
