package dev.segue.repl.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Segue gives a shell: words that complete, and a manual page. */
final class ShellTest {
  @TempDir Path folder;

  @Test
  void bashCompletesCommandsOptionsAndValues() throws Exception {
    assumeTrue(isThere("bash"));
    Files.writeString(folder.resolve("segue.bash"), Called.done(folder, "completion", "bash"));
    assertEquals(List.of("init"), completed("segue", "ini"));
    assertEquals(
        Door.words().stream().sorted().toList(), completed("segue", "").stream().sorted().toList());
    assertEquals(List.of("--fix"), completed("segue", "check", "--fi"));
    assertEquals(List.of("--from"), completed("segue", "init", "shop", "--fr"));
    assertEquals(List.of("bash", "zsh", "fish"), completed("segue", "completion", ""));
  }

  /** What bash puts into COMPREPLY where the last word is typed. */
  private List<String> completed(String... words) throws IOException, InterruptedException {
    String quoted = Stream.of(words).map(w -> "'" + w + "'").collect(Collectors.joining(" "));
    // compopt speaks to readline, which is not there
    String script =
        "compopt() { :; }; source segue.bash; COMP_WORDS=("
            + quoted
            + "); COMP_CWORD="
            + (words.length - 1)
            + "; COMP_LINE='"
            + String.join(" ", words)
            + "'; _complete_segue;"
            + " printf '%s\\n' \"${COMPREPLY[@]}\"";
    return ran("bash", "-c", script).lines().filter(line -> !line.isEmpty()).toList();
  }

  @Test
  void zshAsksForTheWayOfBash() {
    assertTrue(Called.done(folder, "completion", "zsh").contains("bashcompinit"));
  }

  @Test
  void fishKnowsEveryCommandAndWhereAnOptionBelongs() {
    List<String> lines = Called.done(folder, "completion", "fish").lines().toList();
    for (Door door : Door.values()) {
      assertTrue(
          lines.stream().anyMatch(line -> line.contains("_use_subcommand -a " + door.word() + " ")),
          door.word());
    }
    assertTrue(
        lines.contains("complete -c segue -l json -d 'Print the result as JSON.'"),
        () -> lines.getFirst());
    assertTrue(
        lines.contains(
            "complete -c segue -n '__fish_seen_subcommand_from completion' -f -a 'bash zsh fish'"));
  }

  @Test
  void aShellThatIsNotKnownIsTold() {
    Called wrong = Called.segue(folder, "completion", "tcsh");
    assertEquals(ExitCodes.USAGE, wrong.code());
    assertTrue(wrong.err().contains("there are bash, zsh, fish"), wrong.err());
  }

  @Test
  void theManualPageTellsOfEveryCommandAndOption() {
    String page = Called.done(folder, "man");
    assertTrue(page.startsWith(".TH SEGUE 1 \"\" \"segue " + Commands.NUMBER + "\" \"Segue\"\n"));
    for (Door door : Door.values()) {
      assertTrue(page.contains("\n.SS segue " + door.word() + "\n"), door.word());
    }
    assertTrue(
        page.contains(
            """
            .SS segue init
            segue init [\\-h] [\\-\\-json] [\\-\\-from=DB] [\\-w=DIR] [DIR]
            .PP
            Make a workspace that runs, or one drawn from an existing database.
            .TP
            [\\fIDIR\\fR]
            The new workspace\\(aqs folder.
            .TP
            \\fB\\-\\-from\\fR=\\fIDB\\fR
            A database, a SQLite file or a JDBC URL: its tables become the schema; it is only read.
            .PP
            Examples:
            """),
        page);
    for (String line : page.lines().toList()) {
      assertTrue(
          !line.startsWith(".") || line.matches("\\.(TH|SH|SS|PP|TP|RS|RE|nf|fi)( .*)?"), line);
    }
  }

  @Test
  void groffFindsNothingWrongInTheManualPage() throws Exception {
    assumeTrue(isThere("groff"));
    Files.writeString(folder.resolve("segue.1"), Called.done(folder, "man"));
    assertEquals("", ran("groff", "-man", "-ww", "-z", "segue.1"));
    assertTrue(
        ran("groff", "-man", "-Tascii", "-P-cbou", "segue.1")
            .contains("segue init crm --from crm.sqlite"));
  }

  private static boolean isThere(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
  }

  private String ran(String... command) throws IOException, InterruptedException {
    Path output = folder.resolve("output.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    int code = process.waitFor();
    String said = Files.readString(output);
    assertEquals(0, code, said);
    return said;
  }
}
