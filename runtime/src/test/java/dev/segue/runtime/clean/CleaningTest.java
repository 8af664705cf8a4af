package dev.segue.runtime.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.runtime.clean.Cleanness.Finding;
import dev.segue.runtime.clean.Cleanness.Problem;
import dev.segue.runtime.ingest.ColumnState;
import dev.segue.runtime.ingest.Ingest;
import dev.segue.runtime.ingest.SourceInspection;
import dev.segue.runtime.ingest.Sqlite;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CleaningTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
  private static final String SCHEMA =
      """
      schema {
        contact from contacts key id {
          email email
          born  date
        }
        account from accounts key id of contact by account_id { name text }
        events from events key id of contact by contact_id at at type type {
          opened { message text }
          bought { amount decimal(10,2) }
        }
      }
      """;

  private static final List<Finding> FINDINGS =
      List.of(
          new Finding(Problem.BAD_ADDRESS, "email", 1, List.of("c: nobody")),
          new Finding(Problem.SHARED_ADDRESS, "email", 2, List.of("ana@example.com")),
          new Finding(Problem.IN_FUTURE, "opened", 1, List.of()),
          new Finding(Problem.NOBODYS, "events.contact_id", 2, List.of("x")),
          new Finding(Problem.NOBODYS, "contacts.account_id", 1, List.of("a9")));

  @TempDir Path folder = Path.of("");

  private static Compilation compiled() {
    Compilation compilation =
        SegueCompiler.compile(
            SegueCompiler.Input.of(ZoneOffset.UTC, List.of(new Source("s.segue", SCHEMA))));
    assertFalse(compilation.hasErrors(), () -> compilation.diagnostics().toString());
    return compilation;
  }

  private Cleanness look(Store store, Compilation compilation, SourceLayout layout) {
    return Cleaning.look(store, compilation.workspace(), layout, folder, NOW, Progress.SILENT);
  }

  private static ColumnState column(Cleanness cleanness, String column) {
    return cleanness.columns().stream()
        .filter(c -> (c.table() + "." + c.column()).equals(column))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void filesAndTheTablesTheyFilledAreLookedThrough() throws IOException {
    Files.writeString(
        folder.resolve("contacts.csv"),
        """
        id,account_id,email,born
        a,a1,Ana@example.com,1990-03-04
        b,a9,ana@example.com,04/03/1990
        c,,nobody,
        d
        """);
    Files.writeString(folder.resolve("accounts.csv"), "id,name\na1,Acme\n");
    Files.writeString(
        folder.resolve("events.csv"),
        """
        id,contact_id,at,type,message,amount
        1,a,2026-03-01,opened,m,
        2,a,2026-03-03,opened,m,
        3,x,2026-03-01,bought,,9.5
        4,x,2026-03-03,bought,,many
        """);
    Compilation compilation = compiled();
    try (Store store = Store.open(StoreLocation.inMemory())) {
      var schema = compilation.workspace().schema();
      Ingest.run(store, schema, ZoneOffset.UTC, folder, Instant.EPOCH, NOW, Progress.SILENT);
      Files.delete(folder.resolve("rejected/contacts.csv"));
      Cleanness cleanness = look(store, compilation, SourceLayout.canonical(schema));
      assertEquals(FINDINGS, cleanness.findings());
      assertEquals(List.of(1L, 0L, 0L), cleanness.files().stream().map(f -> f.setAside()).toList());
      assertEquals("born", cleanness.files().getFirst().unreadable().getFirst().column());
      assertFalse(Files.exists(folder.resolve("rejected/contacts.csv")), "only looked");
      assertEquals(
          new ColumnState("contacts", "born", "", 3, 2, 0, Optional.empty()),
          column(cleanness, "contacts.born"));
      assertEquals(
          new ColumnState("events", "amount", "bought", 2, 1, 0, Optional.empty()),
          column(cleanness, "events.amount"));
    }
  }

  @Test
  void somebodysTablesAreLookedThrough() {
    Path database =
        Sqlite.make(
            folder.resolve("crm.db"),
            """
            create table contacts (id text, account_id text, email text, born text);
            create table accounts (id text, name text);
            create table events (id integer, contact_id text, at text, type text, message text,
              amount text);
            insert into accounts values ('a1', 'Acme');
            insert into contacts values ('a', 'a1', 'Ana@example.com', '1990-03-04'),
              ('b', 'a9', 'ana@example.com', '04/03/1990'), ('c', null, 'nobody', null);
            insert into events values (1, 'a', '2026-03-01', 'opened', 'm', null),
              (2, 'a', '2026-03-03', 'opened', 'm', null),
              (3, 'x', '2026-03-01', 'bought', null, '9.5'),
              (4, 'x', '2026-03-03', 'bought', null, 'many');
            """);
    Compilation compilation = compiled();
    try (Store store = Store.open(new StoreLocation(Optional.empty(), Optional.of(database)))) {
      SourceLayout layout =
          SourceInspection.inspect(
                  store, compilation.workspace().schema(), ZoneOffset.UTC, compilation.files())
              .value();
      Cleanness cleanness = look(store, compilation, layout);
      assertEquals(FINDINGS, cleanness.findings());
      assertEquals(List.of(), cleanness.files());
      assertEquals(
          new ColumnState("contacts", "born", "", 3, 1, 1, Optional.of("04/03/1990")),
          column(cleanness, "contacts.born"));
      assertEquals(
          new ColumnState("events", "amount", "bought", 2, 0, 1, Optional.of("many")),
          column(cleanness, "events.amount"));
    }
  }
}
