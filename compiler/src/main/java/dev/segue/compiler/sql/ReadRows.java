package dev.segue.compiler.sql;

import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.type.CaseFold;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * The rows of one of the source's tables with what stands in each column read already, in canonical
 * storage; keys, whose the rows are, and coordinates are as they stand.
 */
final class ReadRows {
  /** The instant as it stands. */
  static final String AT = "segue_at";

  private final String table;
  private final Source source;
  private final Map<String, Field<?>> columns = new LinkedHashMap<>();
  private final Map<Schema.Field, SourceLayout.Place> places = new HashMap<>();
  private final Set<String> names = new HashSet<>();

  private ReadRows(String table, Source source) {
    this.table = table;
    this.source = source;
  }

  static ReadRows of(Schema schema, Source source) {
    Schema.Contacts contacts = schema.contacts();
    ReadRows rows = new ReadRows(contacts.table(), source);
    rows.stands(contacts.key().column());
    schema.accounts().ifPresent(a -> rows.stands(a.contactColumn()));
    rows.read(Stream.concat(Stream.of(contacts.keyField()), contacts.fields().stream()).toList());
    return rows;
  }

  static ReadRows of(Schema.EventTable events, Source source) {
    ReadRows rows = new ReadRows(events.table(), source);
    rows.stands(events.key().column());
    rows.stands(events.contactColumn());
    String at = events.atColumn();
    rows.read(at, source.instant(events.table(), events.table(), at));
    rows.columns.put(AT, Names.column(events.table(), at, Object.class));
    events
        .typeColumn()
        .ifPresent(t -> rows.read(t, source.label(events.table(), events.table(), t)));
    rows.read(events.kinds().stream().flatMap(k -> k.properties().stream()).toList());
    return rows;
  }

  private void stands(String column) {
    if (names.add(CaseFold.of(column))) {
      columns.put(column, Names.column(table, column, Object.class));
    }
  }

  private void read(List<Schema.Field> fields) {
    for (Schema.Field field : fields) {
      if (field.storage() instanceof Schema.Storage.Coordinates c) {
        stands(c.latitude());
        stands(c.longitude());
      }
    }
    for (Schema.Field field : fields) {
      SourceLayout.canonicalColumn(field).ifPresent(called -> read(field, called));
    }
  }

  private void read(Schema.Field field, String called) {
    if (!places.containsKey(field)) {
      String name = read(called, MeasureSql.raw(source.field(table, table, field)));
      places.put(field, new SourceLayout.Place(name, List.of(), Encoding.CANONICAL));
    }
  }

  /** The name that the column gets, which is another where one is called so already. */
  private String read(String called, Field<?> value) {
    String name = called;
    for (int n = 2; !names.add(CaseFold.of(name)); n++) {
      name = called + "_" + n;
    }
    columns.put(name, value);
    return name;
  }

  /** How they stand. */
  SourceLayout.Table layout(boolean unique) {
    return new SourceLayout.Table(unique, places, Map.of());
  }

  /** Under the table's own name. */
  Table<Record> rows() {
    List<SelectField<?>> all = new ArrayList<>();
    columns.forEach((name, value) -> all.add(value.as(Names.of(name))));
    return Typed.rows(DSL.select(all).from(source.rows(table, table)).asTable(Names.of(table)));
  }
}
