package dev.segue.runtime.ingest;

import dev.segue.runtime.store.EmbeddedTable;
import dev.segue.runtime.store.SourceWriter;
import dev.segue.runtime.store.SourceWriter.Outcome;
import dev.segue.runtime.store.Store;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that take the place of others whole: what a file has no column for is missing then. */
final class WholeRows implements FileIntake.Rows {
  private final SourceWriter writer;
  private final int[] places;
  private final @Nullable Object[] whole;

  /**
   * @param columns those that rows have values for
   */
  WholeRows(Store store, EmbeddedTable into, List<String> columns) {
    List<String> all = into.columns().stream().map(EmbeddedTable.Column::name).toList();
    this.writer = new SourceWriter(store, into, all, SourceWriter.Rule.REPLACE);
    this.places = columns.stream().mapToInt(all::indexOf).toArray();
    this.whole = new @Nullable Object[all.size()];
  }

  @Override
  public Outcome write(@Nullable Object[] row) {
    for (int i = 0; i < places.length; i++) {
      whole[places[i]] = row[i];
    }
    return writer.write(whole);
  }

  @Override
  public void close() {
    writer.close();
  }
}
