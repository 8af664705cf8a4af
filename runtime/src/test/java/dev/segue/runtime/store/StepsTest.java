package dev.segue.runtime.store;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.SqlText;
import dev.segue.runtime.ingest.RowIntake;
import dev.segue.runtime.segment.Prepared;
import dev.segue.runtime.segment.Refresh;
import dev.segue.runtime.tick.Settling;
import dev.segue.runtime.tick.WorkspaceScripts;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.ProgressHandler;

/**
 * What an event costs until all that looks at it is up to date, in steps of SQLite's machine: as
 * much with a long history of others as with a short one, and of one's own as far as windows reach.
 */
final class StepsTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final int OTHERS = 50;

  private static final String SCHEMA =
      """
      schema {
        contact from contacts key id {
          plan   text with history
          joined timestamp
        }
        events from events key id of contact by contact_id at at type type { purchased { } }
      }
      """;

  /** A few definitions are asked one by one, more of them all at once. */
  private static Workspace workspace(int segments) {
    StringBuilder script = new StringBuilder();
    for (int i = 1; i <= segments; i++) {
      script
          .append("segment s")
          .append(i)
          .append(" { purchased at least ")
          .append(i * 5_000)
          .append(" times in last 30 days }\n");
    }
    return compiled(script.toString());
  }

  private static Workspace compiled(String definitions) {
    return compilation(definitions).workspace();
  }

  private static Compilation compilation(String definitions) {
    Compilation compilation =
        SegueCompiler.compile(
            SegueCompiler.Input.of(
                ZoneId.of("UTC"), List.of(new Source("a.segue", SCHEMA + definitions))));
    assertFalse(compilation.hasErrors(), () -> compilation.diagnostics().toString());
    return compilation;
  }

  /** Counts. */
  private static final class Steps extends ProgressHandler {
    private long number;

    @Override
    protected int progress() {
      number++;
      return 0;
    }
  }

  private static void events(Store store, String contact, int many, long daysAgo) {
    store.update(
        new SqlText(
            "with recursive n(i) as (select 1 union all select i + 1 from n where i < ?)"
                + " insert into events (contact_id, at, id, type)"
                + " select ?, ? - i * 1000, ? || ' ' || ? || ' ' || i, 'purchased' from n"
                + " where ? > 0",
            List.of(
                (long) many,
                contact,
                NOW.toEpochMilli() - daysAgo * DAY,
                contact,
                daysAgo,
                (long) many)));
  }

  /**
   * The third event of somebody, refreshed for.
   *
   * @param others how much each of the others did
   * @param old what they did themselves long ago
   * @param recent and of late
   */
  private static long steps(Workspace workspace, int others, int old, int recent)
      throws SQLException {
    return steps(
        workspace,
        store -> {
          for (int i = 0; i < OTHERS; i++) {
            store.update(new SqlText("insert into contacts (id) values (?)", List.of("c" + i)));
            events(store, "c" + i, i == 0 ? old : others, 90);
            events(store, "c" + i, i == 0 ? recent : others, 10);
          }
        });
  }

  /** The same with others whose plan was as often another. */
  private static long steps(int plans) throws SQLException {
    Workspace workspace =
        compiled(
            """
            segment s { purchased and plan = "pro" for at least 7 days }
            segment moved { plan changed in last 30 days }
            segment old { days since joined > 30 }
            """);
    return steps(
        workspace,
        store -> {
          for (int i = 0; i < OTHERS; i++) {
            store.update(
                new SqlText(
                    "insert into contacts (id, plan, joined) values (?, 'pro', 0)",
                    List.of("c" + i)));
            for (int n = 0; n < (i == 0 ? 1 : plans); n++) {
              store.update(
                  new SqlText(
                      "insert into segue_history (attribute, contact, since, value)"
                          + " values ('plan', ?, ?, ?)",
                      List.of(
                          "c" + i,
                          NOW.toEpochMilli() - (n + 1) * 3L * DAY,
                          n % 2 == 0 ? "pro" : "free")));
            }
          }
        });
  }

  private static long steps(Workspace workspace, Consumer<Store> history) throws SQLException {
    return steps(
        workspace,
        history,
        store -> {
          SourceLayout layout = SourceLayout.canonical(workspace.schema());
          Prepared prepared = Prepared.of(store, workspace, layout);
          return now -> Refresh.run(prepared, now);
        });
  }

  /** The same with programs in which others are. */
  private static long stepsOfPrograms(int others) throws SQLException {
    Compilation compilation =
        compilation(
            """
            list asleep
            segment buyers { purchased in last 30 days }
            segment regulars { purchased at least 3 times in last 30 days }
            program p {
              audience buyers
              goal purchased at least 20 times in last 30 days
              exit when in list asleep
              reenter after 10 days
              wait 1 day
              wait until in regulars, at most 7 days
              wait until plan = "pro", at most 7 days
              add to list asleep
            }
            program q {
              starts on purchased
              audience regulars
              reenter after 10 days
              exit when plan = "pro"
              wait 20 days
            }
            """);
    Workspace workspace = compilation.workspace();
    return steps(
        workspace,
        store -> {
          for (int i = 0; i <= others; i++) {
            store.update(
                new SqlText(
                    "insert into contacts (id, plan, joined) values (?, 'free', 0)",
                    List.of("c" + i)));
            events(store, "c" + i, 2, i == 0 ? 90 : 10);
          }
        },
        store -> {
          SourceLayout layout = SourceLayout.canonical(workspace.schema());
          Settling settling =
              new Settling(store, workspace, layout, new WorkspaceScripts(compilation));
          return now ->
              store.transaction(
                  () -> {
                    settling.at(now);
                    return true;
                  });
        });
  }

  private static long steps(
      Workspace workspace, Consumer<Store> history, Function<Store, Consumer<Instant>> work)
      throws SQLException {
    try (Store store = Store.open(StoreLocation.inMemory())) {
      store.prepare(workspace.schema());
      history.accept(store);
      Consumer<Instant> upToDate = work.apply(store);
      upToDate.accept(NOW);
      return third(
          store,
          i -> {
            Instant at = NOW.plusSeconds(i);
            store.update(
                new SqlText(
                    "insert into events (contact_id, at, id, type)"
                        + " values ('c0', ?, ?, 'purchased')",
                    List.of(at.toEpochMilli(), "new " + i)));
            upToDate.accept(at);
          });
    }
  }

  /** The steps that the third of three times takes. */
  private static long third(Store store, IntConsumer work) throws SQLException {
    Steps steps = new Steps();
    for (int i = 1; i <= 3; i++) {
      if (i == 3) {
        ProgressHandler.setHandler(store.connection(), 1, steps);
      }
      work.accept(i);
    }
    ProgressHandler.clearHandler(store.connection());
    return steps.number;
  }

  /** The same with a row of a contact whose attributes keep their history, among others. */
  private static long stepsOfContact(int others) throws SQLException {
    Workspace workspace = compiled("");
    try (Store store = Store.open(StoreLocation.inMemory())) {
      store.prepare(workspace.schema());
      RowIntake intake = new RowIntake(store, workspace.schema(), workspace.zone(), Path.of("."));
      for (int i = 0; i < others; i++) {
        intake.take("contacts", contact("other " + i, "pro"), false, NOW);
      }
      return third(
          store,
          i ->
              intake.take(
                  "contacts",
                  contact("c", i % 2 == 0 ? "pro" : "free"),
                  false,
                  NOW.plusSeconds(i)));
    }
  }

  private static String contact(String id, String plan) {
    return "{\"id\": \"%s\", \"plan\": \"%s\"}".formatted(id, plan);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8})
  void anEventCostsWhatItsOwnWindowsReach(int segments) throws SQLException {
    Workspace workspace = workspace(segments);
    long few = steps(workspace, 1, 10, 10);
    long othersHave = steps(workspace, 200, 10, 10);
    long oldHave = steps(workspace, 1, 2_000, 10);
    long recentHave = steps(workspace, 1, 10, 2_000);
    String told = few + ", " + othersHave + ", " + oldHave + ", " + recentHave;
    assertTrue(othersHave <= few * 1.05, told);
    assertTrue(oldHave <= few * 1.05, told);
    assertTrue(recentHave > few * 2, told);
  }

  @Test
  void whatOthersHaveBeenCostsNothing() throws SQLException {
    long few = steps(1);
    long many = steps(40);
    assertTrue(many <= few * 1.05, few + ", " + many);
  }

  @Test
  void whatOthersAreInCostsNothing() throws SQLException {
    // whoever moves is looked for among the next ones
    long few = stepsOfPrograms(40);
    long many = stepsOfPrograms(400);
    assertTrue(many <= few * 1.05, few + ", " + many);
  }

  @Test
  void howManyOthersThereAreCostsNothing() throws SQLException {
    long few = stepsOfContact(20);
    long many = stepsOfContact(400);
    assertTrue(many <= few * 1.05, few + ", " + many);
  }
}
