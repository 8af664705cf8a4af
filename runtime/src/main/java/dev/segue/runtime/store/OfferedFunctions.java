package dev.segue.runtime.store;

import dev.segue.compiler.sql.SqlFunction;
import java.lang.reflect.InvocationTargetException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Functions that emitted SQL calls, as DuckDB's driver takes them. The driver is 76 MB and need not
 * be there: it is spoken to by name, and only once a connection of its own is open.
 */
final class OfferedFunctions {
  private static final String DRIVER = "org.duckdb.";

  private final Connection connection;

  OfferedFunctions(Connection connection) {
    this.connection = connection;
  }

  void register(List<SqlFunction> functions) throws SQLException {
    try {
      for (SqlFunction function : functions) {
        register(function);
      }
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof SQLException refused) {
        throw refused;
      }
      throw new IllegalStateException("the driver fails to take a function", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("another driver than the one Segue was made with", e);
    }
  }

  private void register(SqlFunction function) throws ReflectiveOperationException {
    Object builder = type("DuckDBFunctions").getMethod("scalarFunction").invoke(null);
    call(builder, "withName", String.class, function.name());
    Class<?>[] types =
        function.parameters().stream().map(OfferedFunctions::type).toArray(Class<?>[]::new);
    call(builder, "withReturnType", Class.class, type(function.result()));
    if (types.length > 2) {
      call(builder, "withVarArgs", type("DuckDBLogicalType"), text());
      Function<@Nullable Object[], @Nullable Object> body = a -> answer(function, a);
      call(builder, "withVarArgsFunction", Function.class, body);
    } else {
      call(builder, "withParameters", Class[].class, types);
      if (types.length == 1) {
        Function<@Nullable Object, @Nullable Object> body = a -> answer(function, a);
        call(builder, "withFunction", Function.class, body);
      } else {
        BiFunction<@Nullable Object, @Nullable Object, @Nullable Object> body =
            (a, b) -> answer(function, a, b);
        call(builder, "withFunction", BiFunction.class, body);
      }
    }
    call(builder, "register", Connection.class, connection);
  }

  private static Class<?> type(String name) throws ClassNotFoundException {
    return Class.forName(DRIVER + name);
  }

  private static Class<?> type(SqlFunction.Kind kind) {
    return switch (kind) {
      case TEXT -> String.class;
      case WHOLE -> Long.class;
      case REAL -> Double.class;
    };
  }

  private static Object text() throws ReflectiveOperationException {
    Object varchar = type("DuckDBColumnType").getField("VARCHAR").get(null);
    return type("DuckDBLogicalType")
        .getMethod("of", type("DuckDBColumnType"))
        .invoke(null, varchar);
  }

  private static void call(Object builder, String method, Class<?> parameter, Object argument)
      throws ReflectiveOperationException {
    builder.getClass().getMethod(method, parameter).invoke(builder, argument);
  }

  private static @Nullable Object answer(SqlFunction function, @Nullable Object... arguments) {
    for (Object argument : arguments) {
      if (argument == null) {
        return null;
      }
    }
    return function.body().call(Arrays.asList(arguments)).orElse(null);
  }
}
