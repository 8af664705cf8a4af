package dev.segue.runtime.store;

import dev.segue.compiler.sql.SqlFunction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sqlite.Function;
import org.sqlite.core.Codes;

/** A function that emitted SQL calls, as SQLite calls it. */
final class RegisteredFunction extends Function {
  private final SqlFunction function;

  private RegisteredFunction(SqlFunction function) {
    this.function = function;
  }

  static void register(Connection connection, List<SqlFunction> functions) throws SQLException {
    for (SqlFunction function : functions) {
      Function.create(
          connection,
          function.name(),
          new RegisteredFunction(function),
          function.arguments(),
          Function.FLAG_DETERMINISTIC);
    }
  }

  @Override
  protected void xFunc() throws SQLException {
    List<Object> arguments = new ArrayList<>(args());
    for (int i = 0; i < args(); i++) {
      Optional<Object> argument = argument(i);
      if (argument.isEmpty()) {
        result();
        return;
      }
      arguments.add(argument.get());
    }
    answer(function.body().call(arguments));
  }

  /** Nothing for NULL, and for bytes, which no type of the language reads. */
  private Optional<Object> argument(int i) throws SQLException {
    int type = value_type(i);
    if (type == Codes.SQLITE_INTEGER) {
      return Optional.of(value_long(i));
    } else if (type == Codes.SQLITE_FLOAT) {
      return Optional.of(value_double(i));
    }
    return type == Codes.SQLITE_TEXT ? Optional.of(value_text(i)) : Optional.empty();
  }

  private void answer(Optional<Object> result) throws SQLException {
    if (result.isEmpty()) {
      result();
    } else if (result.get() instanceof Long number) {
      result(number.longValue());
    } else if (result.get() instanceof Double number) {
      result(number.doubleValue());
    } else {
      result((String) result.get());
    }
  }
}
