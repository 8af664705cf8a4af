package dev.segue.runtime.differential;

import dev.segue.compiler.sql.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Tables of four rows, each of its own contact, with a column for each way of writing: the first
 * value, the second, none, and what is no value.
 */
final class WrittenTables {
  /** The contacts, where the columns are not theirs. */
  static final String MEMBERS = "contact from members key id integer { firm integer }\n";

  /** Midnight of 1 March 2026 in UTC, in milliseconds. */
  private static final String HAPPENED = "1772323200000";

  private final Dialect dialect;
  private final Consumer<String> run;
  private final List<String> made = new ArrayList<>();

  WrittenTables(Dialect dialect, Consumer<String> run) {
    this.dialect = dialect;
    this.run = run;
  }

  String type(Written written) {
    return Objects.requireNonNull(written.types().get(dialect));
  }

  void members() {
    create("members", "id bigint, firm bigint");
    insert("members", row -> Stream.of(whole(row) + ", " + whole(row)));
  }

  void make(String table, List<Written> columns) {
    StringBuilder names = new StringBuilder("id bigint, who bigint, happened bigint");
    columns.forEach(w -> names.append(", ").append(w.name()).append(' ').append(type(w)));
    create(table, names.toString());
    insert(
        table,
        row -> {
          StringBuilder values = new StringBuilder(whole(row) + ", " + whole(row));
          values.append(", cast(").append(HAPPENED).append(" as bigint)");
          for (Written written : columns) {
            values.append(", ").append(literal(written, row));
          }
          return Stream.of(values.toString());
        });
  }

  /** The columns as parts of one that holds JSON. */
  void json(String table, List<Written> columns) {
    create(table, "id bigint, who bigint, happened bigint, props " + text());
    insert(
        table,
        row -> {
          List<String> parts = new ArrayList<>();
          for (Written written : columns) {
            String value = value(written, row);
            if (!value.isEmpty()) {
              parts.add("\"" + written.name() + "\": " + written.json(dialect, value));
            }
          }
          return Stream.of(
              "%1$s, %1$s, cast(%2$s as bigint), '{%3$s}'"
                  .formatted(whole(row), HAPPENED, String.join(", ", parts)));
        });
  }

  /** Who said of which topic that they are sent it, or not: each of both topics. */
  void consents(String table, Written column) {
    create(
        table,
        "who bigint, topic "
            + text()
            + ", said bigint, yes integer, "
            + column.name()
            + " "
            + type(column));
    insert(
        table,
        row ->
            Stream.of("offers", "news")
                .map(
                    topic ->
                        "%s, '%s', cast(%s as bigint), 1, %s"
                            .formatted(whole(row), topic, HAPPENED, literal(column, row))));
  }

  private static String whole(int number) {
    return "cast(" + number + " as bigint)";
  }

  private String text() {
    return dialect == Dialect.TRINO ? "varchar" : "text";
  }

  private String literal(Written written, int row) {
    String value = value(written, row);
    return value.isEmpty() ? "null" : Written.literal(dialect, type(written), value);
  }

  /** Empty where there is none. */
  private static String value(Written written, int row) {
    return switch (row) {
      case 1 -> written.first();
      case 2 -> written.second();
      case 3 -> "";
      default -> written.broken();
    };
  }

  private void create(String table, String columns) {
    run.accept("create table \"" + table + "\" (" + columns + ")");
    made.add(table);
  }

  /** All rows by one statement: an engine may take its time for each. */
  private void insert(String table, IntFunction<Stream<String>> values) {
    run.accept(
        IntStream.rangeClosed(1, 4)
            .boxed()
            .flatMap(values::apply)
            .collect(Collectors.joining("), (", "insert into \"" + table + "\" values (", ")")));
  }

  void drop() {
    made.forEach(table -> run.accept("drop table \"" + table + "\""));
    made.clear();
  }
}
