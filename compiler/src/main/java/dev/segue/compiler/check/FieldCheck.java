package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.syntax.Name;
import dev.segue.compiler.syntax.SchemaEntry;
import dev.segue.compiler.syntax.TypeSyntax;
import dev.segue.compiler.type.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a table of the schema, with where each stands: {@code amount decimal(12,2) from
 * total_amount}.
 *
 * @param json whether the table has a JSON column, in which its fields then stand
 * @param ofContact whether they are the contact's own: only those may be kept by Segue, or keep
 *     their history
 */
record FieldCheck(Findings findings, String table, boolean json, boolean ofContact) {

  /** The fields by name, in the order declared; of two with one name the first. */
  List<Schema.Field> fields(List<SchemaEntry.Field> written) {
    Map<String, SchemaEntry.Field> first = new LinkedHashMap<>();
    List<Schema.Field> fields = new ArrayList<>();
    for (SchemaEntry.Field field : written) {
      SchemaEntry.Field there = first.putIfAbsent(field.name().text(), field);
      if (there == null) {
        fields.add(field(field));
      } else {
        findings.add(
            Diagnostic.of(Code.FIELD_TWICE, field.name().span(), field.name().text(), table)
                .related(there.name().span(), "first declared here"));
      }
    }
    return fields;
  }

  private Schema.Field field(SchemaEntry.Field written) {
    Type type = new TypeCheck(findings).field(written.type());
    if (written.own() && !ofContact) {
      wrong(written, "only attributes of the contact can be Segue's own");
    }
    if (written.history() && (!ofContact || written.own())) {
      wrong(written, "only attributes read from the contact's table have a history");
    }
    if (written.history() && type.equals(Type.LOCATION)) {
      wrong(written, "a location has no history");
    }
    Schema.Storage storage =
        written.own()
            ? own(written)
            : type.equals(Type.LOCATION) ? place(written) : column(written, type);
    return new Schema.Field(written.name().text(), type, storage, written.history());
  }

  private Schema.Storage own(SchemaEntry.Field written) {
    if (!written.columns().isEmpty()) {
      wrong(written, "what Segue keeps itself comes from no column");
    }
    return new Schema.Storage.Own();
  }

  private Schema.Storage place(SchemaEntry.Field written) {
    if (written.columns().size() != 2) {
      findings.add(
          Diagnostic.of(Code.FIELD, written.span(), "a location comes from two columns")
              .hint("write " + written.name().text() + " location from latitude, longitude"));
      return new Schema.Storage.Own();
    }
    return new Schema.Storage.Coordinates(
        written.columns().getFirst().text(), written.columns().getLast().text());
  }

  private Schema.Storage column(SchemaEntry.Field written, Type type) {
    Schema.TimeEncoding time = time(written, type);
    String column =
        written.columns().stream().findFirst().map(Name::text).orElse(written.name().text());
    return json
        ? new Schema.Storage.Json(List.of(column.split("\\.", -1)), time)
        : new Schema.Storage.Column(column, time);
  }

  private Schema.TimeEncoding time(SchemaEntry.Field written, Type type) {
    boolean isTime =
        type.equals(Type.DAY) || type.equals(Type.INSTANT) || type.equals(Type.UNKNOWN);
    if (written.resolution().isPresent() && !isTime) {
      wrong(written, "only dates and timestamps are written in seconds or milliseconds");
    }
    return time(written.resolution());
  }

  static Schema.TimeEncoding time(Optional<TypeSyntax.Resolution> resolution) {
    return resolution
        .map(
            r ->
                switch (r) {
                  case SECONDS -> Schema.TimeEncoding.SECONDS;
                  case MILLISECONDS -> Schema.TimeEncoding.MILLISECONDS;
                })
        .orElse(Schema.TimeEncoding.NATURAL);
  }

  private void wrong(SchemaEntry.Field written, String why) {
    findings.add(Diagnostic.of(Code.FIELD, written.span(), why));
  }
}
