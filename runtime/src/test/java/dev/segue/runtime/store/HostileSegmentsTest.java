package dev.segue.runtime.store;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.diag.Severity;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.sql.Dialect;
import dev.segue.compiler.sql.References;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.Statements;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Scripts that want to topple the compiler or the database are answered, or refused, soon. */
final class HostileSegmentsTest {
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final String TOO_LARGE = "SG0310";
  private static final String SCHEMA =
      """
      schema {
        contact from contacts key id {
          visits  integer
          spent   decimal(12,2)
          country text
        }
        event purchased from orders key id of contact by contact_id at at {
          product text
          amount  decimal(12,2)
        }
      }
      """;

  @BeforeAll
  static void warmUp() {
    for (int i = 0; i < 10; i++) {
      soon("segment s { visits > 3 and purchased(amount > 3) or country in (\"a\", \"b\") }");
      answered("segment s { " + many(300, n -> "visits > " + n, " and ") + " }");
    }
  }

  @Test
  void longRows() {
    answered("segment s { " + many(20_000, n -> "visits > 3", " and ") + " }");
    answered("segment s { " + many(20_000, n -> "visits != " + n, " and ") + " }");
    answered("segment s { " + many(20_000, n -> "visits > " + n, " or ") + " }");
    answered("segment s { " + many(20_000, n -> "country = \"c" + n + "\"", " or ") + " }");
  }

  @Test
  void longLists() {
    String texts = many(50_000, n -> "\"c" + n + "\"", ", ");
    answered("segment s { country in (" + texts + ") }");
    answered("segment s { country not in (" + texts + ") }");
    answered("segment s { country in (" + texts + ") ignoring case }");
    answered("segment s { spent in (" + many(50_000, n -> n + ".5", ", ") + ") }");
  }

  @Test
  void depth() {
    answered(
        "segment s { " + "not (visits > 3 and ".repeat(30) + "purchased" + ")".repeat(30) + " }");
    answered("segment s { " + "(1 / ".repeat(60) + "visits" + ")".repeat(60) + " > 3 }");
    refused("SG0040", "segment s { " + "(".repeat(1_000_000) + " }");
    String inner = "not (visits > 3 and ";
    refused(
        TOO_LARGE,
        many(
                30,
                n -> "condition c" + n + " = " + inner.repeat(25) + "c" + (n + 1) + ")".repeat(25),
                "\n")
            + "\ncondition c30 = visits > 3\nsegment s { c0 }\n");
  }

  @Test
  void manyLooks() {
    answered("segment s { " + many(200, n -> "purchased(amount > " + n + ")", " or ") + " }");
    refused(TOO_LARGE, "segment s { " + many(20_000, n -> "purchased", " and ") + " }");
    refused(TOO_LARGE, "segment s { " + many(300, n -> "count(purchased) > " + n, " or ") + " }");
    answered("segment s { at least 50 of (" + many(200, n -> "visits > " + n, ", ") + ") }");
    refused(
        TOO_LARGE, "segment s { at least 50 of (" + many(201, n -> "visits > " + n, ", ") + ") }");
    answered(
        "score p {\n" + many(200, n -> "1 when visits > " + n, "\n") + "\n}\nsegment s { p > 3 }");
    refused(
        TOO_LARGE,
        "score p {\n" + many(201, n -> "1 when visits > " + n, "\n") + "\n}\nsegment s { p > 3 }");
  }

  @Test
  void longSequences() {
    answered(
        "segment s { purchased" + " then purchased(same product) within 1 day".repeat(15) + " }");
    refused("SG0313", "segment s { purchased" + " then purchased".repeat(16) + " }");
    refused("SG0313", "segment s { purchased" + " then purchased".repeat(5_000) + " }");
  }

  @Test
  void definitionsMadeOfEachOther() {
    answered(
        "segment s0 { visits > 3 }\n"
            + many(98, n -> "segment s" + (n + 1) + " { in s" + n + " and purchased }", "\n")
            + "\nsegment s { in s98 }");
    answered(
        "trait t0 = visits\n"
            + many(60, n -> "trait t" + (n + 1) + " = t" + n + " + t" + n, "\n")
            + "\nsegment s { t60 > 3 }");
    refused(
        TOO_LARGE,
        "segment s0 { visits > 3 }\n"
            + many(5_000, n -> "segment s" + (n + 1) + " { in s" + n + " }", "\n")
            + "\nsegment s { in s5000 }");
  }

  private static String many(int number, IntFunction<String> part, String between) {
    return IntStream.range(0, number).mapToObj(part).collect(joining(between));
  }

  private static void answered(String script) {
    long began = cpu();
    Compilation compilation = soon(script);
    assertEquals(List.of(), errors(compilation));
    var workspace = compilation.workspace();
    for (References references : References.values()) {
      try (Store store = Store.open(StoreLocation.inMemory())) {
        store.prepare(workspace.schema());
        Statements statements =
            Statements.of(
                workspace,
                Dialect.SQLITE,
                SourceLayout.canonical(workspace.schema()),
                Instant.parse("2026-03-01T00:00:00Z"),
                references);
        assertEquals(
            0, store.number(statements.count(workspace.segment("s").orElseThrow().condition())));
      }
    }
    // in both ways
    assertSoon(began, SOON.multipliedBy(2), script);
  }

  private static void refused(String code, String script) {
    assertTrue(errors(soon(script)).stream().allMatch(code::equals));
  }

  private static List<String> errors(Compilation compilation) {
    return compilation.diagnostics().stream()
        .filter(d -> d.severity() == Severity.ERROR)
        .map(Diagnostic::code)
        .map(c -> c.id())
        .toList();
  }

  private static Compilation soon(String script) {
    long began = cpu();
    Compilation compilation =
        SegueCompiler.compile(
            SegueCompiler.Input.of(
                ZoneId.of("UTC"), List.of(new Source("hostile.segue", SCHEMA + script))));
    assertSoon(began, SOON, script);
    return compilation;
  }

  /** Of the work itself, whatever else the machine does. */
  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void assertSoon(long began, Duration most, String script) {
    Duration took = Duration.ofNanos(cpu() - began);
    String words = script.substring(0, Math.min(script.length(), 100));
    assertTrue(took.compareTo(most) < 0, took + " for " + words);
  }
}
