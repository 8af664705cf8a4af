package dev.segue.runtime.ingest;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.diag.Suggestion;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.SourceFile;
import dev.segue.compiler.type.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Holds the schema against the tables as they were last seen: names, and types where they bind. */
public final class LockInspection {
  private static final String SAYS = "so says segue.lock; 'segue lock' looks at the database again";
  private static final int MOST_SHOWN = 12;

  private static final Pattern WHOLE =
      Pattern.compile(
          "(U?(TINY|SMALL|BIG|HUGE|MEDIUM))?INT(EGER)?|U?INT[248]|(SMALL|BIG)?SERIAL[248]?");
  private static final Pattern NUMBER =
      Pattern.compile("(DECIMAL|NUMERIC|DOUBLE|REAL|FLOAT)\\b.*|FLOAT[48]");
  private static final Pattern TRUTH = Pattern.compile("BOOL(EAN)?");
  private static final Pattern DAY = Pattern.compile("DATE");
  private static final Pattern INSTANT = Pattern.compile("(TIMESTAMP|DATETIME).*");

  private final SchemaLock lock;
  private final Schema schema;
  private final SchemaPlaces places;
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  private LockInspection(SchemaLock lock, Schema schema, List<SourceFile> files) {
    this.lock = lock;
    this.schema = schema;
    this.places = new SchemaPlaces(files);
  }

  /**
   * What of the schema is not as it was seen.
   *
   * @param files the scripts, so that a mistake has its place in them
   */
  public static List<Diagnostic> inspect(SchemaLock lock, Schema schema, List<SourceFile> files) {
    LockInspection inspection = new LockInspection(lock, schema, files);
    if (!schema.contacts().table().isEmpty()) {
      TablePlan.of(schema).forEach(inspection::table);
    }
    return List.copyOf(inspection.diagnostics);
  }

  private void table(TablePlan plan) {
    Optional<SchemaLock.Table> table = lock.table(plan.table());
    if (table.isEmpty()) {
      add(
          near(
              Diagnostic.of(Code.TABLE_MISSING, places.table(plan.table()), plan.table()),
              plan.table(),
              lock.tables().stream().map(SchemaLock.Table::name).toList(),
              "its tables are "));
      return;
    }
    for (String column : plan.fileColumns()) {
      if (table.get().column(column).isEmpty()) {
        add(
            near(
                Diagnostic.of(
                    Code.COLUMN_MISSING, span(plan.table(), column), plan.table(), column),
                column,
                table.get().columns().stream().map(SchemaLock.Column::name).toList(),
                "its columns are "));
      }
    }
    if (lock.dialect().holdsToTypes()) {
      types(plan, table.get());
    }
  }

  private void types(TablePlan plan, SchemaLock.Table table) {
    Set<String> told = new HashSet<>();
    for (TablePlan.Origin origin : plan.origins()) {
      table
          .column(origin.column())
          .filter(c -> origin.path().isEmpty() && !fits(origin.shape(), c.type()))
          .filter(c -> told.add(c.name()))
          .ifPresent(
              c ->
                  add(
                      Diagnostic.of(
                          Code.COLUMN_TYPE,
                          span(plan.table(), origin.column()),
                          origin.column(),
                          plan.table(),
                          c.type().toLowerCase(Locale.ROOT),
                          words(origin.shape()))));
    }
  }

  private boolean fits(TablePlan.Shape shape, String type) {
    boolean whole = WHOLE.matcher(type).matches();
    boolean number = whole || NUMBER.matcher(type).matches();
    boolean truth = TRUTH.matcher(type).matches();
    boolean time = DAY.matcher(type).matches() || INSTANT.matcher(type).matches();
    boolean plain = number || truth || time;
    return switch (shape) {
      case TablePlan.Shape.Key(var integer) ->
          integer ? whole || !plain : !plain || lock.dialect().isOfWords(type);
      case TablePlan.Shape.Degrees d -> number || !plain;
      case TablePlan.Shape.JsonObject j -> !plain;
      case TablePlan.Shape.Value(Type.Numeric t, var encoding) -> number || !plain;
      case TablePlan.Shape.Value(Type.Truth t, var encoding) -> !time;
      case TablePlan.Shape.Value(Type.Day t, var encoding) -> isTime(encoding, number, time, plain);
      case TablePlan.Shape.Value(Type.Instant t, var encoding) ->
          isTime(encoding, number, time, plain);
      case TablePlan.Shape.Value(Type.ListOf t, var encoding) -> !plain;
      case TablePlan.Shape.Value v -> true;
    };
  }

  private static boolean isTime(
      Schema.TimeEncoding encoding, boolean number, boolean time, boolean plain) {
    return time || !plain || (number && encoding != Schema.TimeEncoding.NATURAL);
  }

  private static String words(TablePlan.Shape shape) {
    return switch (shape) {
      case TablePlan.Shape.Key(var integer) -> integer ? "a key of integers" : "a key of text";
      case TablePlan.Shape.Degrees d -> "degrees";
      case TablePlan.Shape.JsonObject j -> "JSON";
      case TablePlan.Shape.Value(var type, var encoding) -> type.words();
    };
  }

  private void add(Diagnostic diagnostic) {
    diagnostics.add(diagnostic.hint(SAYS));
  }

  private static Diagnostic near(Diagnostic missing, String name, List<String> names, String list) {
    List<String> near = Suggestion.nearest(name, names);
    if (!near.isEmpty()) {
      return missing.hint("did you mean '" + near.getFirst() + "'?");
    }
    return names.isEmpty()
        ? missing
        : missing.hint(list + String.join(", ", names.stream().limit(MOST_SHOWN).toList()));
  }

  private Span span(String table, String column) {
    return places.column(table, column, schema);
  }

  /** How a table is otherwise than it was seen last; nothing where it is not. */
  static Optional<String> change(SchemaLock.Table before, SchemaLock.Table now) {
    List<String> changes = new ArrayList<>();
    for (SchemaLock.Column column : now.columns()) {
      Optional<SchemaLock.Column> was = before.column(column.name());
      if (was.isEmpty()) {
        changes.add("column '" + column.name() + "' is new");
      } else if (!was.get().type().equals(column.type())) {
        changes.add(
            "column '" + column.name() + "' is " + column.type() + " and was " + was.get().type());
      }
    }
    before.columns().stream()
        .filter(c -> now.column(c.name()).isEmpty())
        .forEach(c -> changes.add("column '" + c.name() + "' is gone"));
    return changes.isEmpty()
        ? Optional.empty()
        : Optional.of(String.join(", ", changes.stream().limit(MOST_SHOWN).toList()));
  }
}
