package dev.segue.runtime.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** How a driver is asked for rows. */
interface Asking {
  /** Whoever asks waits for as long as the driver does. */
  Asking PLAIN = new Asking() {};

  default ResultSet rows(PreparedStatement statement) throws SQLException {
    return statement.executeQuery();
  }

  default boolean next(ResultSet rows) throws SQLException {
    return rows.next();
  }
}
