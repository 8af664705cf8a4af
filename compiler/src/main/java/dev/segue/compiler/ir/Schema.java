package dev.segue.compiler.ir;

import dev.segue.compiler.type.Period;
import dev.segue.compiler.type.Type;
import java.util.List;
import java.util.Optional;

/**
 * What may be asked about: tables, their columns and what values mean. Names are unique where the
 * language says so.
 */
public record Schema(
    Contacts contacts,
    Optional<Accounts> accounts,
    List<EventTable> eventTables,
    List<RecordTable> records,
    Optional<Consent> consent) {
  public Schema {
    eventTables = List.copyOf(eventTables);
    records = List.copyOf(records);
  }

  /** The kinds of event of every table, in the order declared. */
  public List<EventKind> eventKinds() {
    return eventTables.stream().flatMap(t -> t.kinds().stream()).toList();
  }

  /** The table that holds a kind of event. */
  public EventTable tableOf(EventKind kind) {
    return eventTables.stream()
        .filter(t -> t.kinds().contains(kind))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no table holds " + kind.name()));
  }

  /**
   * {@code contact from contacts key id}.
   *
   * @param address the first attribute of type {@code email}: where a message by email goes
   */
  public record Contacts(
      String table,
      Key key,
      Optional<String> jsonColumn,
      List<Field> fields,
      Optional<Field> address) {
    public Contacts {
      fields = List.copyOf(fields);
    }

    /**
     * The key, which is an attribute by its column's name: not among the fields, and never missing.
     */
    public Field keyField() {
      return key.field();
    }

    /** Contacts who cannot be written to. */
    public Contacts(String table, Key key, Optional<String> jsonColumn, List<Field> fields) {
      this(table, key, jsonColumn, fields, Optional.empty());
    }

    /** The contact's one attribute of type time zone. */
    public Optional<Field> timeZone() {
      return fields.stream().filter(f -> f.type().equals(Type.ZONE)).findFirst();
    }
  }

  /**
   * {@code account from accounts key id of contact by account_id}; {@code contactColumn} is the
   * contact's column that holds the account's key.
   */
  public record Accounts(String table, Key key, String contactColumn, List<Field> fields) {
    public Accounts {
      fields = List.copyOf(fields);
    }

    /** The key, which is a field by its column's name: not among the fields. */
    public Field keyField() {
      return key.field();
    }
  }

  /**
   * A table of events; {@code typeColumn} is there where one table holds every kind.
   *
   * @param kept how long what happened stays in it, where that is said
   */
  public record EventTable(
      String table,
      Key key,
      String contactColumn,
      String atColumn,
      TimeEncoding atEncoding,
      Optional<String> typeColumn,
      Optional<String> jsonColumn,
      Optional<Period> kept,
      List<EventKind> kinds) {
    public EventTable {
      kinds = List.copyOf(kinds);
    }

    /** Events that are kept for ever. */
    public EventTable(
        String table,
        Key key,
        String contactColumn,
        String atColumn,
        TimeEncoding atEncoding,
        Optional<String> typeColumn,
        Optional<String> jsonColumn,
        List<EventKind> kinds) {
      this(
          table,
          key,
          contactColumn,
          atColumn,
          atEncoding,
          typeColumn,
          jsonColumn,
          Optional.empty(),
          kinds);
    }
  }

  /** A kind of event: its name in scripts, its value in the type column, its properties. */
  public record EventKind(String name, String typeValue, List<Field> properties) {
    public EventKind {
      properties = List.copyOf(properties);
    }

    public Optional<Field> property(String property) {
      return properties.stream().filter(p -> p.name().equals(property)).findFirst();
    }
  }

  /** Rows of a contact that have no time. */
  public record RecordTable(
      String name,
      String table,
      Key key,
      String contactColumn,
      Optional<String> jsonColumn,
      List<Field> fields) {
    public RecordTable {
      fields = List.copyOf(fields);
    }
  }

  /** Where consent stands besides what Segue recorded itself. */
  public record Consent(
      String table,
      String contactColumn,
      String topicColumn,
      String atColumn,
      TimeEncoding atEncoding,
      String statusColumn) {}

  /** The key column of a table; {@code integer} where it was declared so, else text. */
  public record Key(String column, boolean integer) {
    Field field() {
      return new Field(
          column,
          integer ? Type.INTEGER : Type.TEXT,
          new Storage.Column(column, TimeEncoding.NATURAL),
          false);
    }
  }

  /** An attribute, account field, property or record field. */
  public record Field(String name, Type type, Storage storage, boolean history) {}

  /** Where a field's value stands. */
  public sealed interface Storage {
    /** In a column of its table; {@code time} says how an instant or date stands in it. */
    record Column(String column, TimeEncoding time) implements Storage {}

    /** In the table's JSON column, under a path of keys. */
    record Json(List<String> path, TimeEncoding time) implements Storage {
      public Json {
        path = List.copyOf(path);
      }
    }

    /** A location in two columns, in degrees. */
    record Coordinates(String latitude, String longitude) implements Storage {}

    /** Kept by Segue itself: what {@code set} writes. */
    record Own() implements Storage {}
  }

  /** How an instant or a date is written in a column. */
  public enum TimeEncoding {
    /** As the engine's own type or ISO 8601 text. */
    NATURAL,
    /** A number of seconds since 1970-01-01T00:00Z. */
    SECONDS,
    /** A number of milliseconds since 1970-01-01T00:00Z. */
    MILLISECONDS
  }
}
