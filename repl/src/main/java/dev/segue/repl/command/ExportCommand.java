package dev.segue.repl.command;

import dev.segue.compiler.ir.Workspace;
import dev.segue.repl.report.Cell;
import dev.segue.repl.report.Csv;
import dev.segue.repl.report.InstantText;
import dev.segue.repl.report.Json;
import dev.segue.repl.session.LoadedWorkspace;
import dev.segue.repl.session.WorkspaceData;
import dev.segue.runtime.store.MembershipTable;
import dev.segue.runtime.store.MembershipTable.Line;
import dev.segue.runtime.store.ParquetFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code segue export memberships}: who is in which segment, for other programs. */
@Command(
    name = "export",
    description = {
      "Write who is in which segment since when, as of the last refresh, or every change of it:",
      "as CSV, or as Parquet where the file's name ends so."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  segue export memberships >memberships.csv",
      "  segue export memberships --segments mql,loyal --out memberships.parquet",
      "  segue export changes --out changes.csv"
    })
final class ExportCommand implements Callable<Integer> {
  private static final String PARQUET = ".parquet";
  private static final String TEXT = "VARCHAR";

  private final Segue segue;

  @Parameters(paramLabel = "WHAT", description = "${COMPLETION-CANDIDATES}")
  private What what = What.memberships;

  @Option(
      names = "--segments",
      paramLabel = "S",
      split = ",",
      description = "Of these segments alone, commas between (default: every one).")
  private List<String> segments = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write to this file (default: to standard output).")
  private Optional<Path> out = Optional.empty();

  ExportCommand(Segue segue) {
    this.segue = segue;
  }

  /** What is written, as it is typed. */
  private enum What {
    memberships,
    changes
  }

  /** What was written, for programs. */
  private record Written(String file, long lines) {}

  @Override
  public Integer call() throws IOException {
    LoadedWorkspace loaded = Opening.sound(segue, segue.folder());
    Set<String> wanted = Set.copyOf(Asked.segments(loaded.workspace(), segments));
    try (WorkspaceData data = Opening.data(segue, loaded)) {
      MembershipTable table = new MembershipTable(data.store());
      Consumer<Consumer<Line>> lines =
          to -> {
            Consumer<Line> some =
                line -> Optional.of(line).filter(l -> wanted.contains(l.segment())).ifPresent(to);
            switch (what) {
              case memberships -> table.current(some);
              case changes -> table.changes(some);
            }
          };
      if (out.isPresent()) {
        Path file = OutputFile.place(out.get(), segue.surroundings());
        long written = write(file, lines, loaded.workspace());
        if (segue.json()) {
          Json.print(new Written(out.get().toString(), written), segue.surroundings().out());
        }
      } else {
        print(lines, loaded.workspace().zone());
      }
    }
    return ExitCodes.FINE;
  }

  private void print(Consumer<Consumer<Line>> lines, ZoneId zone) {
    PrintStream printed = segue.surroundings().out();
    if (segue.json()) {
      List<Line> all = new ArrayList<>();
      lines.accept(all::add);
      Json.print(all, zone, printed);
    } else {
      printed.println(Csv.line(header()));
      lines.accept(line -> printed.println(Csv.cells(cells(line, zone))));
    }
  }

  /** How many lines it has now. */
  private long write(Path file, Consumer<Consumer<Line>> lines, Workspace workspace)
      throws IOException {
    boolean parquet = file.toString().toLowerCase(Locale.ROOT).endsWith(PARQUET);
    Path part = file.resolveSibling(file.getFileName() + ".csv.part");
    AtomicLong written = new AtomicLong();
    try {
      try (PrintStream csv = new PrintStream(part.toFile(), StandardCharsets.UTF_8)) {
        if (!parquet) {
          csv.println(Csv.line(header()));
        }
        lines.accept(
            line -> {
              List<Cell> cells = cells(line, parquet ? ZoneOffset.UTC : workspace.zone());
              csv.println(
                  parquet ? Csv.line(cells.stream().map(Cell::words).toList()) : Csv.cells(cells));
              written.incrementAndGet();
            });
        if (csv.checkError()) {
          throw Failure.file(file.toString(), "it cannot be written", "see that there is room");
        }
      }
      if (parquet) {
        ParquetFile.write(part, columns(workspace), file);
      } else {
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(part);
    }
    return written.get();
  }

  private List<String> header() {
    return switch (what) {
      case memberships -> List.of("segment", "contact", "since");
      case changes -> List.of("changed_at", "segment", "contact", "change");
    };
  }

  private List<Cell> cells(Line line, ZoneId zone) {
    Cell contact = Cell.of(line.contact().toString());
    Cell at = Cell.of(InstantText.of(line.at(), zone));
    return switch (what) {
      case memberships -> List.of(Cell.of(line.segment()), contact, at);
      case changes ->
          List.of(at, Cell.of(line.segment()), contact, Cell.of(line.in() ? "entered" : "left"));
    };
  }

  private List<ParquetFile.Column> columns(Workspace workspace) {
    boolean numbers = workspace.schema().contacts().key().integer();
    Map<String, String> types =
        Map.of(
            "contact",
            numbers ? "BIGINT" : TEXT,
            "since",
            "TIMESTAMPTZ",
            "changed_at",
            "TIMESTAMPTZ");
    return header().stream()
        .map(name -> new ParquetFile.Column(name, types.getOrDefault(name, TEXT)))
        .toList();
  }
}
