package dev.segue.repl.command;

import dev.segue.repl.report.Plural;
import dev.segue.repl.session.LoadedWorkspace;
import dev.segue.runtime.generate.Generated;
import dev.segue.runtime.generate.Recipe;
import dev.segue.runtime.store.StoreLocation;
import dev.segue.runtime.workspace.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.Stream;

/**
 * Data for a workspace whose settings say {@code generate: harbor}: made when it is first run,
 * while it has neither files of data nor a database.
 */
final class MadeUpData {
  private MadeUpData() {}

  /** Makes them where there are none; whether it did. History ends with the day of {@code now}. */
  static boolean makeWhereNone(LoadedWorkspace loaded, Instant now, Surroundings surroundings) {
    Settings settings = loaded.folder().settings();
    Path root = loaded.folder().root();
    boolean database = StoreLocation.of(root, settings).own().filter(Files::exists).isPresent();
    if (settings.generate().isEmpty()
        || settings.source().isPresent()
        || database
        || hasFiles(root)) {
      return false;
    }
    surroundings
        .err()
        .println("segue: there are no data yet; making some up, as segue.yaml says (generate)");
    ZoneId zone = settings.zone();
    Instant endOfDay = now.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
    Recipe recipe = Recipe.usual(GenerateCommand.SEED, endOfDay);
    Generated made = GenerateCommand.make(recipe, root, surroundings);
    long rows = made.files().stream().mapToLong(Generated.Written::rows).sum();
    surroundings
        .err()
        .println(
            "segue: made "
                + Plural.of(rows, "row", surroundings.errScreen())
                + " in "
                + root.resolve(GenerateCommand.DATA));
    return true;
  }

  private static boolean hasFiles(Path root) {
    Path data = root.resolve(GenerateCommand.DATA);
    if (!Files.isDirectory(data)) {
      return false;
    }
    try (Stream<Path> files = Files.list(data)) {
      return files.anyMatch(Files::isRegularFile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
