package dev.segue.compiler.format;

import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Declaration;
import dev.segue.compiler.syntax.DurationLiteral;
import dev.segue.compiler.syntax.Name;
import dev.segue.compiler.syntax.SchemaEntry;
import dev.segue.compiler.syntax.SchemaEntry.EventKind;
import dev.segue.compiler.syntax.SchemaEntry.Field;
import dev.segue.compiler.syntax.TypeSyntax;
import dev.segue.compiler.syntax.TypeSyntax.Resolution;
import dev.segue.compiler.syntax.TypeSyntax.Word;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The schema block: fields and kinds of events in columns. */
final class SchemaLayout {
  private final Page page;
  private final Written written;

  SchemaLayout(Page page, Written written) {
    this.page = page;
    this.written = written;
  }

  void entries(Declaration.Schema schema) {
    schema.entries().forEach(this::entry);
  }

  private void entry(SchemaEntry entry) {
    switch (entry) {
      case SchemaEntry.Contact e ->
          block("contact from " + table(e.table(), e.key()) + json(e.jsonColumn()), e, e.fields());
      case SchemaEntry.Account e ->
          block("account from " + table(e.table(), e.key()) + of(e.contactColumn()), e, e.fields());
      case SchemaEntry.Event e ->
          block(
              "event "
                  + written.name(e.name())
                  + " from "
                  + table(e.table(), e.key())
                  + of(e.contactColumn())
                  + at(e.atColumn(), e.resolution())
                  + json(e.jsonColumn())
                  + kept(e.kept()),
              e,
              e.fields());
      case SchemaEntry.Record e ->
          block(
              "record "
                  + written.name(e.name())
                  + " from "
                  + table(e.table(), e.key())
                  + of(e.contactColumn())
                  + json(e.jsonColumn()),
              e,
              e.fields());
      case SchemaEntry.Events e -> events(e);
      case SchemaEntry.Consent e ->
          page.row(
              "consent from "
                  + written.column(e.table())
                  + of(e.contactColumn())
                  + " topic "
                  + written.column(e.topicColumn())
                  + at(e.atColumn(), e.resolution())
                  + " status "
                  + written.column(e.statusColumn()),
              e.span());
      case SchemaEntry.Broken(var name, var span) -> page.row(written.asItStands(span), span);
    }
  }

  private String table(Name table, SchemaEntry.Key key) {
    return written.column(table)
        + " key "
        + written.column(key.column())
        + key.type().map(type -> " " + type(type)).orElse("");
  }

  private String of(Name contactColumn) {
    return " of contact by " + written.column(contactColumn);
  }

  private String at(Name column, Optional<Resolution> resolution) {
    return " at " + written.column(column) + in(resolution);
  }

  private static String in(Optional<Resolution> resolution) {
    return resolution.map(r -> " in " + r.name().toLowerCase(Locale.ROOT)).orElse("");
  }

  private String json(Optional<Name> column) {
    return column.map(c -> " properties " + written.column(c)).orElse("");
  }

  private static String kept(Optional<DurationLiteral> kept) {
    return kept.map(k -> " kept " + ValueText.duration(k)).orElse("");
  }

  private void events(SchemaEntry.Events events) {
    String head =
        "events from "
            + table(events.table(), events.key())
            + of(events.contactColumn())
            + at(events.atColumn(), events.resolution())
            + " type "
            + written.column(events.typeColumn())
            + json(events.jsonColumn())
            + kept(events.kept());
    Columns columns = Columns.of(events.kinds().stream().map(k -> written.name(k.name())).toList());
    page.head(head + " {", events.span());
    page.inside(() -> events.kinds().forEach(kind -> kind(kind, columns)));
    page.close("}", events.span());
  }

  private void kind(EventKind kind, Columns columns) {
    String name = written.name(kind.name());
    String type = kind.typeValue().map(t -> "from " + written.column(t) + " ").orElse("");
    String fields =
        kind.fields().stream().map(this::field).collect(Collectors.joining(", ", "{ ", " }"));
    String one = columns.padded(name) + type + (kind.fields().isEmpty() ? "{ }" : fields);
    if (!page.breaks(one, kind.span())) {
      page.row(one, kind.span());
    } else {
      block((name + " " + type).stripTrailing(), kind.span(), kind.fields());
    }
  }

  private void block(String head, SchemaEntry entry, List<Field> fields) {
    block(head, entry.span(), fields);
  }

  private void block(String head, Span whole, List<Field> fields) {
    if (fields.isEmpty() && !page.hasComment(whole)) {
      page.row(head + " { }", whole);
      return;
    }
    page.head(head + " {", whole);
    Columns columns =
        Columns.of(fields.stream().filter(f -> !f.own()).map(f -> written.name(f.name())).toList());
    page.inside(() -> fields.forEach(f -> page.row(field(f, columns), f.span())));
    page.close("}", whole);
  }

  private String field(Field field) {
    return field(field, Columns.of(List.of()));
  }

  private String field(Field field, Columns columns) {
    String name = written.name(field.name());
    String columnNames =
        field.columns().stream().map(written::column).collect(Collectors.joining(", "));
    return (field.own() ? "own " + name + " " : columns.padded(name))
        + type(field.type())
        + in(field.resolution())
        + (field.history() ? " with history" : "")
        + (columnNames.isEmpty() ? "" : " from " + columnNames);
  }

  String type(TypeSyntax type) {
    return switch (type) {
      case TypeSyntax.Plain(var word, var span) -> word(word);
      case TypeSyntax.Decimal(var precision, var scale, var span) ->
          precision
              .map(p -> "decimal(" + p + "," + scale.map(String::valueOf).orElse("0") + ")")
              .orElse("decimal");
      case TypeSyntax.ListOf(var element, var span) -> "list of " + type(element);
      case TypeSyntax.OneOf(var values, var span) ->
          values.stream().map(written::text).collect(Collectors.joining(", ", "one of (", ")"));
      case TypeSyntax.Broken(var span) -> written.asItStands(span);
    };
  }

  private static String word(Word word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
