package dev.segue.runtime.store;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.segue.compiler.sql.Encoding;
import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.type.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** What is in the source's database: tables and views, their columns, and some of their rows. */
public final class Catalog {
  private static final String ROWS = "t";
  private static final String KEY = "k";

  /** Values that go in one question. */
  private static final int AT_A_TIME = 500;

  private final Store store;
  private final String database;

  /** By table, in small letters as they are. */
  private final Map<String, Set<String>> words = new HashMap<>();

  /** Of the attached database, or where there is none of the store's own. */
  public Catalog(Store store) {
    this.store = store;
    this.database =
        store
            .foreign()
            .map(ForeignConnection::schema)
            .orElse(store.location().attached().isPresent() ? Connections.SOURCE : "main");
  }

  /**
   * A table or view.
   *
   * @param plainText its columns compare text by code point: none says how else
   * @param strict its columns hold nothing but what they are declared as
   * @param keys the columns, or several together, of which no two rows have the same
   */
  public record Table(
      String name,
      boolean view,
      boolean strict,
      boolean plainText,
      List<Column> columns,
      List<List<String>> keys,
      List<Reference> references) {
    public Table {
      columns = List.copyOf(columns);
      keys = List.copyOf(keys);
      references = List.copyOf(references);
    }

    /** The column of that name; case does not matter. */
    public Optional<Column> column(String named) {
      return columns.stream().filter(c -> c.name().equalsIgnoreCase(named)).findFirst();
    }

    /** Whether the database sees to it that no two rows have the same value there. */
    public boolean isKey(String column) {
      return keys.stream().anyMatch(k -> k.size() == 1 && k.getFirst().equalsIgnoreCase(column));
    }
  }

  /**
   * A column.
   *
   * @param type as declared, in capitals; empty where nothing is
   * @param folding texts that differ may be equal in it
   */
  public record Column(String name, String type, boolean required, boolean folding) {}

  /** A column that holds a key of another table. */
  public record Reference(String column, String table, Optional<String> targetColumn) {}

  /** Every table and view but SQLite's own and Segue's, by name. */
  public List<Table> tables() {
    if (store.foreign().isPresent()) {
      return new ForeignTables(store.foreign().get()).all();
    }
    List<Table> tables = new ArrayList<>();
    record Entry(String name, boolean view, String sql) {}
    List<Entry> entries =
        store.list(
            new SqlText(
                "select name, type, coalesce(sql, '') from "
                    + database
                    + ".sqlite_schema where type in ('table', 'view')"
                    + " and name not like 'sqlite\\_%' escape '\\'"
                    + " and name not like 'segue\\_%' escape '\\' order by name",
                List.of()),
            r -> new Entry(text(r, 0), text(r, 1).equals("view"), text(r, 2)));
    Map<String, Boolean> strict = new LinkedHashMap<>();
    store.each(
        new SqlText(
            "select name, strict from pragma_table_list where schema = ?", List.of(database)),
        r -> strict.put(text(r, 0), r.number(1).orElse(0L) == 1));
    Set<String> collated =
        entries.stream()
            .filter(e -> e.sql().toLowerCase(Locale.ROOT).contains("collate"))
            .map(Entry::name)
            .collect(Collectors.toSet());
    for (Entry entry : entries) {
      // a view may show a column of any table
      boolean folding = entry.view() ? !collated.isEmpty() : collated.contains(entry.name());
      List<Column> columns = columns(entry.name(), folding);
      tables.add(
          new Table(
              entry.name(),
              entry.view(),
              strict.getOrDefault(entry.name(), false),
              !entry.view() && !folding,
              columns,
              entry.view() ? List.of() : keys(entry.name()),
              references(entry.name())));
    }
    return tables;
  }

  private List<Column> columns(String table, boolean folding) {
    return store.list(
        new SqlText(
            "select name, upper(type), \"notnull\" from pragma_table_xinfo(?, ?)"
                + " where hidden <> 1 order by cid",
            List.of(table, database)),
        r -> new Column(text(r, 0), text(r, 1), r.number(2).orElse(0L) == 1, folding));
  }

