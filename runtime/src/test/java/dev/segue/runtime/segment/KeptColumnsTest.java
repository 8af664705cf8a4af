package dev.segue.runtime.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.SqlText;
import dev.segue.runtime.store.ColumnTable;
import dev.segue.runtime.store.ErasureTables;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreFailure;
import dev.segue.runtime.store.StoreLocation;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a scan reads of columns that were kept, and when it reads rows. */
final class KeptColumnsTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T12:00:00Z");
  private static final String ROWS = "reading contacts and their events";
  private static final String COLUMNS = "reading columns that were kept";

  private static final String SCHEMA =
      """
      schema {
        contact from contacts key id {
          plan text
          note text
        }
        events from events key id of contact by contact_id at at type type {
          purchased { sku text }
          viewed { path text }
        }
      }
      """;

  private static final String PRO =
      "segment pro { plan = \"pro\" and purchased(sku is present) }\n";
  private static final String LUCKY = "segment lucky { purchased(sku = \"x\") in last 7 days }\n";

  @TempDir Path folder;

  private Store store = Store.open(StoreLocation.inMemory());
  private Workspace workspace = workspace(PRO);

  /** Ana, Bob and Cem, who bought what is called x, y and z on Sunday. */
  @BeforeEach
  void open() {
    store.close();
    store =
        Store.open(new StoreLocation(Optional.of(folder.resolve("segue.db")), Optional.empty()));
    store.prepare(workspace.schema());
    write("insert into contacts (id, plan) values ('ana', 'pro'), ('bob', 'pro'), ('cem', 'free')");
    bought("ana", "x");
    bought("bob", "y");
    bought("cem", "z");
    new ColumnTable(store).keep(true);
    assertEquals(ROWS, scan());
    assertEquals(List.of("pro ana", "pro bob"), members());
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static Workspace workspace(String definitions) {
    return SegueCompiler.compile(
            SegueCompiler.Input.of(
                ZoneId.of("UTC"), List.of(new Source("a.segue", SCHEMA + definitions))))
        .workspace();
  }

  private void write(String sql) {
    store.update(new SqlText(sql, List.of()));
  }

  private void bought(String contact, String what) {
    store.update(
        new SqlText(
            "insert into events (contact_id, at, id, type, sku) values (?, ?, ?, 'purchased', ?)",
            List.of(contact, MONDAY.minusSeconds(86_400).toEpochMilli(), contact + what, what)));
  }

  /** Everyone is asked by a scan: what it has read. */
  private String scan() {
    Set<String> read = new LinkedHashSet<>();
    Refresh.run(
        store,
        workspace,
        SourceLayout.canonical(workspace.schema()),
        MONDAY,
        Optional.of(Way.KERNEL),
        (work, done, total) -> {
          if (work.startsWith("reading")) {
            read.add(work);
          }
        });
    return String.join(", ", read);
  }

  private List<String> members() {
    return rows("select segment || ' ' || contact from segue_member order by 1");
  }

  private List<String> rows(String sql) {
    return store.list(new SqlText(sql, List.of()), row -> row.text(0).orElseThrow());
  }

  private long keptWith(String text) {
    return store.number(
        new SqlText(
            "select count(*) from segue_column_block where instr(body, cast(? as blob)) > 0",
            List.of(text)));
  }

  @Test
  void whatWasKeptIsReadInsteadOfRows() {
    assertEquals(COLUMNS, scan());
    workspace = workspace("segment free { plan = \"free\" }\n" + LUCKY);
    assertEquals(COLUMNS, scan());
    assertEquals(List.of("free cem", "lucky ana"), members());
  }

  @Test
  void whoeverHasChangedIsReadAsTheyAre() {
    write("update contacts set plan = 'pro' where id = 'cem'");
    write("insert into contacts (id, plan) values ('abe', 'pro'), ('zoe', 'pro')");
    write("delete from contacts where id = 'bob'");
    bought("zoe", "x");
    assertEquals(COLUMNS, scan());
    assertEquals(List.of("pro ana", "pro cem", "pro zoe"), members());
    assertEquals(COLUMNS, scan());
    assertEquals(List.of("pro ana", "pro cem", "pro zoe"), members());
  }

  /** They are kept from then on. */
  @Test
  void rowsAreReadWhereAnotherColumnIsLookedAt() {
    workspace = workspace(PRO + "segment noted { note = \"n\" }\n");
    write("update contacts set note = 'n' where id = 'bob'");
    assertEquals(ROWS, scan());
    assertEquals(List.of("noted bob", "pro ana", "pro bob"), members());
    assertEquals(COLUMNS, scan());
    write("update contacts set note = 'n' where id = 'cem'");
    assertEquals(COLUMNS, scan());
    assertEquals(List.of("noted bob", "noted cem", "pro ana", "pro bob"), members());
  }

  /** What nobody looks at for a while is still watched. */
  @Test
  void aDefinitionThatGoesAndComesBackFindsItsColumns() {
    workspace = workspace("segment free { plan = \"free\" }\n");
    assertEquals(COLUMNS, scan());
    bought("cem", "w");
    write("update contacts set plan = 'pro' where id = 'cem'");
    assertEquals(COLUMNS, scan());
    workspace = workspace(PRO);
    assertEquals(COLUMNS, scan());
    assertEquals(List.of("pro ana", "pro bob", "pro cem"), members());
  }

  @Test
  void rowsAreReadWhereSomebodyTookATriggerAway() {
    String trigger = rows("select name from sqlite_schema where type = 'trigger'").getFirst();
    write("drop trigger " + trigger);
    assertEquals(ROWS, scan());
    assertEquals(COLUMNS, scan());
  }

  @Test
  void rowsAreReadWhereColumnsTellOfOtherContacts() {
    write("update segue_column_block set body = x''");
    // it finds out only when it has read them
    assertEquals(COLUMNS + ", " + ROWS, scan());
    assertEquals(List.of("pro ana", "pro bob"), members());
    assertEquals(COLUMNS, scan());
  }

  @Test
  void rowsAreReadWhereManyHaveChanged() {
    List<Object> keys = new ArrayList<>();
    for (int i = 0; i < 501; i++) {
      keys.add("n" + i);
    }
    keys.forEach(
        k -> store.update(new SqlText("insert into contacts (id) values (?)", List.of(k))));
    assertEquals(ROWS, scan());
    assertEquals(0, new ColumnTable(store).outdatedNumber());
    assertEquals(COLUMNS, scan());
  }

  @Test
  void nothingIsKeptOfWhoeverIsErased() {
    assertEquals(1, keptWith("1:y"));
    new ErasureTables(store).overwrite();
    store.transaction(() -> new ErasureTables(store).erase("bob", workspace.schema(), MONDAY));
    assertEquals(0, keptWith("1:y"));
    assertEquals(0, keptWith("bob"));
    assertEquals(1, keptWith("1:x"));
    assertEquals(COLUMNS, scan());
    assertEquals(List.of("pro ana"), members());
  }

  @Test
  void nothingIsKeptAnyMoreWhereNobodyWantsIt() {
    new ColumnTable(store).keep(false);
    assertEquals(
        List.of(), rows("select name from sqlite_schema where name like 'segue_column_%'"));
    assertEquals(ROWS, scan());
    assertEquals(ROWS, scan());
  }

  @Test
  void somebodysOwnDatabaseIsReadAnewEachTime() {
    StoreLocation theirs =
        new StoreLocation(
            Optional.of(folder.resolve("state.db")), Optional.of(folder.resolve("segue.db")));
    try (Store beside = Store.open(theirs)) {
      StoreFailure failure =
          assertThrows(StoreFailure.class, () -> new ColumnTable(beside).keep(true));
      assertTrue(failure.toString().contains("SQLite file of Segue's own"), failure::toString);
    }
  }
}
