package dev.segue.repl.command;

import dev.segue.repl.report.Json;
import dev.segue.repl.report.Plural;
import dev.segue.repl.session.LoadedWorkspace;
import dev.segue.repl.session.Replacement;
import dev.segue.runtime.ingest.SchemaLock;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreLocation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code segue lock}: the tables of somebody's database as they are, in a file to be committed. */
@Command(
    name = "lock",
    description = "Write what the source's tables look like to segue.lock, for checks without it.",
    footerHeading = "%nExamples:%n",
    footer = {"  segue lock", "  segue lock --check"})
final class LockCommand implements Callable<Integer> {
  private final Segue segue;

  @Option(
      names = "--check",
      description = "Change nothing; exit with 3 where the file would change.")
  private boolean check;

  LockCommand(Segue segue) {
    this.segue = segue;
  }

  /** What came of it. */
  private record Outcome(String file, int tables, boolean changed) {}

  @Override
  public Integer call() throws IOException {
    LoadedWorkspace loaded = Opening.any(segue.folder());
    StoreLocation location =
        StoreLocation.of(
            loaded.folder().root(), loaded.folder().settings(), segue.surroundings().environment());
    if (location.holdsSource()) {
      throw Failure.usage(
          "the tables are Segue's own, made as the schema says: there is nothing to lock",
          "'source' in segue.yaml names a database of yours");
    }
    SchemaLock lock;
    try (Store store = Store.open(location)) {
      lock = SchemaLock.of(store);
    }
    Path file = loaded.folder().root().resolve(SchemaLock.FILE);
    String text = lock.text();
    boolean changed =
        !Files.exists(file) || !Files.readString(file, StandardCharsets.UTF_8).equals(text);
    if (changed && !check) {
      if (Files.exists(file)) {
        Replacement.write(file, text);
      } else {
        Files.writeString(file, text);
      }
    }
    tell(new Outcome(SchemaLock.FILE, lock.tables().size(), changed));
    return check && changed ? ExitCodes.CHANGES : ExitCodes.FINE;
  }

  private void tell(Outcome outcome) {
    Surroundings surroundings = segue.surroundings();
    if (segue.json()) {
      Json.print(outcome, surroundings.out());
      return;
    }
    String tables = Plural.of(outcome.tables, "table", surroundings.screen());
    String words = outcome.changed ? check ? "would change" : "written" : "is as the database is";
    surroundings.out().println(outcome.file + " " + words + ": " + tables);
  }
}
