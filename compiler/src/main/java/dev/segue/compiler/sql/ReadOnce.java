package dev.segue.compiler.sql;

import dev.segue.compiler.type.CaseFold;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.impl.DSL;

/**
 * Rows of one table, grouped by contact, that are read once for all that is measured of some of
 * them: {@code (contact, opened_count, clicked_count, ..)}. Nothing is measured that would be
 * missing over no rows.
 */
final class ReadOnce {

  /**
   * A measure.
   *
   * @param plain where no others are read
   * @param ofSome of the rows for which a condition holds
   */
  record Part(Field<?> plain, Function<Condition, Field<?>> ofSome) {}

  private record Measured(Condition rows, Part part) {}

  private final Rows.Flat first;
  private final String name;
  private final Map<Object, String> columns = new HashMap<>();
  private final Map<String, Measured> parts = new LinkedHashMap<>();

  /**
   * No measure of them yet.
   *
   * @param first the rows of the first
   */
  ReadOnce(Rows.Flat first, String name) {
    this.first = first;
    this.name = name;
  }

  String name() {
    return name;
  }

  /** The column of a measure, which is called so unless another is. */
  String column(Object what, String called, Condition rows, Part part) {
    return columns.computeIfAbsent(
        what,
        w -> {
          String column = called;
          for (int n = 2; parts.containsKey(column) || isContact(column); n++) {
            column = called + "_" + n;
          }
          parts.put(column, new Measured(rows, part));
          return column;
        });
  }

  private static boolean isContact(String column) {
    return CaseFold.of(column).equals(StateTables.CONTACT);
  }

  Select<? extends Record> select() {
    List<SelectField<?>> all = new ArrayList<>();
    all.add(first.contact().as(Names.of(StateTables.CONTACT)));
    parts.forEach(
        (name, p) ->
            all.add(
                (parts.size() == 1 ? p.part().plain() : p.part().ofSome().apply(p.rows()))
                    .as(Names.of(name))));
    Condition some = Logic.any(parts.values().stream().map(Measured::rows).distinct().toList());
    return DSL.select(all).from(first.from()).where(Logic.where(some)).groupBy(first.contact());
  }
}
