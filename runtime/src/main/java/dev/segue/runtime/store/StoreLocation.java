package dev.segue.runtime.store;

import dev.segue.runtime.workspace.Settings;
import dev.segue.runtime.workspace.WorkspaceFolder;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the data stands.
 *
 * @param own Segue's own SQLite file, which holds the embedded source too unless one is attached;
 *     absent: in memory
 * @param attached somebody's SQLite database, which is only read
 */
public record StoreLocation(Optional<Path> own, Optional<Path> attached) {
  /** Segue's own file in a workspace that names none. */
  public static final String FILE = "segue.db";

  private static final String SQLITE = "jdbc:sqlite:";

  public static StoreLocation inMemory() {
    return new StoreLocation(Optional.empty(), Optional.empty());
  }

  /** What {@code source} and {@code state} of a workspace come to. */
  public static StoreLocation of(Path root, Settings settings) {
    Optional<Path> source = settings.source().map(s -> path(root, "source", s));
    Optional<Path> state = settings.state().map(s -> path(root, "state", s));
    Path own = state.orElse(root.resolve(FILE));
    if (source.isEmpty() || source.get().equals(own)) {
      return new StoreLocation(Optional.of(own), Optional.empty());
    }
    return new StoreLocation(Optional.of(own), source);
  }

  private static Path path(Path root, String setting, String written) {
    String file = written.startsWith(SQLITE) ? written.substring(SQLITE.length()) : written;
    if (file.startsWith("jdbc:")) {
      throw new StoreFailure(
          WorkspaceFolder.SETTINGS,
          setting + " '" + written + "' is no SQLite database, and only these can be used yet",
          "name a SQLite file, or leave the setting out");
    }
    try {
      return root.resolve(file).normalize();
    } catch (InvalidPathException e) {
      throw new StoreFailure(
          WorkspaceFolder.SETTINGS,
          setting + " '" + written + "' is no path of a file",
          "name a SQLite file beside segue.yaml");
    }
  }
}
