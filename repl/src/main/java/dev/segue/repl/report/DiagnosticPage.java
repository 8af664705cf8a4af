package dev.segue.repl.report;

import dev.segue.compiler.diag.Code;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a diagnostic means.
 *
 * @param says its message, with {@code …} for the words of who made the mistake
 * @param about what the codes of its hundred are about
 * @param why the reason in a sentence or two
 * @param command what tells it
 * @param wrong a workspace of which this one diagnostic is told
 * @param told how it is told of it
 * @param right the same set right: nothing is told of it
 */
public record DiagnosticPage(
    String code,
    String severity,
    String says,
    String about,
    String why,
    String command,
    List<ExampleFile> wrong,
    String told,
    List<ExampleFile> right) {
  /** What codes are about, by their hundred. */
  public static final List<String> HUNDREDS =
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

  public DiagnosticPage {
    wrong = List.copyOf(wrong);
    right = List.copyOf(right);
  }

  /** Of a code such as {@code SG0101}, in whatever case. */
  public static Optional<DiagnosticPage> of(String code) {
    return Arrays.stream(Code.values())
        .filter(c -> c.id().equalsIgnoreCase(code))
        .findFirst()
        .map(DiagnosticPage::of);
  }

  public static DiagnosticPage of(Code code) {
    WrittenPage page = WrittenPage.of(code.id());
    return new DiagnosticPage(
        code.id(),
        Findings.word(code.severity()),
        code.template().replace("%s", "…"),
        HUNDREDS.get(Integer.parseInt(code.id().substring(2, 4))),
        page.why(),
        page.command(),
        page.wrong(),
        page.told(),
        page.right());
  }

  /** For people. */
  public void print(Screen screen, PrintStream out) {
    Paint paint = Paint.of(screen);
    out.println(paint.strong(code) + " " + severity + (says.equals("…") ? "" : ": " + says));
    out.println();
    out.println(why);
    print(paint.faint("wrong"), wrong, out);
    out.println();
    told.lines().forEach(line -> out.println(line.isEmpty() ? line : "  " + line));
    print(paint.faint("right"), right, out);
  }

  private static void print(String head, List<ExampleFile> files, PrintStream out) {
    for (ExampleFile file : files) {
      out.println();
      out.println(file.path().equals(ExampleFile.USUAL) ? head : head + " (" + file.path() + ")");
      file.text().lines().forEach(line -> out.println(line.isEmpty() ? line : "  " + line));
    }
  }

  /** Whether a word can be the code of a diagnostic. */
  public static boolean isCode(String word) {
    return word.toUpperCase(Locale.ROOT).matches("SG\\d{4}");
  }
}
