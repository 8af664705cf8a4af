package dev.segue.runtime.store;

import dev.segue.compiler.sql.SqlText;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** How a database says what is to be done when a row comes, changes or goes. */
sealed interface TriggerWords permits SqliteTriggers, PostgresTriggers {
  /** A query of (name, text) of the triggers that are there. */
  SqlText standing();

  /**
   * A query of a number that is another one after any change of a table; nothing: there is none.
   */
  Optional<SqlText> shape();

  String name(Trigger trigger);

  /** What the database gives as its text once it is there. */
  String text(Trigger trigger);

  List<String> making(Trigger trigger);

  /** Quoted names of those that are there. */
  List<String> dropping(Collection<String> names);

  /** An account's key, as it was written down, as a key. */
  String account(boolean whole);

  /** A text as it stands in a statement. */
  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
