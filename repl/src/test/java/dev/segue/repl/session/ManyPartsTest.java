package dev.segue.repl.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.segue.repl.report.Screen;
import dev.segue.repl.report.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of a condition of very many parts some are counted, and the rest is told. */
final class ManyPartsTest {
  private static final String MANY =
      IntStream.range(0, 203)
          .mapToObj(n -> "country = \"C" + n + "\"")
          .collect(Collectors.joining(" and "));

  @TempDir Path folder = Path.of("");

  @Test
  void areCountedUpToSoMany() throws IOException {
    Files.writeString(
        folder.resolve("a.segue"), "schema { contact from contacts key id { country text } }");
    InstantSource noon = InstantSource.fixed(Instant.parse("2026-03-02T12:00:00Z"));
    try (Session session =
        new Session(folder, noon, variable -> Optional.empty(), Optional.empty())) {
      Answer asked = session.answer(MANY);
      List<String> left = lines(assertInstanceOf(Answer.Contacts.class, asked).waterfall());
      assertEquals("0\tand country is \"C199\"", left.get(201));
      assertEquals("\t2 more parts are not counted", left.get(202));
      assertEquals("0\tand country is \"C202\"", left.get(203));
      assertEquals(204, left.size());
      Answer explained = session.answer(":explain " + MANY);
      List<String> said = lines(assertInstanceOf(Answer.Listing.class, explained).table());
      assertEquals("0\t  country is \"C198\"", said.get(200));
      assertEquals("\t  country is \"C199\"", said.get(201));
      assertEquals("\t  4 more conditions are not counted", said.getLast());
    }
  }

  private static List<String> lines(Table table) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    table.print(Screen.PIPE, new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