  /** A key of text may be missing in more than one row, unless the database sees to that too. */
  private List<List<String>> keys(String table) {
    List<List<String>> keys = new ArrayList<>();
    List<String> primary =
        store.list(
            new SqlText(
                "select name from pragma_table_xinfo(?, ?) where pk > 0 order by pk",
                List.of(table, database)),
            r -> text(r, 0));
    if (!primary.isEmpty()) {
      keys.add(primary);
    }
    List<String> indexes =
        store.list(
            new SqlText(
                "select name from pragma_index_list(?, ?) where \"unique\" = 1 and partial = 0"
                    + " order by seq",
                List.of(table, database)),
            r -> text(r, 0));
    for (String index : indexes) {
      List<String> columns =
          store.list(
              new SqlText(
                  "select coalesce(name, '') from pragma_index_info(?, ?) order by seqno",
                  List.of(index, database)),
              r -> text(r, 0));
      if (!columns.contains("") && !keys.contains(columns)) {
        keys.add(columns);
      }
    }
    return keys;
  }

  private List<Reference> references(String table) {
    return store.list(
        new SqlText(
            "select \"from\", \"table\", \"to\" from pragma_foreign_key_list(?, ?) f"
                + " where (select count(*) from pragma_foreign_key_list(?, ?) g"
                + " where g.id = f.id) = 1 order by id",
            List.of(table, database, table, database)),
        r -> new Reference(text(r, 0), text(r, 1), r.text(2)));
  }

  /** Some rows: the values of these columns in order; a missing one is nothing. */
  public List<List<Optional<Object>>> rows(String tableName, List<String> columns, int most) {
    List<Field<Object>> fields = columns.stream().map(c -> column(ROWS, c)).toList();
    String sql =
        dsl().select(fields).from(rows(tableName).as(name(ROWS))).limit(DSL.inline(most)).getSQL();
    return store.list(
        new SqlText(sql, List.of(), store.dialect()), row -> shown(row, columns.size()));
  }

  /** Every row, one after the other. */
  public void each(
      String tableName, List<String> columns, Consumer<List<Optional<Object>>> consumer) {
    List<Field<Object>> fields = columns.stream().map(c -> column(ROWS, c)).toList();
    String sql = dsl().select(fields).from(rows(tableName).as(name(ROWS))).getSQL();
    store.each(
        new SqlText(sql, List.of(), store.dialect()),
        row -> consumer.accept(shown(row, columns.size())));
  }

  /** The rows that have one of these values in a column. */
  public void eachOf(
      String tableName,
      List<String> columns,
      String column,
      Collection<Object> values,
      Consumer<List<Optional<Object>>> consumer) {
    List<Field<Object>> fields = columns.stream().map(c -> column(ROWS, c)).toList();
    List<Object> all = List.copyOf(values);
    for (int i = 0; i < all.size(); i += AT_A_TIME) {
      var query =
          dsl()
              .select(fields)
              .from(rows(tableName).as(name(ROWS)))
              .where(
                  compared(tableName, ROWS, column)
                      .in(
                          all.subList(i, Math.min(all.size(), i + AT_A_TIME)).stream()
                              .map(DSL::val)
                              .toList()));
      store.each(
          new SqlText(query.getSQL(), query.getBindValues(), store.dialect()),
          row -> consumer.accept(shown(row, columns.size())));
    }
  }

