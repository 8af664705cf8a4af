package dev.segue.repl.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A question that would take any database years, asked at the door with {@code --timeout}: its
 * contacts are a view over a hundred million million rows.
 */
public final class LongQuestion {
  private static final int JOINED = 14;
  private static final String NAMED = "name = \"a\"";

  private LongQuestion() {}

  /** Makes a workspace in a folder, and what it asks in the database. */
  public static void make(Path folder, String url) throws IOException, SQLException {
    Files.writeString(
        folder.resolve("segue.yaml"), "name: shop\ntime_zone: UTC\nedition: 1\nsource: " + url);
    Files.writeString(
        folder.resolve("a.segue"),
        """
        schema {
          contact from customers key id integer { name text }
        }
        segment named { %s }
        """
            .formatted(NAMED));
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("create table numbers (n bigint)");
      statement.execute(
          "insert into numbers values " + String.join(", ", Collections.nCopies(10, "(1)")));
      statement.execute("create table few (id bigint, name varchar(20))");
      statement.execute("insert into few values (1, 'a'), (2, 'b')");
      statement.execute(
          "create view customers as select f.id, case when m.x > 0 then f.name end as name"
              + " from few f cross join (select sum(n0.n) as x from "
              + IntStream.range(0, JOINED)
                  .mapToObj(i -> "numbers n" + i)
                  .collect(Collectors.joining(" cross join "))
              + ") m");
    }
  }

  /** One message says that it was stopped, soon after it should be. */
  public static void isStopped(Path folder) {
    long begun = System.nanoTime();
    Called called = Called.segue(folder, "count", "named", "--timeout", "1.5");
    assertEquals(ExitCodes.FILE, called.code(), called.out());
    assertEquals("", called.out());
    assertTrue(
        called.err().matches("[^\n]*: the work was stopped\nask less, or allow more time\n"),
        called.err());
    assertTrue(System.nanoTime() - begun > 1_500_000_000L, "it was not asked");
  }
}
