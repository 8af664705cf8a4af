package dev.segue.runtime.store;

import dev.segue.compiler.sql.Dialect;
import dev.segue.runtime.workspace.Settings;
import dev.segue.runtime.workspace.WorkspaceFolder;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Where the data stands.
 *
 * @param own Segue's own SQLite file, which holds the embedded source too unless one is somebody's;
 *     absent: in memory
 * @param attached somebody's SQLite database, which is only read
 * @param foreign somebody's database of another kind, likewise
 */
public record StoreLocation(
    Optional<Path> own, Optional<Path> attached, Optional<ForeignSource> foreign) {
  /** Segue's own file in a workspace that names none. */
  public static final String FILE = "segue.db";

  private static final String SQLITE = "jdbc:sqlite:";

  public StoreLocation(Optional<Path> own, Optional<Path> attached) {
    this(own, attached, Optional.empty());
  }

  public static StoreLocation inMemory() {
    return new StoreLocation(Optional.empty(), Optional.empty());
  }

  /** What {@code source} and {@code state} of a workspace come to, where nothing is secret. */
  public static StoreLocation of(Path root, Settings settings) {
    return of(root, settings, variable -> Optional.empty());
  }

  /**
   * The same.
   *
   * @param environment the variables in which secrets of the source stand
   */
  public static StoreLocation of(
      Path root, Settings settings, Function<String, Optional<String>> environment) {
    Optional<Path> state = settings.state().map(s -> path(root, "state", s));
    Path own = state.orElse(root.resolve(FILE));
    Optional<ForeignSource> foreign =
        settings.source().flatMap(s -> foreign(root, s, settings.scratch(), environment));
    if (foreign.isPresent()) {
      return new StoreLocation(Optional.of(own), Optional.empty(), foreign);
    }
    Optional<Path> source = settings.source().map(s -> path(root, "source", s));
    if (source.isEmpty() || source.get().equals(own)) {
      return new StoreLocation(Optional.of(own), Optional.empty());
    }
    return new StoreLocation(Optional.of(own), source);
  }

  /** Whether the source is Segue's own, which ingest fills. */
  public boolean holdsSource() {
    return attached.isEmpty() && foreign.isEmpty();
  }

  /** The source as messages name it, where it is somebody's. */
  public Optional<String> somebodys() {
    return attached.map(Object::toString).or(() -> foreign.map(ForeignSource::place));
  }

  /** A database of another kind; one in a file may stand beside {@code segue.yaml}. */
  public static Optional<ForeignSource> foreign(
      Path root, String url, Function<String, Optional<String>> environment) {
    return foreign(root, url, Optional.empty(), environment);
  }

  private static Optional<ForeignSource> foreign(
      Path root,
      String url,
      Optional<String> scratch,
      Function<String, Optional<String>> environment) {
    return Dialect.ofUrl(url)
        .filter(d -> d != Dialect.SQLITE)
        .map(
            dialect -> {
              String start = "jdbc:" + dialect.word() + ":";
              return dialect.isFile()
                  ? new ForeignSource(
                      start + path(root, "source", url.substring(start.length())),
                      dialect,
                      scratch,
                      environment)
                  : new ForeignSource(url, dialect, scratch, environment);
            });
  }

  private static Path path(Path root, String setting, String written) {
    String file = written.startsWith(SQLITE) ? written.substring(SQLITE.length()) : written;
    if (file.startsWith("jdbc:")) {
      boolean source = setting.equals("source");
      throw new StoreFailure(
          WorkspaceFolder.SETTINGS,
          setting
              + " '"
              + written
              + "' is no database that can be used"
              + (source ? "" : ": Segue's own tables stand in a SQLite file"),
          source
              ? "name a SQLite file, or a URL that begins with " + starts()
              : "name a SQLite file, or leave the setting out");
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

  private static String starts() {
    return Arrays.stream(Dialect.values())
        .map(d -> "jdbc:" + d.word() + ":")
        .collect(Collectors.joining(" or "));
  }
}
