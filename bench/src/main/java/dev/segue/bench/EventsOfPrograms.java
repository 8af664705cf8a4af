package dev.segue.bench;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.sql.SqlText;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreLocation;
import dev.segue.runtime.workspace.WorkspaceFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/** What one event costs where people are in programs, beside the same segments without programs. */
public final class EventsOfPrograms {
  /** They take turns: the first of each is to warm up, the least of all is told. */
  private static final int TURNS = 3;

  private static final int NUMBER = 1_000;

  private EventsOfPrograms() {}

  /** {@code FOLDER INSTANT}: prints a row of a Markdown table. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    WorkspaceFolder files = WorkspaceFolder.read(folder).value();
    Compilation compilation = SegueCompiler.compile(files.input(true));
    Workspace whole = compilation.workspace();
    long started = System.nanoTime();
    InstantSource clock = () -> Instant.parse(arguments[1]).plusNanos(System.nanoTime() - started);
    try (Store store = Store.open(StoreLocation.of(folder, files.settings()))) {
      store.prepare(whole.schema());
      MadeEvents made = MadeEvents.of(store, clock);
      FreshEvents without = new FreshEvents(store, bare(whole), compilation, folder, clock, made);
      FreshEvents with = new FreshEvents(store, whole, compilation, folder, clock, made);
      double least = Double.POSITIVE_INFINITY;
      double leastWith = Double.POSITIVE_INFINITY;
      for (int i = 0; i < TURNS; i++) {
        least = Math.min(least, milliseconds(without));
        leastWith = Math.min(leastWith, milliseconds(with));
      }
      System.out.printf(
          Locale.ROOT,
          "| %,d | %,d | %.1f ms | %.1f ms |%n",
          store.number(new SqlText("select count(*) from contacts", List.of())),
          store.number(
              new SqlText("select count(*) from segue_run where ended_at is null", List.of())),
          least,
          leastWith);
    }
  }

  /** Of the processor, for each event. */
  private static double milliseconds(FreshEvents events) {
    return events.spent(1, NUMBER).processor() * 1_000 / NUMBER;
  }

  private static Workspace bare(Workspace whole) {
    return new Workspace(
        whole.name(),
        whole.zone(),
        whole.schema(),
        whole.segments(),
        whole.traits(),
        whole.scores(),
        whole.partitions(),
        whole.lists(),
        whole.topics(),
        whole.vocabularies(),
        whole.messages(),
        List.of(),
        whole.scenarios());
  }
}
