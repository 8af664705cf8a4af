package dev.segue.compiler.sql;

import dev.segue.compiler.ir.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the source's tables really stand in the database: where each field is and how it is written.
 *
 * @param attached the name of the attached database that holds them; nothing: beside Segue's own
 * @param tables by the table's name in the schema
 */
public record SourceLayout(Optional<String> attached, Map<String, Table> tables) {
  public SourceLayout {
    tables = Map.copyOf(tables);
  }

  /**
   * A table.
   *
   * @param uniqueKey no two rows have the same key: the database itself sees to it
   * @param fields where each declared field (and the key) stands; own attributes and coordinates
   *     have no place
   * @param columns how the instant of an event table, and the instant and status of the consent
   *     table, are written, by the column's name; what is not there is canonical
   * @param words the keys and references that are text of another type, and are read as text
   * @param plain the other columns that are read, where there are such
   */
  public record Table(
      boolean uniqueKey,
      Map<Schema.Field, Place> fields,
      Map<String, Encoding> columns,
      List<String> words,
      List<String> plain) {
    public Table {
      fields = Map.copyOf(fields);
      columns = Map.copyOf(columns);
      words = List.copyOf(words);
      plain = List.copyOf(plain);
    }

    /** Keys are what they are. */
    public Table(
        boolean uniqueKey, Map<Schema.Field, Place> fields, Map<String, Encoding> columns) {
      this(uniqueKey, fields, columns, List.of(), List.of());
    }

    Encoding column(String name) {
      return columns.getOrDefault(name, Encoding.CANONICAL);
    }
  }

  /** A column, or what stands under a path of keys in a JSON column. */
  public record Place(String column, List<String> path, Encoding encoding) {
    public Place {
      path = List.copyOf(path);
    }
  }

  /** Segue's own tables, as ingest fills them. */
  public static SourceLayout canonical(Schema schema) {
    Map<String, Table> tables = new HashMap<>();
    Schema.Contacts contacts = schema.contacts();
    tables.put(contacts.table(), canonical(with(contacts.keyField(), contacts.fields())));
    schema
        .accounts()
        .ifPresent(a -> tables.put(a.table(), canonical(with(a.keyField(), a.fields()))));
    for (Schema.EventTable events : schema.eventTables()) {
      tables.put(
          events.table(),
          canonical(events.kinds().stream().flatMap(k -> k.properties().stream()).toList()));
    }
    for (Schema.RecordTable records : schema.records()) {
      tables.put(records.table(), canonical(records.fields()));
    }
    schema.consent().ifPresent(c -> tables.put(c.table(), canonical(List.of())));
    return new SourceLayout(Optional.empty(), tables);
  }

  /** The key is a field too. */
  private static List<Schema.Field> with(Schema.Field key, List<Schema.Field> fields) {
    List<Schema.Field> all = new ArrayList<>(fields);
    all.add(key);
    return all;
  }

  private static Table canonical(List<Schema.Field> fields) {
    Map<Schema.Field, Place> places = new HashMap<>();
    for (Schema.Field field : fields) {
      canonicalColumn(field)
          .ifPresent(c -> places.put(field, new Place(c, List.of(), Encoding.CANONICAL)));
    }
    return new Table(true, places, Map.of());
  }

  /**
   * The column in which Segue's own table keeps a field: as declared, and for one inside JSON a
   * column named after the field. Own attributes and coordinates have none.
   */
  public static Optional<String> canonicalColumn(Schema.Field field) {
    return switch (field.storage()) {
      case Schema.Storage.Column(var column, var time) -> Optional.of(column);
      case Schema.Storage.Json json -> Optional.of(field.name());
      case Schema.Storage.Coordinates coordinates -> Optional.empty();
      case Schema.Storage.Own own -> Optional.empty();
    };
  }
}
