package dev.segue.runtime.ingest;

import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.diag.Suggestion;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.sql.Encoding;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.syntax.SourceFile;
import dev.segue.compiler.type.Type;
import dev.segue.runtime.store.Catalog;
import dev.segue.runtime.store.Store;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Holds the schema against the database that it speaks of: are the tables and columns there, and
 * are their values what the schema says.
 */
public final class SourceInspection {
  /** How many rows of a table are looked at. */
  private static final int SAMPLE = 2_000;

  private static final Pattern INTEGERS =
      Pattern.compile("(TINY|SMALL|BIG)?INT(EGER)?|INT[248]|(SMALL|BIG)?SERIAL[248]?");

  private static final Pattern TRUTHS = Pattern.compile("BOOL(EAN)?");

  private static final Pattern TEXTS = Pattern.compile("(VAR|BP)?CHAR.*|TEXT|CHARACTER.*");

  private final Catalog catalog;
  private final Schema schema;
  private final SchemaPlaces places;
  private final ZoneId zone;
  private final Map<String, Catalog.Table> tables = new LinkedHashMap<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  private SourceInspection(Store store, Schema schema, ZoneId zone, List<SourceFile> files) {
    this.catalog = new Catalog(store);
    this.schema = schema;
    this.places = new SchemaPlaces(files);
    this.zone = zone;
  }

  /**
   * How the source's tables stand: as ingest fills them, or as somebody's database has them.
   *
   * @param zone of instants without an offset
   * @param files the scripts, so that a mistake has its place in them
   */
  public static Checked<SourceLayout> inspect(
      Store store, Schema schema, ZoneId zone, List<SourceFile> files) {
    return inspect(store, schema, zone, files, Optional.empty());
  }

  /**
   * The same.
   *
   * @param lock the tables as they were last seen: where they are not so any more, that is told
   */
  public static Checked<SourceLayout> inspect(
      Store store, Schema schema, ZoneId zone, List<SourceFile> files, Optional<SchemaLock> lock) {
    if (store.location().holdsSource()) {
      return new Checked<>(SourceLayout.canonical(schema), List.of());
    }
    SourceInspection inspection = new SourceInspection(store, schema, zone, files);
    inspection.inspect();
    lock.ifPresent(inspection::compare);
    inspection.diagnostics.sort(
        Comparator.comparing((Diagnostic d) -> d.span().file())
            .thenComparingInt(d -> d.span().start()));
    return new Checked<>(
        new FoundLayout(inspection.catalog, schema, inspection.tables)
            .layout(inspection.uniqueKeys()),
        inspection.diagnostics);
  }

  private void inspect() {
    List<Catalog.Table> all = catalog.tables();
    for (TablePlan plan : TablePlan.of(schema)) {
      Optional<Catalog.Table> table =
          all.stream().filter(t -> t.name().equalsIgnoreCase(plan.table())).findFirst();
      if (table.isEmpty()) {
        List<String> names = all.stream().map(Catalog.Table::name).toList();
        diagnostics.add(
            nearest(
                Diagnostic.of(Code.TABLE_MISSING, places.table(plan.table()), plan.table()),
                plan.table(),
                names,
                "its tables are "));
      } else if (tables.putIfAbsent(plan.table(), table.get()) == null) {
        columns(plan, table.get());
      }
    }
    keys();
    keyTypes();
    if (diagnostics.stream().noneMatch(d -> d.code() == Code.KEY_TYPE)) {
      references();
    }
  }

  private void compare(SchemaLock lock) {
    tables.forEach(
        (name, table) -> {
          SchemaLock.Table now = SchemaLock.seen(table);
          lock.table(name)
              .map(before -> LockInspection.change(before, now))
              .orElse(Optional.of("it is new"))
              .ifPresent(
                  change ->
                      diagnostics.add(
                          Diagnostic.of(Code.LOCK_OLD, places.table(name), name, change)
                              .hint("'segue lock' writes it anew")));
        });
  }

