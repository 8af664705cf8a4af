package dev.segue.runtime.store;

import dev.segue.compiler.sql.SqlText;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Triggers as PostgreSQL has them, each with a function, which is named by all that is said. What
 * one transaction wrote down hides nothing of another's: both may be under way.
 */
final class PostgresTriggers implements TriggerWords {
  @Override
  public SqlText standing() {
    return new SqlText(
        """
        select t.tgname, p.prosrc
        from pg_trigger t join pg_proc p on p.oid = t.tgfoid join pg_class c on c.oid = t.tgrelid
        where not t.tgisinternal and t.tgenabled <> 'D' and starts_with(cast(t.tgname as text), ?)
        and p.proname = t.tgname and c.relnamespace = cast(current_schema() as regnamespace)
        """,
        List.of(Trigger.PREFIX));
  }

  @Override
  public Optional<SqlText> shape() {
    return Optional.empty();
  }

  @Override
  public String name(Trigger trigger) {
    String all = trigger.called() + trigger.on() + trigger.condition() + text(trigger);
    return Trigger.PREFIX
        + UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString().replace('-', '_');
  }

  @Override
  public String text(Trigger trigger) {
    return "begin "
        + trigger.told().stream().map(PostgresTriggers::told).collect(Collectors.joining())
        + "return null; end";
  }

  private static String told(Trigger.Told told) {
    return switch (told) {
      case Trigger.Told.Contact(var source, var type, var contact) ->
          "insert into segue_touch (source, type, contact) select "
              + source
              + ", "
              + type
              + ", "
              + contact
              + " where "
              + contact
              + " is not null on conflict do nothing; ";
      case Trigger.Told.Account(var account) ->
          "insert into segue_touched_account (account) select cast("
              + account
              + " as text) where "
              + account
              + " is not null on conflict do nothing; ";
    };
  }

  /** Whoever writes a row finds Segue's tables, and may write to them. */
  @Override
  public List<String> making(Trigger trigger) {
    String name = name(trigger);
    return List.of(
        "create or replace function "
            + name
            + "() returns trigger language plpgsql security definer set search_path from current"
            + " as "
            + TriggerWords.literal(text(trigger)),
        "drop trigger if exists " + name + " on " + trigger.table(),
        "create trigger "
            + name
            + " after "
            + trigger.on()
            + " on "
            + trigger.table()
            + " for each row "
            + (trigger.condition().isEmpty() ? "" : "when (" + trigger.condition() + ") ")
            + "execute function "
            + name
            + "()");
  }

  @Override
  public List<String> dropping(Collection<String> names) {
    return names.stream().map(n -> "drop function " + n + "() cascade").toList();
  }

  @Override
  public String account(boolean whole) {
    return whole ? "cast(account as bigint)" : "account";
  }
}
