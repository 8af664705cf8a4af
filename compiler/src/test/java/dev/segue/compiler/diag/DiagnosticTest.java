package dev.segue.compiler.diag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.source.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told fits on a screen, whatever somebody called a thing. */
final class DiagnosticTest {
  private static final Span PLACE = new Span("x.segue", 0, 1);

  @Test
  void isNoLongerForLongNames() {
    for (String letters : List.of("a", "\ud83d\ude00", "a\ud83d\ude00")) {
      String name = letters.repeat(500_000);
      Diagnostic told =
          Diagnostic.of(Code.NAME_UNKNOWN, PLACE, "name", name)
              .hint("did you mean '" + name + "x'?")
              .related(PLACE, "'" + name + "' is declared here");
      for (String text :
          List.of(told.message(), told.hints().getFirst(), told.related().getFirst().message())) {
        assertTrue(text.length() <= 1_000 && text.contains(" .. "), text);
        assertEquals(
            0, text.codePoints().filter(c -> c >= 0xd800 && c < 0xe000).count(), "half a letter");
      }
      assertTrue(told.message().startsWith("unknown name '" + letters), told.message());
      assertTrue(told.hints().getFirst().endsWith("x'?"), told.hints().getFirst());
    }
  }
}