  private void columns(TablePlan plan, Catalog.Table table) {
    List<String> there = new ArrayList<>();
    for (String column : plan.fileColumns()) {
      if (table.column(column).isPresent()) {
        there.add(column);
      } else {
        List<String> names = table.columns().stream().map(Catalog.Column::name).toList();
        diagnostics.add(
            nearest(
                Diagnostic.of(
                    Code.COLUMN_MISSING, span(plan.table(), column), plan.table(), column),
                column,
                names,
                "its columns are "));
      }
    }
    if (!there.isEmpty()) {
      List<List<Optional<Object>>> rows = catalog.rows(table.name(), there, SAMPLE);
      ColumnSamples samples = new ColumnSamples(plan, there, rows, new Readings(zone, false));
      plan.origins().stream()
          .distinct()
          .filter(o -> there.contains(o.column()) && !isOtherType(plan, o, table))
          .flatMap(o -> samples.misfit(o).stream())
          .map(m -> m.diagnostic(plan.table(), span(plan.table(), m.origin())))
          .forEach(diagnostics::add);
      samples.unseenKinds().forEach(k -> diagnostics.add(k.diagnostic(plan, places)));
    }
  }

  /** A list or a boolean of the database's own is nothing else; told where it is declared so. */
  private boolean isOtherType(TablePlan plan, TablePlan.Origin origin, Catalog.Table table) {
    if (!catalog.isTyped()
        || !origin.path().isEmpty()
        || !(origin.shape() instanceof TablePlan.Shape.Value(var type, var time))) {
      return false;
    }
    Optional<Catalog.Column> column = table.column(origin.column());
    boolean list =
        !(type instanceof Type.ListOf)
            && column.flatMap(catalog::encoding).filter(Encoding.LIST::equals).isPresent();
    boolean truth =
        !type.equals(Type.TRUTH)
            && !type.isText()
            && column.filter(c -> TRUTHS.matcher(c.type()).matches()).isPresent();
    if (list || truth) {
      diagnostics.add(
          Diagnostic.of(
                  Code.COLUMN_TYPE,
                  span(plan.table(), origin),
                  origin.column(),
                  plan.table(),
                  column.orElseThrow().type().toLowerCase(Locale.ROOT),
                  type.words())
              .hint(
                  plan.untyped().contains(origin.column())
                      ? "name another column"
                      : "declare it as " + (list ? "list of text, or of integer" : "boolean")));
    }
    return list || truth;
  }

  private static Diagnostic nearest(
      Diagnostic missing, String name, List<String> names, String list) {
    List<String> near = Suggestion.nearest(name, names);
    if (!near.isEmpty()) {
      return missing.hint("did you mean '" + near.getFirst() + "'?");
    }
    return names.isEmpty()
        ? missing
        : missing.hint(list + names.stream().limit(12).collect(Collectors.joining(", ")));
  }

  private Span span(String table, TablePlan.Origin origin) {
    return span(table, origin.path().isEmpty() ? origin.column() : String.join(".", origin.path()));
  }

  private Span span(String table, String column) {
    return places.column(table, column, schema);
  }

  /** Where columns have types, a key and what refers to it are compared as they are. */
  private void keyTypes() {
    if (!catalog.isTyped()) {
      return;
    }
    Schema.Contacts contacts = schema.contacts();
    keyType(contacts.table(), contacts.key().column(), contacts.key().integer());
    schema
        .accounts()
        .ifPresent(
            a -> {
              keyType(a.table(), a.key().column(), a.key().integer());
              keyType(contacts.table(), a.contactColumn(), a.key().integer());
            });
    for (Schema.EventTable events : schema.eventTables()) {
      keyType(events.table(), events.contactColumn(), contacts.key().integer());
    }
    for (Schema.RecordTable records : schema.records()) {
      keyType(records.table(), records.contactColumn(), contacts.key().integer());
    }
    schema
        .consent()
        .ifPresent(c -> keyType(c.table(), c.contactColumn(), contacts.key().integer()));
  }

