package dev.segue.runtime.store;

import java.sql.SQLException;
import java.util.Optional;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;

/** What a database reports, in words. */
interface StoreErrors extends ExecuteListener {
  /** The failure to throw instead; a statement that the database refuses is a mistake of ours. */
  RuntimeException translated(SQLException error);

  /** Whether a row was refused since another has its key. */
  static boolean isThereAlready(Exception failure) {
    return failure.getCause() instanceof SQLException error && "23505".equals(error.getSQLState());
  }

  @Override
  default void exception(ExecuteContext context) {
    Optional.ofNullable(context.sqlException())
        .ifPresent(error -> context.exception(translated(error)));
  }
}
