package dev.segue.repl.session;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.sql.Audience;
import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.sql.Statements;
import dev.segue.compiler.type.Type;
import dev.segue.repl.report.Cell;
import dev.segue.repl.report.StoredValue;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.TouchedTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Questions about the contacts of a workspace as of one instant. */
public record Questions(Store store, Workspace workspace, Statements statements) {
  /** Rows are looked up for so many contacts at a time. */
  private static final int AT_A_TIME = 10_000;

  /** What is shown of each contact under a name. */
  public record Column(String name, Expression expression) {}

  /** How many there are, and the keys of the first of them. */
  public record Found(long total, List<Object> keys) {}

  /** The name of the column that holds the contacts' keys. */
  public String keyName() {
    return workspace.schema().contacts().key().column();
  }

  public long count(Condition condition) {
    return store.number(statements.count(condition));
  }

  public SqlText sql(Condition condition) {
    return statements.members(condition);
  }

  /** Who fulfils the condition, by key; no more keys than {@code most}. */
  public Found members(Condition condition, int most) {
    List<Object> keys = new ArrayList<>();
    long[] total = {0};
    store.each(
        statements.members(condition),
        row -> {
          total[0]++;
          if (keys.size() < most) {
            row.value(0).ifPresent(keys::add);
          }
        });
    return new Found(total[0], keys);
  }

  /** How many contacts have each value; the most frequent first. */
  public Map<Cell, Long> distribution(Expression expression) {
    Map<Cell, Long> counts = new HashMap<>();
    store.each(
        statements.values(expression),
        row ->
            row.value(1)
                .ifPresent(value -> counts.merge(cell(expression.type(), value), 1L, Long::sum)));
    return counts;
  }

  /** What the schema says of a contact, but for places. */
  public List<Column> attributes() {
    List<Column> columns = new ArrayList<>();
    for (Schema.Field field : workspace.schema().contacts().fields()) {
      if (!field.type().equals(Type.LOCATION)) {
        columns.add(new Column(field.name(), new Expression.Attribute(field)));
      }
    }
    return columns;
  }

  /** The contact's key and its values, for each contact in the order given. */
  public void rows(List<Object> keys, List<Column> columns, Consumer<List<Cell>> consumer) {
    for (int from = 0; from < keys.size(); from += AT_A_TIME) {
      List<Object> some = keys.subList(from, Math.min(keys.size(), from + AT_A_TIME));
      new TouchedTable(store).fill(some);
      Statements about = statements.about(new Audience.Touched());
      List<Map<Object, Object>> values = new ArrayList<>();
      for (Column column : columns) {
        Map<Object, Object> byContact = new HashMap<>();
        store.each(
            about.values(column.expression()),
            row -> row.value(1).ifPresent(v -> byContact.put(row.value(0).orElseThrow(), v)));
        values.add(byContact);
      }
      for (Object key : some) {
        consumer.accept(row(key, columns, values));
      }
    }
  }

  private List<Cell> row(Object key, List<Column> columns, List<Map<Object, Object>> values) {
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.of(key.toString()));
    for (int i = 0; i < columns.size(); i++) {
      Type type = columns.get(i).expression().type();
      cells.add(
          Optional.ofNullable(values.get(i).get(key)).map(v -> cell(type, v)).orElse(Cell.NOTHING));
    }
    return cells;
  }

  private Cell cell(Type type, Object stored) {
    return StoredValue.cell(type, stored, workspace.zone());
  }
}
