package dev.segue.repl.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that an option names for what a command writes. */
final class OutputFile {
  private OutputFile() {}

  /** Writes it anew, in folders that are made where they are not there. */
  static void write(Path named, String text, Surroundings surroundings) throws IOException {
    Files.writeString(place(named, surroundings), text);
  }

  /** Where it is to be, in a folder that is there now. */
  static Path place(Path named, Surroundings surroundings) throws IOException {
    Path file = surroundings.directory().resolve(named).toAbsolutePath().normalize();
    Files.createDirectories(file.resolveSibling("."));
    return file;
  }
}
