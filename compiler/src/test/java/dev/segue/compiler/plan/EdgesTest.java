package dev.segue.compiler.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.source.Source;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

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

  private static Set<String> edges(String condition) {
    Compilation compilation =
        SegueCompiler.compile(
            SegueCompiler.Input.of(
                ZoneId.of("UTC"),
                List.of(new Source("x.segue", SCHEMA + "segment s { " + condition + " }"))));
    return Edges.of(compilation.workspace(), Instant.parse("2026-03-20T12:00:00Z")).stream()
        .map(e -> e.getClass().getSimpleName())
        .collect(Collectors.toSet());
  }
}
