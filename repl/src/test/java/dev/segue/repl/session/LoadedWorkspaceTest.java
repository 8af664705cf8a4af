package dev.segue.repl.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What could not be read is one mistake, and not the cause of others. */
final class LoadedWorkspaceTest {
  private static final String SCRIPT =
      """
      schema {
        contact from contacts key id {
          email email
        }
      }
      topic news "News" opt out
      segment known { in elsewhere }
      message hello "Hello" {
        subject "Hello"
        body "Hello"
      }
      program greet {
        audience known
        send hello
      }
      """;

  @TempDir Path folder = Path.of("");

  @BeforeEach
  void write() throws IOException {
    write("a.segue", SCRIPT.getBytes(StandardCharsets.UTF_8));
    write("b.segue", utf8("segment elsewhere { everyone }"));
    write(
        "segue.yaml",
        utf8("name: x\nmessages:\n  topic: news\n  from: Segue <hello@segue.example>\n"));
  }

  @Test
  void allOfItIsSound() {
    assertEquals(List.of(), told());
  }

  @Test
  void aScriptInAnotherEncodingIsOneMistake() throws IOException {
    write(
        "b.segue",
        "segment caf \"Caf\u00e9\" { everyone }\nsegment elsewhere { everyone }"
            .getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(List.of("SG0728"), told());
  }

  @Test
  void defaultsThatCannotBeReadAreOneMistake() throws IOException {
    write("segue.yaml", utf8("name: x\nmessages: email\n"));
    assertEquals(List.of("SG0724"), told());
  }

  @Test
  void settingsThatCannotBeReadAreOneMistake() throws IOException {
    write("segue.yaml", utf8("name: x\n  messages: [\n"));
    assertEquals(List.of("SG0721"), told());
  }

  private List<String> told() {
    return LoadedWorkspace.read(folder).diagnostics().stream()
        .map(Diagnostic::code)
        .map(Code::id)
        .toList();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void write(String name, byte[] bytes) throws IOException {
    Files.write(folder.resolve(name), bytes);
  }
}
