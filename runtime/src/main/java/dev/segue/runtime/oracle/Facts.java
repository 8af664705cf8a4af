package dev.segue.runtime.oracle;

import dev.segue.compiler.ir.ContactSet;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that is known of everybody, in no order; what is not in a map is missing. Keys are as their
 * table declares them: {@link Value.Text} or {@link Value.Number}.
 *
 * @param lists the keys of the contacts on each list
 */
public record Facts(
    List<Contact> contacts,
    List<Account> accounts,
    List<Event> events,
    List<Entry> records,
    Map<String, Set<Value>> lists,
    List<Consent> consents,
    List<Act> acts,
    List<Run> runs,
    List<Was> history,
    List<Move> moves) {
  public Facts {
    contacts = List.copyOf(contacts);
    accounts = List.copyOf(accounts);
    events = List.copyOf(events);
    records = List.copyOf(records);
    lists = Map.copyOf(lists);
    consents = List.copyOf(consents);
    acts = List.copyOf(acts);
    runs = List.copyOf(runs);
    history = List.copyOf(history);
    moves = List.copyOf(moves);
  }

  /** Someone, with the key of their account. */
  public record Contact(Value key, Map<Schema.Field, Value> attributes, Optional<Value> account) {
    public Contact {
      attributes = Map.copyOf(attributes);
    }
  }

  public record Account(Value key, Map<Schema.Field, Value> fields) {
    public Account {
      fields = Map.copyOf(fields);
    }
  }

  /** What a contact did; {@code key} is unique in the kind's table, but may be told twice. */
  public record Event(
      Value key, Value contact, Schema.EventKind kind, Instant at, Map<String, Value> properties) {
    public Event {
      properties = Map.copyOf(properties);
    }
  }

  /** A row without a time, of the record of that name. */
  public record Entry(Value key, Value contact, String record, Map<String, Value> fields) {
    public Entry {
      fields = Map.copyOf(fields);
    }
  }

  public record Consent(Value contact, String topic, Instant at, boolean subscribed) {}

  /** What Segue itself did; {@code name} is the message, program or receiver. */
  public record Act(Value contact, Instant at, RowSet.Act act, String name) {}

  /**
   * What an attribute with history was from an instant on, until the next one; of a contact there
   * is at most one for an instant.
   */
  public record Was(Value contact, Schema.Field attribute, Instant since, Optional<Value> value) {}

  /** Someone came into a segment or a list, or left it; at most once at an instant. */
  public record Move(Value contact, ContactSet set, Instant at, boolean entered) {}

  /** A way through a program; {@code trigger} is the event that began it. */
  public record Run(
      Value contact,
      String program,
      Instant entered,
      Optional<Instant> waitBegan,
      Optional<Instant> ended,
      boolean heldOut,
      Optional<Event> trigger) {}
}
