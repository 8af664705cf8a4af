package dev.segue.runtime.store;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.sql.SqlText;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.CreateTableElementListStep;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Makes the tables of the embedded source and lets them grow with the schema. */
final class SourceTables {
  private static final Table<Record> COLUMN = table(name("segue_column"));
  private static final Table<Record> FILE = table(name("segue_file"));
  private static final Field<String> SOURCE = field(name("source"), String.class);
  private static final Field<String> NAME = field(name("name"), String.class);
  private static final Field<String> TYPE = field(name("type"), String.class);
  private static final Field<Long> GROWN = field(name("grown"), Long.class);

  private final Store store;

  SourceTables(Store store) {
    this.store = store;
  }

  /** Whether all of them are there as declared. */
  boolean stand(List<EmbeddedTable> tables) {
    return tables.stream()
        .allMatch(
            table -> {
              Map<String, String> known = known(table);
              return table.columns().stream().allMatch(c -> c.words().equals(known.get(c.name())))
                  && isIndexed(table);
            });
  }

  private boolean isIndexed(EmbeddedTable table) {
    return table.index().isEmpty()
        || store.engine().hasIndex(store, Objects.requireNonNull(indexName(table).last()));
  }

  private Map<String, String> known(EmbeddedTable table) {
    return store
        .dsl()
        .select(NAME, TYPE)
        .from(COLUMN)
        .where(SOURCE.eq(table.name()))
        .fetchMap(NAME, TYPE);
  }

  void prepare(List<EmbeddedTable> tables) {
    for (EmbeddedTable table : tables) {
      Map<String, String> known = known(table);
      if (known.isEmpty()) {
        create(table);
      } else {
        grow(table, known);
      }
      index(table);
    }
  }

  /** The columns that came after their table was made: rows read before lack them. */
  Set<String> grown(String table) {
    return new HashSet<>(
        store.list(
            new SqlText(
                "select name from segue_column where source = ? and grown = 1", List.of(table)),
            row -> row.text(0).orElseThrow()));
  }

  void dropAll() {
    for (String table : store.dsl().selectDistinct(SOURCE).from(COLUMN).fetch(SOURCE)) {
      store.dsl().dropTable(name(table)).execute();
    }
    store.dsl().deleteFrom(COLUMN).execute();
    store.dsl().deleteFrom(FILE).execute();
  }

  private void create(EmbeddedTable table) {
    CreateTableElementListStep create = store.dsl().createTable(name(table.name()));
    for (EmbeddedTable.Column column : table.columns()) {
      boolean required =
          table.primaryKey().contains(column.name())
              || table.uniqueKey().filter(column.name()::equals).isPresent();
      create =
          create.column(
              field(name(column.name()), store.engine().type(column.kind()).nullable(!required)));
    }
    String[] key = table.primaryKey().toArray(String[]::new);
    String sql = create.constraint(DSL.primaryKey(key)).getSQL();
    // jOOQ has no word for what follows
    store.execute(sql + " " + store.engine().ending(true));
    table
        .uniqueKey()
        .ifPresent(
            column ->
                store
                    .dsl()
                    .createUniqueIndex(name(table.name() + "_" + column))
                    .on(name(table.name()), name(column))
                    .execute());
    table.columns().forEach(c -> remember(table, c, 0));
  }

  /** What only questions need is there once all rows are. */
  private void index(EmbeddedTable table) {
    if (!table.index().isEmpty()) {
      store
          .dsl()
          .createIndexIfNotExists(indexName(table))
          .on(
              table(name(table.name())),
              table.index().stream().<OrderField<?>>map(c -> field(name(c))).toList())
          .execute();
    }
  }

  /** The events of each kind by when they happened: what came lately is found without the rest. */
  void indexByTime(Schema.EventTable events) {
    List<String> columns =
        Stream.concat(events.typeColumn().stream(), Stream.of(events.atColumn())).toList();
    index(events.table(), columns);
  }

  /** Contacts by their account. */
  void indexByAccount(Schema.Contacts contacts, Schema.Accounts accounts) {
    index(contacts.table(), List.of(accounts.contactColumn()));
  }

  private void index(String of, List<String> columns) {
    Name index = name(of + "_" + String.join("_", columns));
    if (!store.engine().hasIndex(store, Objects.requireNonNull(index.last()))) {
      store
          .dsl()
          .createIndexIfNotExists(index)
          .on(table(name(of)), columns.stream().<OrderField<?>>map(c -> field(name(c))).toList())
          .execute();
    }
  }

  /** A table without rows is filled faster without the index that only questions need. */
  void unindexIfEmpty(EmbeddedTable table) {
    boolean filled = store.dsl().fetchExists(DSL.selectOne().from(table(name(table.name()))));
    if (!filled && !table.index().isEmpty()) {
      store.dsl().dropIndexIfExists(indexName(table)).execute();
    }
  }

  private static Name indexName(EmbeddedTable table) {
    return name(table.name() + "_" + String.join("_", table.index()));
  }

  private void grow(EmbeddedTable table, Map<String, String> known) {
    boolean grown = false;
    for (EmbeddedTable.Column column : table.columns()) {
      String before = known.get(column.name());
      if (before == null) {
        store
            .dsl()
            .alterTable(name(table.name()))
            .addColumn(field(name(column.name()), store.engine().type(column.kind())))
            .execute();
        remember(table, column, 1);
        grown = true;
      } else if (!before.equals(column.words())) {
        throw new StoreFailure(
            "column '" + column.name() + "' of table '" + table.name() + "'",
            "it was read as " + before + " and is declared " + column.words() + " now",
            "'segue ingest --rebuild' reads every file again; or declare it as before");
      }
    }
    if (grown) {
      // the files may hold the new column: they are read again
      store.dsl().deleteFrom(FILE).where(SOURCE.eq(table.name())).execute();
    }
  }

  private void remember(EmbeddedTable table, EmbeddedTable.Column column, long grown) {
    store
        .dsl()
        .insertInto(COLUMN, SOURCE, NAME, TYPE, GROWN)
        .values(table.name(), column.name(), column.words(), grown)
        .execute();
  }

  static Map<String, EmbeddedTable> byName(List<EmbeddedTable> tables) {
    return tables.stream().collect(Collectors.toMap(EmbeddedTable::name, t -> t));
  }
}
