package dev.segue.compiler.syntax;

import dev.segue.compiler.source.Span;
import java.util.List;
import java.util.Optional;

/** An entry of the schema block. Tables and columns are names or quoted text. */
public sealed interface SchemaEntry {
  Span span();

  /** {@code contact from contacts key id integer properties props { .. }}. */
  record Contact(Name table, Key key, Optional<Name> jsonColumn, List<Field> fields, Span span)
      implements SchemaEntry {
    public Contact {
      fields = List.copyOf(fields);
    }
  }

  /**
   * {@code account from accounts key id of contact by account_id { .. }}: the column of the contact
   * that holds the account's key.
   */
  record Account(Name table, Key key, Name contactColumn, List<Field> fields, Span span)
      implements SchemaEntry {
    public Account {
      fields = List.copyOf(fields);
    }
  }

  /**
   * {@code events from events key id of contact by contact_id at occurred_at type event_type {
   * kinds }}.
   *
   * @param kept how long what happened stays there
   */
  record Events(
      Name table,
      Key key,
      Name contactColumn,
      Name atColumn,
      Optional<TypeSyntax.Resolution> resolution,
      Name typeColumn,
      Optional<Name> jsonColumn,
      Optional<DurationLiteral> kept,
      List<EventKind> kinds,
      Span span)
      implements SchemaEntry {
    public Events {
      kinds = List.copyOf(kinds);
    }
  }

  /** {@code form_submitted from "Form Submitted" { .. }}. */
  record EventKind(Name name, Optional<Name> typeValue, List<Field> fields, Span span) {
    public EventKind {
      fields = List.copyOf(fields);
    }
  }

  /**
   * {@code event purchased from orders key order_no of contact by customer_no at ordered_at { ..
   * }}.
   */
  record Event(
      Name name,
      Name table,
      Key key,
      Name contactColumn,
      Name atColumn,
      Optional<TypeSyntax.Resolution> resolution,
      Optional<Name> jsonColumn,
      Optional<DurationLiteral> kept,
      List<Field> fields,
      Span span)
      implements SchemaEntry {
    public Event {
      fields = List.copyOf(fields);
    }
  }

  /** {@code record loan from loans key loan_no of contact by member_id { .. }}. */
  record Record(
      Name name,
      Name table,
      Key key,
      Name contactColumn,
      Optional<Name> jsonColumn,
      List<Field> fields,
      Span span)
      implements SchemaEntry {
    public Record {
      fields = List.copyOf(fields);
    }
  }

  /**
   * {@code consent from subscriptions of contact by contact_id topic topic_name at changed_at
   * status subscribed}.
   */
  record Consent(
      Name table,
      Name contactColumn,
      Name topicColumn,
      Name atColumn,
      Optional<TypeSyntax.Resolution> resolution,
      Name statusColumn,
      Span span)
      implements SchemaEntry {}

  /** What could not be read, with the name it declares where that could: reported already. */
  record Broken(Optional<Name> name, Span span) implements SchemaEntry {}

  /** {@code key id integer}. */
  record Key(Name column, Optional<TypeSyntax> type, Span span) {}

  /**
   * {@code own x text}, {@code amount decimal(12,2) from total_amount}, {@code home location from
   * latitude, longitude}, {@code seen timestamp in seconds}.
   */
  record Field(
      Name name,
      TypeSyntax type,
      boolean own,
      boolean history,
      List<Name> columns,
      Optional<TypeSyntax.Resolution> resolution,
      Span span) {
    public Field {
      columns = List.copyOf(columns);
    }
  }
}
