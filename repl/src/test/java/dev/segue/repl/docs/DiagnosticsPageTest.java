package dev.segue.repl.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.segue.compiler.diag.Code;
import dev.segue.repl.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The page of diagnostics lists every code there is, as the compiler has it. */
final class DiagnosticsPageTest {
  private static final Path PAGE = Repository.ROOT.resolve("docs/reference/diagnostics.md");
  private static final String HEAD =
      """
      # Diagnostics

      Every diagnostic has a stable code, a place, a reason, and where one is known a remedy. Errors stop a workspace from running, warnings and
      hints do not. A code is never used again for something else.

      | codes | are about |
      |---|---|
      | SG00xx | reading text |
      | SG01xx | names |
      | SG02xx | types and values |
      | SG03xx | conditions |
      | SG04xx | scores, partitions, vocabularies, messages, templates |
      | SG05xx | programs |
      | SG06xx | tests |
      | SG07xx | schema, settings and database |
      | SG08xx | what is right and surely not meant |
      | SG09xx | what parses and cannot run yet |

      | code | severity | says |
      |---|---|---|
      """;

  @Test
  void theListIsTheCompilers() throws IOException {
    StringBuilder page = new StringBuilder(HEAD);
    List<Code> codes = Arrays.stream(Code.values()).sorted(Comparator.comparing(Code::id)).toList();
    for (Code code : codes) {
      String says = code.template().replace("%s", "…").replace("|", "\\|");
      page.append("| ").append(code.id()).append(" | ");
      page.append(code.severity().name().toLowerCase(Locale.ROOT)).append(" | ");
      page.append(says).append(" |\n");
    }
    if (Boolean.getBoolean("segue.update")) {
      Files.writeString(PAGE, page.toString());
    }
    assertEquals(page.toString(), Files.readString(PAGE));
  }

  @Test
  void noCodeIsThereTwice() {
    Set<String> seen = new HashSet<>();
    assertEquals(
        List.of(), Arrays.stream(Code.values()).map(Code::id).filter(id -> !seen.add(id)).toList());
  }
}
