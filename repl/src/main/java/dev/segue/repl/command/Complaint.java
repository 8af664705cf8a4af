package dev.segue.repl.command;

import dev.segue.repl.report.FailureJson;
import dev.segue.repl.report.Json;
import dev.segue.runtime.store.StoreFailure;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Tells why a command cannot go on: in words on standard error, and where JSON is wanted as one
 * object on standard output too.
 */
record Complaint(Surroundings surroundings, boolean json) {
  /** Whether a command line asks for JSON, even one that cannot be understood otherwise. */
  static boolean wantsJson(List<String> words) {
    int format = words.indexOf("--format") + 1;
    return words.contains("--json")
        || words.contains("--format=json")
        || (format > 0 && format < words.size() && words.get(format).equals("json"));
  }

  /**
   * Tells a failure; its exit code.
   *
   * @param command as it was called, such as {@code segue count}
   */
  int tell(Exception failure, String command) throws Exception {
    Failure known = known(failure);
    surroundings.out().flush();
    surroundings.err().println("segue: " + known.words());
    print(withPlace(known.told(), command));
    return known.exitCode();
  }

  /** Tells what was wrong with a command line, in words for each line. */
  int usage(String command, String reason, String remedy, String... more) {
    PrintStream err = surroundings.err();
    err.println("segue: " + reason);
    err.println(remedy);
    for (String line : more) {
      err.println(line);
    }
    print(new FailureJson("usage", Optional.of(command), reason, Optional.of(remedy), List.of()));
    return ExitCodes.USAGE;
  }

  private void print(FailureJson told) {
    if (json) {
      Json.print(told, surroundings.out());
    }
  }

  private static FailureJson withPlace(FailureJson told, String command) {
    boolean usage = told.code().equals("usage");
    return new FailureJson(
        told.code(),
        told.place().or(() -> Optional.of(command)),
        told.reason(),
        told.remedy()
            .or(
                () ->
                    Optional.of(
                        usage
                            ? "'" + command + " --help' says what it takes"
                            : "mend what the diagnostics tell")),
        told.diagnostics());
  }

  private static Failure known(Exception failure) throws Exception {
    return switch (failure) {
      case Failure told -> told;
      case StoreFailure store -> Failure.file(store.place(), store.reason(), store.remedy());
      case UncheckedIOException io -> ofFile(Objects.requireNonNull(io.getCause()));
      case IOException io -> ofFile(io);
      case Exception fault -> throw fault;
    };
  }

  private static Failure ofFile(IOException problem) {
    String said = String.valueOf(problem.getMessage());
    return switch (problem) {
      case NoSuchFileException missing ->
          Failure.file(missing.getFile(), "there is no such file", "see how its name is written");
      case AccessDeniedException denied ->
          Failure.file(denied.getFile(), "not allowed to use it", "see who may read and write it");
      case FileAlreadyExistsException there ->
          Failure.file(there.getFile(), "it is there already", "move it away, or name another");
      case NotDirectoryException file ->
          Failure.file(file.getFile(), "it is no folder", "name a folder");
      case DirectoryNotEmptyException full ->
          Failure.file(full.getFile(), "it is a folder", "name a file");
      case IOException other ->
          Failure.file("a file", said, "see that it can be used and that the disk has room");
    };
  }
}
