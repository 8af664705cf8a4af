package dev.segue.repl.command;

import dev.segue.repl.report.Findings;
import dev.segue.repl.report.Paint;
import dev.segue.repl.report.Screen;
import dev.segue.repl.session.LoadedWorkspace;
import dev.segue.repl.session.Session;
import dev.segue.repl.shell.Editor;
import dev.segue.repl.shell.Shell;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code segue repl}: type a condition, see who fulfils it. */
@Command(
    name = "repl",
    description = "The prompt: type a condition, see who fulfils it.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  segue repl",
      "  segue repl examples/harbor --as-of 2026-03-01",
      "  echo 'country = \"US\"' | segue repl"
    })
final class ReplCommand implements Callable<Integer> {
  private static final String HISTORY = "history";

  private final Segue segue;

  @Mixin private AsOf asOf = new AsOf();

  @Parameters(arity = "0..1", paramLabel = "DIR", description = "The workspace's folder.")
  private Optional<Path> argument = Optional.empty();

  ReplCommand(Segue segue) {
    this.segue = segue;
  }

  @Override
  public Integer call() throws IOException {
    if (segue.json()) {
      throw Failure.usage("repl answers people: --json goes with count, list, sql and explain");
    }
    Path folder = segue.folder(argument);
    Opening.files(folder);
    Surroundings surroundings = segue.surroundings();
    LoadedWorkspace first = Opening.any(folder);
    try (Session session =
        new Session(
            folder,
            surroundings.clock(),
            surroundings.environment(),
            asOf.given(first.workspace().zone()))) {
      Shell shell = new Shell(session, surroundings.out(), Editor.of(surroundings.environment()));
      Screen screen = surroundings.screen();
      if (surroundings.typed() && screen.terminal()) {
        greet(session.loaded(), screen, surroundings.out());
        shell.onTerminal(screen, history(surroundings));
      } else {
        shell.inPipe(surroundings.in(), screen);
      }
    }
    return ExitCodes.FINE;
  }

  private static void greet(LoadedWorkspace loaded, Screen screen, PrintStream out) {
    Paint paint = Paint.of(screen);
    out.println(paint.strong(loaded.workspace().name()) + paint.faint("  :help says what to type"));
    if (loaded.hasErrors()) {
      String summary = new Findings(loaded.sources(), screen).summary(loaded.diagnostics());
      out.println(paint.warning(summary) + " in the workspace; :check shows them");
    }
    out.flush();
  }

  /**
   * History is kept where a person's programs keep such things, and where that can be: {@code
   * $XDG_STATE_HOME}, else {@code .local/state} in a home that is there.
   */
  private static Optional<Path> history(Surroundings surroundings) {
    return surroundings
        .environment()
        .apply("XDG_STATE_HOME")
        .filter(folder -> !folder.isEmpty())
        .map(Path::of)
        .filter(Path::isAbsolute)
        .or(
            () ->
                Optional.of(surroundings.home())
                    .filter(Files::isDirectory)
                    .map(home -> home.resolve(".local/state")))
        .map(state -> state.resolve("segue").resolve(HISTORY));
  }
}
