package dev.segue.compiler.check;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.source.Source;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Scripts that are long, deep or circular are answered all the same. */
final class CheckHostileTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String SCHEMA =
      "schema { contact from contacts key id { visits integer, zone time zone, country text } }\n";

  @Test
  void aLongChainOfTraitsInEitherOrderIsToldOnce() {
    String up = traits(IntStream.range(1, 5_000), i -> i - 1) + "trait t0 = visits\n";
    String down =
        "trait t0 = visits\n" + traits(IntStream.range(1, 5_000).map(i -> 5_000 - i), i -> i - 1);
    assertEquals(List.of("SG0310"), codes(compiled(up)));
    assertEquals(List.of("SG0310"), codes(compiled(down)));
  }

  @Test
  void aLongCycleOfTraitsIsToldOnce() {
    Compilation compilation = compiled(traits(IntStream.range(0, 5_000), i -> (i + 1) % 5_000));
    assertEquals(List.of("SG0104"), codes(compilation));
  }

  @Test
  void aLongCycleOfSegmentsIsToldOnce() {
    String segments =
        IntStream.range(0, 5_000)
            .mapToObj(i -> "segment s" + i + " { in s" + (i + 1) % 5_000 + " }\n")
            .collect(joining());
    assertEquals(List.of("SG0104"), codes(compiled(segments)));
  }

  @Test
  void namedConditionsThatDoubleAreStopped() {
    String conditions =
        IntStream.range(0, 30)
            .mapToObj(i -> "condition c" + i + " = c" + (i + 1) + " or c" + (i + 1) + "\n")
            .collect(joining());
    Compilation compilation =
        compiled(conditions + "condition c30 = visits > 3\nsegment s { c0 }\n");
    assertTrue(codes(compilation).contains("SG0310"), () -> codes(compilation).toString());
  }

  @Test
  void manyPartsAndLongLists() {
    String parts =
        IntStream.range(0, 5_000).mapToObj(i -> "visits != " + i).collect(joining(" and "));
    String list = IntStream.range(0, 50_000).mapToObj(i -> "\"c" + i + "\"").collect(joining(", "));
    String zones =
        IntStream.range(0, 10_000).mapToObj(i -> "\"Europe/Zurich\"").collect(joining(", "));
    Compilation compilation =
        compiled(
            "segment a { "
                + parts
                + " }\nsegment b { country in ("
                + list
                + ") }\nsegment c { zone in ("
                + zones
                + ") }\n");
    assertFalse(compilation.hasErrors());
  }

  @Test
  void manyUnknownNames() {
    String segments =
        IntStream.range(0, 500)
            .mapToObj(i -> "segment segment_" + i + " { in sgement_" + i + " and vists > 3 }\n")
            .collect(joining());
    assertEquals(1_000, codes(compiled(segments)).size());
  }

  @Test
  void veryManyUnknownNames() {
    Compilation compilation =
        compiled(
            many(5_000, i -> "segment segment_" + i + " { vists = " + i + " }\n")
                + many(5_000, i -> "segment other_" + i + " { in sgement_" + i + " }\n"));
    List<Diagnostic> unknown = compilation.diagnostics();
    assertEquals(10_000, unknown.size());
    // of so many, what they resemble is told of the first
    assertFalse(unknown.getFirst().hints().isEmpty());
    assertTrue(unknown.getLast().hints().isEmpty());
  }

  @Test
  void manyOfOneName() {
    Compilation compilation =
        compiled(many(10_000, i -> "segment s { visits = " + i + " and country = \"C\" }\n"));
    assertEquals(9_999, codes(compilation).stream().filter("SG0102"::equals).count());
  }

  @Test
  void manyFields() {
    Compilation compilation =
        soon(
            "schema { contact from contacts key id {\n"
                + many(20_000, i -> "  f" + i + " integer\n")
                + "} }\nsegment s { f19999 > 3 }\n");
    assertFalse(compilation.hasErrors());
  }

  private static String many(int number, IntFunction<String> part) {
    return IntStream.range(0, number).mapToObj(part).collect(joining());
  }

  /** Traits of some numbers, each in need of another. */
  private static String traits(IntStream numbers, java.util.function.IntUnaryOperator needed) {
    return numbers
        .mapToObj(i -> "trait t" + i + " = t" + needed.applyAsInt(i) + " + 1\n")
        .collect(joining());
  }

  private static Compilation compiled(String text) {
    return soon(SCHEMA + text);
  }

  private static Compilation soon(String text) {
    Source source = new Source("hostile.segue", text);
    return assertTimeout(
        SOON,
        () -> SegueCompiler.compile(SegueCompiler.Input.of(ZoneId.of("UTC"), List.of(source))));
  }

  private static List<String> codes(Compilation compilation) {
    return compilation.diagnostics().stream()
        .filter(d -> d.severity() == dev.segue.compiler.diag.Severity.ERROR)
        .map(d -> d.code().id())
        .toList();
  }
}
