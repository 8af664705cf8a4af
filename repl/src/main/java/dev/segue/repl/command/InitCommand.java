package dev.segue.repl.command;

import dev.segue.compiler.sql.Dialect;
import dev.segue.repl.report.Json;
import dev.segue.runtime.draw.Drawing;
import dev.segue.runtime.store.ForeignSource;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreLocation;
import dev.segue.runtime.workspace.WorkspaceFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code segue init DIR}: a small workspace that checks, runs and tests at once, or one drawn from
 * somebody's database.
 */
@Command(
    name = "init",
    description = "Make a workspace that runs, or one drawn from an existing database.",
    footerHeading = "%nExamples:%n",
    footer = {"  segue init shop", "  cd shop && segue test", "  segue init crm --from crm.sqlite"})
final class InitCommand implements Callable<Integer> {
  private static final String JDBC = "jdbc:sqlite:";

  private final Segue segue;

  @Parameters(arity = "0..1", paramLabel = "DIR", description = "The new workspace's folder.")
  private Optional<Path> argument = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = "DB",
      description =
          "A database, a SQLite file or a JDBC URL: its tables become the schema; it is only read.")
  private Optional<String> database = Optional.empty();

  InitCommand(Segue segue) {
    this.segue = segue;
  }

  /** What was written, for programs. */
  private record Made(List<String> wrote, List<String> kept) {}

  @Override
  public Integer call() throws IOException {
    Path folder = segue.folder(argument);
    if (Files.exists(folder.resolve(WorkspaceFolder.SETTINGS))) {
      throw Failure.file(
          folder.toString(),
          "there is a workspace already; nothing was written",
          "name another folder");
    }
    String name = Optional.ofNullable(folder.getFileName()).map(Path::toString).orElse("workspace");
    Map<String, String> files =
        database.isPresent() ? drawn(name, folder, database.get()) : files(name);
    Files.createDirectories(folder);
    Made made = new Made(new ArrayList<>(), new ArrayList<>());
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      if (Files.exists(path)) {
        made.kept.add(path.toString());
      } else {
        Files.writeString(path, file.getValue());
        made.wrote.add(path.toString());
      }
    }
    tell(made);
    return ExitCodes.FINE;
  }

  private void tell(Made made) {
    PrintStream out = segue.surroundings().out();
    if (segue.json()) {
      Json.print(made, out);
      return;
    }
    made.kept.forEach(path -> segue.surroundings().err().println("kept " + path));
    made.wrote.forEach(path -> out.println("wrote " + path));
  }

  private Map<String, String> drawn(String name, Path folder, String written) {
    Path here = segue.surroundings().directory();
    Optional<ForeignSource> foreign =
        StoreLocation.foreign(here, written, segue.surroundings().environment())
            .or(
                () ->
                    named(written)
                        .flatMap(
                            url ->
                                StoreLocation.foreign(
                                    here, url, segue.surroundings().environment())));
    if (foreign.isPresent()) {
      return drawn(
          name,
          foreign.get().url(),
          new StoreLocation(Optional.empty(), Optional.empty(), foreign));
    }
    Path file =
        here.resolve(written.startsWith(JDBC) ? written.substring(JDBC.length()) : written)
            .normalize();
    if (!Files.isRegularFile(file)) {
      throw Failure.file(
          file.toString(),
          "there is no such file",
          "--from takes the file of a SQLite database, or the URL of another database");
    }
    return drawn(
        name, source(folder, file), new StoreLocation(Optional.empty(), Optional.of(file)));
  }

  /** A file whose name ends in an engine's word: {@code crm.duckdb}. */
  private static Optional<String> named(String file) {
    return Dialect.named(file.substring(file.lastIndexOf('.') + 1))
        .filter(Dialect::isFile)
        .map(dialect -> "jdbc:" + dialect.word() + ":" + file);
  }

  private static Map<String, String> drawn(String name, String source, StoreLocation location) {
    String schema;
    try (Store store = Store.open(location)) {
      schema = Drawing.draw(store);
    }
    Map<String, String> files = new LinkedHashMap<>();
    files.put(
        WorkspaceFolder.SETTINGS,
        settings(name)
            + "# Somebody's database: it is only read.\nsource: "
            + quoted(source)
            + "\n");
    files.put("schema.segue", schema);
    files.put(
        "segments.segue",
        """
        -- Who is asked for: type conditions at the prompt ('segue repl') and keep them here.
        segment everybody "Everyone there is" {
          everyone
        }
        """);
    return files;
  }

  /** As seen from the workspace where both are of one tree, so that they may move together. */
  private static String source(Path folder, Path file) {
    Path relative = folder.relativize(file);
    boolean near = relative.getNameCount() <= 4 && !relative.startsWith("../../..");
    return (near ? relative : file).toString().replace('\\', '/');
  }

  private static String settings(String name) {
    return "name: " + quoted(name) + "\ntime_zone: UTC\nedition: 1\n";
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private static Map<String, String> files(String name) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(WorkspaceFolder.SETTINGS, settings(name));
    files.put(
        "schema.segue",
        """
        -- What may be asked about: the columns of contacts.csv and events.csv.
        schema {
          contact from contacts key id {
            email      email
            first_name text
            country    text
            signed_up  date
          }

          events from events key id of contact by contact_id at occurred_at type event_type {
            page_viewed { path text }
            purchased   { product text, amount decimal(12,2) }
          }
        }
        """);
    files.put(
        "segments.segue",
        """
        segment recent_buyers "Bought something in the last month" {
          purchased in last 30 days
        }

        segment window_shoppers "Look around and do not buy" {
          page_viewed at least 3 times in last 30 days
          and not in recent_buyers
        }

        test "three pages and no order" {
          at 2026-03-02 12:00
          contact ana { country = "US" }
          contact bob { country = "US" }
          event ana page_viewed { path = "/chairs" } on 2026-02-20, 2026-02-21, 2026-02-22
          event bob page_viewed { path = "/chairs" } on 2026-02-20, 2026-02-21, 2026-02-22
          event bob purchased { product = "chair", amount = 120 } 2 days ago

          expect ana in window_shoppers
          expect bob not in window_shoppers
          expect bob in recent_buyers
        }
        """);
    return files;
  }
}
