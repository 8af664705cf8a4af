package dev.segue.repl.report;

import dev.segue.runtime.clean.Cleanness;
import dev.segue.runtime.ingest.ColumnState;
import dev.segue.runtime.ingest.Ingested;
import java.io.PrintStream;
import java.util.List;

/** How clean data is, for people: how well each column is filled, and what is odd. */
public record CleanText(Screen screen, PrintStream out) {
  public void print(Cleanness found) {
    columns(found.columns());
    files(found.files());
    findings(found.findings());
    if (isClean(found)) {
      out.println(Paint.of(screen).good("nothing is wrong with the data"));
    }
  }

  private static boolean isClean(Cleanness found) {
    return found.findings().isEmpty()
        && found.columns().stream().allMatch(c -> c.unreadable() == 0)
        && found.files().stream().allMatch(f -> f.unreadable().isEmpty() && f.setAside() == 0);
  }

  private void columns(List<ColumnState> columns) {
    Table table = new Table("table", "column", "rows", "missing", "unreadable", "such as");
    for (ColumnState column : columns) {
      table.row(
          Cell.of(column.kind().isEmpty() ? column.table() : column.table() + " " + column.kind()),
          Cell.of(column.column()),
          Cell.of(column.rows()),
          Cell.of(column.missing()),
          Cell.of(column.unreadable()),
          column.example().map(Cell::of).orElse(Cell.NOTHING));
    }
    print(table);
  }

  private void files(List<Ingested.FileReport> files) {
    Table aside = new Table("file", "rows", "cannot be kept");
    Table unreadable = new Table("file", "column", "unreadable", "such as", "line");
    for (Ingested.FileReport file : files) {
      if (file.setAside() > 0) {
        aside.row(Cell.of(file.path()), Cell.of(file.rows()), Cell.of(file.setAside()));
      }
      for (Ingested.Unreadable value : file.unreadable()) {
        unreadable.row(
            Cell.of(file.path()),
            Cell.of(value.column()),
            Cell.of(value.count()),
            Cell.of(value.example()),
            Cell.of(value.line()));
      }
    }
    print(aside);
    print(unreadable);
  }

  private void findings(List<Cleanness.Finding> findings) {
    Table table = new Table("what", "where", "how many", "such as");
    for (Cleanness.Finding finding : findings) {
      table.row(
          Cell.of(words(finding.problem())),
          Cell.of(finding.where()),
          Cell.of(finding.count()),
          Cell.of(String.join(", ", finding.examples())));
    }
    print(table);
  }

  private static String words(Cleanness.Problem problem) {
    return switch (problem) {
      case BAD_ADDRESS -> "no e-mail address";
      case SHARED_ADDRESS -> "an address of several contacts";
      case IN_FUTURE -> "dated in the future";
      case NOBODYS -> "of somebody who is not there";
    };
  }

  private void print(Table table) {
    if (!table.isEmpty()) {
      table.print(screen, out);
      out.println();
    }
  }
}
