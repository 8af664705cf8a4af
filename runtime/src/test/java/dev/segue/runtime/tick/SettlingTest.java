package dev.segue.runtime.tick;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.SqlText;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreLocation;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is settled again and again in one process. */
final class SettlingTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

  private static final String SCRIPT =
      """
      schema {
        contact from contacts key id { plan text }
        account from accounts key id of contact by account_id { industry text }
      }
      segment free { plan = "free" }
      program p {
        audience free
        reenter  never
        exit     when any contact of account (plan = "pro")
        wait 3 days
      }
      """;

  @Test
  void whomAColleagueTouchesLeavesAtOnce() {
    Compilation compilation =
        SegueCompiler.compile(
            SegueCompiler.Input.of(ZoneId.of("UTC"), List.of(new Source("shop.segue", SCRIPT))));
    assertFalse(compilation.hasErrors(), () -> compilation.diagnostics().toString());
    try (Store store = Store.open(StoreLocation.inMemory())) {
      store.prepare(compilation.workspace().schema());
      for (String contact : List.of("a", "b", "c")) {
        store.update(
            new SqlText(
                "insert into contacts (id, account_id, plan) values (?, ?, 'free')",
                List.of(contact, contact.equals("c") ? "other" : "firm")));
      }
      Settling settling =
          new Settling(
              store,
              compilation.workspace(),
              SourceLayout.canonical(compilation.workspace().schema()),
              new WorkspaceScripts(compilation));
      settle(store, settling, NOW);
      assertEquals(List.of("a", "b", "c"), on(store));
      store.update(new SqlText("update contacts set plan = 'pro' where id = 'a'", List.of()));
      settle(store, settling, NOW.plusSeconds(1));
      assertEquals(List.of("c"), on(store));
    }
  }

  private static void settle(Store store, Settling settling, Instant now) {
    store.transaction(() -> settling.at(now));
  }

  private static List<String> on(Store store) {
    return store.list(
        new SqlText(
            "select contact from segue_run where ended_at is null order by contact", List.of()),
        row -> row.text(0).orElseThrow());
  }
}
