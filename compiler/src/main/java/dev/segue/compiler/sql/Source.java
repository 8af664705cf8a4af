package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.partitionBy;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.type.Type;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.WindowSpecification;
import org.jooq.impl.DSL;

/** The source's tables and columns: what stands in them comes out in canonical storage. */
final class Source {
  /** No table of somebody's has such a column. */
  private static final String PLACE = "segue_place";

  private final SourceLayout layout;
  private final String zone;

  /** Those of whose rows each column is read once; the layout says so of them. */
  private final Map<String, ReadRows> read;

  /** The tables as they stand. */
  private final SourceLayout standing;

  Source(SourceLayout layout, String zone) {
    this(layout, zone, Map.of(), layout);
  }

  private Source(
      SourceLayout layout, String zone, Map<String, ReadRows> read, SourceLayout standing) {
    this.layout = layout;
    this.zone = zone;
    this.read = read;
    this.standing = standing;
  }

  /** The same, of whose contacts and events each column is read once, however many look at it. */
  Source readOnce(Schema schema) {
    Map<String, ReadRows> once = new HashMap<>();
    once.put(schema.contacts().table(), ReadRows.of(schema, this));
    schema.eventTables().forEach(t -> once.put(t.table(), ReadRows.of(t, this)));
    Map<String, SourceLayout.Table> tables = new HashMap<>(layout.tables());
    once.forEach((name, rows) -> tables.put(name, rows.layout(unique(name))));
    return new Source(new SourceLayout(layout.attached(), tables), zone, once, layout);
  }

  Table<Record> rows(String name) {
    ReadRows once = read.get(name);
    if (once != null) {
      return once.rows();
    }
    Table<Record> rows =
        layout.attached().map(a -> Names.tableOf(a, name)).orElseGet(() -> Names.tableOf(name));
    SourceLayout.Table table = table(name);
    return table.words().isEmpty() ? rows : withWords(rows, name, table);
  }

  /** Keys that are text of another type, an identifier or one of a list of words, as text. */
  private static Table<Record> withWords(
      Table<Record> rows, String name, SourceLayout.Table table) {
    Stream<Field<?>> words =
        table.words().stream()
            .map(
                w -> Answer.text(e -> e.text(Names.column(name, w, Object.class))).as(Names.of(w)));
    Stream<Field<?>> plain =
        table.plain().stream().map(column -> Names.column(name, column, Object.class));
    return Typed.rows(
        select(Stream.concat(words, plain).toList())
            .from(rows.as(Names.of(name)))
            .asTable(Names.of(name)));
  }

  Table<Record> rows(String name, String alias) {
    return rows(name).as(Names.of(alias));
  }

  /** The contacts under the name {@link ContactRows#ALIAS}, of each key one row. */
  Table<Record> distinct(Schema.Contacts contacts) {
    Table<Record> all = rows(contacts.table());
    if (unique(contacts.table())) {
      return all.as(Names.of(ContactRows.ALIAS));
    }
    Field<Object> key = Names.column(contacts.table(), contacts.key().column(), Object.class);
    return first(
        all.as(Names.of(contacts.table())), Logic.TRUE, partitionBy(key), ContactRows.ALIAS);
  }

  /** The first row of each group of a table, with all its columns. */
  static Table<Record> first(
      Table<?> rows, Condition where, WindowSpecification groups, String alias) {
    var numbered =
        select(DSL.asterisk(), rowNumber().over(groups).as(Names.of(PLACE)))
            .from(rows)
            .where(Logic.where(where))
            .asTable(Names.of(alias));
    return Typed.rows(
        select(DSL.asterisk())
            .from(numbered)
            .where(Names.column(alias, PLACE, Long.class).eq(inline(1L)))
            .asTable(Names.of(alias)));
  }

  /** No two rows of the table have the same key. */
  boolean unique(String name) {
    return table(name).uniqueKey();
  }

  /** Segue's own tables, in which events lie by contact and instant. */
  boolean isEmbedded() {
    return layout.attached().isEmpty();
  }

