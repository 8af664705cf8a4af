package dev.segue.compiler.parse;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.diag.Suggestion;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.DurationLiteral;
import dev.segue.compiler.syntax.Name;
import dev.segue.compiler.syntax.SchemaEntry;
import dev.segue.compiler.syntax.SchemaEntry.EventKind;
import dev.segue.compiler.syntax.SchemaEntry.Field;
import dev.segue.compiler.syntax.TypeSyntax;
import dev.segue.compiler.syntax.TypeSyntax.Resolution;
import dev.segue.compiler.syntax.TypeSyntax.Word;
import dev.segue.grammar.SegueParser;
import dev.segue.grammar.SegueParser.AccountEntryContext;
import dev.segue.grammar.SegueParser.ConsentEntryContext;
import dev.segue.grammar.SegueParser.ContactEntryContext;
import dev.segue.grammar.SegueParser.DecimalTypeContext;
import dev.segue.grammar.SegueParser.ElementTypeContext;
import dev.segue.grammar.SegueParser.EventEntryContext;
import dev.segue.grammar.SegueParser.EventKindContext;
import dev.segue.grammar.SegueParser.EventsEntryContext;
import dev.segue.grammar.SegueParser.FieldBlockContext;
import dev.segue.grammar.SegueParser.FieldContext;
import dev.segue.grammar.SegueParser.JsonColumnContext;
import dev.segue.grammar.SegueParser.KeptContext;
import dev.segue.grammar.SegueParser.KeyContext;
import dev.segue.grammar.SegueParser.OtherTypeContext;
import dev.segue.grammar.SegueParser.PlaceFieldContext;
import dev.segue.grammar.SegueParser.RecordEntryContext;
import dev.segue.grammar.SegueParser.ResolutionContext;
import dev.segue.grammar.SegueParser.SchemaEntryContext;
import dev.segue.grammar.SegueParser.TypeContext;
import dev.segue.grammar.SegueParser.ValueFieldContext;
import dev.segue.grammar.SegueParser.WordContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** The schema block. */
final class Schemas {
  private static final List<String> TYPES =
      List.of(
          "text",
          "email",
          "integer",
          "decimal",
          "boolean",
          "date",
          "timestamp",
          "time zone",
          "location");

  private final Reading reading;
  private final Trees trees;
  private final Rows rows;

  Schemas(Reading reading, Trees trees, Rows rows) {
    this.reading = reading;
    this.trees = trees;
    this.rows = rows;
  }

  List<SchemaEntry> entries(SegueParser.@Nullable SchemaEntriesContext c) {
    return c == null ? List.of() : rows.all(c.schemaEntry(), this::entry);
  }

  /** An entry whose head was read is an entry, whatever slips its fields have. */
  private SchemaEntry entry(SchemaEntryContext c) {
    Span span = reading.at(c);
    if (c.exception != null) {
      return new SchemaEntry.Broken(declared(c), span);
    }
    return switch (c) {
      case ContactEntryContext e ->
          new SchemaEntry.Contact(
              trees.names.table(e.table()),
              key(e.key()),
              json(e.jsonColumn()),
              fields(e.fieldBlock()),
              span);
      case AccountEntryContext e ->
          new SchemaEntry.Account(
              trees.names.table(e.table()),
              key(e.key()),
              trees.names.column(e.ofContact().column()),
              fields(e.fieldBlock()),
              span);
      case EventEntryContext e ->
          new SchemaEntry.Event(
              trees.names.name(e.word()),
              trees.names.table(e.table()),
              key(e.key()),
              trees.names.column(e.ofContact().column()),
              trees.names.column(e.column()),
              resolution(e.resolution()),
              json(e.jsonColumn()),
              kept(e.kept()),
              fields(e.fieldBlock()),
              span);
      case EventsEntryContext e ->
          new SchemaEntry.Events(
              trees.names.table(e.table()),
              key(e.key()),
              trees.names.column(e.ofContact().column()),
              trees.names.column(e.column(0)),
              resolution(e.resolution()),
              trees.names.column(e.column(1)),
              json(e.jsonColumn()),
              kept(e.kept()),
              rows.some(e.eventKinds().eventKind(), this::kind),
              span);
      case RecordEntryContext e ->
          new SchemaEntry.Record(
              trees.names.name(e.word()),
              trees.names.table(e.table()),
              key(e.key()),
              trees.names.column(e.ofContact().column()),
              json(e.jsonColumn()),
              fields(e.fieldBlock()),
              span);
      case ConsentEntryContext e ->
          new SchemaEntry.Consent(
              trees.names.table(e.table()),
              trees.names.column(e.ofContact().column()),
              trees.names.column(e.column(0)),
              trees.names.column(e.column(1)),
              resolution(e.resolution()),
              trees.names.column(e.column(2)),
              span);
      default -> throw new IllegalStateException("schema entry " + c.getText());
    };
  }

  private Optional<Name> declared(SchemaEntryContext c) {
    Optional<WordContext> word =
        switch (c) {
          case EventEntryContext e -> Optional.ofNullable(e.word());
          case RecordEntryContext e -> Optional.ofNullable(e.word());
          default -> Optional.empty();
        };
    return word.filter(w -> w.exception == null).map(trees.names::name);
  }

  /** A kind of event whose properties could not be read has none. */
  private Optional<EventKind> kind(EventKindContext c) {
    Optional<Name> type =
        Optional.ofNullable(c.column())
            .filter(column -> column.exception == null)
            .map(trees.names::column);
    return rows.name(c, 0)
        .map(name -> new EventKind(name, type, fields(c.fieldBlock()), reading.at(c)));
  }

