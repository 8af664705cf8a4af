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
 * @param server the database that holds Segue's own tables in the place of a file
 */
public record StoreLocation(
    Optional<Path> own,
    Optional<Path> attached,
    Optional<ForeignSource> foreign,
    Optional<ForeignSource> server) {
  /** Segue's own file in a workspace that names none. */
  public static final String FILE = "segue.db";

  private static final String SQLITE = "jdbc:sqlite:";

  public StoreLocation(Optional<Path> own, Optional<Path> attached) {
    this(own, attached, Optional.empty());
  }

  public StoreLocation(
      Optional<Path> own, Optional<Path> attached, Optional<ForeignSource> foreign) {
    this(own, attached, foreign, Optional.empty());
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
    Optional<ForeignSource> server =
        settings
            .state()
            .filter(url -> Dialect.ofUrl(url).filter(Dialect::holdsState).isPresent())
            .flatMap(url -> foreign(root, url, Optional.empty(), environment));
    if (server.isPresent()) {
      return on(server.get(), root, settings, environment);
    }
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

  /** With Segue's own tables on a server. */
  private static StoreLocation on(
      ForeignSource server,
      Path root,
      Settings settings,
      Function<String, Optional<String>> environment) {
    Optional<ForeignSource> source =
        settings.source().flatMap(s -> foreign(root, s, settings.scratch(), environment));
    if (settings.source().isPresent() && source.isEmpty()) {
      path(root, "source", settings.source().get());
      throw new StoreFailure(
          WorkspaceFolder.SETTINGS,
          "a SQLite file as 'source' has Segue's own tables in a SQLite file too, not on a server",
          "leave 'source' out, and 'segue ingest' fills tables beside Segue's own; or leave out"
              + " 'state'");
    }
    return new StoreLocation(Optional.empty(), Optional.empty(), source, Optional.of(server));
  }

  StateEngine engine() {
    return server.<StateEngine>map(PostgresState::new).orElseGet(() -> new SqliteState(this));
  }

  /** The database, besides that of Segue's own tables, to which a connection is needed. */
  Optional<ForeignSource> elsewhere() {
    return foreign.or(() -> server);
  }

  /** Whether the source's database is on the server of Segue's own tables. */
  boolean holdsState() {
    return server.isPresent() && foreign.map(f -> f.url().equals(server.get().url())).orElse(true);
  }

  /** Whether a refresh before this one is there for whatever asks the source. */
  public boolean isInOnePlace() {
    return holdsState() || foreign.isEmpty();
  }

  /** Whether workers on other machines may be at work on the same tables. */
  public boolean isShared() {
    return server.isPresent();
  }

  /** The database of Segue's own tables, as messages name it. */
  public String place() {
    return engine().place();
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
        .filter(d -> d != Dialect.OWN)
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
              + (source ? "" : ": Segue's own tables stand in a SQLite file or on PostgreSQL"),
          source
              ? "name a SQLite file, or a URL that begins with " + starts()
              : "name a SQLite file or a URL that begins with jdbc:postgresql:, or leave it out");
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
