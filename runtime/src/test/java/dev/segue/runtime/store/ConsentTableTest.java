package dev.segue.runtime.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.segue.compiler.sql.SqlText;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ConsentTableTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  /** Who heard no answer says it again. */
  @Test
  void theSameWordAtTheSameInstantIsOneAndAnyOtherIsAnother() {
    try (Store store = Store.open(StoreLocation.inMemory())) {
      ConsentTable consent = new ConsentTable(store);
      consent.add("ana", "news", false, NOON);
      consent.add("ana", "news", false, NOON);
      assertEquals(1, rows(store));
      consent.add("ana", "news", true, NOON);
      consent.add("ana", "offers", false, NOON);
      consent.add("ana", "news", false, NOON.plusMillis(1));
      consent.add("bob", "news", false, NOON);
      assertEquals(5, rows(store));
    }
  }

  private static long rows(Store store) {
    return store.number(new SqlText("select count(*) from segue_consent", List.of()));
  }
}
