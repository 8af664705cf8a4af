package dev.segue.runtime.store;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.util.Optional;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** Which files were read into the embedded source, and what they were like then. */
public final class FileTable {
  private static final Table<Record> FILE = table(name("segue_file"));
  private static final Field<String> PATH = field(name("path"), String.class);
  private static final Field<String> SOURCE = field(name("source"), String.class);
  private static final Field<Long> SIZE = field(name("size"), Long.class);
  private static final Field<Long> MODIFIED = field(name("modified"), Long.class);
  private static final Field<String> HASH = field(name("hash"), String.class);
  private static final Field<Long> ROWS = field(name("rows_in"), Long.class);

  private final Store store;

  public FileTable(Store store) {
    this.store = store;
  }

  /**
   * A file as it was when it was read.
   *
   * @param path as seen from the workspace, with {@code /}
   * @param table the table its rows went to
   * @param modified in milliseconds since 1970
   */
  public record ReadFile(
      String path, String table, long size, long modified, String hash, long rows) {}

  public Optional<ReadFile> find(String path) {
    return store
        .dsl()
        .select(PATH, SOURCE, SIZE, MODIFIED, HASH, ROWS)
        .from(FILE)
        .where(PATH.eq(path))
        .fetchOptional(
            r ->
                new ReadFile(
                    r.get(PATH),
                    r.get(SOURCE),
                    r.get(SIZE),
                    r.get(MODIFIED),
                    r.get(HASH),
                    r.get(ROWS)));
  }

  /** Instead of what was known of the same path. */
  public void put(ReadFile file) {
    store
        .dsl()
        .insertInto(FILE, PATH, SOURCE, SIZE, MODIFIED, HASH, ROWS)
        .values(file.path(), file.table(), file.size(), file.modified(), file.hash(), file.rows())
        .onConflict(PATH)
        .doUpdate()
        .set(SOURCE, file.table())
        .set(SIZE, file.size())
        .set(MODIFIED, file.modified())
        .set(HASH, file.hash())
        .set(ROWS, file.rows())
        .execute();
  }
}
