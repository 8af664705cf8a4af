package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.rank;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.segue.compiler.ir.Condition.Rank;
import dev.segue.compiler.ir.Condition.Share;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectField;

/** Who is among the first of a ranking: everyone is ranked once. */
final class RankSql {
  private static final String RANKED = "n";
  private static final String PLACE = "place";
  private static final String NUMBER = "number";

  private final Formulas formulas;

  RankSql(Formulas formulas) {
    this.formulas = formulas;
  }

  Condition ranked(Rank rank, Scope scope, boolean positive) {
    Everyone everyone = formulas.everyone();
    Pool pool = Pool.people(everyone, rank.population(), rank.by());
    String name =
        everyone
            .emission()
            .withs()
            .made(rank, rank.highest() ? "top" : "bottom", () -> first(rank, pool, everyone));
    AmongSelected among = new AmongSelected(scope.contacts().key(), name);
    return positive
        ? among
        : Among.in(scope.contacts().key(), select(among.contact()).from(among.selected()), false);
  }

  private static Select<? extends Record> first(Rank rank, Pool pool, Everyone everyone) {
    Field<Object> contact = pool.column(StateTables.CONTACT);
    Field<Object> value = pool.column(Pool.VALUE);
    Field<?> by = PopulationSql.order(Source.operand(value, rank.by().type()));
    OrderField<?> byValue = rank.highest() ? by.desc() : by.asc();
    OrderField<?> byKey =
        everyone
            .emission()
            .source()
            .compared(contact, everyone.emission().schema().contacts())
            .asc();
    if (rank.share() instanceof Share.Number(var number) && pool.shared() == 0 && !rank.ties()) {
      return select(contact.as(Names.of(StateTables.CONTACT)))
          .from(pool.table())
          .where(value.isNotNull())
          .orderBy(byValue, byKey)
          .limit(inline(number));
    }
    var window = PopulationSql.over(pool);
    Field<Integer> place =
        rank.ties()
            ? rank().over(window.orderBy(byValue))
            : rowNumber().over(window.orderBy(List.of(byValue, byKey)));
    List<SelectField<?>> columns = new ArrayList<>();
    columns.add(contact.as(Names.of(StateTables.CONTACT)));
    columns.add(place.as(Names.of(PLACE)));
    if (rank.share() instanceof Share.Percent) {
      columns.add(count().over(PopulationSql.over(pool)).as(Names.of(NUMBER)));
    }
    Select<?> ranked = select(columns).from(pool.table()).where(value.isNotNull());
    return select(Names.column(RANKED, StateTables.CONTACT, Object.class))
        .from(ranked.asTable(Names.of(RANKED)))
        .where(isFirst(rank.share()));
  }

  private static Condition isFirst(Share share) {
    Field<Long> place = Names.column(RANKED, PLACE, Long.class);
    return switch (share) {
      case Share.Number(var number) -> place.le(val(number));
      case Share.Percent(var percent) ->
          Hundredths.of(percent).isWithin(place, Names.column(RANKED, NUMBER, Long.class));
    };
  }
}