  /** A reference to a contact: in somebody's table it may be missing. */
  Condition present(Field<?> contact) {
    return layout.attached().isPresent() ? contact.isNotNull() : DSL.trueCondition();
  }

  /** The instant of an event or of a change of consent. */
  Field<Long> instant(String name, String alias, String column) {
    return Typed.whole(
        decoded(
            Names.column(alias, column, Object.class), table(name).column(column), Type.INSTANT));
  }

  /**
   * What holds of the instants from one on, said of the column as it stands where that is of the
   * engine's own type, so that what lies before need not be read.
   */
  Condition since(Schema.EventTable events, String alias, Instant first) {
    return read.containsKey(events.table())
            && table(standing, events.table()).column(events.atColumn()) == Encoding.INSTANT
        ? Answer.condition(e -> e.since(Names.column(alias, ReadRows.AT, Object.class), first))
        : Logic.TRUE;
  }

  /** The key of a row. */
  Field<Object> key(String alias, Schema.Key key) {
    Field<Object> column = Names.column(alias, key.column(), Object.class);
    return isEmbedded() || key.integer() ? column : Answer.any(e -> e.ordered(column));
  }

  /** A word that tells rows apart: the type of an event, a topic. */
  Field<String> label(String name, String alias, String column) {
    Field<String> plain = Names.column(alias, column, String.class);
    return table(name).column(column) == Encoding.TEXT ? Answer.text(e -> e.text(plain)) : plain;
  }

  /** Whether a change of consent says yes: 1 or 0. */
  Field<Long> truth(String name, String alias, String column) {
    return Typed.whole(
        decoded(Names.column(alias, column, Object.class), table(name).column(column), Type.TRUTH));
  }

  /** A contact's key, from another place, as it compares. */
  Field<Object> compared(Field<Object> key, Schema.Contacts contacts) {
    Schema.Field field = contacts.keyField();
    Encoding encoding = place(table(standing, contacts.table()), field).encoding();
    return Typed.any(decoded(key, encoding, field.type()));
  }

  private static SourceLayout.Place place(SourceLayout.Table table, Schema.Field field) {
    return Optional.ofNullable(table.fields().get(field))
        .orElseThrow(() -> new IllegalArgumentException("no place for " + field.name()));
  }

  /** A field of the row that the alias names. */
  Operand field(String name, String alias, Schema.Field field) {
    SourceLayout.Place place = place(table(name), field);
    Field<?> value = decoded(written(alias, place), place.encoding(), field.type());
    return operand(value, field.type());
  }

  /** Where a place lies, in degrees; NULL where nothing there can be read. */
  record Place(Field<Double> latitude, Field<Double> longitude) {}

  Place place(String alias, Schema.Storage.Coordinates columns) {
    return new Place(degrees(alias, columns.latitude()), degrees(alias, columns.longitude()));
  }

  private Field<Double> degrees(String alias, String column) {
    Field<Double> written = Names.column(alias, column, Double.class);
    return isEmbedded()
        ? written
        : Answer.real(e -> e.call(PlaceFunctions.DEGREES, Double.class, written));
  }

  /** What a stored value of a type is. */
  static Operand operand(Field<?> stored, Type type) {
    if (!Stored.isWhole(type) && type.isNumber()) {
      return new Operand.Exact(Typed.text(stored), false);
    }
    return type instanceof Type.Numeric(int precision, int scale)
        ? new Operand.Scaled(
            Typed.whole(stored),
            scale,
            BigInteger.TEN.pow(precision).subtract(BigInteger.ONE),
            false)
        : new Operand.Plain(stored, false);
  }

  private SourceLayout.Table table(String name) {
    return table(layout, name);
  }

  private static SourceLayout.Table table(SourceLayout layout, String name) {
    return Optional.ofNullable(layout.tables().get(name))
        .orElseThrow(() -> new IllegalArgumentException("no table " + name));
  }

