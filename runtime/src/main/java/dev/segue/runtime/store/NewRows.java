package dev.segue.runtime.store;

import org.jooq.InsertOnDuplicateStep;

/** Rows of which seldom one is there already: those are left out. */
final class NewRows {
  private static final String SAVEPOINT = "savepoint segue_rows";

  private NewRows() {}

  /** Puts them in, within a transaction; how many. */
  static int put(Store store, InsertOnDuplicateStep<?> rows) {
    if (store.engine().looksAtKeysFirst() || !store.isInTransaction()) {
      return rows.onConflictDoNothing().execute();
    }
    store.execute(SAVEPOINT);
    try {
      int put = rows.execute();
      store.execute("release " + SAVEPOINT);
      return put;
    } catch (IllegalStateException e) {
      if (!StoreErrors.isThereAlready(e)) {
        throw e;
      }
      store.execute("rollback to " + SAVEPOINT);
      return rows.onConflictDoNothing().execute();
    }
  }
}