  private SchemaEntry.Key key(KeyContext c) {
    return new SchemaEntry.Key(
        trees.names.column(c.column()),
        Optional.ofNullable(c.type()).map(this::type),
        reading.at(c));
  }

  private Optional<Name> json(@Nullable JsonColumnContext c) {
    return Optional.ofNullable(c).map(json -> trees.names.column(json.column()));
  }

  private Optional<DurationLiteral> kept(@Nullable KeptContext c) {
    return Optional.ofNullable(c).map(kept -> trees.values.duration(kept.duration()));
  }

  private List<Field> fields(@Nullable FieldBlockContext c) {
    return c == null || c.fields() == null ? List.of() : rows.some(c.fields().field(), this::field);
  }

  private Optional<Field> field(FieldContext c) {
    return c.exception == null ? Optional.of(readField(c)) : brokenField(c);
  }

  private Field readField(FieldContext c) {
    return switch (c) {
      case PlaceFieldContext f ->
          new Field(
              trees.names.name(f.name()),
              new TypeSyntax.Plain(Word.LOCATION, reading.at(f.LOCATION().getSymbol())),
              f.ROW_OWN() != null,
              false,
              f.column().stream().map(trees.names::column).toList(),
              Optional.empty(),
              reading.at(f));
      case ValueFieldContext f ->
          new Field(
              trees.names.name(f.name()),
              type(f.type()),
              f.ROW_OWN() != null,
              f.HISTORY() != null,
              f.column() == null ? List.of() : List.of(trees.names.column(f.column())),
              f.resolution().stream().findFirst().flatMap(this::resolution),
              reading.at(f));
      default -> throw new IllegalStateException("field " + c.getText());
    };
  }

  /** Its name is known, so that nobody who uses it is told that there is none. */
  private Optional<Field> brokenField(FieldContext c) {
    boolean own = c.getStart().getType() == SegueParser.ROW_OWN;
    Span span = reading.at(c);
    TypeSyntax type = new TypeSyntax.Broken(span);
    return rows.name(c, own ? 1 : 0)
        .map(name -> new Field(name, type, own, false, List.of(), Optional.empty(), span));
  }

  private Optional<Resolution> resolution(@Nullable ResolutionContext c) {
    return Optional.ofNullable(c)
        .map(r -> r.SECOND() != null ? Resolution.SECONDS : Resolution.MILLISECONDS);
  }

  TypeSyntax type(TypeContext c) {
    TypeSyntax type = element(c.elementType());
    List<TerminalNode> lists = new ArrayList<>(c.LIST());
    for (TerminalNode list : lists.reversed()) {
      type = new TypeSyntax.ListOf(type, reading.places().between(list.getSymbol(), c.getStop()));
    }
    return type;
  }

  private TypeSyntax element(ElementTypeContext c) {
    Span span = reading.at(c);
    return switch (c) {
      case SegueParser.PlainTypeContext t ->
          new TypeSyntax.Plain(plain(t.getStart().getType()), span);
      case SegueParser.ZoneTypeContext unused -> new TypeSyntax.Plain(Word.TIME_ZONE, span);
      case DecimalTypeContext t ->
          new TypeSyntax.Decimal(
              t.NUMBER().stream().findFirst().map(trees.values::number),
              t.NUMBER().stream().skip(1).findFirst().map(trees.values::number),
              span);
      case SegueParser.ChoiceTypeContext t ->
          new TypeSyntax.OneOf(t.text().stream().map(trees.texts::text).toList(), span);
      case OtherTypeContext t -> other(t, span);
      default -> throw new IllegalStateException("type " + c.getText());
    };
  }

  private static boolean isOfParameter(ParserRuleContext type) {
    ParserRuleContext rule = type;
    while (rule.getParent() != null) {
      if (rule instanceof SegueParser.ParameterContext) {
        return true;
      }
      rule = rule.getParent();
    }
    return false;
  }

  private TypeSyntax other(OtherTypeContext c, Span span) {
    String word = c.getText();
    if (word.equals("duration") || word.equals("number")) {
      return new TypeSyntax.Plain(word.equals("number") ? Word.NUMBER : Word.DURATION, span);
    }
    List<String> near = Suggestion.nearest(word, TYPES);
    Diagnostic unknown = Diagnostic.of(Code.UNKNOWN_TYPE, span, word);
    reading.report(
        near.isEmpty()
            ? unknown.hint(
                isOfParameter(c)
                    ? "a parameter is its name and its type, as in 'least number': duration,"
                        + " number, text, date, or a list of one of these"
                    : "types are " + String.join(", ", TYPES) + ", 'list of ..', 'one of (..)'")
            : unknown.hint("did you mean '" + near.getFirst() + "'?"));
    return new TypeSyntax.Broken(span);
  }

  private static Word plain(int token) {
    return switch (token) {
      case SegueParser.TEXT -> Word.TEXT;
      case SegueParser.EMAIL -> Word.EMAIL;
      case SegueParser.INTEGER -> Word.INTEGER;
      case SegueParser.BOOLEAN -> Word.BOOLEAN;
      case SegueParser.DATE -> Word.DATE;
      case SegueParser.TIMESTAMP -> Word.TIMESTAMP;
      case SegueParser.LOCATION -> Word.LOCATION;
      default -> throw new IllegalStateException("type token " + token);
    };
  }
}
