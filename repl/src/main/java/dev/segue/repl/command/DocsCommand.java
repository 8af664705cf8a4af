package dev.segue.repl.command;

import dev.segue.repl.report.Json;
import dev.segue.repl.report.Plural;
import dev.segue.repl.report.Screen;
import dev.segue.repl.session.LoadedWorkspace;
import dev.segue.repl.site.Site;
import dev.segue.runtime.store.SegmentSizes;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreLocation;
import dev.segue.runtime.workspace.WorkspaceFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code segue docs}: what a workspace defines, as pages. */
@Command(
    name = "docs",
    description = {
      "Write pages of what is defined, in one folder that needs nothing else: in English and",
      "as written, what comes of what, sizes over time, owners, tests, and a search box.",
      "No contact is named."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  segue docs", "  segue docs --out public --no-sizes"})
final class DocsCommand implements Callable<Integer> {
  private final Segue segue;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The folder of the pages (default: 'site' in the workspace).")
  private Optional<Path> out = Optional.empty();

  @Option(names = "--no-sizes", description = "Read no database: without sizes over time.")
  private boolean noSizes;

  DocsCommand(Segue segue) {
    this.segue = segue;
  }

  /** The outcome, for programs. */
  private record Written(String folder, List<String> files) {}

  @Override
  public Integer call() throws IOException {
    LoadedWorkspace loaded = Opening.sound(segue, segue.folder());
    Surroundings surroundings = segue.surroundings();
    Path folder =
        out.map(named -> surroundings.directory().resolve(named).normalize())
            .orElseGet(() -> segue.folder().resolve("site"));
    Map<String, String> files = Site.of(loaded, noSizes ? Map.of() : sizes(loaded));
    write(folder, files);
    List<String> names = List.copyOf(new TreeSet<>(files.keySet()));
    if (segue.json()) {
      Json.print(new Written(folder.toString(), names), surroundings.out());
    } else {
      surroundings
          .out()
          .println(
              "wrote "
                  + Plural.of(names.size(), "file", Screen.PIPE)
                  + "; open "
                  + folder.resolve("index.html"));
    }
    return ExitCodes.FINE;
  }

  /** As refreshes saw them; where there was none yet nothing is made for it. */
  private Map<String, List<SegmentSizes.Size>> sizes(LoadedWorkspace loaded) {
    StoreLocation all =
        StoreLocation.of(
            loaded.folder().root(), loaded.folder().settings(), segue.surroundings().environment());
    boolean there = all.server().isPresent() || all.own().filter(Files::exists).isPresent();
    if (!there) {
      return Map.of();
    }
    StoreLocation state =
        new StoreLocation(all.own(), Optional.empty(), Optional.empty(), all.server());
    try (Store store = Store.open(state)) {
      return SegmentSizes.of(store);
    }
  }

  /** Pages of what is no longer defined go; a folder with anything else in it is left alone. */
  private static void write(Path folder, Map<String, String> files) throws IOException {
    Path list = folder.resolve(WorkspaceFolder.PAGES);
    if (Files.exists(list)) {
      for (String old : Files.readAllLines(list)) {
        if (old.matches("[a-z0-9_-]+\\.(html|css|js)")) {
          Files.deleteIfExists(folder.resolve(old));
        }
      }
    } else if (Files.exists(folder) && !isEmpty(folder)) {
      throw Failure.file(
          folder.toString(),
          "there are other files in it; nothing was written",
          "--out DIR names a folder of the pages' own");
    }
    Files.createDirectories(folder);
    Files.writeString(list, String.join("\n", new TreeSet<>(files.keySet())) + "\n");
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.findAny().isEmpty();
    }
  }
}
