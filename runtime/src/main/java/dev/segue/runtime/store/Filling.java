package dev.segue.runtime.store;

import dev.segue.compiler.sql.SqlText;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Puts rows into some columns of a table. */
final class Filling {
  /** Rows that are carried from one database to the other together. */
  private static final int AT_A_TIME = 10_000;

  private final Store store;
  private final String table;
  private final List<String> columns;
  private final Map<String, Kind> kinds;

  /**
   * None yet.
   *
   * @param kinds what each column of the table holds
   * @param columns those that are filled, in the order of a row's values
   */
  Filling(Store store, String table, Map<String, Kind> kinds, List<String> columns) {
    this.store = store;
    this.table = table;
    this.kinds = kinds;
    this.columns = columns;
  }

  Filling(Store store, TemporaryTable table, List<String> columns) {
    this(store, table.name(), table.columns(), columns);
  }

  void rows(List<List<Object>> rows) {
    insert(rows.stream().<@Nullable Object[]>map(List::toArray).toList());
  }

  /** The same where values may be missing. */
  private void insert(List<@Nullable Object[]> rows) {
    String places = columns.stream().map(c -> "?").collect(Collectors.joining(", "));
    boolean[] any = new boolean[columns.size()];
    for (int i = 0; i < any.length; i++) {
      any[i] = isAny(columns.get(i));
    }
    String sql = into() + "values (" + places + ")";
    try (PreparedStatement insert = store.connection().prepareStatement(sql)) {
      for (@Nullable Object[] row : rows) {
        for (int i = 0; i < row.length; i++) {
          Object value = row[i];
          insert.setObject(i + 1, any[i] && value != null ? store.engine().any(value) : value);
        }
        insert.addBatch();
      }
      insert.executeBatch();
    } catch (SQLException e) {
      throw store.errors().translated(e);
    }
  }

  /** Rows that come one by one, however many; how many they were. */
  int each(Consumer<Consumer<Object[]>> rows) {
    List<@Nullable Object[]> some = new ArrayList<>();
    int[] all = {0};
    rows.accept(
        row -> {
          some.add(row);
          all[0]++;
          if (some.size() == AT_A_TIME) {
            insert(some);
            some.clear();
          }
        });
    insert(some);
    return all[0];
  }

  private boolean isAny(String column) {
    return kinds.get(column) == Kind.ANY;
  }

  /** What a query gives; how many rows that were. */
  int query(SqlText query) {
    if (store.isElsewhere(query)) {
      return carry(query);
    }
    SqlText whole = store.brought(query);
    return store.update(new SqlText(into() + as(whole), whole.bindings()));
  }

  /** The query with values of any type as the table holds them. */
  private String as(SqlText query) {
    List<String> values =
        columns.stream().map(c -> isAny(c) ? store.engine().any("q." + c) : "q." + c).toList();
    boolean asTheyAre = values.stream().allMatch(v -> v.startsWith("q."));
    return asTheyAre
        ? query.text()
        : "select "
            + String.join(", ", values)
            + " from ("
            + query.text()
            + ") as q("
            + String.join(", ", columns)
            + ")";
  }

  private String into() {
    return "insert into "
        + store.dsl().render(DSL.name(table))
        + columns.stream()
            .map(c -> store.dsl().render(DSL.name(c)))
            .collect(Collectors.joining(", ", " (", ") "));
  }

  /** From somebody's database to Segue's own table. */
  private int carry(SqlText query) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    int[] all = {0};
    store.each(
        query,
        row -> {
          @Nullable Object[] values = new @Nullable Object[columns.size()];
          for (int i = 0; i < values.length; i++) {
            values[i] = row.value(i).orElse(null);
          }
          rows.add(values);
          all[0]++;
          if (rows.size() == AT_A_TIME) {
            insert(rows);
            rows.clear();
          }
        });
    insert(rows);
    return all[0];
  }
}