  private static List<Optional<Object>> shown(Row row, int columns) {
    List<Optional<Object>> values = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      values.add(row.value(i).map(Row::shown));
    }
    return values;
  }

  /** How many rows of a table name a row of another that is not there. */
  public long strays(String tableName, String column, String other, String key) {
    return dsl()
        .selectCount()
        .from(rows(tableName).as(name(ROWS)))
        .where(stray(tableName, column, other, key))
        .fetchSingle()
        .value1();
  }

  /** Some of the keys that they name. */
  public List<Object> strayKeys(
      String tableName, String column, String other, String key, int most) {
    return dsl()
        .selectDistinct(compared(tableName, ROWS, column))
        .from(rows(tableName).as(name(ROWS)))
        .where(stray(tableName, column, other, key))
        .orderBy(compared(tableName, ROWS, column))
        .limit(DSL.inline(most))
        .fetch(compared(tableName, ROWS, column));
  }

  private Condition stray(String tableName, String column, String other, String key) {
    return column(ROWS, column)
        .isNotNull()
        .and(
            DSL.notExists(
                DSL.selectOne()
                    .from(rows(other).as(name("o")))
                    .where(compared(other, "o", key).eq(compared(tableName, ROWS, column)))));
  }

  /** The same of rows that have a value in a column. */
  public List<List<Optional<Object>>> rowsWhere(
      String tableName, List<String> columns, String column, String value, int most) {
    List<Field<Object>> fields = columns.stream().map(c -> column(ROWS, c)).toList();
    return dsl()
        .select(fields)
        .from(rows(tableName).as(name(ROWS)))
        .where(compared(tableName, ROWS, column).eq(DSL.val((Object) value)))
        .limit(DSL.inline(most))
        .fetch(
            r -> fields.stream().map(f -> Optional.ofNullable(r.get(f)).map(Row::shown)).toList());
  }

  /** The different values of a column, at most so many. */
  public List<Object> distinct(String tableName, String column, int most) {
    Field<Object> value = compared(tableName, ROWS, column);
    return dsl()
        .selectDistinct(value)
        .from(rows(tableName).as(name(ROWS)))
        .where(value.isNotNull())
        .limit(DSL.inline(most))
        .fetch(value);
  }

  /** Whether any row of a table lacks a value in a column. */
  public boolean lacks(String tableName, String column) {
    return dsl()
        .fetchExists(
            DSL.selectOne()
                .from(rows(tableName).as(name(ROWS)))
                .where(column(ROWS, column).isNull()));
  }

  /** A value that stands in a column of more than one row. */
  public Optional<Object> twice(String tableName, String column) {
    Field<Object> value = compared(tableName, ROWS, column);
    return dsl()
        .select(value)
        .from(rows(tableName).as(name(ROWS)))
        .where(value.isNotNull())
        .groupBy(value)
        .having(DSL.count().gt(1))
        .limit(1)
        .fetchOptional(value);
  }

  /** Whether the column of any of the first rows holds a key of another table. */
  public boolean meets(String tableName, String column, String other, String key, int most) {
    org.jooq.Table<?> first =
        DSL.select(compared(tableName, ROWS, column).as(name(KEY)))
            .from(rows(tableName).as(name(ROWS)))
            .where(column(ROWS, column).isNotNull())
            .limit(DSL.inline(most))
            .asTable(name("firsts"));
    return dsl()
        .fetchExists(
            DSL.selectOne()
                .from(first)
                .join(rows(other).as(name(ROWS)))
                .on(compared(other, ROWS, key).eq(column("firsts", KEY))));
  }

  /** Whether columns hold nothing but what they are declared as. */
  public boolean isTyped() {
    return store.foreign().isPresent();
  }

  /** The name of what holds the tables. */
  public String database() {
    return database;
  }

  /** Whether a column is of text with other rules, which is compared as text. */
  public boolean isOfWords(Column column) {
    return column.folding() || store.dialect().isOfWords(column.type());
  }

  /** How the database writes a value of its own type; nothing: as text or a number. */
  public Optional<Encoding> encoding(Column column) {
    return store.dialect().encoding(column.type());
  }

  /** The same of one that holds just what is declared. */
  public Optional<Encoding> encoding(Column column, Type declared) {
    return store.dialect().encoding(column.type(), declared);
  }

  private DSLContext dsl() {
    return store.foreign().map(ForeignConnection::dsl).orElseGet(store::dsl);
  }

  private org.jooq.Table<Record> rows(String tableName) {
    return table(name(database, tableName));
  }

  private static Field<Object> column(String alias, String column) {
    return field(name(alias, column), Object.class);
  }

  /** The same where it is compared: text of another type as text. */
  private Field<Object> compared(String tableName, String alias, String column) {
    Field<Object> plain = column(alias, column);
    return wordsOf(tableName).contains(column.toLowerCase(Locale.ROOT))
        ? store.dialect().text(plain).coerce(Object.class)
        : plain;
  }

  private Set<String> wordsOf(String tableName) {
    if (words.isEmpty()) {
      for (Table table : tables()) {
        words.put(
            table.name().toLowerCase(Locale.ROOT),
            table.columns().stream()
                .filter(this::isOfWords)
                .map(c -> c.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet()));
      }
    }
    return words.getOrDefault(tableName.toLowerCase(Locale.ROOT), Set.of());
  }

  private static String text(Row row, int column) {
    return row.text(column).orElse("");
  }
}
