package dev.segue.runtime.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.segue.compiler.sql.Dialect;
import dev.segue.compiler.sql.SessionFunction;
import dev.segue.compiler.sql.SqlFunction;
import dev.segue.compiler.sql.SqlFunctions;
import dev.segue.runtime.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/**
 * The functions that are made in a session give what those in Java give: of values as they come,
 * and of every kind of value that may come by mistake.
 */
class SessionFunctionsProperties {
  private static final int ROWS = 100;

  /** What the engine says by itself is no function there. */
  private static final Set<String> OWN = Set.of("segue_like", "segue_matches");

  private static final List<SqlFunction> FUNCTIONS =
      SqlFunctions.all().stream().filter(f -> !OWN.contains(f.name())).toList();

  private static final Connection CONNECTION = connect();
  private static final Set<String> MADE = new HashSet<>();

  private static Connection connect() {
    try {
      return DriverManager.getConnection(PostgresServer.database());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Provide
  Arbitrary<SqlFunction> functions() {
    return Arbitraries.of(FUNCTIONS);
  }

  @Property(tries = 8, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void giveWhatThoseInJavaGive(@ForAll long seed) throws SQLException {
    List<String> different = new ArrayList<>();
    for (SqlFunction function : FUNCTIONS) {
      SampleArguments samples = new SampleArguments(new Random(seed));
      List<List<Object>> rows = new ArrayList<>();
      for (int i = 0; i < ROWS; i++) {
        rows.add(samples.of(function));
      }
      List<Optional<Object>> found = call(function, rows);
      for (int i = 0; i < ROWS; i++) {
        Optional<String> expected = function.body().call(rows.get(i)).map(this::shown);
        Optional<String> given = found.get(i).map(this::shown);
        if (!expected.equals(given)) {
          different.add(function.name() + rows.get(i) + ": " + given + ", not " + expected);
        }
      }
    }
    assertEquals(List.of(), different);
  }

  /** Zero has no sign. */
  private String shown(Object value) {
    return value instanceof Double d ? Double.toString(d + 0.0) : value.toString();
  }

  @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
  void giveNothingOfNothing(@ForAll("functions") SqlFunction function, @ForAll long seed)
      throws SQLException {
    SampleArguments samples = new SampleArguments(new Random(seed));
    for (int missing = 0; missing < function.arguments(); missing++) {
      List<Object> row = new ArrayList<>(samples.of(function));
      row.set(missing, "");
      int place = missing;
      String arguments =
          IntStream.range(0, row.size())
              .mapToObj(i -> i == place ? "null" : placed(function, i))
              .collect(Collectors.joining(", "));
      try (PreparedStatement statement =
          CONNECTION.prepareStatement(
              "select pg_temp." + function.name() + "(" + arguments + ")")) {
        make(function);
        int at = 1;
        for (int i = 0; i < row.size(); i++) {
          if (i != place) {
            statement.setObject(at++, row.get(i));
          }
        }
        try (ResultSet result = statement.executeQuery()) {
          result.next();
          assertEquals(Optional.empty(), Optional.ofNullable(result.getObject(1)));
        }
      }
    }
  }

  private static String placed(SqlFunction function, int parameter) {
    return "cast(? as " + type(function.parameters().get(parameter)) + ")";
  }

  private static List<Optional<Object>> call(SqlFunction function, List<List<Object>> rows)
      throws SQLException {
    make(function);
    int parameters = function.arguments();
    String arrays =
        IntStream.range(0, parameters)
            .mapToObj(i -> "cast(? as " + type(function.parameters().get(i)) + "[])")
            .collect(Collectors.joining(", "));
    String names =
        IntStream.range(0, parameters).mapToObj(i -> "a" + i).collect(Collectors.joining(", "));
    String sql =
        "select pg_temp.%s(%s) from unnest(%s) with ordinality as t(%s, place) order by place"
            .formatted(function.name(), names, arrays, names);
    List<Optional<Object>> found = new ArrayList<>();
    try (PreparedStatement statement = CONNECTION.prepareStatement(sql)) {
      for (int i = 0; i < parameters; i++) {
        int parameter = i;
        statement.setArray(
            i + 1,
            CONNECTION.createArrayOf(
                type(function.parameters().get(i)).equals("double precision")
                    ? "float8"
                    : type(function.parameters().get(i)),
                rows.stream().map(r -> r.get(parameter)).toArray()));
      }
      try (ResultSet results = statement.executeQuery()) {
        while (results.next()) {
          found.add(Optional.ofNullable(results.getObject(1)));
        }
      }
    }
    return found;
  }

  private static void make(SqlFunction function) throws SQLException {
    for (SessionFunction made : Dialect.POSTGRESQL.functions("pg_temp." + function.name() + "(")) {
      if (MADE.add(made.name())) {
        try (Statement statement = CONNECTION.createStatement()) {
          statement.execute(made.statement());
        }
      }
    }
  }

  private static String type(SqlFunction.Kind kind) {
    return switch (kind) {
      case TEXT -> "text";
      case WHOLE -> "bigint";
      case REAL -> "double precision";
    };
  }
}
