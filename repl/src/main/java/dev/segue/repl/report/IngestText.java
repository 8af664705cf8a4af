package dev.segue.repl.report;

import dev.segue.runtime.ingest.Ingested;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What an ingest did, for people: how much came in, and what is wrong with the rest. */
public record IngestText(Screen screen, PrintStream out) {
  /** A sentence, and for each table a line for each thing that somebody should look at. */
  public void print(Ingested ingested) {
    Paint paint = Paint.of(screen);
    out.println(summary(ingested));
    Map<String, List<Ingested.FileReport>> byTable = new LinkedHashMap<>();
    for (Ingested.FileReport file : ingested.files()) {
      byTable.computeIfAbsent(file.table(), t -> new ArrayList<>()).add(file);
    }
    byTable.forEach(
        (table, files) -> {
          for (String note : notes(files)) {
            out.println("  " + paint.warning(table) + ": " + DisplayWidth.harmless(note));
          }
        });
    for (String file : ingested.unclaimed()) {
      out.println("  " + paint.warning(file) + ": passed over, its name begins with no table's");
    }
  }

  /** Every file with its rows. */
  public void printFiles(Ingested ingested) {
    Table table = new Table("file", "table", "rows", "new", "changed", "same", "set aside");
    for (Ingested.FileReport file : ingested.files()) {
      table.row(
          Cell.of(file.path()),
          Cell.of(file.table()),
          Cell.of(file.rows()),
          Cell.of(file.added()),
          Cell.of(file.changed()),
          Cell.of(file.same()),
          Cell.of(file.setAside()));
    }
    if (!table.isEmpty()) {
      table.print(screen, out);
      out.println();
    }
  }

  private String summary(Ingested ingested) {
    List<Ingested.FileReport> files = ingested.files();
    if (files.isEmpty()) {
      return ingested.unchanged() == 0
          ? "no files of data"
          : "no new data: "
              + Plural.of(ingested.unchanged(), "file", screen)
              + " read before as they are";
    }
    long added = files.stream().mapToLong(Ingested.FileReport::added).sum();
    long changed = files.stream().mapToLong(Ingested.FileReport::changed).sum();
    long same = files.stream().mapToLong(Ingested.FileReport::same).sum();
    long aside = files.stream().mapToLong(Ingested.FileReport::setAside).sum();
    List<String> parts = new ArrayList<>(List.of(Plural.of(added, "new row", screen)));
    if (changed > 0) {
      parts.add(Plural.number(changed, screen) + " changed");
    }
    if (same > 0) {
      parts.add(Plural.number(same, screen) + " said before");
    }
    if (aside > 0) {
      parts.add(Plural.number(aside, screen) + " set aside");
    }
    return "read " + Plural.of(files.size(), "file", screen) + ": " + String.join(", ", parts);
  }

  private List<String> notes(List<Ingested.FileReport> files) {
    List<String> notes = new ArrayList<>();
    setAside(files, notes);
    unreadable(files, notes);
    columns(files, notes);
    Map<String, Long> kinds = new TreeMap<>();
    files.forEach(f -> f.otherKinds().forEach((kind, n) -> kinds.merge(kind, n, Long::sum)));
    kinds.forEach(
        (kind, number) ->
            notes.add(
                Plural.of(number, "event", screen) + " of a kind that is not declared: " + kind));
    long ahead = files.stream().mapToLong(Ingested.FileReport::ahead).sum();
    if (ahead > 0) {
      notes.add(
          Plural.of(ahead, "event", screen)
              + " dated more than a day ahead: none counts before its time");
    }
    long lines = files.stream().mapToLong(Ingested.FileReport::notUtf8).sum();
    if (lines > 0) {
      notes.add(Plural.of(lines, "line", screen) + " not UTF-8, read as Windows-1252");
    }
    return notes;
  }

  private void setAside(List<Ingested.FileReport> files, List<String> notes) {
    List<String> aside = files.stream().flatMap(f -> f.setAsideFile().stream()).toList();
    long rows = files.stream().mapToLong(Ingested.FileReport::setAside).sum();
    if (rows > 0) {
      String more =
          aside.size() > 1
              ? " and " + Plural.of(aside.size() - 1, "file", screen) + " beside it"
              : "";
      notes.add(
          Plural.of(rows, "row", screen)
              + " set aside, each with its reason in "
              + aside.getFirst()
              + more);
    }
  }

  private void unreadable(List<Ingested.FileReport> files, List<String> notes) {
    Map<String, Long> counts = new LinkedHashMap<>();
    Map<String, String> examples = new LinkedHashMap<>();
    for (Ingested.FileReport file : files) {
      for (Ingested.Unreadable unreadable : file.unreadable()) {
        counts.merge(unreadable.column(), unreadable.count(), Long::sum);
        examples.putIfAbsent(
            unreadable.column(),
            "'" + unreadable.example() + "' in " + file.path() + ", line " + unreadable.line());
      }
    }
    counts.forEach(
        (column, count) ->
            notes.add(
                Plural.of(count, "value", screen)
                    + " of "
                    + column
                    + " unreadable and so missing, such as "
                    + examples.get(column)));
  }

  private static void columns(List<Ingested.FileReport> files, List<String> notes) {
    List<String> unknown =
        files.stream().flatMap(f -> f.unknownColumns().stream()).distinct().toList();
    if (!unknown.isEmpty()) {
      notes.add("columns of no use: " + String.join(", ", unknown));
    }
    List<String> missing =
        files.stream().flatMap(f -> f.missingColumns().stream()).distinct().toList();
    if (!missing.isEmpty()) {
      notes.add("columns not there: " + String.join(", ", missing));
    }
  }
}
