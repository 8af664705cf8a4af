package dev.segue.repl.command;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code segue completion SHELL}: a script by which the shell completes what is typed. */
@Command(
    name = "completion",
    description = "Print a script that completes commands, options and files in a shell.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  segue completion bash > ~/.local/share/bash-completion/completions/segue",
      "  source <(segue completion zsh)",
      "  segue completion fish > ~/.config/fish/completions/segue.fish"
    })
final class CompletionCommand implements Callable<Integer> {
  private final Segue segue;

  @Parameters(
      paramLabel = "SHELL",
      completionCandidates = Shells.class,
      description = "bash, zsh or fish.")
  private String shell = "";

  CompletionCommand(Segue segue) {
    this.segue = segue;
  }

  /** The shells there is a script for; picocli makes an instance. */
  static final class Shells implements Iterable<String> {
    private static final List<String> WORDS = List.of("bash", "zsh", "fish");

    @Override
    public Iterator<String> iterator() {
      return WORDS.iterator();
    }
  }

  @Override
  public Integer call() {
    if (segue.json()) {
      throw Failure.usage("completion prints a script: --json goes with other commands");
    }
    if (!Shells.WORDS.contains(shell)) {
      throw Failure.usage(
          "'" + shell + "' is no shell it knows; there are " + String.join(", ", Shells.WORDS));
    }
    CommandLine whole = Commands.whole(new Segue(segue.surroundings()));
    // one script for bash and zsh: in zsh it asks for bash's way of completing
    String script =
        shell.equals("fish")
            ? FishCompletion.of(whole.getCommandSpec())
            : AutoComplete.bash("segue", whole);
    segue.surroundings().out().print(script);
    return ExitCodes.FINE;
  }
}
