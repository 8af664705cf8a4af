package dev.segue.runtime.store;

import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.sql.StateTables.Outdated;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a scan has read of everyone, kept in {@link ColumnBlock}s beside the rows, and whose rows
 * have changed since. Its tables are there where somebody wants it.
 */
public final class ColumnTable {
  private static final String BLOCKS = "segue_column_block";

  /** By these names stands in {@code segue_meta} what is kept; nothing as yet: empty texts. */
  private static final String META = "columns";

  private static final String META_WATCHED = "columns_watched";

  /** The block in which a contact is, if one is. */
  private static final String LAST =
      "select place from " + BLOCKS + " where first <= ? order by first desc limit 1";

  private static final List<String> MAKING =
      List.of(
          "create table "
              + BLOCKS
              + " (place integer primary key not null, first any not null, body blob not null)"
              + " strict",
          "create index segue_column_block_first on " + BLOCKS + " (first, place)",
          "create table "
              + Outdated.TABLE
              + " (contact any primary key not null) strict, without rowid");

  private static final List<String> DROPPING =
      List.of(
          "drop table " + BLOCKS,
          "drop table " + Outdated.TABLE,
          "delete from segue_meta where name in ('" + META + "', '" + META_WATCHED + "')");

  private final Store store;

  public ColumnTable(Store store) {
    this.store = store;
  }

  /**
   * What is kept.
   *
   * @param columns which columns, of what schema
   * @param watched the rows whose change is known as long as they are watched
   */
  public record Kept(String columns, Watched watched) {}

  /** Whether such blocks can be kept: where contacts and events stand in a file of Segue's own. */
  public boolean isPossible() {
    return store.location().holdsSource() && store.dialect().packsEvents();
  }

  public boolean isWanted() {
    return meta(META).isPresent();
  }

  /**
   * Whether scans keep what they read from now on.
   *
   * @throws StoreFailure where that is not possible
   */
  public void keep(boolean wanted) {
    if (wanted && !isPossible()) {
      throw new StoreFailure(
          store.location().place(),
          "columns are kept only where contacts and events stand in a SQLite file of Segue's own",
          "leave '--keep-columns' out: a database that is only read is read anew each time");
    }
    store.transaction(
        () -> {
          if (wanted != isWanted()) {
            (wanted ? MAKING : DROPPING).forEach(store::execute);
            if (wanted) {
              forget();
            }
          }
        });
  }

  /** What is kept, if anything is. */
  public Optional<Kept> kept() {
    return meta(META)
        .filter(columns -> !columns.isEmpty())
        .map(columns -> new Kept(columns, Watched.of(meta(META_WATCHED).orElse(""))));
  }

  private Optional<String> meta(String name) {
    return store
        .list(
            new SqlText("select value from segue_meta where name = ?", List.of(name)),
            row -> row.text(0).orElse(""))
        .stream()
        .findFirst();
  }

  /** Nothing is kept any more. */
  public void forget() {
    store.update(new SqlText("delete from " + BLOCKS, List.of()));
    store.update(new SqlText("delete from " + Outdated.TABLE, List.of()));
    is("", "");
  }

  /** All blocks are there. */
  public void is(Kept kept) {
    is(kept.columns(), kept.watched().text());
  }

  private void is(String columns, String watched) {
    store.update(
        new SqlText(
            "insert into segue_meta (name, value) values (?, ?), (?, ?)"
                + " on conflict (name) do update set value = excluded.value",
            List.of(META, columns, META_WATCHED, watched)));
  }

  /** One block more, which begins with such a contact. */
  public void add(int place, Object first, byte[] body) {
    store.update(
        new SqlText(
            "insert into " + BLOCKS + " (place, first, body) values (?, ?, ?)",
            List.of(place, first, body)));
  }

  /** Those in which contacts of a range are, and perhaps others: (body), in their order. */
  public SqlText blocks(Optional<Object> from, Optional<Object> before) {
    List<Object> values = new ArrayList<>();
    StringBuilder sql = new StringBuilder("select body from " + BLOCKS + " where true");
    from.ifPresent(
        first -> {
          sql.append(" and place >= coalesce((").append(LAST).append("), 0)");
          values.add(first);
        });
    before.ifPresent(
        first -> {
          sql.append(" and first < ?");
          values.add(first);
        });
    return new SqlText(sql.append(" order by place").toString(), values);
  }

  /** Whose rows have changed since they were kept. */
  public Set<Object> outdated() {
    Set<Object> contacts = new HashSet<>();
    store.each(
        new SqlText("select contact from " + Outdated.TABLE, List.of()),
        row -> contacts.add(row.value(0).orElseThrow()));
    return contacts;
  }

  /** How many they are. */
  public long outdatedNumber() {
    return store.number(new SqlText("select count(*) from " + Outdated.TABLE, List.of()));
  }

  /** The rows of whoever is touched have changed, too. */
  public void touched(TouchTable touches, Schema schema) {
    for (SqlText contacts : touches.touched(schema)) {
      store.update(
          new SqlText(
              "insert into "
                  + Outdated.TABLE
                  + " (contact) select contact from ("
                  + contacts.text()
                  + ") found where true on conflict do nothing",
              contacts.bindings()));
    }
  }

  /** Of one who is nobody any more nothing is kept. */
  void forget(Object contact) {
    if (!isPossible() || !isWanted()) {
      return;
    }
    store.update(
        new SqlText("delete from " + Outdated.TABLE + " where contact = ?", List.of(contact)));
    List<Long> places =
        store.list(new SqlText(LAST, List.of(contact)), row -> row.number(0).orElseThrow());
    for (long place : places) {
      byte[] body =
          store.sideBySide(
              List.of(
                  new SqlText("select body from " + BLOCKS + " where place = ?", List.of(place))),
              cursors -> cursors.getFirst().next() ? cursors.getFirst().bytes(0) : null);
      if (body != null) {
        store.update(
            new SqlText(
                "update " + BLOCKS + " set body = ? where place = ?",
                List.of(new ColumnBlock(body, contact instanceof Long).without(contact), place)));
      }
    }
  }
}
