package dev.segue.compiler.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.segue.compiler.parse.Parsing;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Declaration;
import dev.segue.compiler.syntax.TextLiteral;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A place in a text in quotes is a place in the script. */
class LiteralPlacesProperties {
  @Provide
  Arbitrary<String> written() {
    return Arbitraries.of(
            "a", "{", " ", "  ", "\\\"", "\\\\", "\\n", "\\t", "\\d", "\\u{1F600}", "é", "😀")
        .list()
        .ofMaxSize(30)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<List<String>> lines() {
    return written().list().ofMinSize(1).ofMaxSize(5);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void ofOneLine(@ForAll("written") String written) {
    eachCharacterStandsWhereItWasWritten("message m {\n  subject \"" + written + "\"\n}\n");
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void ofManyLines(@ForAll("lines") List<String> lines) {
    String block = String.join("\n    ", lines);
    eachCharacterStandsWhereItWasWritten(
        "message m {\n  body \"\"\"\n    " + block + "\n    \"\"\"\n}\n");
  }

  private static void eachCharacterStandsWhereItWasWritten(String script) {
    TextLiteral literal = literal(script);
    String raw = script.substring(literal.span().start(), literal.span().end());
    LiteralPlaces places = LiteralPlaces.of(literal, raw);
    String value = literal.value();
    for (int i = 0; i < value.length(); i++) {
      Span place = places.place(new Span("m", i, i + 1));
      if (value.charAt(i) == 'a' || value.charAt(i) == '{' || value.charAt(i) == 'é') {
        assertEquals(value.charAt(i), script.charAt(place.start()), script);
        long before = value.substring(0, i).chars().filter(c -> c == 'a' || c == '{').count();
        long found =
            script
                .substring(literal.span().start(), place.start())
                .replaceAll("\\\\u\\{1F600\\}", "")
                .chars()
                .filter(c -> c == 'a' || c == '{')
                .count();
        assertEquals(before, found, script);
      }
    }
  }

  private static TextLiteral literal(String script) {
    Declaration.Message message =
        (Declaration.Message)
            Parsing.file(new Source("m", script)).value().declarations().getFirst();
    return message.settings().getFirst() instanceof Declaration.MessageSetting.Subject subject
        ? subject.template()
        : ((Declaration.MessageSetting.Body) message.settings().getFirst()).template();
  }
}
