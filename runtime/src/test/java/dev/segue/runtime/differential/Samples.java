package dev.segue.runtime.differential;

import dev.segue.compiler.ir.Value;
import dev.segue.compiler.type.Rational;
import dev.segue.compiler.type.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random values of a type, from small sets full of edges, so that equal ones often meet. */
record Samples(Moment moment) {
  static final List<String> TEXTS =
      List.of(
          "a",
          "A",
          "b",
          "vp",
          "The VP",
          "",
          " ",
          "\u00a0\u2003",
          "ß",
          "SS",
          "Straße",
          "STRASSE",
          "ΟΔΟΣ",
          "οδος",
          "İ",
          "ı",
          "i",
          "é",
          "e\u0301",
          "\ufffd",
          "😀",
          "a😀b",
          "100%",
          "a_b",
          "*",
          "?",
          "/loans/auto/rates",
          "/loans/",
          "it's",
          "\"x\"",
          "back\\slash",
          "two\nlines",
          "12",
          "9",
          "NULL");

  Arbitrary<Value> of(Type type) {
    return switch (type) {
      case Type.Text t -> texts().map(Value.Text::new);
      case Type.OneOf(var values) -> Arbitraries.of(values).map(Value.Text::new);
      case Type.Numeric(var precision, var scale) -> numbers(precision, scale);
      case Type.Quotient q -> numbers(12, 2);
      case Type.Truth t -> Arbitraries.of(true, false).map(Value.Truth::new);
      case Type.Day d -> moment.days().map(Value.Day::new);
      case Type.Instant i -> moment.instants().map(Value.Instant::new);
      case Type.Span s ->
          Arbitraries.of(0L, 1L, -1L, 86_400_000L, -86_400_000L, 2_592_000_000L)
              .map(Value.Span::new);
      case Type.Zone z ->
          Arbitraries.of("America/New_York", "Europe/Berlin", "Pacific/Apia", "UTC")
              .map(Value.Text::new);
      case Type.Location l ->
          Arbitraries.of(
              new Value.Location(40.71, -74.01),
              new Value.Location(40.75, -73.97),
              new Value.Location(-33.9, 151.2),
              new Value.Location(-16.5, 180),
              new Value.Location(-16.5, -179.9),
              new Value.Location(90, 0));
      case Type.ListOf(var element) -> of(element).list().ofMaxSize(3).map(Value.Items::new);
      case Type.Unknown u -> throw new IllegalArgumentException("no value is of unknown type");
    };
  }

  /** A few texts, of which two differ by case alone, and one is longer than it has characters. */
  static Arbitrary<List<String>> words() {
    return Combinators.combine(
            Arbitraries.of(TEXTS).list().ofSize(2),
            Arbitraries.of("b😀", "a😀b"),
            Arbitraries.of(
                List.of("a", "A"),
                List.of("ß", "SS"),
                List.of("Straße", "STRASSE"),
                List.of("ΟΔΟΣ", "οδος")))
        .as(
            (any, wide, cases) -> {
              List<String> all = new ArrayList<>(any);
              all.add(wide);
              all.addAll(cases);
              return List.copyOf(all);
            });
  }

  Arbitrary<String> texts() {
    Arbitrary<String> words = Arbitraries.of(moment.words());
    return Arbitraries.oneOf(words, words, Arbitraries.of(TEXTS));
  }

  /** Texts, and what they begin and end with. */
  Arbitrary<String> parts() {
    Arbitrary<String> words = Arbitraries.of(moment.words());
    return Arbitraries.oneOf(texts(), words.map(Samples::half), words.map(Samples::rest));
  }

  /** Up to its middle, by code point, and the character there. */
  private static String half(String text) {
    return text.substring(
        0, text.offsetByCodePoints(0, (text.codePointCount(0, text.length()) + 1) / 2));
  }

  /** From its middle, or the character there. */
  private static String rest(String text) {
    return text.substring(text.offsetByCodePoints(0, text.codePointCount(0, text.length()) / 2));
  }

  static Arbitrary<String> globs() {
    return Arbitraries.of(
        "*", "?", "a*", "*a", "*vp*", "/loans/*", "??", "*😀?", "", "a_b", "ss", "*\n*");
  }

  static Arbitrary<String> regexes() {
    return Arbitraries.of(
        "a", "^a", "\\d+", "(?i)vp|boss", "[^a-z]", "b$", "^$", "^.$", "ß|x", "s{2}");
  }

  private static Arbitrary<Value> numbers(int precision, int scale) {
    BigDecimal most = BigDecimal.TEN.pow(precision).subtract(BigDecimal.ONE).movePointLeft(scale);
    BigDecimal least = BigDecimal.ONE.movePointLeft(scale);
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(
                8, Arbitraries.of(0, 1, 2, 3, 5, 10, 80, -1, -2).map(BigDecimal::valueOf)),
            net.jqwik.api.Tuple.of(
                4,
                Arbitraries.longs()
                    .between(-500, 500)
                    .map(n -> least.multiply(BigDecimal.valueOf(n)))),
            net.jqwik.api.Tuple.of(1, Arbitraries.of(most, most.negate(), least, least.negate())))
        .map(Rational::of)
        .map(Value.Number::new);
  }
}
