package dev.segue.runtime.differential;

import dev.segue.compiler.sql.SqlFunction;
import dev.segue.compiler.type.Rational;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Arguments for the functions of emitted SQL, such as they get and such as they should not. */
final class SampleArguments {
  private static final List<String> ZONES = List.copyOf(ZoneId.getAvailableZoneIds());
  private static final List<String> USUAL_ZONES =
      List.of("America/New_York", "Europe/London", "Pacific/Apia", "Africa/Casablanca", "UTC");
  private static final List<String> WORDS =
      List.of(
          "yes",
          "No",
          "TRUE",
          "f",
          " y ",
          "ſ",
          "yeſ",
          "Straße",
          "ΑΣ",
          "ﬁ",
          "İ",
          "ı",
          "ŉ",
          "x\u212a",
          "\ud83d\ude00",
          "ǰ",
          "ẞ",
          "",
          " ",
          "\u00a0t\u00a0",
          "\u20031\u2003",
          "'",
          "\\",
          "a'b\\");
  private static final List<String> NUMBERS =
      List.of(
          "1.",
          ".5",
          ".",
          "+7",
          "-0",
          "1e3",
          "1E-2",
          "1e400",
          "1e-400",
          "0e999",
          "0e1000",
          "0.000",
          "1e99999999999",
          "٣",
          "1_0",
          "0x1p3",
          "NaN",
          "Infinity",
          "12,5",
          "1.5f",
          "2d",
          "--1",
          "1e+5",
          "1e",
          "999999999999999.995",
          "00012.50",
          "-1.005",
          "9223372036854775808",
          "1 2");
  private static final List<String> STAMPS =
      List.of(
          "2026-02-30",
          "2024-02-29",
          "2026-13-01",
          "2026-00-10",
          "2026-1-1",
          "0000-01-01",
          "2026-03-02T10:00",
          "2026-03-02t10:00:05",
          "2026-03-02 10:00:05.123456789",
          "2026-03-02T10:00:05.",
          "2026-03-02T24:00",
          "2026-03-02T10:60",
          "2026-03-02T10:00:60",
          "2026-03-02T10:00Z",
          "2026-03-02T10:00z",
          "2026-03-02T10:00+02",
          "2026-03-02T10:00+02:30",
          "2026-03-02T10:00-18:00",
          "2026-03-02T10:00+18:01",
          "2026-03-02T10:00+02:30:15",
          "2026-03-02T10:00+0230",
          "2026-03-02 10:00 +02:00",
          "+12026-03-02T10:00Z",
          "-0044-03-15",
          "-0044-03-15T10:00",
          "-0000-03-15T10:00",
          "+2026-03-02T10:00",
          "2026-03-02T10",
          "2026-03-02  10:00",
          "2026-03-02T10:00:05.1234567890",
          "20260302",
          "2026-03-02T",
          "2026-03-02T10:00:00,5",
          "2026-03-02T10:00-00:00",
          "2026-03-02\n10:00",
          "292278995-01-01");

  private final Random random;

  SampleArguments(Random random) {
    this.random = random;
  }

