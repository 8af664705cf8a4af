package dev.segue.runtime.ingest;

import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.sql.Dialect;
import dev.segue.runtime.store.Catalog;
import dev.segue.runtime.store.Store;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tables of somebody's database as they were last seen: kept beside the scripts, so that these
 * are checked where no database is.
 */
public record SchemaLock(Dialect dialect, List<Table> tables) {
  /** Its file, beside {@code segue.yaml}. */
  public static final String FILE = "segue.lock";

  private static final String HEAD =
      "# What 'segue lock' saw of the source: tables, columns, types. 'segue check' reads it.\n";

  private static final String VERSION = "lock: 1";
  private static final String NAME = "([A-Za-z_][A-Za-z0-9_]*|\"(?:[^\"\\\\]|\\\\[\"\\\\])*\")";
  private static final Pattern ENGINE = Pattern.compile("engine: (\\w+)");
  private static final Pattern TABLE = Pattern.compile("  " + NAME + ":");
  private static final Pattern COLUMN = Pattern.compile("    " + NAME + ":(?: (\\S.*))?");

  public SchemaLock {
    tables = List.copyOf(tables);
  }

  /** A table or view; its columns by name. */
  public record Table(String name, List<Column> columns) {
    public Table {
      columns = List.copyOf(columns);
    }

    /** The column of that name; case does not matter. */
    Optional<Column> column(String named) {
      return columns.stream().filter(c -> c.name().equalsIgnoreCase(named)).findFirst();
    }
  }

  /**
   * A column.
   *
   * @param type as the database declares it, in capitals; empty where it does not
   */
  public record Column(String name, String type) {}

  /** As the database is now; the same however often it is asked. */
  public static SchemaLock of(Store store) {
    return new SchemaLock(
        store.dialect(), new Catalog(store).tables().stream().map(SchemaLock::seen).toList());
  }

  static Table seen(Catalog.Table table) {
    return new Table(
        table.name(),
        table.columns().stream()
            .map(c -> new Column(c.name(), c.type().strip().replaceAll("\\s+", " ")))
            .sorted(Comparator.comparing(Column::name))
            .toList());
  }

  /** The table of that name; case does not matter. */
  Optional<Table> table(String named) {
    return tables.stream().filter(t -> t.name().equalsIgnoreCase(named)).findFirst();
  }

  /** As its file has it. */
  public String text() {
    StringBuilder text = new StringBuilder(HEAD);
    text.append(VERSION).append('\n');
    text.append("engine: ").append(dialect.word()).append('\n');
    text.append("tables:\n");
    for (Table table : tables.stream().sorted(Comparator.comparing(Table::name)).toList()) {
      text.append("  ").append(quoted(table.name())).append(":\n");
      for (Column column : table.columns()) {
        text.append("    ").append(quoted(column.name())).append(':');
        text.append(column.type().isEmpty() ? "" : " " + column.type()).append('\n');
      }
    }
    return text.toString();
  }

  private static String quoted(String name) {
    return name.matches("[A-Za-z_][A-Za-z0-9_]*")
        ? name
        : "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private static String name(String written) {
    return written.startsWith("\"")
        ? written.substring(1, written.length() - 1).replaceAll("\\\\(.)", "$1")
        : written;
  }

  /** What a file has; nothing of one that cannot be read, which is told. */
  public static Checked<Optional<SchemaLock>> read(Source file) {
    Optional<Dialect> dialect = Optional.empty();
    List<Table> tables = new ArrayList<>();
    boolean known = false;
    for (int number = 1; number <= file.lineCount(); number++) {
      String line = file.line(number);
      Matcher engine = ENGINE.matcher(line);
      Matcher table = TABLE.matcher(line);
      Matcher column = COLUMN.matcher(line);
      if (line.equals(VERSION)) {
        known = true;
      } else if (engine.matches() && Dialect.named(engine.group(1)).isPresent()) {
        dialect = Dialect.named(engine.group(1));
      } else if (table.matches()) {
        tables.add(new Table(name(table.group(1)), List.of()));
      } else if (column.matches() && !tables.isEmpty()) {
        tables.set(
            tables.size() - 1,
            with(
                tables.getLast(),
                new Column(
                    name(column.group(1)), Optional.ofNullable(column.group(2)).orElse(""))));
      } else if (!line.isBlank() && !line.startsWith("#") && !line.equals("tables:")) {
        return unreadable(file, number, "this line is none of it");
      }
    }
    return known && dialect.isPresent()
        ? new Checked<>(Optional.of(new SchemaLock(dialect.get(), tables)), List.of())
        : unreadable(file, 1, "it does not say 'lock: 1' and its engine");
  }

  private static Table with(Table table, Column column) {
    List<Column> columns = new ArrayList<>(table.columns());
    columns.add(column);
    return new Table(table.name(), columns);
  }

  private static Checked<Optional<SchemaLock>> unreadable(Source file, int line, String why) {
    int start = file.startOf(line);
    Span place = new Span(file.path(), start, start + file.line(line).length());
    return new Checked<>(
        Optional.empty(),
        List.of(
            Diagnostic.of(Code.LOCK_UNREADABLE, place, why).hint("'segue lock' writes it anew")));
  }
}
