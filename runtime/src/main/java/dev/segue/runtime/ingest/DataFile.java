package dev.segue.runtime.ingest;

import dev.segue.runtime.store.StoreFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file of data and the table that its rows go to.
 *
 * @param shown its path as seen from the workspace
 */
record DataFile(Path path, String shown, String table) {
  /** The folder of a workspace where data lies. */
  static final String FOLDER = "data";

  private static final String REJECTED = "rejected";

  private static final List<String> LINES = List.of(".jsonl", ".ndjson");
  private static final List<String> DELIMITED = List.of(".csv", ".tsv");

  /** What a workspace holds: the files that are some table's, and those that are nobody's. */
  record Found(List<DataFile> files, List<String> unclaimed) {}

  /** The files of the data folder and beside the settings, by name within each table's order. */
  static Found in(Path root, List<String> tables) {
    List<DataFile> files = new ArrayList<>();
    List<String> unclaimed = new ArrayList<>();
    for (Path folder : List.of(root, root.resolve(FOLDER))) {
      for (Path path : dataFiles(folder)) {
        Optional<String> table = table(path, tables);
        String shown = shown(root, path);
        table.ifPresent(t -> files.add(new DataFile(path, shown, t)));
        if (table.isEmpty() && !folder.equals(root)) {
          unclaimed.add(shown);
        }
      }
    }
    files.sort(
        Comparator.comparingInt((DataFile f) -> tables.indexOf(f.table()))
            .thenComparing(f -> f.shown()));
    return new Found(files, unclaimed);
  }

  private static List<Path> dataFiles(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(DataFile::isData)
          .filter(p -> !name(p).startsWith("."))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new StoreFailure(
          folder.toString(), "the folder cannot be looked into", "see that you may read it");
    }
  }

  static boolean isData(Path path) {
    return ends(path, LINES) || ends(path, DELIMITED);
  }

  private static boolean ends(Path path, List<String> endings) {
    String name = unpacked(path);
    return endings.stream().anyMatch(name::endsWith);
  }

  private static String unpacked(Path path) {
    String name = name(path).toLowerCase(Locale.ROOT);
    return name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
  }

  static String name(Path path) {
    return Optional.ofNullable(path.getFileName()).map(Path::toString).orElse("");
  }

  /** The table whose name the file's begins with: {@code events-2026-03.csv} is of events. */
  static Optional<String> table(Path path, List<String> tables) {
    String name = unpacked(path);
    return tables.stream()
        .filter(t -> begins(name, t.toLowerCase(Locale.ROOT)))
        .max(Comparator.comparingInt(String::length));
  }

  private static boolean begins(String name, String table) {
    return name.startsWith(table)
        && !Character.isLetter(name.charAt(Math.min(table.length(), name.length() - 1)));
  }

  static String shown(Path root, Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    Path shown = absolute.startsWith(root) ? root.relativize(absolute) : absolute;
    return shown.toString().replace('\\', '/');
  }

  /**
   * Where its rows are set aside that cannot be kept, as seen from the workspace: in a folder
   * {@code rejected} beside it; of a file from elsewhere under its whole path in that of the data
   * folder. No two files share one.
   */
  Path setAside() {
    Path as = Path.of(shown);
    boolean csv = shown.toLowerCase(Locale.ROOT).endsWith(".csv");
    String name = csv ? name(as) : name(as) + ".csv";
    if (as.isAbsolute()) {
      Path below = Optional.ofNullable(as.getRoot()).orElseThrow().relativize(as);
      return Path.of(FOLDER, REJECTED).resolve(below).resolveSibling(name);
    }
    return as.resolveSibling(REJECTED).resolve(name);
  }

  RowReader open(List<String> columns) throws IOException {
    return ends(path, LINES) ? JsonLines.open(path, columns) : DelimitedFile.open(path, columns);
  }

  /** What the file's bytes come to. */
  String hash() throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(path), digest)) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has it", e);
    }
  }
}