  List<Object> of(SqlFunction function) {
    return switch (function.name()) {
      case "segue_fold" -> List.of(text());
      case "segue_zone" -> List.of(random.nextBoolean() ? zone() : text());
      case "segue_boolean" -> List.of(text());
      case "segue_lot" -> List.of(text(), text());
      case "segue_degrees" -> List.of(number());
      case "segue_metres" ->
          List.of(
              degrees() / 2, degrees(), degrees() / 2, random.nextInt(4) == 0 ? 0.0 : degrees());
      case "segue_number" -> {
        long scale = random.nextInt(7);
        yield List.of(number(), scale + 1 + random.nextInt(15 - (int) scale), scale);
      }
      case "segue_exact" -> List.of(whole(), (long) random.nextInt(10));
      case "segue_scaled", "segue_floor", "segue_ceiling" ->
          List.of(exact(), (long) random.nextInt(10));
      case "segue_within" -> List.of(whole(), (long) random.nextInt(10));
      case "segue_add", "segue_subtract", "segue_multiply", "segue_divide", "segue_compare" ->
          List.of(exact(), random.nextInt(10) == 0 ? "0" : exact());
      case "segue_order" -> List.of(exact());
      case "segue_total" -> List.of(whole() / 4, whole() & 0xffff_ffffL, (long) random.nextInt(7));
      case "segue_mean" ->
          List.of(
              whole() / 4,
              whole() & 0xffff_ffffL,
              1L + random.nextInt(9),
              (long) random.nextInt(7));
      case "segue_sum_of",
          "segue_mean_of",
          "segue_least_of",
          "segue_greatest_of",
          "segue_median_of" ->
          List.of(several());
      case "segue_instant" -> List.of(stamp(), zone());
      case "segue_date" -> List.of(stamp());
      case "segue_local" -> List.of(wall(), zone());
      case "segue_epoch" -> List.of(number(), random.nextBoolean() ? 1L : 1_000L);
      case "segue_day", "segue_clock" -> List.of(instant(), zone());
      case "segue_day_start" -> List.of(day(), zone());
      case "segue_shift" -> List.of(instant(), months(), zone());
      case "segue_shift_day" -> List.of(day(), months());
      case "segue_period_start" -> List.of(day(), step(), months());
      case "segue_months" -> List.of(instant(), instant(), step(), zone());
      case "segue_months_of_days" -> List.of(day(), day(), step());
      case "segue_anniversary" -> List.of(day(), day());
      default -> throw new IllegalArgumentException("no arguments for " + function.name());
    };
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private String text() {
    return switch (random.nextInt(4)) {
      case 0 -> one(WORDS);
      case 1 -> one(WORDS) + one(WORDS);
      case 2 -> one(NUMBERS);
      default ->
          random
              .ints(random.nextInt(12), 1, 0x30000)
              .filter(p -> Character.isDefined(p) && !(p >= 0xd800 && p < 0xe000))
              .mapToObj(Character::toString)
              .collect(Collectors.joining());
    };
  }

  private String zone() {
    return random.nextBoolean() ? one(USUAL_ZONES) : one(ZONES);
  }

  private double degrees() {
    return random.nextDouble() * 360 - 180;
  }

  private String number() {
    return switch (random.nextInt(6)) {
      case 0 -> one(NUMBERS);
      case 1 -> text();
      case 2 -> " " + Long.toString(whole());
      case 3 -> Double.toString(random.nextGaussian() * Math.pow(10, random.nextInt(12)));
      default ->
          BigDecimal.valueOf(random.nextInt(2_000_000) - 1_000_000, random.nextInt(6)).toString();
    };
  }

  /** Small, large, and at the ends. */
  private long whole() {
    return switch (random.nextInt(8)) {
      case 0 -> one(List.of(0L, -1L, Long.MAX_VALUE, Long.MIN_VALUE, 1_000_000_000_000_000L));
      case 1 -> random.nextLong();
      case 2 -> random.nextLong(2_000_000_000_000_000L) - 1_000_000_000_000_000L;
      default -> random.nextInt(2_001) - 1_000;
    };
  }

  private String exact() {
    BigInteger top = BigInteger.valueOf(whole());
    BigInteger bottom =
        BigInteger.valueOf(random.nextInt(3) > 0 ? 1 : 1 + Math.abs((long) random.nextInt()));
    return Rational.within(new Rational(top, bottom)).map(Rational::toString).orElse("7/3");
  }

  private String several() {
    boolean whole = random.nextBoolean();
    return Stream.generate(() -> whole ? Integer.toString(random.nextInt(100) - 50) : exact())
        .limit(1 + random.nextInt(7))
        .collect(Collectors.joining(" "));
  }

  private String stamp() {
    if (random.nextInt(3) == 0) {
      return one(STAMPS);
    }
    LocalDateTime at =
        LocalDateTime.ofEpochSecond(Math.floorDiv(instant(), 1_000), 0, ZoneOffset.UTC);
    List<String> forms =
        List.of(
            "uuuu-MM-dd",
            "uuuu-MM-dd HH:mm",
            "uuuu-MM-dd'T'HH:mm:ss.SSS",
            "uuuu-MM-dd'T'HH:mm:ssXXX");
    String written =
        DateTimeFormatter.ofPattern(one(forms))
            .format(at.atOffset(one(List.of(ZoneOffset.UTC, ZoneOffset.ofHours(-7)))));
    return random.nextInt(5) == 0 ? " " + written + "\t" : written;
  }

  /** Now and then, at the changes of zones, and where nobody has been. */
  private long instant() {
    return switch (random.nextInt(12)) {
      case 0 -> one(List.of(0L, -1L, 1L, -62_135_596_800_000L, 253_402_300_799_999L));
      case 1 -> random.nextLong(20_000_000_000_000L) - 10_000_000_000_000L;
      case 2 -> random.nextLong(10_000_000_000_000_000L) - 5_000_000_000_000_000L;
      case 3, 4, 5, 6 -> change() + one(List.of(-1L, 0L, 1L, -3_600_000L, 3_600_000L, -1_800_000L));
      default -> random.nextLong(2_500_000_000_000L) - 500_000_000_000L;
    };
  }

  private long change() {
    ZoneId zone = ZoneId.of(zone());
    Instant from = Instant.ofEpochSecond(random.nextLong(9_000_000_000L) - 3_000_000_000L);
    var next = zone.getRules().nextTransition(from);
    return next == null ? from.toEpochMilli() : next.getInstant().toEpochMilli();
  }

  private long wall() {
    List<Long> offsets =
        new ArrayList<>(List.of(0L, -18_000_000L, -14_400_000L, 3_600_000L, 46_800_000L));
    return instant() + one(offsets) + random.nextInt(3_600_000);
  }

  private long day() {
    return switch (random.nextInt(8)) {
      case 0 -> whole();
      case 1 -> random.nextLong(800_000_000_000L) - 400_000_000_000L;
      case 2 -> LocalDate.of(1900 + random.nextInt(200), 2, 28).toEpochDay() + random.nextInt(2);
      case 3 -> LocalDate.of(1900 + random.nextInt(200), 12, 31).toEpochDay();
      case 4 -> Math.floorDiv(change(), 86_400_000L) + random.nextInt(3) - 1;
      default -> random.nextInt(60_000) - 20_000;
    };
  }

  private long months() {
    return random.nextInt(20) == 0 ? whole() : random.nextInt(61) - 30;
  }

  private long step() {
    return one(List.of(1L, 3L, 12L));
  }
}
