package dev.segue.runtime.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.segue.compiler.sql.SqlFunction;
import dev.segue.compiler.sql.SqlFunctions;
import dev.segue.compiler.sql.SqlText;
import dev.segue.runtime.store.Store;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the functions that a statement brings to Trino give is what Segue's own give. */
final class TrinoFunctionsTest {
  private static final Set<String> NOT_CALLED = Set.of("segue_like", "segue_matches");

  /** In 1850; clocks were of their place. */
  private static final long LONG_AGO = -3_786_912_000_000L;

  private static final int MANY = Integer.getInteger("segue.values", 60);

  static Stream<SqlFunction> functions() {
    return SqlFunctions.all().stream().filter(f -> !NOT_CALLED.contains(f.name()));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void doTheSame(SqlFunction function) {
    Random random = new Random(7);
    List<List<Object>> cases = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      cases.add(arguments(function, random, i));
    }
    List<Object> bound = new ArrayList<>();
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < cases.size(); i++) {
      rows.append(i == 0 ? "" : ", ").append("(").append(i);
      for (int k = 0; k < function.arguments(); k++) {
        rows.append(", cast(? as ").append(type(function.parameters().get(k))).append(")");
        bound.add(cases.get(i).get(k));
      }
      rows.append(")");
    }
    List<String> names = new ArrayList<>();
    for (int k = 0; k < function.arguments(); k++) {
      names.add("a" + k);
    }
    String statement =
        "select "
            + function.name()
            + "("
            + String.join(", ", names)
            + ") from (values "
            + rows
            + ") as t(i, "
            + String.join(", ", names)
            // as where the zones of contacts are read
            + ") where segue_zone('UTC') = 'UTC' order by i";
    Store store = TrinoServer.required().store();
    List<Optional<Object>> found =
        store.list(
            new SqlText(store.dialect().begun(statement), bound, store.dialect()), r -> r.value(0));
    StringBuilder wrong = new StringBuilder();
    for (int i = 0; i < cases.size(); i++) {
      Optional<Object> expected = function.body().call(cases.get(i));
      if (!expected.equals(found.get(i))) {
        wrong
            .append(cases.get(i))
            .append(": ")
            .append(expected)
            .append(" but ")
            .append(found.get(i))
            .append('\n');
      }
    }
    assertEquals("", wrong.toString(), function.name());
  }

  private static String type(SqlFunction.Kind kind) {
    return switch (kind) {
      case TEXT -> "varchar";
      case WHOLE -> "bigint";
      case REAL -> "double";
    };
  }

  private static final List<String> ZONES =
      ZoneId.getAvailableZoneIds().stream()
          .filter(z -> !z.startsWith("SystemV/"))
          .sorted()
          .toList();

  private static String zone(Random r) {
    return one(
        r,
        List.of(
            "UTC",
            "America/New_York",
            "Europe/Berlin",
            "Pacific/Apia",
            "Asia/Kathmandu",
            "Europe/Oslo",
            "Pacific/Majuro",
            one(r, ZONES)));
  }

  private static <T> T one(Random r, List<T> list) {
    return list.get(r.nextInt(list.size()));
  }

  /** Around the change of a clock, or anywhere. */
  private static long instant(Random r, String zone) {
    List<ZoneOffsetTransition> changes = ZoneId.of(zone).getRules().getTransitions();
    if (!changes.isEmpty() && r.nextBoolean()) {
      long at = Math.max(one(r, changes).getInstant().toEpochMilli(), LONG_AGO);
      return at
          + one(
              r,
              List.of(
                  -1L,
                  0L,
                  1L,
                  -1800_000L,
                  1800_000L,
                  3600_000L,
                  -3600_000L,
                  86_400_000L,
                  r.nextLong(-90_000_000, 90_000_000)));
    }
    return r.nextBoolean()
        ? r.nextLong(LONG_AGO, 4_000_000_000_000L)
        : r.nextLong(1_700_000_000_000L, 1_900_000_000_000L);
  }

  private static String exact(Random r) {
    long n =
        one(
            r,
            List.of(
                0L,
                1L,
                -1L,
                999_999_999_999_999L,
                r.nextLong(-1000, 1000),
                r.nextLong(-1_000_000_000_000L, 1_000_000_000_000L)));
    long d = one(r, List.of(1L, 1L, 2L, 3L, 7L, 100L, r.nextLong(1, 1_000_000_000_000L)));
    long g = java.math.BigInteger.valueOf(n).gcd(java.math.BigInteger.valueOf(d)).longValue();
    return d / g == 1 ? Long.toString(n / g) : n / g + "/" + d / g;
  }

  private static String numberText(Random r) {
    return one(
        r,
        List.of(
            "",
            " ",
            "n/a",
            "1",
            "-1",
            "+7",
            "1.",
            ".5",
            "-.5",
            ".",
            "1e3",
            "1E-3",
            "1.005",
            "-1.005",
            "2.5",
            "0.5",
            "-0.5",
            "1e999",
            "1e-300",
            "999999999999999999",
            "1e18",
            " 12 ",
            "1 2",
            "0x10",
            "NaN",
            "Infinity",
            "1_000",
            "1,5",
            "\u0661\u0662",
            "12345678901234567890",
            "00012.5000",
            "1.7723231951E9",
            "0.000000000000000000000000000000000000000000000000000000000000000001",
            "99.995",
            "-99.994999",
            Double.toString(r.nextDouble() * 1e6),
            Long.toString(r.nextLong()),
            r.nextInt(1000) + "." + r.nextInt(100000)));
  }

  private static String isoText(Random r) {
    String date =
        one(
            r,
            List.of(
                "2026-03-01",
                "2024-02-29",
                "2023-02-29",
                "2026-13-01",
                "0000-01-01",
                "1969-12-31",
                "2026-3-1",
                "2026-03-08",
                "2026-11-01",
                "-0044-03-15",
                "+12026-01-01",
                "12026-01-01",
                "+2026-01-01",
                "-0000-01-01",
                "2011-12-30"));
    String time =
        one(
            r,
            List.of(
                "",
                "",
                "T09:30",
                " 23:59:59",
                "T00:00:00.001",
                "T02:30:00",
                "T01:30:00.123456789",
                "T24:00",
                "T9:30",
                "t10:00:00.9999999",
                "T10:00:00.",
                "T10:00:00.1234567890",
                " 10:00 ",
                "T10:60"));
    String offset =
        time.isBlank()
            ? ""
            : one(
                r,
                List.of(
                    "",
                    "",
                    "Z",
                    "z",
                    "+05:30",
                    "-08:00",
                    "+05",
                    "+0530",
                    "+18:00",
                    "+18:01",
                    "+05:30:15",
                    " Z",
                    "+5"));
    return one(r, List.of("", " "))
        + date
        + time
        + offset
        + one(r, List.of("", " ", "\n", "\u00a0"));
  }

  private static List<Object> arguments(SqlFunction f, Random r, int i) {
    String zone = zone(r);
    return switch (f.name()) {
      case "segue_number" -> {
        long p = r.nextLong(1, 19);
        yield List.of(numberText(r), p, r.nextLong(0, p + 1));
      }
      case "segue_exact", "segue_within" ->
          List.of(
              one(
                  r,
                  List.of(
                      0L,
                      r.nextLong(),
                      r.nextLong(-1000, 1000),
                      1_000_000_000_000_000L,
                      999_999_999_999_999L)),
              r.nextLong(0, 6));
      case "segue_scaled", "segue_floor", "segue_ceiling" -> List.of(exact(r), r.nextLong(0, 6));
      case "segue_add", "segue_subtract", "segue_multiply", "segue_divide", "segue_compare" ->
          List.of(exact(r), exact(r));
      case "segue_order" -> List.of(exact(r));
      case "segue_total" ->
          List.of(r.nextLong(-1_000_000, 1_000_000), r.nextLong(0, 1L << 40), r.nextLong(0, 6));
      case "segue_mean" ->
          List.of(
              r.nextLong(-1_000_000, 1_000_000),
              r.nextLong(0, 1L << 40),
              r.nextLong(1, 1000),
              r.nextLong(0, 6));
      case "segue_sum_of",
          "segue_mean_of",
          "segue_least_of",
          "segue_greatest_of",
          "segue_median_of" -> {
        List<String> all = new ArrayList<>();
        int n = r.nextInt(1, 6);
        for (int k = 0; k < n; k++) {
          all.add(exact(r));
        }
        yield List.of(String.join(" ", all));
      }
      case "segue_fold" -> {
        StringBuilder s = new StringBuilder();
        int from = i * (0x11000 / MANY);
        for (int c = from; c < from + 0x11000 / MANY + 1; c++) {
          if (c > 0 && (c < 0xd800 || c > 0xdfff)) {
            s.appendCodePoint(c);
          }
        }
        yield List.of(s.toString());
      }
      case "segue_zone" ->
          List.of(one(r, List.of(zone, "europe/berlin", "+01:00", "", "Nowhere", "Z")));
      case "segue_boolean" ->
          List.of(
              one(
                  r,
                  List.of(
                      "1",
                      " T ",
                      "yes",
                      "YE\u017f",
                      "fAl\u017fe",
                      "n",
                      "0",
                      "1.0",
                      "",
                      "no!",
                      "\u00a0y",
                      "\ty\n")));
      case "segue_instant" -> List.of(isoText(r), zone);
      case "segue_date" -> List.of(isoText(r));
      case "segue_epoch" -> List.of(numberText(r), one(r, List.of(1L, 1000L)));
      case "segue_day", "segue_clock", "segue_local" -> List.of(instant(r, zone), zone);
      case "segue_day_start" ->
          List.of(Math.floorDiv(instant(r, zone), 86_400_000L) + r.nextLong(-1, 2), zone);
      case "segue_shift" -> List.of(instant(r, zone), r.nextLong(-30, 30), zone);
      case "segue_shift_day" ->
          List.of(
              r.nextLong(-100_000, 100_000),
              one(r, List.of(r.nextLong(-30, 30), 1L << 40, Long.MAX_VALUE)));
      case "segue_period_start" ->
          List.of(r.nextLong(-100_000, 100_000), one(r, List.of(1L, 3L, 12L)), r.nextLong(-5, 5));
      case "segue_months" ->
          List.of(instant(r, zone), instant(r, zone), one(r, List.of(1L, 3L, 12L)), zone);
      case "segue_months_of_days" ->
          List.of(
              r.nextLong(-50_000, 50_000),
              r.nextLong(-50_000, 50_000),
              one(r, List.of(1L, 3L, 12L)));
      case "segue_anniversary" ->
          List.of(
              one(r, List.of(r.nextLong(-50_000, 50_000), 789L, -671L)),
              r.nextLong(-50_000, 50_000));
      case "segue_degrees" -> List.of(numberText(r));
      case "segue_metres" ->
          List.of(
              r.nextDouble(-90, 90),
              r.nextDouble(-180, 180),
              r.nextDouble(-90, 90),
              r.nextDouble(-180, 180));
      case "segue_lot" ->
          List.of(
              one(r, List.of("1", "a\u00e9", "", Long.toString(r.nextLong()))),
              "draw " + r.nextInt(3));
      default -> throw new IllegalArgumentException("no values for " + f.name());
    };
  }
}
