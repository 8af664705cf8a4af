package dev.segue.runtime.store;

import java.sql.SQLException;
import java.util.Optional;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;

/** What a database reports, in words. */
interface StoreErrors extends ExecuteListener {
  /** The failure to throw instead; a statement that the database refuses is a mistake of ours. */
  RuntimeException translated(SQLException error);

  @Override
  default void exception(ExecuteContext context) {
    Optional.ofNullable(context.sqlException())
        .ifPresent(error -> context.exception(translated(error)));
  }
}
