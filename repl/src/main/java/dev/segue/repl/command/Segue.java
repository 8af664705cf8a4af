package dev.segue.repl.command;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** What every command takes, said before the command's name or after it. */
@Command(name = "segue", description = "Segments and marketing programs as code.")
final class Segue {
  private final Surroundings surroundings;

  @Option(
      names = {"-w", "--workspace"},
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "The workspace's folder (default: here).")
  private Optional<Path> workspace = Optional.empty();

  @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print the result as JSON.")
  private boolean json;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show what a command does and takes.")
  @SuppressWarnings("UnusedVariable") // picocli reads the annotation
  private boolean help;

  Segue(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  Surroundings surroundings() {
    return surroundings;
  }

  boolean json() {
    return json;
  }

  /** The folder that was named; nothing where none was. */
  Optional<Path> named() {
    return workspace.map(w -> surroundings.directory().resolve(w).normalize());
  }

  /** The workspace's folder, absolute. */
  Path folder() {
    return folder(Optional.empty());
  }

  /** The workspace's folder, where a command may also be told it as its argument. */
  Path folder(Optional<Path> argument) {
    if (argument.isPresent() && workspace.isPresent()) {
      throw Failure.usage("the folder is given twice: as an argument and as --workspace");
    }
    Path named = argument.or(() -> workspace).orElse(Path.of(""));
    return surroundings.directory().resolve(named).normalize();
  }
}
