package dev.segue.runtime.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.segue.compiler.sql.SqlText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Queries that are read beside each other. */
final class SideBySideTest {
  private static final SqlText NUMBERS =
      new SqlText("select 1 union all select 2 union all select 3", List.of());

  @Test
  void eachGoesItsOwnPace() {
    try (Store store = Store.open(StoreLocation.inMemory())) {
      List<Long> read =
          store.sideBySide(
              List.of(NUMBERS, NUMBERS),
              cursors -> {
                List<Long> all = new ArrayList<>();
                while (cursors.getFirst().next()) {
                  all.add(cursors.getFirst().whole(0));
                  if (all.size() < 3 && cursors.getLast().next()) {
                    all.add(cursors.getLast().whole(0) * 10);
                  }
                }
                return all;
              });
      assertEquals(List.of(1L, 10L, 2L, 3L), read);
    }
  }

  @Test
  void nothingOfATransactionStaysThatBreaksOffMeanwhile() {
    try (Store store = Store.open(StoreLocation.inMemory())) {
      assertThrows(
          IllegalStateException.class,
          () ->
              store.transaction(
                  () -> {
                    store.update(new SqlText("create table made (x)", List.of()));
                    store.update(new SqlText("insert into made values (1)", List.of()));
                    store.sideBySide(
                        List.of(new SqlText("select x from made", List.of()), NUMBERS),
                        cursors -> {
                          cursors.forEach(Cursor::next);
                          throw new IllegalStateException("broken off");
                        });
                  }));
      store.update(new SqlText("create table made (x)", List.of()));
      assertEquals(0, store.number(new SqlText("select count(*) from made", List.of())));
    }
  }
}
