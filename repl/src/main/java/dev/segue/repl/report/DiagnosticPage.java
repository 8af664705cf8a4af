package dev.segue.repl.report;

import dev.segue.compiler.diag.Code;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a diagnostic means.
 *
 * @param says its message, with {@code …} for the words of who made the mistake
 * @param about what the codes of its hundred are about
 * @param example a line with the mistake and what is told of it, as {@code check} prints it
 */
public record DiagnosticPage(
    String code, String severity, String says, String about, Optional<String> example) {
  private static final String EXAMPLES = "diagnostics.txt";
  private static final List<String> HUNDREDS =
      List.of(
          "reading text",
          "names",
          "types and values",
          "conditions",
          "scores, partitions, vocabularies, messages, templates",
          "programs",
          "tests",
          "schema, settings and database",
          "what is right and surely not meant",
          "what parses and cannot run yet");

  /** Of a code such as {@code SG0101}, in whatever case. */
  public static Optional<DiagnosticPage> of(String code) {
    return Arrays.stream(Code.values())
        .filter(c -> c.id().equalsIgnoreCase(code))
        .findFirst()
        .map(DiagnosticPage::of);
  }

  private static DiagnosticPage of(Code code) {
    return new DiagnosticPage(
        code.id(),
        Findings.word(code.severity()),
        code.template().replace("%s", "…"),
        HUNDREDS.get(Integer.parseInt(code.id().substring(2, 4))),
        example(code));
  }

  /** The examples stand one after the other, each after a line with its code. */
  private static Optional<String> example(Code code) {
    try (InputStream in = DiagnosticPage.class.getResourceAsStream(EXAMPLES)) {
      if (in == null) {
        throw new IllegalStateException("no " + EXAMPLES + " in this package");
      }
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      int head = all.indexOf("== " + code.id() + "\n");
      if (head < 0) {
        return Optional.empty();
      }
      int end = all.indexOf("\n== ", head + 1);
      return Optional.of(all.substring(all.indexOf('\n', head) + 1, end < 0 ? all.length() : end));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For people. */
  public void print(Screen screen, PrintStream out) {
    Paint paint = Paint.of(screen);
    out.println(paint.strong(code) + " " + severity + (says.equals("…") ? "" : ": " + says));
    out.println("SG" + code.substring(2, 4) + "xx is about " + about);
    example.ifPresent(
        text -> {
          out.println();
          out.println(paint.faint("for example"));
          text.lines().forEach(line -> out.println(line.isEmpty() ? line : "  " + line));
        });
  }

  /** Whether a word can be the code of a diagnostic. */
  public static boolean isCode(String word) {
    return word.toUpperCase(Locale.ROOT).matches("SG\\d{4}");
  }
}
