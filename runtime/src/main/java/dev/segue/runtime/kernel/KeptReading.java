package dev.segue.runtime.kernel;

import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.sql.EventReading;
import dev.segue.runtime.store.WordLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A reading as a text, a line for each column of contacts and for each kind of event. */
final class KeptReading {
  private static final String ATTRIBUTE = "attribute";
  private static final String ACCOUNT = "account";
  private static final String EVENT = "event";

  private KeptReading() {}

  static String text(Reading reading) {
    List<String> lines = new ArrayList<>();
    reading.contacts().forEach(e -> lines.add(WordLine.of(named(e).stream())));
    for (EventReading table : reading.tables()) {
      for (Schema.EventKind kind : table.kinds()) {
        lines.add(
            WordLine.of(
                Stream.concat(
                    Stream.of(EVENT, table.table().table(), kind.name()),
                    table.fields(kind).stream().map(Schema.Field::name))));
      }
    }
    return String.join("\n", lines);
  }

  /** A reading has nothing else of a contact. */
  private static List<String> named(Expression expression) {
    if (expression instanceof Expression.Attribute(var field)) {
      return List.of(ATTRIBUTE, field.name());
    }
    return List.of(ACCOUNT, ((Expression.AccountField) expression).field().name());
  }

  /** The reading of a text, of the schema of which it was. */
  static Reading of(String text, Schema schema) {
    Map<List<String>, Expression> known = new HashMap<>();
    Stream.concat(Stream.of(schema.contacts().keyField()), schema.contacts().fields().stream())
        .map(Expression.Attribute::new)
        .forEach(e -> known.putIfAbsent(named(e), e));
    schema.accounts().stream()
        .flatMap(a -> Stream.concat(Stream.of(a.keyField()), a.fields().stream()))
        .map(Expression.AccountField::new)
        .forEach(e -> known.putIfAbsent(named(e), e));
    List<Expression> contacts = new ArrayList<>();
    Map<List<String>, List<String>> kinds = new HashMap<>();
    for (String line : text.lines().toList()) {
      List<String> words = WordLine.words(line);
      if (words.getFirst().equals(EVENT)) {
        kinds.put(words.subList(1, 3), words.subList(3, words.size()));
      } else {
        contacts.add(Optional.ofNullable(known.get(words)).orElseThrow());
      }
    }
    List<EventReading> tables = new ArrayList<>();
    for (Schema.EventTable table : schema.eventTables()) {
      Map<Schema.EventKind, List<Schema.Field>> properties = new HashMap<>();
      List<Schema.EventKind> read = new ArrayList<>();
      for (Schema.EventKind kind : table.kinds()) {
        List<String> fields = kinds.get(List.of(table.table(), kind.name()));
        if (fields != null) {
          read.add(kind);
          properties.put(kind, fields.stream().map(f -> kind.property(f).orElseThrow()).toList());
        }
      }
      if (!read.isEmpty()) {
        tables.add(new EventReading(table, read, Optional.empty(), properties, List.of(), true));
      }
    }
    return new Reading(contacts, List.of(), tables, true);
  }
}
