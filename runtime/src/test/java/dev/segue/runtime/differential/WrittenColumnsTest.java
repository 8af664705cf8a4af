package dev.segue.runtime.differential;

import dev.segue.compiler.sql.Dialect;
import dev.segue.runtime.GoldenFile;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreLocation;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Columns of somebody's tables, in every way of writing, are read or refused on every engine. */
@Tag("engines")
final class WrittenColumnsTest {
  static List<Somewhere> engines() {
    return Engines.all();
  }

  @ParameterizedTest
  @MethodSource("engines")
  void areReadOrRefused(Somewhere engine) {
    engine.clear();
    hold(engine, GoldenFile.resource("written"));
  }

  static void hold(Somewhere engine, Path folder) {
    Dialect dialect = engine.store().dialect();
    WrittenColumns.hold(
        dialect, engine::run, engine.store(), folder.resolve(dialect.word() + ".txt"));
    WrittenRows.hold(
        dialect, engine::run, engine.store(), folder.resolve(dialect.word() + ".rows.txt"));
  }

  @Test
  void areReadOrRefusedInAFileOfSqlite(@TempDir Path folder) throws SQLException {
    Path file = folder.resolve("theirs.db");
    try (Connection theirs = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = theirs.createStatement();
        Store store = Store.open(new StoreLocation(Optional.empty(), Optional.of(file)))) {
      WrittenColumns.hold(
          Dialect.SQLITE,
          sql -> run(statement, sql),
          store,
          GoldenFile.resource("written/sqlite.txt"));
      WrittenRows.hold(
          Dialect.SQLITE,
          sql -> run(statement, sql),
          store,
          GoldenFile.resource("written/sqlite.rows.txt"));
    }
  }

  private static void run(Statement statement, String sql) {
    try {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
