package dev.segue.runtime.differential;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.diag.Severity;
import dev.segue.compiler.source.Source;
import java.time.ZoneId;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The schema of scripts that are as large as may be, and how they are put together. */
final class BoundScripts {
  private static final String SCHEMA =
      """
      schema {
        contact from contacts key id {
          visits  integer
          country text
        }
        event purchased from orders key id of contact by contact_id at at {
          product text
          amount  decimal(12,2)
        }
      }
      """;

  private BoundScripts() {}

  static Compilation compiled(String script) {
    Compilation compilation =
        SegueCompiler.compile(
            SegueCompiler.Input.of(
                ZoneId.of("UTC"), List.of(new Source("bounds.segue", SCHEMA + script))));
    assertEquals(
        List.of(),
        compilation.diagnostics().stream()
            .filter(d -> d.severity() == Severity.ERROR)
            .map(Diagnostic::message)
            .toList());
    return compilation;
  }

  static String many(int number, IntFunction<String> part, String between) {
    return IntStream.range(0, number).mapToObj(part).collect(joining(between));
  }
}
