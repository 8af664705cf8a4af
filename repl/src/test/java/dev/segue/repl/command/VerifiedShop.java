package dev.segue.repl.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.segue.compiler.sql.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Twelve customers in somebody's database of any engine, of whom everything is verified. */
public final class VerifiedShop {
  private static final String SCRIPT =
      """
      schema {
        contact from customers key id integer {
          name    text
          tags    list of text
          joined  timestamp
          since   date
          vip     boolean
          spent   decimal(12,2)
          home    location from lat, lon
        }
        account from firms key id integer of contact by firm_id { industry text }
        event purchased from orders key order_no of contact by customer_id at ordered_at {
          amount decimal(12,2)
        }
      }
      trait total "Spent in all" = sum(purchased.amount)
      segment gold     { tags has "gold" }
      segment young    { since in last 30 days and joined before 2026-03-01 }
      segment spenders { sum(purchased.amount in last 7 days) > 20 and not (vip is true) }
      segment loud     { name contains "a" or account.industry = "steel" }
      segment top_two  { top 2 by spent }
      segment not_top  { not in top_two }
      score worth {
        5 when vip is true
        2 per purchased in last 30 days
      }
      partition tier {
        high when spent >= 50
        low  otherwise
      }
      """;

  private static final String ALL =
      "  6 segments\n  1 trait\n  1 score\n  1 partition\nEvery answer is the same.\n";

  private final Path folder;
  private final Dialect dialect;

  private VerifiedShop(Path folder, Dialect dialect) {
    this.folder = folder;
    this.dialect = dialect;
  }

  /** Makes the workspace in a folder, and its tables in the database. */
  public static VerifiedShop make(Path folder, String url) throws IOException, SQLException {
    Files.writeString(folder.resolve("a.segue"), SCRIPT);
    Files.writeString(
        folder.resolve("segue.yaml"),
        "name: shop\ntime_zone: America/New_York\nedition: 1\nsource: " + url + "\n");
    VerifiedShop shop = new VerifiedShop(folder, Dialect.ofUrl(url).orElse(Dialect.SQLITE));
    try (Connection connection = DriverManager.getConnection(url);
        Statement make = connection.createStatement()) {
      shop.fill(make);
    }
    return shop;
  }

  private void fill(Statement make) throws SQLException {
    String key = dialect == Dialect.TRINO ? "" : " primary key";
    make.execute(
        "create table customers (id bigint"
            + key
            + ", name varchar, tags "
            + listType()
            + ", joined timestamp, since date, vip boolean, spent decimal(12,2), lat double"
            + " precision, lon double precision, firm_id bigint)");
    make.execute("create table firms (id bigint" + key + ", industry varchar)");
    make.execute(
        "create table orders (order_no varchar"
            + key
            + ", customer_id bigint, ordered_at timestamp, amount decimal(12,2))");
    make.execute("insert into firms values (1, 'steel'), (2, null)");
    List<String> customers = new ArrayList<>();
    List<String> orders = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      customers.add(
          "(%d, 'Anna %d', %s, %s, %s, %s, %d.25, 40.7, -74, %d)"
              .formatted(
                  i,
                  i,
                  i % 2 == 0 ? list() : "null",
                  typed("timestamp", "2026-02-%02d 23:30:00".formatted(i + 10)),
                  typed("date", "2026-02-%02d".formatted(i + 1)),
                  i % 3 == 0 ? "true" : "false",
                  i * 10,
                  i % 3));
      orders.add(
          "('o%d', %d, %s, %d.10)"
              .formatted(
                  i, i / 2, typed("timestamp", "2026-02-%02d 12:00:00".formatted(i + 16)), i * 5));
    }
    make.execute("insert into customers values " + String.join(", ", customers));
    make.execute("insert into orders values " + String.join(", ", orders));
  }

  private String listType() {
    return switch (dialect) {
      case SQLITE -> "text";
      case DUCKDB -> "varchar[]";
      case POSTGRESQL -> "text[]";
      case TRINO -> "array(varchar)";
    };
  }

  private String list() {
    return dialect == Dialect.SQLITE ? "'[\"gold\",\"x\"]'" : "array['gold', 'x']";
  }

  private String typed(String type, String value) {
    return (dialect == Dialect.SQLITE ? "'" : type + " '") + value + "'";
  }

  public Called verify(String... more) {
    List<String> words = new ArrayList<>(List.of("verify", "--as-of", "2026-03-01"));
    words.addAll(List.of(more));
    return Called.segue(folder, words.toArray(String[]::new));
  }

  /** All of them, asked of the database itself. */
  public void allAgree() {
    assertEquals(
        "12 of 12 contacts, drawn by seed 1, asked of " + dialect.word() + "\n" + ALL,
        verify().out());
  }

  /** The same, asked of a copy in another engine. */
  public void allAgreeOn(String engine) {
    assertEquals(
        "12 of 12 contacts, drawn by seed 1, copied to " + engine + "\n" + ALL,
        verify("--engine", engine).out());
  }

  /** Some of them: what looks at the others too is left out. */
  public void someAgree() {
    assertEquals(
        "5 of 12 contacts, drawn by seed 7, asked of "
            + dialect.word()
            + "\n  4 segments\n  1 trait\n  1 score\n  1 partition\n"
            + "2 definitions skipped, which look at contacts outside of the sample: top_two,"
            + " not_top\n"
            + "  '--sample 12' asks them too\n"
            + "Every answer is the same.\n",
        verify("--sample", "5", "--seed", "7").out());
  }
}
