package dev.segue.runtime.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.type.Rational;
import dev.segue.compiler.type.Type;
import dev.segue.runtime.Workspaces;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.Schemas;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreLocation;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A refresh that breaks off at any point leaves what the last complete one wrote. */
final class BrokenOffTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T12:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-03-03T12:00:00Z");
  private static final Span PLACE = new Span("shop.segue", 10, 20);
  private static final Schema.Field AGE = Schemas.field("age", Type.INTEGER);
  private static final Schema SCHEMA = Schemas.contacts(AGE);

  /** More than one block of the scan. */
  private static final int CONTACTS = 2_500;

  /** More than one range. */
  private static final int MANY = 40_000;

  private static Definitions.Segment atLeast(long age) {
    return new Definitions.Segment(
        "from_" + age,
        Optional.empty(),
        new Condition.Compare(
            new Expression.Attribute(AGE),
            Condition.Relation.GREATER_OR_EQUAL,
            new Expression.Constant(new Value.Number(Rational.of(age)), Type.INTEGER),
            false),
        Optional.empty(),
        Optional.empty(),
        PLACE);
  }

  private static Workspace workspace(Definitions... definitions) {
    return Workspaces.of("shop", ZoneId.of("UTC"), SCHEMA, List.of(definitions));
  }

  /** The list is what the scan asks the database. */
  private static final Workspace LISTED =
      workspace(
          atLeast(18),
          atLeast(40),
          new Definitions.ContactList("vips", Optional.empty(), PLACE),
          new Definitions.Segment(
              "listed",
              Optional.empty(),
              new Condition.InList("vips"),
              Optional.empty(),
              Optional.empty(),
              PLACE));

  private static final Workspace ADULTS = workspace(atLeast(18));

  private static void refresh(Store store, Instant now, Progress progress) {
    refresh(store, LISTED, now, progress);
  }

  private static void refresh(Store store, Workspace workspace, Instant now, Progress progress) {
    Refresh.run(
        store, workspace, SourceLayout.canonical(SCHEMA), now, Optional.of(Way.KERNEL), progress);
  }

  private static void fill(Store store, long contacts) {
    store.update(
        new SqlText(
            "with recursive n(i) as (select 1 union all select i + 1 from n where i < ?)"
                + " insert into contacts (id, age) select 'c' || i, i % 80 from n",
            List.of(contacts)));
  }

  private static List<String> stored(Store store) {
    return store.list(
        new SqlText("select segment || ' ' || contact from segue_member order by 1", List.of()),
        row -> row.text(0).orElseThrow());
  }

  @Test
  void whatWasStoredStands() {
    try (Store store = Store.open(StoreLocation.inMemory())) {
      store.prepare(SCHEMA);
      fill(store, CONTACTS);
      List<String> points = new ArrayList<>();
      refresh(store, MONDAY, (work, done, total) -> points.add(work));
      assertTrue(points.contains("asking the database"), points::toString);
      assertTrue(points.contains("reading contacts and their events"), points::toString);
      assertTrue(points.contains("segment from_40"), points::toString);
      List<String> before = stored(store);
      store.update(new SqlText("update contacts set age = age + 7", List.of()));
      for (int i = 0; i < points.size(); i++) {
        int[] left = {i};
        assertThrows(
            IllegalStateException.class,
            () ->
                refresh(
                    store,
                    TUESDAY,
                    (work, done, total) -> {
                      if (left[0]-- == 0) {
                        throw new IllegalStateException(work);
                      }
                    }));
        assertEquals(before, stored(store), points.get(i));
      }
      refresh(store, TUESDAY, Progress.SILENT);
      assertTrue(stored(store).size() > before.size(), "more are 18");
    }
  }

  @Test
  void whoeverReadsARangeOfContactsEndsToo(@TempDir Path folder) throws InterruptedException {
    StoreLocation file = new StoreLocation(Optional.of(folder.resolve("a.db")), Optional.empty());
    try (Store store = Store.open(file)) {
      store.prepare(SCHEMA);
      fill(store, MANY);
      refresh(store, ADULTS, MONDAY, Progress.SILENT);
      // what a transaction has written before, a refresh within it sees, and no other connection
      store.transaction(
          () -> {
            store.update(new SqlText("update contacts set age = age + 7", List.of()));
            refresh(store, ADULTS, MONDAY.plusMillis(1), Progress.SILENT);
          });
      List<String> before = stored(store);
      assertEquals(
          LongStream.rangeClosed(1, MANY).filter(i -> i % 80 + 7 >= 18).count(), before.size());
      assertThrows(
          IllegalStateException.class,
          () ->
              refresh(
                  store,
                  ADULTS,
                  TUESDAY,
                  (work, done, total) -> {
                    if (work.startsWith("reading")) {
                      throw new IllegalStateException(work);
                    }
                  }));
      for (Thread thread : Thread.getAllStackTraces().keySet()) {
        if (thread.getName().equals("segue-reader")) {
          assertTrue(thread.join(Duration.ofSeconds(5)), "it reads on");
        }
      }
      refresh(store, ADULTS, TUESDAY, Progress.SILENT);
      assertEquals(before, stored(store));
    }
  }
}
