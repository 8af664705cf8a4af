package dev.segue.runtime.store;

import static dev.segue.runtime.store.MembershipTable.Cause.ROWS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.segue.compiler.sql.SqlText;
import dev.segue.runtime.store.MembershipTable.Cause;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MembershipTableTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T12:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-03-03T12:00:00Z");

  private static SqlText sql(String text, Object... bindings) {
    return new SqlText(text, List.of(bindings));
  }

  private static List<String> rows(Store store, String query) {
    return store.list(sql(query), r -> r.text(0).orElseThrow());
  }

  @Test
  void whoDiffersEntersOrLeavesAndNobodyElseIsTouched() {
    try (Store store = Store.open(StoreLocation.inMemory())) {
      MembershipTable members = new MembershipTable(store);
      assertEquals(
          new MembershipTable.Moved(3, 3, 0),
          members.replace("s", sql("values (?), (?), (?)", "ana", "7", 7L), MONDAY, ROWS),
          "the text 7 and the number 7 are two contacts");
      assertEquals(
          new MembershipTable.Moved(2, 1, 2),
          members.replace("s", sql("select ? union all select ?", 7L, "bob"), TUESDAY, ROWS));
      assertEquals(
          new MembershipTable.Moved(2, 0, 0),
          members.replace("s", sql("select ? union all select ?", 7L, "bob"), TUESDAY, ROWS));
      assertEquals(
          List.of("7 integer 2026-03-02", "bob text 2026-03-03"),
          rows(
              store,
              "select contact || ' ' || typeof(contact) || ' ' || date(since / 1000, 'unixepoch')"
                  + " from segue_member where segment = 's' order by contact"));
      assertEquals(
          List.of("7 0", "7 1", "7 1", "ana 0", "ana 1", "bob 1"),
          rows(store, "select contact || ' ' || entered as r from segue_change order by r"));
    }
  }

  @Test
  void whatIsUndoneAtItsOwnInstantHasNotHappened() {
    try (Store store = Store.open(StoreLocation.inMemory())) {
      MembershipTable members = new MembershipTable(store);
      members.replace("s", sql("values (?)", "ana"), MONDAY, ROWS);
      // bob comes and goes, and ana goes and comes back
      members.replace("s", sql("values (?)", "bob"), TUESDAY, ROWS);
      assertEquals(
          new MembershipTable.Moved(1, 1, 1),
          members.replace("s", sql("values (?)", "ana"), TUESDAY, ROWS));
      assertEquals(
          List.of("ana 2026-03-02 1"),
          rows(
              store,
              "select contact || ' ' || date(at / 1000, 'unixepoch') || ' ' || entered"
                  + " from segue_change"));
      assertEquals(
          List.of("ana 2026-03-02"),
          rows(
              store, "select contact || ' ' || date(since / 1000, 'unixepoch') from segue_member"));
    }
  }

  @Test
  void byWhatSomebodyMovedIsWrittenDown() {
    try (Store store = Store.open(StoreLocation.inMemory())) {
      MembershipTable members = new MembershipTable(store);
      members.replace("s", sql("values (?), (?)", "ana", "bob"), MONDAY, Cause.DEFINITION);
      store.update(sql("insert into segue_touch values ('orders', '', ?)", "ana"));
      members.replace("s", sql("values (?)", "cy"), TUESDAY, ROWS);
      assertEquals(
          List.of("ana 0 row", "ana 1 definition", "bob 0 other", "bob 1 definition", "cy 1 other"),
          rows(
              store,
              "select contact || ' ' || entered || ' ' || reason as r from segue_change"
                  + " order by r"));
    }
  }

  /** What versions before 9 wrote, a row each, in a file as version 8 left it. */
  @Test
  void rowsOfOlderVersionsBecomeBits(@TempDir Path folder) throws SQLException, IOException {
    Path file = folder.resolve("state.db");
    OlderState.make(
        file,
        8,
        "insert into segue_member values ('a', 'ana', 30), ('a', 7, 10)",
        "insert into segue_change values ('a', 'ana', 10, 1), ('a', 'ana', 20, 0),"
            + " ('a', 'ana', 30, 1), ('a', 7, 10, 1), ('b', 'bob', 10, 1), ('b', 'bob', 20, 0)");
    try (Store store = Store.open(new StoreLocation(Optional.of(file), Optional.empty()))) {
      MembershipTable members = new MembershipTable(store);
      List<String> current = new ArrayList<>();
      members.current(
          l -> current.add(l.segment() + " " + l.contact() + " " + l.at().toEpochMilli()));
      assertEquals(List.of("a 7 10", "a ana 30"), current);
      List<String> moved = new ArrayList<>();
      members.changes(l -> moved.add(l.at().toEpochMilli() + l.segment() + l.contact() + l.in()));
      assertEquals(
          List.of(
              "10a7true", "10aanatrue", "10bbobtrue", "20aanafalse", "20bbobfalse", "30aanatrue"),
          moved);
      assertEquals(
          List.of("segue_change", "segue_member"),
          rows(store, "select name from sqlite_schema where type = 'view' order by name"));
      assertEquals(
          List.of(),
          rows(store, "select name from sqlite_schema where name like '%~_8' escape '~'"));
    }
  }

  @Test
  void aValueThatIsTheSameIsNotWrittenAgain() {
    try (Store store = Store.open(StoreLocation.inMemory())) {
      ValueTable values = new ValueTable(store);
      assertEquals(
          new ValueTable.Written(2, 2),
          values.replace("t", sql("values (?, ?), (?, ?)", "ana", 1L, "bob", 2L)));
      values.replace("other", sql("values (?, ?)", "ana", 9L));
      assertEquals(
          new ValueTable.Written(3, 2),
          values.replace("t", sql("values (?,?), (?,?), (?,?)", "ana", 1L, "bob", "2", "cy", 1L)),
          "the text 2 is not the number 2");
      assertEquals(Map.of("1", 2L, "2", 1L), values.counts("t"));
      assertEquals(new ValueTable.Written(0, 3), values.replace("t", sql("select 1, 1 where 0")));
      values.keepOnly(Set.of("t"));
      assertEquals(0, store.number(sql("select count(*) from segue_value")));
    }
  }

  @Test
  void theContactsTouchedAreTheLastOnesFilledIn() {
    try (Store store = Store.open(StoreLocation.inMemory())) {
      TouchedTable touched = new TouchedTable(store);
      touched.fill(List.of("ana", "bob", "ana"));
      touched.fill(List.of(7L, "7"));
      assertEquals(
          List.of("integer", "text"),
          rows(store, "select typeof(contact) from segue_touched order by contact"));
    }
  }
}
