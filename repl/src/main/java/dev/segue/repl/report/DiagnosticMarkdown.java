package dev.segue.repl.report;

import dev.segue.compiler.diag.Code;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The pages of diagnostics as they stand in docs/reference/diagnostics. */
public final class DiagnosticMarkdown {
  private DiagnosticMarkdown() {}

  /** The list of all codes. */
  public static String index() {
    StringBuilder page =
        new StringBuilder(
            """
            # Diagnostics

            Every diagnostic has a stable code, a place, a reason, and where one is known a remedy. Errors stop a workspace from running, warnings and
            hints do not. A code is never used again for something else. `segue explain SG0101` prints its page; `segue check --fix` makes the edits
            that are certain. As text the first 100 of one code in one file are told, and how many more there are; `--json` and the other forms of `segue check` have all.

            Of a condition that is right and surely not meant (SG0309, SG0805 to SG0809, SG0813) a contact is shown who makes it plain, where the checker finds
            one: with these attributes and deeds and nothing else, whenever one asks. Tests ask the oracle about every contact so shown. What is
            not about contacts (names that nothing says, windows in which nothing can be) shows none.

            | codes | are about |
            |---|---|
            """);
    for (int i = 0; i < DiagnosticPage.HUNDREDS.size(); i++) {
      page.append("| SG0").append(i).append("xx | ");
      page.append(DiagnosticPage.HUNDREDS.get(i)).append(" |\n");
    }
    page.append("\n| code | severity | says |\n|---|---|---|\n");
    for (Code code : codes()) {
      DiagnosticPage of = DiagnosticPage.of(code);
      page.append("| [").append(of.code()).append("](").append(of.code()).append(".md) | ");
      page.append(of.severity()).append(" | ").append(cell(of)).append(" |\n");
    }
    page.append("\nExamples without a schema of their own stand beside this one:\n\n");
    fence(page, "segue", WrittenPage.schema());
    return page.toString();
  }

  /** By number. */
  public static List<Code> codes() {
    return Arrays.stream(Code.values()).sorted(Comparator.comparing(Code::id)).toList();
  }

  /** The page of one. */
  public static String of(DiagnosticPage of) {
    StringBuilder page = new StringBuilder();
    page.append("# ").append(of.code()).append(general(of) ? "" : ": " + of.says()).append("\n\n");
    page.append(of.why()).append("\n\n");
    page.append(of.severity().equals("error") ? "An " : "A ").append(of.severity());
    page.append(" about ").append(of.about());
    page.append(", told by `").append(of.command()).append("`.\n");
    page.append("\n## Wrong\n\n");
    of.wrong().forEach(file -> file(page, file, "text"));
    fence(page, "text", of.told());
    page.append("\n## Right\n\n");
    of.right().forEach(file -> file(page, file, "segue"));
    page.append("[All diagnostics](README.md)\n");
    return page.toString();
  }

  private static String cell(DiagnosticPage of) {
    return (general(of) ? of.why() : of.says()).replace("|", "\\|").replace("\n", " ");
  }

  private static boolean general(DiagnosticPage of) {
    return of.says().equals("…");
  }

  private static void file(StringBuilder page, ExampleFile file, String script) {
    if (!file.path().equals(ExampleFile.USUAL)) {
      page.append('`').append(file.path()).append("`\n\n");
    }
    boolean whole = !file.text().contains("[[") && file.text().contains("{");
    fence(page, whole && file.path().endsWith(".segue") ? script : "text", file.text());
    page.append('\n');
  }

  private static void fence(StringBuilder page, String language, String text) {
    page.append("```").append(language).append('\n').append(text).append("```\n");
  }
}
