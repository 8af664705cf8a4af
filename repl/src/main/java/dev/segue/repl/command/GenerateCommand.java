package dev.segue.repl.command;

import dev.segue.repl.report.Json;
import dev.segue.repl.report.Plural;
import dev.segue.repl.report.ProgressLine;
import dev.segue.repl.report.Screen;
import dev.segue.runtime.generate.Dirt;
import dev.segue.runtime.generate.Generate;
import dev.segue.runtime.generate.Generated;
import dev.segue.runtime.generate.Recipe;
import dev.segue.runtime.workspace.WorkspaceFolder;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code segue generate}: the made-up credit union's data, the same for the same seed. */
@Command(
    name = "generate",
    description = "Make up the data of Harbor, a credit union: members and what they did.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  segue generate examples/harbor",
      "  segue generate examples/harbor --contacts 200000 --events 5000000 --seed 7",
      "  segue generate examples/harbor --as-of 2026-03-02 --dirt 0"
    })
final class GenerateCommand implements Callable<Integer> {
  /** The seed that is taken where none is given. */
  static final long SEED = 1;

  /** Where a workspace's data files lie. */
  static final String DATA = "data";

  private final Segue segue;

  @Mixin private AsOf asOf = new AsOf();

  @Parameters(arity = "0..1", paramLabel = "DIR", description = "The workspace's folder.")
  private Optional<Path> argument = Optional.empty();

  @Option(
      names = "--contacts",
      paramLabel = "N",
      description = "How many contacts (default: 20000).")
  private int contacts = Recipe.CONTACTS;

  @Option(names = "--events", paramLabel = "N", description = "How many events (default: 500000).")
  private int events = Recipe.EVENTS;

  @Option(names = "--days", paramLabel = "N", description = "How long history is (default: 400).")
  private int days = Recipe.DAYS;

  @Option(names = "--seed", paramLabel = "N", description = "The same seed makes the same data.")
  private long seed = SEED;

  @Option(
      names = "--skew",
      paramLabel = "X",
      description = "How unequally contacts share the events: 0 alike, 1 as in most places.")
  private double skew = Recipe.SKEW;

  @Option(
      names = "--dirt",
      paramLabel = "X",
      description = "How much of the usual dirt: 0 none, 1 the usual, 2 twice as much.")
  private double dirt = 1;

  GenerateCommand(Segue segue) {
    this.segue = segue;
  }

  /** What was made, for programs. */
  private record Made(List<File> files) {}

  /** A file that was written. */
  private record File(String file, long rows) {}

  @Override
  public Integer call() {
    if (contacts < 1 || events < 0 || days < 1 || !(skew >= 0 && skew <= 3) || !(dirt >= 0)) {
      throw Failure.usage(
          "--contacts and --days are from 1, --events and --dirt from 0, --skew from 0 to 3");
    }
    WorkspaceFolder folder = Opening.files(segue.folder(argument)).value();
    Surroundings surroundings = segue.surroundings();
    Instant until = asOf.instant(folder.settings().zone(), surroundings);
    Recipe recipe = new Recipe(contacts, events, seed, until, days, skew, Dirt.usual().times(dirt));
    Generated made = make(recipe, folder.root(), surroundings);
    PrintStream out = surroundings.out();
    List<File> files =
        made.files().stream().map(w -> new File(shown(folder.root(), w.file()), w.rows())).toList();
    if (segue.json()) {
      Json.print(new Made(files), out);
    } else {
      Screen screen = surroundings.screen();
      files.forEach(f -> out.println("wrote " + f.file + ": " + Plural.of(f.rows, "row", screen)));
    }
    return ExitCodes.FINE;
  }

  /** Makes the data files of a workspace. */
  static Generated make(Recipe recipe, Path root, Surroundings surroundings) {
    try (ProgressLine progress = surroundings.progress()) {
      return Generate.run(recipe, root.resolve(DATA), progress);
    }
  }

  private static String shown(Path root, Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }
}
