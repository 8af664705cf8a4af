package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.partitionBy;

import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.type.CaseFold;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Rows of one table, grouped by contact, that are read once for all that is measured of some of
 * them: {@code (contact, opened_count, clicked_count, ..)}.
 */
final class ReadOnce {
  /** The conditions of more measures than these take longer than the rows that they leave out. */
  private static final int FEW = 16;

  /**
   * A measure.
   *
   * @param rows which it is made of
   * @param plain where no others are read
   * @param ofSome of those of all that are read
   */
  record Part(Condition rows, Field<?> plain, Supplier<Field<?>> ofSome) {}

  private final Rows.Branch branch;
  private final String alias;
  private final String name;
  private final Function<List<RowSet>, Condition> ofAny;
  private final Map<Object, String> columns = new HashMap<>();
  private final Map<String, Part> parts = new LinkedHashMap<>();
  private final List<RowSet> sets = new ArrayList<>();

  /**
   * No measure of them yet.
   *
   * @param rows those of the first
   * @param ofAny what holds for the rows of each of some sets
   */
  ReadOnce(Rows rows, String name, Function<List<RowSet>, Condition> ofAny) {
    this.branch = rows.branches().getFirst();
    this.alias = rows.alias();
    this.name = name;
    this.ofAny = ofAny;
  }

  String name() {
    return name;
  }

  /** The column of a measure, which is called so unless another is. */
  String column(Object what, String called, RowSet set, Part part) {
    return columns.computeIfAbsent(
        what,
        w -> {
          String column = called;
          for (int n = 2; parts.containsKey(column) || isContact(column); n++) {
            column = called + "_" + n;
          }
          parts.put(column, part);
          sets.add(set);
          return column;
        });
  }

  private static boolean isContact(String column) {
    return CaseFold.of(column).equals(StateTables.CONTACT);
  }

  Select<? extends Record> select() {
    boolean alone = parts.size() == 1;
    List<SelectField<?>> all = new ArrayList<>();
    all.add(branch.contact().as(Names.of(StateTables.CONTACT)));
    parts.forEach(
        (column, p) -> all.add((alone ? p.plain() : p.ofSome().get()).as(Names.of(column))));
    List<Condition> rows = parts.values().stream().map(Part::rows).distinct().toList();
    Condition some = rows.size() > FEW ? ofAny.apply(sets) : Logic.any(rows);
    return branch.unique()
        ? DSL.select(all).from(branch.table()).where(Logic.where(some)).groupBy(branch.contact())
        : DSL.select(all).from(once(some)).groupBy(branch.contact());
  }

  /** Of each key the earliest row, under the same name. */
  private Table<Record> once(Condition some) {
    Field<Object> key = branch.key().orElseThrow();
    return Source.first(
        branch.table(),
        Logic.all(List.of(key.isNotNull(), some)),
        partitionBy(key).orderBy(branch.at().orElseThrow()),
        alias);
  }
}
