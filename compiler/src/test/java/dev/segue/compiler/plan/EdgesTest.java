package dev.segue.compiler.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.type.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By what time alone changes an answer. */
final class EdgesTest {
  private static final String SCHEMA =
      """
      schema {
        contact from people key id { seen timestamp }
      }
      """;

  @Test
  void whatGoesOnWithTimeIsNoConstant() {
    assertEquals(Set.of("Crossing"), edges("days since seen < 3 + 4"));
    assertEquals(Set.of("Units"), edges("days since seen < hours since 2026-03-01T00:00:00Z"));
    assertEquals(Set.of("Units", "At"), edges("weeks since seen < days since 2026-03-01"));
  }

  /** In New York clocks show an hour twice on 1 November, and one not at all on 14 March 2027. */
  @ParameterizedTest
  @ValueSource(strings = {"2026-11-29T00:00:00Z", "2027-04-12T00:00:00Z"})
  void monthsAgoGoesOnEvenlyUntilItDoesNot(Instant begin) {
    Workspace workspace = workspace("seen < 1 month ago", ZoneId.of("America/New_York"));
    Period month = new Period.Months(1);
    for (int quarter = 0; quarter < 4 * 24 * 4; quarter++) {
      Instant now = begin.plusSeconds(quarter * 900L);
      Instant cut = month.before(now, workspace.zone());
      Instant next =
          Edges.of(workspace, now).stream()
              .flatMap(e -> e instanceof Edge.At(var at) ? Stream.of(at) : Stream.empty())
              .min(Instant::compareTo)
              .orElseThrow();
      for (Instant then = now; then.isBefore(next); then = then.plusSeconds(300)) {
        assertEquals(
            cut.plus(Duration.between(now, then)),
            month.before(then, workspace.zone()),
            now + " to " + then);
      }
    }
  }

  private static Set<String> edges(String condition) {
    return Edges.of(workspace(condition, ZoneId.of("UTC")), Instant.parse("2026-03-20T12:00:00Z"))
        .stream()
        .map(e -> e.getClass().getSimpleName())
        .collect(Collectors.toSet());
  }

  private static Workspace workspace(String condition, ZoneId zone) {
    return SegueCompiler.compile(
            SegueCompiler.Input.of(
                zone, List.of(new Source("x.segue", SCHEMA + "segment s { " + condition + " }"))))
        .workspace();
  }
}
