package dev.segue.repl.command;

import dev.segue.runtime.workspace.WorkspaceFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code segue init DIR}: a small workspace that checks, runs and tests at once. */
@Command(
    name = "init",
    description = "Make a workspace that runs.",
    footerHeading = "%nExamples:%n",
    footer = {"  segue init shop", "  cd shop && segue test"})
final class InitCommand implements Callable<Integer> {
  private final Segue segue;

  @Parameters(arity = "0..1", paramLabel = "DIR", description = "The new workspace's folder.")
  private Optional<Path> argument = Optional.empty();

  InitCommand(Segue segue) {
    this.segue = segue;
  }

  @Override
  public Integer call() throws IOException {
    Path folder = segue.folder(argument);
    if (Files.exists(folder.resolve(WorkspaceFolder.SETTINGS))) {
      throw Failure.file("there is a workspace in " + folder + " already; nothing was written");
    }
    Files.createDirectories(folder);
    String name = Optional.ofNullable(folder.getFileName()).map(Path::toString).orElse("workspace");
    PrintStream out = segue.surroundings().out();
    for (Map.Entry<String, String> file : files(name).entrySet()) {
      Path path = folder.resolve(file.getKey());
      if (Files.exists(path)) {
        segue.surroundings().err().println("kept " + path);
        continue;
      }
      Files.writeString(path, file.getValue());
      out.println("wrote " + path);
    }
    return ExitCodes.FINE;
  }

  private static Map<String, String> files(String name) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(
        WorkspaceFolder.SETTINGS,
        """
        name: "%s"
        time_zone: UTC
        edition: 1
        """
            .formatted(name.replace("\\", "\\\\").replace("\"", "\\\"")));
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
