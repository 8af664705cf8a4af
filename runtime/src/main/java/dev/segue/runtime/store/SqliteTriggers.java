package dev.segue.runtime.store;

import dev.segue.compiler.sql.SqlText;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** Triggers as SQLite has them, whose text stands there word for word. */
final class SqliteTriggers implements TriggerWords {
  private static final DSLContext QUOTING = DSL.using(SQLDialect.SQLITE);

  @Override
  public SqlText standing() {
    return new SqlText(
        "select name, sql from sqlite_schema where type = 'trigger' and name like ? || '%'",
        List.of(Trigger.PREFIX));
  }

  @Override
  public Optional<SqlText> shape() {
    return Optional.of(new SqlText("pragma schema_version", List.of()));
  }

  @Override
  public String name(Trigger trigger) {
    return Trigger.PREFIX + trigger.called();
  }

  @Override
  public String text(Trigger trigger) {
    return "CREATE TRIGGER "
        + quoted(name(trigger))
        + " after "
        + trigger.on()
        + " on "
        + trigger.table()
        + (trigger.condition().isEmpty() ? "" : " when " + trigger.condition())
        + " begin "
        + trigger.told().stream().map(SqliteTriggers::told).collect(Collectors.joining())
        + "end";
  }

  /** What a conflict comes to is said by whoever writes the row: none arises here. */
  private static String told(Trigger.Told told) {
    return switch (told) {
      case Trigger.Told.Contact(var source, var type, var contact) ->
          "insert into segue_touch select "
              + source
              + ", "
              + type
              + ", "
              + contact
              + " where "
              + contact
              + " is not null and not exists (select 1 from segue_touch where source = "
              + source
              + " and type = "
              + type
              + " and contact = "
              + contact
              + "); ";
      case Trigger.Told.Account(var account) ->
          "insert into segue_touched_account select "
              + account
              + " where "
              + account
              + " is not null and not exists (select 1 from segue_touched_account where account = "
              + account
              + "); ";
    };
  }

  @Override
  public List<String> making(Trigger trigger) {
    return List.of(text(trigger));
  }

  @Override
  public List<String> dropping(Collection<String> names) {
    return names.stream().map(n -> "drop trigger " + quoted(n)).toList();
  }

  private static String quoted(String name) {
    return QUOTING.render(DSL.quotedName(name));
  }

  @Override
  public String account(boolean whole) {
    return "account";
  }
}
