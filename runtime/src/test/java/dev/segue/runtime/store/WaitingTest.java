package dev.segue.runtime.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.sql.Dialect;
import dev.segue.compiler.sql.SqlText;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A driver that goes on waiting for a statement that was ended keeps nobody for ever. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class WaitingTest {
  private static final Duration LIMIT = Duration.ofMillis(100);
  private static final int PATIENCE = 5;
  private static final SqlText ONE = new SqlText("select 1", List.of(), Dialect.DUCKDB);

  @TempDir private static Path folder;

  private final StuckDriver driver = new StuckDriver();
  private final Store store = Store.open(StoreLocation.inMemory());
  private final ForeignConnection foreign =
      ForeignConnection.open(
          new ForeignSource("jdbc:duckdb:" + folder.resolve("theirs.duckdb"), Dialect.DUCKDB),
          store,
          real -> (Connection) driver.before(Connection.class, real),
          new Waiting(PATIENCE));
  private final Watchdog watchdog = new Watchdog(foreign::stop);

  @BeforeAll
  static void make() throws SQLException {
    DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("theirs.duckdb")).close();
  }

  @AfterEach
  void nothingIsInterrupted() {
    assertFalse(Thread.currentThread().isInterrupted());
  }

  @AfterEach
  void close() {
    watchdog.close();
    foreign.close();
    store.close();
    assertEquals(List.of(), driver.askedWhileInterrupted());
  }

  private List<Long> rows() {
    List<Long> all = new ArrayList<>();
    foreign.each(ONE, row -> all.add(row.number(0).orElseThrow()));
    return all;
  }

  private List<Long> besides() {
    return foreign.sideBySide(
        List.of(ONE),
        cursors -> {
          List<Long> all = new ArrayList<>();
          while (cursors.getFirst().next()) {
            all.add(cursors.getFirst().whole(0));
          }
          return all;
        });
  }

  @Test
  void whoWaitsForRowsIsTold() {
    driver.stuckAt("next", StuckDriver::waitForRows);
    StoreFailure failure =
        assertThrows(StoreFailure.class, () -> watchdog.within(LIMIT, this::rows));
    assertEquals("the work was stopped", failure.reason());
    assertEquals(List.of(1L), rows());
  }

  @Test
  void whoWaitsForRowsBesideOthersIsTold() {
    driver.stuckAt("next", StuckDriver::waitForRows);
    StoreFailure failure =
        assertThrows(StoreFailure.class, () -> watchdog.within(LIMIT, this::besides));
    assertEquals("the work was stopped", failure.reason());
    assertEquals(List.of(1L), besides());
  }

  @Test
  void whoWaitsForTheFirstAnswerIsTold() {
    driver.stuckAt("executeQuery", StuckDriver::waitForRows);
    StoreFailure failure =
        assertThrows(StoreFailure.class, () -> watchdog.within(LIMIT, this::rows));
    assertEquals("the work was stopped", failure.reason());
    assertEquals(List.of(1L), rows());
  }

  @Test
  void whateverTheDriverThrowsOfItIsTold() {
    driver.stuckAt(
        "next",
        () -> {
          try {
            StuckDriver.waitForRows();
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        });
    StoreFailure failure =
        assertThrows(StoreFailure.class, () -> watchdog.within(LIMIT, this::rows));
    assertEquals("the work was stopped", failure.reason());
    assertEquals(List.of(1L), rows());
  }

  @Test
  void anAnswerThatComesJustThenIsOne() {
    driver.stuckAt(
        "next",
        () -> {
          while (!Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
          }
        });
    assertEquals(List.of(1L), watchdog.within(LIMIT, this::rows));
    // what was stopped then is forgotten
    driver.stuckAt(
        "next",
        () -> {
          throw new SQLException("the server went", "08006");
        });
    StoreFailure failure = assertThrows(StoreFailure.class, this::rows);
    assertTrue(failure.reason().startsWith("the connection broke off"), failure.reason());
  }

  @Test
  void whoWorksWithARowIsLeftAlone() {
    boolean interrupted =
        watchdog.within(
            LIMIT,
            () ->
                foreign.sideBySide(
                    List.of(ONE),
                    cursors -> {
                      assertTrue(cursors.getFirst().next());
                      return interruptedWithin(2000);
                    }));
    assertFalse(interrupted);
  }

  @Test
  void aDriverHasItsTimeEachTime() {
    SqlText three =
        new SqlText("select * from (values (1), (2), (3)) v(n)", List.of(), Dialect.DUCKDB);
    List<Long> all = new ArrayList<>();
    watchdog.within(
        LIMIT,
        () -> {
          foreign.each(
              three,
              row -> {
                all.add(row.number(0).orElseThrow());
                driver.stuckAt("next", WaitingTest::bringOneSlowly);
              });
          return true;
        });
    assertEquals(List.of(1L, 2L, 3L), all);
  }

  private static void bringOneSlowly() throws SQLException {
    if (interruptedWithin(450)) {
      throw new SQLException("Interrupted");
    }
  }

  private static boolean interruptedWithin(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
