package dev.segue.repl.command;

import dev.segue.compiler.diag.Code;
import dev.segue.repl.lsp.Server;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code segue lsp}: the language server, on standard input and output. */
@Command(
    name = "lsp",
    description = "The language server: editors start it, and speak with it on its streams.",
    footerHeading = "%nExamples:%n",
    footer = {"  segue lsp", "  segue lsp --docs https://docs.example.com/segue/diagnostics/"})
final class LspCommand implements Callable<Integer> {
  private static final String PAGES = "docs/reference/diagnostics";

  private final Segue segue;

  @Option(
      names = "--docs",
      paramLabel = "ADDRESS",
      description = "Where the pages of diagnostics lie (default: beside Segue itself).")
  private Optional<String> docs = Optional.empty();

  @Option(
      names = "--stdio",
      description = "Speak on standard input and output: the only way, and the default.")
  @SuppressWarnings("UnusedVariable") // many editors say it
  private boolean standard;

  LspCommand(Segue segue) {
    this.segue = segue;
  }

  @Override
  public Integer call() {
    if (segue.json()) {
      throw Failure.usage("lsp speaks a protocol of its own: --json goes with other commands");
    }
    Surroundings surroundings = segue.surroundings();
    // whatever else prints must not come between the messages
    System.setOut(System.err);
    Optional<Path> pages = pages();
    return Server.run(
        surroundings.in(),
        surroundings.out(),
        segue.named(),
        surroundings.clock(),
        surroundings.environment(),
        code -> page(code, pages),
        Commands.NUMBER);
  }

  private Optional<String> page(Code code, Optional<Path> pages) {
    String file = code.id() + ".md";
    return docs.map(address -> address + (address.endsWith("/") ? "" : "/") + file)
        .or(
            () ->
                pages
                    .map(folder -> folder.resolve(file))
                    .filter(Files::exists)
                    .map(found -> found.toUri().toString()));
  }

  /** The pages that came with what runs. */
  private static Optional<Path> pages() {
    CodeSource from = LspCommand.class.getProtectionDomain().getCodeSource();
    try {
      Path folder = Path.of(from.getLocation().toURI());
      while (folder != null && !Files.isDirectory(folder.resolve(PAGES))) {
        folder = folder.getParent();
      }
      return Optional.ofNullable(folder).map(f -> f.resolve(PAGES));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
