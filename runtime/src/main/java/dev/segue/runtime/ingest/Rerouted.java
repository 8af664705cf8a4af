package dev.segue.runtime.ingest;

import dev.segue.compiler.ir.Schema;
import dev.segue.runtime.store.ContactRows;
import dev.segue.runtime.store.SourceWriter.Outcome;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows of contacts who turned out to be others go to those; what is said of the contact itself
 * changes nothing any more.
 */
final class Rerouted implements RowTaking.Writing {
  private final RowTaking.Writing writing;
  private final UnaryOperator<Object> now;
  private final int place;
  private final boolean contacts;

  private Rerouted(
      RowTaking.Writing writing, UnaryOperator<Object> now, int place, boolean contacts) {
    this.writing = writing;
    this.now = now;
    this.place = place;
    this.contacts = contacts;
  }

  /**
   * Writes rows of a table with values for these columns.
   *
   * @param now who a contact is now, by its key
   */
  static RowTaking.Writing of(
      RowTaking.Writing writing,
      Schema schema,
      String table,
      List<String> columns,
      UnaryOperator<Object> now) {
    ContactRows contacts = ContactRows.contacts(schema);
    return Stream.concat(Stream.of(contacts), ContactRows.others(schema).stream())
        .filter(of -> of.table().equals(table))
        .findFirst()
        .<RowTaking.Writing>map(
            of -> new Rerouted(writing, now, columns.indexOf(of.column()), of.equals(contacts)))
        .orElse(writing);
  }

  @Override
  public Outcome write(@Nullable Object[] row) {
    Object contact = Objects.requireNonNull(row[place]);
    Object stays = now.apply(contact);
    if (!stays.equals(contact)) {
      if (contacts) {
        return Outcome.SAME;
      }
      row[place] = stays;
    }
    return writing.write(row);
  }
}