  private static Field<?> written(String alias, SourceLayout.Place place) {
    Field<Object> column = Names.column(alias, place.column(), Object.class);
    if (place.path().isEmpty()) {
      return column;
    }
    return Answer.any(e -> e.inJson(column, place.path()));
  }

  private Field<?> decoded(Field<?> written, Encoding encoding, Type type) {
    return switch (encoding) {
      case CANONICAL -> written;
      case TEXT -> text(written, type);
      case NUMBER -> number(written, type);
      case BOOLEAN -> Answer.call(TextFunctions.BOOLEAN, written);
      case ISO ->
          type.equals(Type.DAY)
              ? Answer.call(TimeFunctions.DATE, written)
              : Answer.call(TimeFunctions.INSTANT, written, inline(zone));
      case SECONDS -> epoch(written, 1, type);
      case MILLISECONDS -> epoch(written, 1_000, type);
      case JSON_ARRAY -> array(written, ((Type.ListOf) type).element());
      case INSTANT, DAY, TRUTH, WHOLE, DECIMAL, FIXED -> OwnColumn.of(written, encoding, type);
      case LOCAL ->
          Answer.call(TimeFunctions.LOCAL, Answer.whole(e -> e.local(written)), inline(zone));
      case LIST -> array(Answer.any(e -> e.listText(written)), ((Type.ListOf) type).element());
    };
  }

  /** A column of somebody's may compare without case: here it never does. */
  private static Field<String> text(Field<?> written, Type type) {
    Field<String> text = Answer.text(e -> e.text(written));
    return switch (type) {
      case Type.Zone z -> Answer.textOf(TextFunctions.ZONE, written);
      case Type.OneOf(var values) -> new ListedText(text, List.copyOf(values));
      case Type.Text t -> text;
      case Type.Numeric t -> throw noText(type);
      case Type.Quotient t -> throw noText(type);
      case Type.Truth t -> throw noText(type);
      case Type.Day t -> throw noText(type);
      case Type.Instant t -> throw noText(type);
      case Type.Span t -> throw noText(type);
      case Type.Location t -> throw noText(type);
      case Type.ListOf t -> throw noText(type);
      case Type.Unknown t -> throw noText(type);
    };
  }

  private static IllegalArgumentException noText(Type type) {
    return new IllegalArgumentException("a column of text read as " + type.words());
  }

  private static Field<Long> number(Field<?> written, Type type) {
    Type.Numeric numeric = (Type.Numeric) type;
    return Answer.call(
        NumberFunctions.NUMBER, written, inline(numeric.precision()), inline(numeric.scale()));
  }

  private static Field<Long> epoch(Field<?> written, int perSecond, Type type) {
    Field<Long> instant = Answer.call(TimeFunctions.EPOCH, written, inline(perSecond));
    return type.equals(Type.DAY) ? Answer.call(TimeFunctions.DAY, instant, inline("UTC")) : instant;
  }

  /** The elements that can be read, in canonical storage. */
  private Field<String> array(Field<?> written, Type element) {
    Field<Object> list = Answer.any(e -> e.array(written));
    Field<Object> value = Names.column("j", "value", Object.class);
    Field<?> item = decoded(value, ofElement(element), element);
    return when(list.isNotNull(), Answer.text(e -> e.mapped(list, item)));
  }

  private static Encoding ofElement(Type element) {
    return switch (element) {
      case Type.Text t -> Encoding.TEXT;
      case Type.OneOf t -> Encoding.TEXT;
      case Type.Zone t -> Encoding.TEXT;
      case Type.Numeric t -> Encoding.NUMBER;
      case Type.Truth t -> Encoding.BOOLEAN;
      case Type.Day t -> Encoding.ISO;
      case Type.Instant t -> Encoding.ISO;
      case Type.Quotient t -> throw noElement(element);
      case Type.Span t -> throw noElement(element);
      case Type.Location t -> throw noElement(element);
      case Type.ListOf t -> throw noElement(element);
      case Type.Unknown t -> throw noElement(element);
    };
  }

  private static IllegalArgumentException noElement(Type type) {
    return new IllegalArgumentException("a list of " + type.words());
  }
}
