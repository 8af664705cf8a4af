package dev.segue.compiler.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.explain.English;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.source.Source;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Programs longer than anybody writes. */
final class ManyStepsTest {
  private static final int MANY = 2_000;

  @Test
  void aLongChainOfElseIf() {
    String branches =
        IntStream.range(0, MANY)
            .mapToObj(i -> "if points = " + i + " { send m }")
            .collect(Collectors.joining(" else "));
    assertEquals(2 * MANY, steps(branches));
  }

  @Test
  void manySteps() {
    assertEquals(MANY, steps("send m\n".repeat(MANY)));
  }

  private static int steps(String steps) {
    String script =
        """
        schema { contact from contacts key id { points integer } }
        segment everybody { everyone }
        message m {
          from    "Harbor <hello@harbor.example>"
          subject "x"
          body    "y"
        }
        program p {
          audience everybody
          %s
        }
        """
            .formatted(steps);
    return assertTimeout(
        Duration.ofSeconds(20),
        () -> {
          Compilation compilation =
              SegueCompiler.compile(
                  SegueCompiler.Input.of(
                      ZoneOffset.UTC, List.of(new Source("long.segue", script))));
          assertEquals(List.of(), compilation.diagnostics());
          Program program = compilation.workspace().programs().getFirst();
          new English(compilation.workspace()).explain(program).outline();
          return program.steps().size();
        });
  }
}
