package dev.segue.runtime.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.segue.compiler.sql.Dialect;
import dev.segue.compiler.sql.SqlText;
import dev.segue.repl.command.LongQuestion;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code --timeout} ends a question that Trino would take years for, in the cluster too. */
final class TrinoTimeoutTest {
  private static final SqlText BUSY =
      new SqlText(
          "select count(*) from system.runtime.queries"
              + " where state not in ('FINISHED', 'FAILED') and query like '%customers%'"
              + " and query not like '%system.runtime%'",
          List.of(), Dialect.TRINO);

  @TempDir Path folder;

  @Test
  @Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aQuestionThatTakesTooLongIsStopped() throws IOException, SQLException, InterruptedException {
    Somewhere trino = TrinoServer.required();
    trino.run("create schema memory.years");
    LongQuestion.make(
        folder, TrinoServer.url().orElseThrow().replaceFirst("/memory/[^?]*", "/memory/years"));
    LongQuestion.isStopped(folder);
    assertEquals(0, busyAfterAWhile(trino), "the cluster is still at it");
  }

  /** The coordinator tells its workers after it has told who asked. */
  private static long busyAfterAWhile(Somewhere trino) throws InterruptedException {
    long busy = trino.store().number(BUSY);
    for (int i = 0; busy > 0 && i < 60; i++) {
      Thread.sleep(500);
      busy = trino.store().number(BUSY);
    }
    return busy;
  }
}
