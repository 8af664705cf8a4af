package dev.segue.runtime.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.type.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoreTest {
  @TempDir Path folder = Path.of("");

  private StoreLocation file(String name) {
    return new StoreLocation(Optional.of(folder.resolve(name)), Optional.empty());
  }

  private static SqlText sql(String text, Object... bindings) {
    return new SqlText(text, List.of(bindings));
  }

  @Test
  void aFileKeepsWhatATransactionWroteAndNothingOfOneThatFailed() {
    try (Store store = Store.open(file("a.db"))) {
      store.transaction(
          () -> {
            store.update(sql("insert into segue_list_member values (?, ?)", "vips", "ana"));
            store.transaction(
                () -> {
                  store.update(sql("insert into segue_list_member values (?, ?)", "vips", 7L));
                });
          });
      assertThrows(
          IllegalStateException.class,
          () ->
              store.transaction(
                  () -> {
                    store.update(sql("delete from segue_list_member"));
                    throw new IllegalStateException("halfway");
                  }));
    }
    try (Store again = Store.open(file("a.db"))) {
      List<Object> members =
          again.list(
              sql("select contact from segue_list_member order by 1"),
              r -> r.value(0).orElseThrow());
      assertEquals(List.of(7L, "ana"), members, "a key keeps the type that it has");
    }
  }

  /** SQLite does not tell names apart by case, and has names of its own. */
  @Test
  void namesThatTheDatabaseCannotKeepApartAreRefused() {
    try (Store store = Store.open(StoreLocation.inMemory())) {
      store.prepare(
          Schemas.contacts(Schemas.field("\u0131", Type.TEXT), Schemas.field("I", Type.TEXT)));
      StoreFailure column =
          assertThrows(
              StoreFailure.class,
              () ->
                  store.prepare(
                      Schemas.contacts(
                          Schemas.field("name", Type.TEXT), Schemas.field("Name", Type.TEXT))));
      assertEquals("column 'Name' of table 'contacts'", column.place());
      for (String taken : List.of("segue_member", "SQLITE_x", "Contacts")) {
        Schema schema = Schemas.contacts();
        Schema with =
            new Schema(
                schema.contacts(),
                Optional.empty(),
                List.of(),
                List.of(
                    new Schema.RecordTable(
                        "loan", taken, Schemas.key("no"), "contact", Optional.empty(), List.of())),
                Optional.empty());
        StoreFailure table = assertThrows(StoreFailure.class, () -> store.prepare(with));
        assertTrue(table.place().startsWith("table '"), taken);
      }
    }
  }

  @Test
  void theEmbeddedSourceHasTheDeclaredColumnsInCanonicalStorage() {
    try (Store store = Store.open(StoreLocation.inMemory())) {
      store.prepare(Schemas.shop());
      store.prepare(Schemas.shop());
      assertEquals(
          List.of(
              "customer TEXT",
              "ordered INTEGER",
              "order_no TEXT",
              "product TEXT",
              "total_amount INTEGER"),
          store.list(
              sql("select name || ' ' || type from pragma_table_info('orders')"),
              r -> r.text(0).orElseThrow()));
      assertEquals(
          List.of("contact_id", "at", "id"),
          store.list(
              sql("select name from pragma_table_info('events') where pk > 0 order by pk"),
              r -> r.text(0).orElseThrow()));
    }
  }

  @Test
  void aColumnThatTheSchemaGainsIsAddedAndItsFilesAreReadAgain() {
    try (Store store = Store.open(StoreLocation.inMemory())) {
      store.prepare(Schemas.shop());
      store.update(sql("insert into orders values ('ana', 1, 'o1', 'tea', 100)"));
      store.update(sql("insert into segue_file values ('o.csv', 'orders', 1, 1, 'h', 1)"));
      store.update(sql("insert into segue_file values ('c.csv', 'contacts', 1, 1, 'h', 1)"));
      store.prepare(Schemas.shop(Schemas.field("items", Type.INTEGER)));
      assertEquals(1, store.number(sql("select count(*) from orders where items is null")));
      assertEquals(
          List.of("c.csv"), store.list(sql("select path from segue_file"), r -> r.text(0).get()));
    }
  }

  @Test
  void aColumnThatChangesItsTypeIsRefused() {
    try (Store store = Store.open(StoreLocation.inMemory())) {
      store.prepare(Schemas.shop(Schemas.field("items", Type.INTEGER)));
      StoreFailure failure =
          assertThrows(
              StoreFailure.class,
              () -> store.prepare(Schemas.shop(Schemas.field("items", Type.DAY))));
      assertEquals("column 'items' of table 'orders'", failure.place());
      assertEquals("it was read as integer and is declared date now", failure.reason());
    }
  }

  @Test
  void oneColumnDeclaredWithTwoTypesIsRefused() {
    StoreFailure failure =
        assertThrows(
            StoreFailure.class,
            () -> EmbeddedTable.of(Schemas.shop(Schemas.field("total_amount", Type.TEXT))));
    assertEquals("the schema declares it both decimal(12,2) and text", failure.reason());
  }

  @Test
  void aStatementThatTakesTooLongIsStopped() {
    try (Store store = Store.open(StoreLocation.inMemory())) {
      store.allow(Duration.ofMillis(50));
      StoreFailure failure =
          assertThrows(
              StoreFailure.class,
              () ->
                  store.number(
                      sql(
                          "with recursive n(i) as (select 1 union all select i + 1 from n)"
                              + " select count(*) from n")));
      assertEquals("the work was stopped", failure.reason());
      store.allow(Duration.ofSeconds(60));
      assertEquals(3, store.number(sql("select 1 + ?", 2L)), "and the store goes on");
    }
  }

  @Test
  void aNewerDatabaseIsRefused() {
    try (Store store = Store.open(file("n.db"))) {
      store.update(sql("update segue_meta set value = '99' where name = 'schema_version'"));
    }
    StoreFailure failure = assertThrows(StoreFailure.class, () -> Store.open(file("n.db")).close());
    assertTrue(failure.reason().startsWith("a newer Segue made it"), failure.reason());
  }

  @Test
  void somebodysDatabaseIsNotWrittenTo() {
    try (Store store = Store.open(file("crm.db"))) {
      store.execute("create table clients (id)");
      for (String table :
          store.list(
              sql("select name from sqlite_schema where type = 'table' and name like 'segue%'"),
              r -> r.text(0).get())) {
        store.execute("drop table " + table);
      }
    }
    StoreFailure failure =
        assertThrows(StoreFailure.class, () -> Store.open(file("crm.db")).close());
    assertEquals("it holds tables that Segue did not make, such as 'clients'", failure.reason());
    StoreLocation attached =
        new StoreLocation(
            Optional.of(folder.resolve("state.db")), Optional.of(folder.resolve("crm.db")));
    try (Store store = Store.open(attached)) {
      assertEquals(0, store.number(sql("select count(*) from source.clients")));
      StoreFailure readOnly =
          assertThrows(
              StoreFailure.class, () -> store.update(sql("insert into source.clients values (1)")));
      assertEquals("it cannot be written", readOnly.reason());
    }
  }

  @Test
  void aFileThatIsNoDatabaseIsToldPlainly() throws IOException {
    Files.writeString(folder.resolve("x.db"), "id,name\n1,Ana\n".repeat(100));
    StoreFailure failure = assertThrows(StoreFailure.class, () -> Store.open(file("x.db")).close());
    assertEquals("this is no SQLite database", failure.reason());
    StoreFailure nowhere =
        assertThrows(StoreFailure.class, () -> Store.open(file("no/such/x.db")).close());
    assertEquals("its folder is not there", nowhere.reason());
  }
}
