package dev.segue.runtime.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.SqlText;
import dev.segue.runtime.States;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Whom a refresh asks, and of which rows it is written down whom they concern. */
final class TouchedTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T12:00:00Z");
  private static final Instant BEFORE = MONDAY.minusSeconds(10);

  private static final String SCHEMA =
      """
      schema {
        contact from contacts key id {
          plan text
          note text
        }
        account from accounts key id of contact by account_id { tier text }
        events from events key id of contact by contact_id at at type type {
          purchased {
            sku text
            remark text
          }
          viewed { path text }
        }
      }
      """;

  private static final String BUYERS = "segment buyers { purchased(sku = \"x\") }\n";

  private static Workspace workspace(String definitions) {
    Compilation compilation =
        SegueCompiler.compile(
            SegueCompiler.Input.of(
                ZoneId.of("UTC"), List.of(new Source("a.segue", SCHEMA + definitions))));
    assertEquals(
        List.of(),
        compilation.hasErrors()
            ? compilation.diagnostics().stream().map(Diagnostic::message).toList()
            : List.of());
    return compilation.workspace();
  }

  /** Ana and Bob, of one account. */
  private static void with(Workspace workspace, Consumer<Store> asking) {
    try (Store store = Store.open(States.empty())) {
      store.prepare(workspace.schema());
      write(
          store,
          "insert into contacts (id, account_id, plan, note)"
              + " values ('ana', 'a', 'pro', ''), ('bob', 'a', 'free', '')");
      write(store, "insert into accounts (id, tier) values ('a', 'gold')");
      refresh(store, workspace, MONDAY);
      asking.accept(store);
    }
  }

  private static void write(Store store, String sql) {
    store.update(new SqlText(sql, List.of()));
  }

  private static void happened(Store store, String id, String contact, String type) {
    store.update(
        new SqlText(
            "insert into events (contact_id, at, id, type, sku) values (?, ?, ?, ?, 'x')",
            List.of(contact, BEFORE.toEpochMilli(), id, type)));
  }

  private static void refresh(Store store, Workspace workspace, Instant now) {
    Refresh.run(store, workspace, SourceLayout.canonical(workspace.schema()), now, Progress.SILENT);
  }

  private static List<String> members(Store store) {
    return rows(store, "select segment || ' ' || contact from segue_member order by 1");
  }

  private static List<String> rows(Store store, String sql) {
    return store.list(new SqlText(sql, List.of()), row -> row.text(0).orElseThrow());
  }

  /** Whom something touched, by table and type. */
  private static List<String> touched(Store store) {
    return rows(
        store,
        "select source || ' ' || type || ' ' || contact from segue_touch union"
            + " select 'account ' || account from segue_touched_account order by 1");
  }

  /** What is stored of Bob is not so, and stays. */
  @Test
  void whoIsNotTouchedIsNotAsked() {
    Workspace workspace = workspace(BUYERS + "trait bought = last(purchased.sku)\n");
    with(
        workspace,
        store -> {
          happened(store, "1", "bob", "purchased");
          refresh(store, workspace, MONDAY);
          write(store, "update segue_value set value = 'wrong' where contact = 'bob'");
          happened(store, "2", "ana", "purchased");
          refresh(store, workspace, MONDAY.plusSeconds(1));
          assertEquals(List.of("buyers ana", "buyers bob"), members(store));
          String values = "select contact || ' ' || value from segue_value order by 1";
          assertEquals(List.of("ana x", "bob wrong"), rows(store, values));
          happened(store, "3", "bob", "purchased");
          refresh(store, workspace, MONDAY.plusSeconds(2));
          assertEquals(List.of("ana x", "bob x"), rows(store, values));
        });
  }

  /** Whom an edge of time reaches just when something else happened to them. */
  @Test
  void whomTimeReachesMayBeTouchedToo() {
    Workspace workspace = workspace(BUYERS + "segment looking { viewed in last 60 minutes }\n");
    with(
        workspace,
        store -> {
          happened(store, "1", "ana", "viewed");
          refresh(store, workspace, MONDAY);
          assertEquals(List.of("looking ana"), members(store));
          happened(store, "2", "ana", "purchased");
          refresh(store, workspace, BEFORE.plus(Duration.ofMinutes(60)).plusMillis(1));
          assertEquals(List.of("buyers ana"), members(store));
        });
  }

  @Test
  void nothingIsWrittenDownThatNothingLooksAt() {
    Workspace workspace = workspace(BUYERS);
    with(
        workspace,
        store -> {
          write(store, "update contacts set plan = 'pro', note = 'n', account_id = 'b'");
          write(store, "update accounts set tier = 'silver'");
          write(store, "insert into segue_list_member (list, contact) values ('vips', 'ana')");
          happened(store, "1", "ana", "viewed");
          assertEquals(List.of(), touched(store));
          happened(store, "2", "ana", "purchased");
          assertEquals(List.of("events purchased ana"), touched(store));
          refresh(store, workspace, MONDAY);
          write(store, "update events set remark = 'r', path = 'p'");
          assertEquals(List.of(), touched(store));
          write(store, "update events set sku = 'y'");
          assertEquals(List.of("events purchased ana"), touched(store));
          write(store, "insert into contacts (id) values ('cy')");
          assertEquals(List.of("contacts  cy", "events purchased ana"), touched(store));
        });
  }

  @Test
  void whatIsWrittenDownFollowsTheDefinitions() {
    Workspace before = workspace(BUYERS + "segment pro { plan = \"pro\" }\n");
    Workspace after =
        workspace(
            """
            list vips
            segment pro { plan = "pro" }
            segment golden { account.tier = "gold" }
            segment good { in list vips }
            """);
    with(
        before,
        store -> {
          write(store, "update contacts set plan = 'free'");
          assertEquals(List.of("contacts  ana", "contacts  bob"), touched(store));
          refresh(store, after, MONDAY);
          assertEquals(List.of("golden ana", "golden bob"), members(store));
          happened(store, "1", "ana", "purchased");
          assertEquals(List.of(), touched(store));
          write(store, "update accounts set tier = 'silver'");
          write(store, "insert into segue_list_member (list, contact) values ('vips', 'ana')");
          assertEquals(List.of("account a", "segue_list_member  ana"), touched(store));
          refresh(store, after, MONDAY);
          assertEquals(List.of("good ana"), members(store));
          // what came while nobody looked is found by whoever looks again
          refresh(store, before, MONDAY);
          assertEquals(List.of("buyers ana"), members(store));
        });
  }
}