  private void keyType(String name, String column, boolean integer) {
    found(name, column)
        .flatMap(t -> t.column(column))
        .filter(c -> !(integer ? INTEGERS : TEXTS).matcher(c.type()).matches())
        .filter(c -> integer || !catalog.isOfWords(c))
        .ifPresent(
            c ->
                diagnostics.add(
                    Diagnostic.of(
                            Code.KEY_TYPE,
                            span(name, column),
                            column,
                            name,
                            c.type().toLowerCase(Locale.ROOT),
                            integer ? "an integer" : "text")
                        .hint(
                            integer
                                ? "leave out 'integer' after the key, or ask a view that has an"
                                    + " integer there"
                                : INTEGERS.matcher(c.type()).matches()
                                    ? "write 'integer' after the key"
                                    : "ask a view that has it as text")));
  }

  /** Two contacts with one key would be one contact with two of everything. */
  private void keys() {
    key(schema.contacts().table(), schema.contacts().key());
    schema.accounts().ifPresent(a -> key(a.table(), a.key()));
  }

  private void key(String name, Schema.Key key) {
    found(name, key.column())
        .filter(table -> !table.isKey(key.column()))
        .flatMap(table -> catalog.twice(table.name(), key.column()))
        .ifPresent(
            value ->
                diagnostics.add(
                    Diagnostic.of(
                            Code.KEY_TWICE,
                            places.column(name, key.column()),
                            key.column(),
                            name,
                            value)
                        .hint("name the column that tells one row from another")));
  }

  private void references() {
    Schema.Contacts contacts = schema.contacts();
    for (Schema.EventTable events : schema.eventTables()) {
      reference(events.table(), events.contactColumn(), contacts.table(), contacts.key());
    }
    for (Schema.RecordTable records : schema.records()) {
      reference(records.table(), records.contactColumn(), contacts.table(), contacts.key());
    }
    schema
        .consent()
        .ifPresent(c -> reference(c.table(), c.contactColumn(), contacts.table(), contacts.key()));
    schema
        .accounts()
        .ifPresent(a -> reference(contacts.table(), a.contactColumn(), a.table(), a.key()));
  }

  private void reference(String name, String column, String other, Schema.Key key) {
    Optional<Catalog.Table> from = found(name, column);
    Optional<Catalog.Table> to = found(other, key.column());
    if (from.isEmpty() || to.isEmpty()) {
      return;
    }
    boolean anything =
        catalog.rows(from.get().name(), List.of(column), SAMPLE).stream()
            .anyMatch(r -> r.getFirst().isPresent());
    if (anything
        && !catalog.meets(from.get().name(), column, to.get().name(), key.column(), SAMPLE)) {
      diagnostics.add(
          Diagnostic.of(Code.NOBODYS_ROWS, span(name, column), column, name, key.column(), other)
              .hint("see that the two columns hold the same keys, written in the same way"));
    }
  }

  private Optional<Catalog.Table> found(String name, String column) {
    return Optional.ofNullable(tables.get(name)).filter(t -> t.column(column).isPresent());
  }

  /** The tables of whose keys the database sees to it that none stands twice. */
  private List<String> uniqueKeys() {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put(schema.contacts().table(), schema.contacts().key().column());
    schema.accounts().ifPresent(a -> keys.put(a.table(), a.key().column()));
    schema.eventTables().forEach(e -> keys.put(e.table(), e.key().column()));
    schema.records().forEach(r -> keys.put(r.table(), r.key().column()));
    List<String> unique = new ArrayList<>();
    keys.forEach(
        (table, key) ->
            found(table, key)
                .filter(t -> t.isKey(key) && isNeverMissing(t, key))
                .ifPresent(t -> unique.add(table)));
    return unique;
  }

  /** SQLite lets a key of text be missing in any number of rows. */
  private boolean isNeverMissing(Catalog.Table table, String key) {
    Catalog.Column column = Objects.requireNonNull(table.column(key).orElse(null));
    return column.required() || !catalog.lacks(table.name(), key);
  }
}
