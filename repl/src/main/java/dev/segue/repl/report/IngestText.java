package dev.segue.repl.report;

import dev.segue.runtime.ingest.Ingested;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** What an ingest did, for people: how much came in, and what is wrong with the rest. */
public record IngestText(Screen screen, PrintStream out) {
  /** A sentence, and a line for each thing that somebody should look at. */
  public void print(Ingested ingested) {
    Paint paint = Paint.of(screen);
    out.println(summary(ingested));
    for (Ingested.FileReport file : ingested.files()) {
      for (String note : notes(file)) {
        out.println("  " + paint.warning(file.path()) + ": " + DisplayWidth.harmless(note));
      }
    }
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
    if (ingested.files().isEmpty()) {
      return ingested.unchanged() == 0
          ? "no files of data"
          : "no new data: "
              + Plural.of(ingested.unchanged(), "file", screen)
              + " read before as they are";
    }
    long added = ingested.files().stream().mapToLong(Ingested.FileReport::added).sum();
    long changed = ingested.files().stream().mapToLong(Ingested.FileReport::changed).sum();
    long same = ingested.files().stream().mapToLong(Ingested.FileReport::same).sum();
    long aside = ingested.files().stream().mapToLong(Ingested.FileReport::setAside).sum();
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
    return "read "
        + Plural.of(ingested.files().size(), "file", screen)
        + ": "
        + String.join(", ", parts);
  }

  private List<String> notes(Ingested.FileReport file) {
    List<String> notes = new ArrayList<>();
    if (file.setAside() > 0) {
      notes.add(
          Plural.of(file.setAside(), "row", screen)
              + " set aside"
              + file.setAsideFile().map(f -> ", each with its reason in " + f).orElse(""));
    }
    for (Ingested.Unreadable unreadable : file.unreadable()) {
      notes.add(
          Plural.of(unreadable.count(), "value", screen)
              + " of "
              + unreadable.column()
              + " unreadable and so missing, such as '"
              + unreadable.example()
              + "' in line "
              + unreadable.line());
    }
    if (!file.unknownColumns().isEmpty()) {
      notes.add("columns of no use: " + String.join(", ", file.unknownColumns()));
    }
    if (!file.missingColumns().isEmpty()) {
      notes.add("columns not there: " + String.join(", ", file.missingColumns()));
    }
    file.otherKinds().entrySet().stream()
        .sorted(java.util.Map.Entry.comparingByKey())
        .forEach(
            kind ->
                notes.add(
                    Plural.of(kind.getValue(), "event", screen)
                        + " of a kind that is not declared: "
                        + kind.getKey()));
    if (file.notUtf8() > 0) {
      notes.add(Plural.of(file.notUtf8(), "line", screen) + " not UTF-8, read as Windows-1252");
    }
    return notes;
  }
}
