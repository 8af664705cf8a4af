package dev.segue.runtime.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.diag.Severity;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.SqlText;
import dev.segue.runtime.PostgresServer;
import dev.segue.runtime.States;
import dev.segue.runtime.deliver.Channel;
import dev.segue.runtime.deliver.Channels;
import dev.segue.runtime.deliver.Outgoing;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.SourceRows;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreLocation;
import dev.segue.runtime.tick.Tick;
import dev.segue.runtime.tick.WorkspaceScripts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Workers on one state, each with a connection of its own, who all want to do everything at every
 * instant: together they come to what one comes to.
 */
final class WorkersTest {
  private static final Instant T0 = Instant.parse("2026-03-02T12:00:00Z");
  private static final int CONTACTS = 60;
  private static final int DAYS = Integer.getInteger("segue.days", 6);

  private static final String SHOP =
      """
      schema {
        contact from contacts key id {
          email email
          plan  text
        }
      }

      topic news "News" opt out

      segment pro {
        plan = "pro"
      }

      message hello {
        channel email
        topic   news
        subject "Hello"
        body    "Hello"
      }

      message again {
        channel email
        topic   news
        subject "Again"
        body    "Again"
      }

      program greet {
        audience pro
        cap      2 messages per 7 days

        send hello
        wait 1 day
        send again
        wait 1 day
        send hello
      }
      """;

  /** Keeps what goes out. */
  private static final class Box implements Channel, Channel.Session {
    private final List<String> letters = Collections.synchronizedList(new ArrayList<>());
    private final List<String> addresses = Collections.synchronizedList(new ArrayList<>());

    @Override
    public int together() {
      return 7;
    }

    @Override
    public Session open() {
      return this;
    }

    @Override
    public Outcome send(List<Outgoing> messages) {
      messages.forEach(
          m -> {
            letters.add(m.key());
            addresses.add(m.to());
          });
      return Outcome.GONE;
    }

    @Override
    public void close() {}
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 8})
  void togetherTheyComeToWhatOneComesTo(int workers) throws Exception {
    String database = PostgresServer.database();
    Box alone = new Box();
    List<String> expected = work(States.on(PostgresServer.schema(database, "alone")), 1, alone);
    Box box = new Box();
    List<String> rows = work(States.on(PostgresServer.schema(database, "many")), workers, box);
    assertEquals(expected, rows);
    assertEquals(alone.letters.size(), box.letters.size());
    assertEquals(box.letters.size(), new HashSet<>(box.letters).size(), "nothing is sent twice");
    for (int i = 1; i <= CONTACTS; i++) {
      String address = "c" + i + "@shop.example";
      assertTrue(Collections.frequency(box.addresses, address) <= 2, "the cap holds: " + address);
    }
    assertTrue(box.letters.size() >= CONTACTS * 2, "work was done");
  }

  private static List<String> work(StoreLocation location, int workers, Box box) throws Exception {
    Compilation shop =
        SegueCompiler.compile(
            SegueCompiler.Input.of(ZoneId.of("UTC"), List.of(new Source("shop.segue", SHOP))));
    assertEquals(
        List.of(),
        shop.diagnostics().stream()
            .filter(d -> d.severity() == Severity.ERROR)
            .map(d -> d.message())
            .toList());
    try (Store store = Store.open(location)) {
      store.prepare(shop.workspace().schema());
      SourceRows rows = new SourceRows(store);
      for (int i = 1; i <= CONTACTS; i++) {
        rows.insert(
            "contacts", Map.of("id", "c" + i, "email", "c" + i + "@shop.example", "plan", "pro"));
      }
    }
    CyclicBarrier together = new CyclicBarrier(workers);
    ExecutorService threads = Executors.newFixedThreadPool(workers);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < workers; i++) {
        all.add(
            threads.submit(
                () -> {
                  for (int day = 0; day < DAYS; day++) {
                    together.await();
                    tick(shop, location, box, T0.plus(Duration.ofDays(day)));
                  }
                  return true;
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
    try (Store store = Store.open(location)) {
      return store.list(
          new SqlText(
              """
              select contact || ' ' || coalesce(ending, '-') || ' ' || coalesce(step, '-') || ' '
                || (select string_agg(message || ' ' || status || ' ' || status_at, ', '
                      order by created_at, message) from segue_outbox o where o.run = r.id)
              from segue_run r order by 1
              """,
              List.of()),
          r -> r.text(0).orElseThrow());
    }
  }

  private static void tick(Compilation shop, StoreLocation location, Box box, Instant now) {
    try (Store store = Store.open(location)) {
      store.prepare(shop.workspace().schema());
      new Tick(
              store,
              shop.workspace(),
              SourceLayout.canonical(shop.workspace().schema()),
              new WorkspaceScripts(shop),
              Channels.email(box),
              true,
              Optional.empty())
          .run(now, Progress.SILENT);
    }
  }
}
