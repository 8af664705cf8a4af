package dev.segue.repl.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code segue man}: the manual page, of the very options that the commands take. */
@Command(
    name = "man",
    description = "Print the manual page, of all commands, as man reads it.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  segue man > /usr/local/share/man/man1/segue.1",
      "  segue man > segue.1 && man ./segue.1"
    })
final class ManCommand implements Callable<Integer> {
  private final Segue segue;

  ManCommand(Segue segue) {
    this.segue = segue;
  }

  @Override
  public Integer call() {
    if (segue.json()) {
      throw Failure.usage("man prints a page for people: --json goes with other commands");
    }
    // the options of this very call are in its own model: the page is of one that was not called
    Segue untouched = new Segue(segue.surroundings());
    segue.surroundings().out().print(ManPage.of(Commands.whole(untouched).getCommandSpec()));
    return ExitCodes.FINE;
  }
}
