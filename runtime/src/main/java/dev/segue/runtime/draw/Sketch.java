package dev.segue.runtime.draw;

import java.util.List;
import java.util.Optional;

/** A schema while it is drawn: names and types as a script will have them. */
record Sketch(List<Entry> entries, List<String> leftOut) {
  Sketch {
    entries = List.copyOf(entries);
    leftOut = List.copyOf(leftOut);
  }

  /** A table and how it hangs together with the contacts. */
  sealed interface Entry {
    /** The contacts themselves. */
    record Contact(Key key, List<Field> fields) implements Entry {}

    /** The organisations that contacts come with. */
    record Account(Key key, String contactColumn, List<Field> fields) implements Entry {}

    /** One table that holds every kind of event. */
    record Events(
        Key key,
        String contactColumn,
        Moment at,
        String typeColumn,
        Optional<String> jsonColumn,
        List<Kind> kinds)
        implements Entry {}

    /** A table of one kind of event. */
    record Event(String name, Key key, String contactColumn, Moment at, List<Field> fields)
        implements Entry {}

    /** Rows of a contact that have no time. */
    record Record(String name, Key key, String contactColumn, List<Field> fields)
        implements Entry {}

    /** Where consent stands. */
    record Consent(
        String table, String contactColumn, String topicColumn, Moment at, String statusColumn)
        implements Entry {}
  }

  record Key(String table, String column, boolean integer) {}

  /** A column that says when; {@code resolution} as a script adds it: {@code in seconds}. */
  record Moment(String column, Optional<String> resolution) {}

  record Kind(String name, String written, List<Field> fields) {}

  /**
   * A field.
   *
   * @param from where it stands, where that is not a column of its name: as written in a script
   */
  record Field(String name, String type, Optional<String> from) {}
}
