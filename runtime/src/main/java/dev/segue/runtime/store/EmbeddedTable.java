package dev.segue.runtime.store;

import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.type.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table of the embedded source: its columns in canonical storage, as the schema declares them.
 *
 * @param primaryKey the columns by which rows lie together
 * @param uniqueKey a column no two rows share, where the primary key does not begin with it
 * @param index the columns of one more index; nothing: none is needed
 */
public record EmbeddedTable(
    String name,
    List<Column> columns,
    List<String> primaryKey,
    Optional<String> uniqueKey,
    List<String> index) {
  public EmbeddedTable {
    columns = List.copyOf(columns);
    primaryKey = List.copyOf(primaryKey);
    index = List.copyOf(index);
  }

  /**
   * A column; {@code words} is its declared type: {@code decimal(12,2)}, {@code key}, {@code json}.
   */
  public record Column(String name, Kind kind, String words) {}

  /** How SQLite stores a column's values. */
  public enum Kind {
    TEXT,
    INTEGER,
    REAL
  }

  /** The column of when a row happened, where rows have one. */
  Optional<String> time() {
    return uniqueKey.isPresent() && primaryKey.size() > 2
        ? Optional.of(primaryKey.get(1))
        : Optional.empty();
  }

  /** Every table of the schema, in the order declared. */
  public static List<EmbeddedTable> of(Schema schema) {
    List<EmbeddedTable> tables = new ArrayList<>();
    tables.add(contacts(schema));
    schema.accounts().ifPresent(a -> tables.add(accounts(a)));
    schema.eventTables().forEach(e -> tables.add(events(schema, e)));
    schema.records().forEach(r -> tables.add(records(schema, r)));
    schema.consent().ifPresent(c -> tables.add(consent(schema, c)));
    tables.forEach(t -> nameOfItsOwn(t.name(), tables));
    return tables;
  }

  /** In Segue's own file, beside Segue's own tables, where names do not differ by case alone. */
  private static void nameOfItsOwn(String table, List<EmbeddedTable> all) {
    for (EmbeddedTable other : all) {
      if (small(other.name()).equals(small(table)) && !other.name().equals(table)) {
        throw new StoreFailure(
            "table '" + table + "'",
            "there is also a table '"
                + other.name()
                + "', and the database does not tell them apart",
            "give one of the two another name");
      }
    }
    if (small(table).startsWith("segue_") || small(table).startsWith("sqlite_")) {
      throw new StoreFailure(
          "table '" + table + "'",
          "names that begin so are kept for the database's own tables",
          "give the table another name");
    }
  }

  private static EmbeddedTable contacts(Schema schema) {
    Schema.Contacts contacts = schema.contacts();
    Columns columns = new Columns(contacts.table());
    columns.key(contacts.key());
    schema.accounts().ifPresent(a -> columns.reference(a.contactColumn(), a.key()));
    contacts.jsonColumn().ifPresent(columns::json);
    contacts.fields().forEach(columns::field);
    return columns.table(List.of(contacts.key().column()), Optional.empty());
  }

  private static EmbeddedTable accounts(Schema.Accounts accounts) {
    Columns columns = new Columns(accounts.table());
    columns.key(accounts.key());
    accounts.fields().forEach(columns::field);
    return columns.table(List.of(accounts.key().column()), Optional.empty());
  }

  private static EmbeddedTable events(Schema schema, Schema.EventTable events) {
    Columns columns = new Columns(events.table());
    columns.reference(events.contactColumn(), schema.contacts().key());
    columns.add(events.atColumn(), Kind.INTEGER, "timestamp");
    columns.key(events.key());
    events.typeColumn().ifPresent(t -> columns.add(t, Kind.TEXT, "text"));
    events.jsonColumn().ifPresent(columns::json);
    events.kinds().forEach(k -> k.properties().forEach(columns::field));
    return columns.table(
        List.of(events.contactColumn(), events.atColumn(), events.key().column()),
        Optional.of(events.key().column()),
        // the events of one kind, grouped by contact: what most conditions ask for
        events
            .typeColumn()
            .map(type -> List.of(type, events.contactColumn(), events.atColumn()))
            .orElse(List.of()));
  }

  private static EmbeddedTable records(Schema schema, Schema.RecordTable records) {
    Columns columns = new Columns(records.table());
    columns.reference(records.contactColumn(), schema.contacts().key());
    columns.key(records.key());
    records.jsonColumn().ifPresent(columns::json);
    records.fields().forEach(columns::field);
    return columns.table(
        List.of(records.contactColumn(), records.key().column()),
        Optional.of(records.key().column()));
  }

  private static EmbeddedTable consent(Schema schema, Schema.Consent consent) {
    Columns columns = new Columns(consent.table());
    columns.reference(consent.contactColumn(), schema.contacts().key());
    columns.add(consent.topicColumn(), Kind.TEXT, "text");
    columns.add(consent.atColumn(), Kind.INTEGER, "timestamp");
    columns.add(consent.statusColumn(), Kind.INTEGER, "boolean");
    return columns.table(
        List.of(
            consent.contactColumn(),
            consent.topicColumn(),
            consent.atColumn(),
            consent.statusColumn()),
        Optional.empty());
  }

  /**
   * SQLite does not tell names apart by the case of A to Z, and by that of other letters it does.
   */
  private static String small(String name) {
    StringBuilder small = new StringBuilder(name);
    for (int i = 0; i < small.length(); i++) {
      char c = small.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        small.setCharAt(i, (char) (c + ('a' - 'A')));
      }
    }
    return small.toString();
  }

  /** The columns of a table while they are collected; one declared twice must be of one type. */
  private static final class Columns {
    private final String table;
    private final Map<String, Column> columns = new LinkedHashMap<>();

    Columns(String table) {
      this.table = table;
    }

    void key(Schema.Key key) {
      reference(key.column(), key);
    }

    void reference(String column, Schema.Key key) {
      add(column, key.integer() ? Kind.INTEGER : Kind.TEXT, key.integer() ? "integer" : "text");
    }

    void json(String column) {
      add(column, Kind.TEXT, "text");
    }

    void field(Schema.Field field) {
      switch (field.storage()) {
        case Schema.Storage.Column(var column, var time) -> typed(column, field.type());
        case Schema.Storage.Json json -> typed(field.name(), field.type());
        case Schema.Storage.Coordinates(var latitude, var longitude) -> {
          add(latitude, Kind.REAL, "degrees");
          add(longitude, Kind.REAL, "degrees");
        }
        case Schema.Storage.Own own -> {}
      }
    }

    private void typed(String column, Type type) {
      add(column, kind(type), type.words());
    }

    void add(String column, Kind kind, String words) {
      Column added = new Column(column, kind, words);
      oneOfAName(column);
      Column there = columns.putIfAbsent(column, added);
      // kinds of event may name different sets of values for one column: each is read by its own
      boolean fits =
          there == null
              || there.words().equals(words)
              || (there.kind() == Kind.TEXT
                  && kind == Kind.TEXT
                  && !listed(there)
                  && !listed(added));
      if (!fits) {
        throw new StoreFailure(
            "column '" + column + "' of table '" + table + "'",
            "the schema declares it both " + there.words() + " and " + words,
            "give one of the two a column of its own: NAME TYPE from OTHER_COLUMN");
      }
    }

    private void oneOfAName(String column) {
      for (String other : columns.keySet()) {
        if (small(other).equals(small(column)) && !other.equals(column)) {
          throw new StoreFailure(
              "column '" + column + "' of table '" + table + "'",
              "there is also a column '" + other + "', and the database does not tell them apart",
              "give one of the two a column of its own: NAME TYPE from OTHER_COLUMN");
        }
      }
    }

    private static boolean listed(Column column) {
      return column.words().startsWith("list of");
    }

    EmbeddedTable table(List<String> primaryKey, Optional<String> uniqueKey) {
      return table(primaryKey, uniqueKey, List.of());
    }

    EmbeddedTable table(List<String> primaryKey, Optional<String> uniqueKey, List<String> index) {
      return new EmbeddedTable(table, List.copyOf(columns.values()), primaryKey, uniqueKey, index);
    }
  }

  private static Kind kind(Type type) {
    return switch (type) {
      case Type.Text t -> Kind.TEXT;
      case Type.OneOf t -> Kind.TEXT;
      case Type.Zone t -> Kind.TEXT;
      case Type.ListOf t -> Kind.TEXT;
      case Type.Numeric t -> Kind.INTEGER;
      case Type.Truth t -> Kind.INTEGER;
      case Type.Day t -> Kind.INTEGER;
      case Type.Instant t -> Kind.INTEGER;
      case Type.Span t -> throw notStored(type);
      case Type.Quotient t -> throw notStored(type);
      case Type.Location t -> throw notStored(type);
      case Type.Unknown t -> throw notStored(type);
    };
  }

  private static IllegalStateException notStored(Type type) {
    return new IllegalStateException("no column holds a " + type.words());
  }
}
