package dev.segue.runtime.store;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows into a table of the embedded source, one for each key. Values are in canonical
 * storage: {@link String}, {@link Long}, {@link Double}, or null where missing.
 */
public final class SourceWriter implements AutoCloseable {
  /** What becomes of a row whose key is there already. */
  public enum Rule {
    /** It takes the place of the other: contacts and whatever else is a state of things. */
    REPLACE,
    /** It must say the same as the other: events, which have happened. */
    ONCE
  }

  /** What became of a row. */
  public enum Outcome {
    NEW,
    CHANGED,
    SAME,
    /** The row with its key says something else: it was not written. */
    CONFLICT;

    /** Whether the row stands there now and did not before. */
    public boolean isWritten() {
      return this == NEW || this == CHANGED;
    }
  }

  private final Store store;
  private final Rule rule;
  private final int width;
  private final int[] keys;

  /** Whether rows that were read before their column was declared may lack a value. */
  private final boolean[] grown;

  private final String table;

  /** The place of when a row happened; nothing: rows speak of no time. */
  private final OptionalInt time;

  /** When the earliest happened of the rows that came; nothing: none did. */
  private OptionalLong earliest = OptionalLong.empty();

  private boolean failed;
  private final List<KeptStatements.Use> uses = new ArrayList<>();
  private final PreparedStatement insert;
  private final PreparedStatement find;
  private final PreparedStatement update;

  /** For rows with values for these columns: the key's among them, the others as they are. */
  public SourceWriter(Store store, EmbeddedTable embedded, List<String> columns, Rule rule) {
    this(store, embedded, columns, rule, Texts.of(store, embedded, columns));
  }

  /** The same where the statements are made out already. */
  public SourceWriter(
      Store store, EmbeddedTable embedded, List<String> columns, Rule rule, Texts texts) {
    this.store = store;
    this.rule = rule;
    this.table = embedded.name();
    this.time =
        embedded.time().map(columns::indexOf).map(OptionalInt::of).orElse(OptionalInt.empty());
    this.width = columns.size();
    this.keys = key(embedded).stream().mapToInt(columns::indexOf).toArray();
    Set<String> young = new SourceTables(store).grown(embedded.name());
    this.grown = new boolean[width];
    for (int i = 0; i < width; i++) {
      grown[i] = young.contains(columns.get(i));
    }
    this.insert = prepared(texts.insert());
    this.find = prepared(texts.find());
    this.update = prepared(texts.update());
  }

  private static List<String> key(EmbeddedTable embedded) {
    return embedded.uniqueKey().map(List::of).orElseGet(embedded::primaryKey);
  }

  /** The statements for rows with values for some columns. */
  public record Texts(String insert, String find, String update) {
    public static Texts of(Store store, EmbeddedTable embedded, List<String> columns) {
      List<String> key = key(embedded);
      DSLContext dsl = store.dsl();
      Table<Record> into = DSL.table(name(embedded.name()));
      List<Field<Object>> fields = columns.stream().map(SourceWriter::column).toList();
      List<Object> values = Collections.nCopies(columns.size(), DSL.param());
      Condition same =
          DSL.and(key.stream().map(k -> column(k).eq(DSL.param("key", Object.class))).toList());
      List<Field<Object>> others = new ArrayList<>(fields);
      others.removeIf(f -> key.contains(f.getName()));
      Map<Field<Object>, Object> all = new LinkedHashMap<>();
      fields.forEach(f -> all.put(f, DSL.param("value", Object.class)));
      return new Texts(
          dsl.insertInto(into, fields).values(values).onConflictDoNothing().getSQL(),
          dsl.select(fields).from(into).where(same).getSQL(),
          // a table that is all key has nothing to update, and no row of it differs from its like
          others.isEmpty()
              ? dsl.selectOne().getSQL()
              : dsl.update(into).set(all).where(same).getSQL());
    }
  }

  private static Field<Object> column(String column) {
    return field(name(column), Object.class);
  }

  private PreparedStatement prepared(String sql) {
    try {
      KeptStatements.Use use = store.statements().of(sql);
      uses.add(use);
      return use.statement();
    } catch (SQLException e) {
      throw store.errors().translated(e);
    }
  }

  /** Writes a row; {@code row} has a value or null for each column. */
  public Outcome write(@Nullable Object[] row) {
    try {
      bind(insert, 0, row);
      Outcome outcome = insert.executeUpdate() > 0 ? Outcome.NEW : meet(row);
      switch (outcome) {
        case NEW -> came(row);
        // of what happened more is known; what else may have changed is asked again anyway
        case CHANGED -> {
          if (time.isPresent()) {
            came(row);
          }
        }
        case SAME, CONFLICT -> {}
      }
      return outcome;
    } catch (SQLException e) {
      failed = true;
      throw store.errors().translated(e);
    }
  }

  private void came(@Nullable Object[] row) {
    long at = time.isPresent() && row[time.getAsInt()] instanceof Long then ? then : Long.MIN_VALUE;
    earliest = OptionalLong.of(Math.min(at, earliest.orElse(Long.MAX_VALUE)));
  }

  /** The key is there already. */
  private Outcome meet(@Nullable Object[] row) throws SQLException {
    @Nullable Object[] stored = stored(row);
    boolean same = true;
    boolean fills = true;
    for (int i = 0; i < width; i++) {
      if (!Objects.equals(row[i], stored[i])) {
        same = false;
        fills = fills && grown[i] && stored[i] == null;
      }
    }
    if (same) {
      return Outcome.SAME;
    }
    if (rule == Rule.ONCE && !fills) {
      return Outcome.CONFLICT;
    }
    bind(update, 0, row);
    bindKey(update, width, row);
    update.executeUpdate();
    return Outcome.CHANGED;
  }

  private @Nullable Object[] stored(@Nullable Object[] row) throws SQLException {
    bindKey(find, 0, row);
    @Nullable Object[] stored = new @Nullable Object[width];
    try (ResultSet results = find.executeQuery()) {
      results.next();
      for (int i = 0; i < width; i++) {
        Object value = results.getObject(i + 1);
        stored[i] = value instanceof Integer n ? (Object) n.longValue() : value;
      }
    }
    return stored;
  }

  private void bindKey(PreparedStatement statement, int after, @Nullable Object[] row)
      throws SQLException {
    for (int i = 0; i < keys.length; i++) {
      bind(statement, after + i + 1, row[keys[i]]);
    }
  }

  private static void bind(PreparedStatement statement, int after, @Nullable Object[] row)
      throws SQLException {
    for (int i = 0; i < row.length; i++) {
      bind(statement, after + i + 1, row[i]);
    }
  }

  private static void bind(PreparedStatement statement, int place, @Nullable Object value)
      throws SQLException {
    if (value == null) {
      statement.setObject(place, null);
    } else if (value instanceof Long number) {
      statement.setLong(place, number);
    } else if (value instanceof Double number) {
      statement.setDouble(place, number);
    } else {
      statement.setString(place, (String) value);
    }
  }

  @Override
  public void close() {
    try {
      for (KeptStatements.Use use : uses) {
        if (!failed) {
          use.done();
        }
        use.close();
      }
      if (earliest.isPresent()) {
        new ArrivalTable(store).came(table, earliest.getAsLong());
      }
    } catch (SQLException e) {
      throw store.errors().translated(e);
    }
  }
}
