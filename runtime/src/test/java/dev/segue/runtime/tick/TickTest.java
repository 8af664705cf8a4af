package dev.segue.runtime.tick;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.diag.Severity;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.SqlText;
import dev.segue.runtime.States;
import dev.segue.runtime.deliver.Channel;
import dev.segue.runtime.deliver.Channels;
import dev.segue.runtime.deliver.Outgoing;
import dev.segue.runtime.program.Advanced;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.SourceRows;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreFailure;
import dev.segue.runtime.store.StoreLocation;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ticks of a workspace: again, later, broken off, and with scripts that have changed. */
final class TickTest {
  private static final Instant T0 = Instant.parse("2026-03-02T12:00:00Z");

  private static final String SCHEMA =
      """
      schema {
        contact from contacts key id {
          email email
          plan  text
          own mood text
        }
      }

      topic news "News" opt out

      segment pro {
        plan = "pro"
      }

      segment greeted {
        received hello
      }

      message hello {
        channel email
        topic   news
        subject "Hello"
        body    "Hello"
      }

      message bye {
        channel email
        topic   news
        subject "Bye"
        body    "Bye"
      }
      """;

  private static final String GREET =
      """
      program greet {
        audience pro

        send hello
        wait 2 days
        send bye
      }
      """;

  private static final String FOLLOW =
      """
      program follow {
        audience greeted

        set mood = "greeted"
      }
      """;

  @TempDir Path folder;

  private final Box box = new Box();
  private StoreLocation location = States.empty();

  @BeforeEach
  void contacts() {
    location = new StoreLocation(Optional.of(folder.resolve("segue.db")), Optional.empty());
    try (Store store = Store.open(location)) {
      store.prepare(compiled(GREET).workspace().schema());
      SourceRows rows = new SourceRows(store);
      for (int i = 1; i <= 4; i++) {
        rows.insert(
            "contacts", Map.of("id", "c" + i, "email", "c" + i + "@shop.example", "plan", "pro"));
      }
    }
  }

  /** Keeps what goes out; may fail. */
  private static final class Box implements Channel, Channel.Session {
    private final List<String> letters = new ArrayList<>();
    private boolean full;

    @Override
    public int together() {
      return 1_000;
    }

    @Override
    public Session open() {
      return this;
    }

    @Override
    public Outcome send(List<Outgoing> messages) {
      if (full) {
        return new Outcome.Closed(new StoreFailure("box", "it is full", "empty it"));
      }
      messages.forEach(m -> letters.add(m.key()));
      return Outcome.GONE;
    }

    @Override
    public void close() {}
  }

  private static Compilation compiled(String... programs) {
    Source source = new Source("shop.segue", SCHEMA + String.join("", programs));
    Compilation compilation =
        SegueCompiler.compile(SegueCompiler.Input.of(ZoneId.of("UTC"), List.of(source)));
    assertEquals(
        List.of(),
        compilation.diagnostics().stream()
            .filter(d -> d.severity() == Severity.ERROR)
            .map(d -> d.message())
            .toList());
    return compilation;
  }

  private RunReport tick(Compilation compilation, Instant now, Progress progress) {
    try (Store store = Store.open(location)) {
      return new Tick(
              store,
              compilation.workspace(),
              SourceLayout.canonical(compilation.workspace().schema()),
              new WorkspaceScripts(compilation),
              Channels.email(box),
              true,
              Optional.empty())
          .run(now, progress);
    }
  }

  private RunReport tick(Compilation compilation, Instant now) {
    return tick(compilation, now, Progress.SILENT);
  }

  private List<String> rows(String sql) {
    try (Store store = Store.open(location)) {
      return store.list(new SqlText(sql, List.of()), row -> row.text(0).orElse("-"));
    }
  }

  private static Instant days(int days) {
    return T0.plus(Duration.ofDays(days));
  }

  @Test
  void aTickAgainChangesNothingAndALaterOneMovesPeopleOn() {
    Compilation shop = compiled(GREET, FOLLOW);
    RunReport first = tick(shop, T0);
    assertFalse(first.isUnchanged());
    assertEquals(4, first.delivered().total());
    assertEquals(Optional.of(days(2)), first.nextDue());
    RunReport again = tick(shop, T0);
    assertTrue(again.isUnchanged());
    assertEquals(Optional.of(days(2)), again.nextDue());
    assertTrue(tick(shop, days(1)).isUnchanged());
    RunReport later = tick(shop, days(2));
    assertEquals(Map.of("end", 4), later.advanced().programs().get(1).ended());
    assertEquals(8, box.letters.size());
    assertEquals(8, box.letters.stream().distinct().count());
    assertEquals(Optional.empty(), later.nextDue());
  }

  @Test
  void whatTheCalendarBeginsIsDueToo() {
    // T0 is a Monday
    Compilation shop =
        compiled(
            """
            program tuesdays {
              starts every tuesday at 09:00
              audience pro
              reenter always

              send hello
            }
            """);
    assertEquals(Optional.of(Instant.parse("2026-03-03T09:00:00Z")), tick(shop, T0).nextDue());
    RunReport tuesday = tick(shop, Instant.parse("2026-03-03T09:00:00Z"));
    assertEquals(4, tuesday.delivered().total());
    assertEquals(Optional.of(Instant.parse("2026-03-10T09:00:00Z")), tuesday.nextDue());
  }

  @Test
  void whatFollowsFromWhatProgramsDoHappensInTheSameTick() {
    RunReport first = tick(compiled(GREET, FOLLOW), T0);
    assertEquals(4, first.refreshed().segments().get(1).entered());
    Advanced.OfProgram follow = first.advanced().programs().getFirst();
    assertEquals("follow", follow.program());
    assertEquals(4, follow.entered());
    assertEquals(List.of("greeted"), rows("select distinct value from segue_own"));
  }

  @Test
  void whatCouldNotBeSentIsSentLater() {
    Compilation shop = compiled(GREET);
    box.full = true;
    assertThrows(StoreFailure.class, () -> tick(shop, T0));
    assertEquals(List.of("pending 4"), rows(STATUSES));
    box.full = false;
    assertEquals(4, tick(shop, T0).delivered().total());
    assertEquals(List.of("sent 4"), rows(STATUSES));
  }

  private static final String STATUSES =
      "select status || ' ' || count(*) from segue_outbox group by status";

  @Test
  void brokenOffAnywhereItIsRunAgainAndNothingHappensTwice() {
    Compilation shop = compiled(GREET, FOLLOW);
    int broken = 0;
    while (!runs(shop, broken)) {
      broken++;
    }
    assertTrue(broken > 5, "broken off " + broken + " times");
    assertEquals(4, box.letters.stream().distinct().count());
    assertEquals(4, box.letters.size());
    assertEquals(List.of("sent 4"), rows(STATUSES));
    assertEquals(List.of("4"), rows("select count(*) from segue_act where act = 'received'"));
    assertTrue(tick(shop, T0).isUnchanged());
  }

  /** Whether a tick ran to its end: it breaks off when that much work has begun. */
  private boolean runs(Compilation shop, int until) {
    AtomicInteger left = new AtomicInteger(until);
    try {
      tick(
          shop,
          T0,
          (work, done, total) -> {
            if (left.getAndDecrement() == 0) {
              throw new IllegalStateException("broken off at " + work);
            }
          });
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  @Test
  void aRunStaysOnTheVersionThatItEntered() {
    tick(compiled(GREET), T0);
    String edited = GREET.replace("wait 2 days\n  send bye", "wait 1 day\n  send hello");
    assertFalse(edited.equals(GREET));
    Compilation shop = compiled(edited);
    assertTrue(tick(shop, days(1)).isUnchanged());
    tick(shop, days(2));
    assertEquals(
        List.of("bye 4", "hello 4"),
        rows("select message || ' ' || count(*) from segue_outbox group by message"));
  }

  @Test
  void whoIsOnAVersionThatDoesNotCheckAnyMoreStandsStill() {
    tick(compiled(GREET), T0);
    Source source =
        new Source(
            "shop.segue",
            SCHEMA.replace("message bye", "message farewell")
                + GREET.replace("send bye", "send farewell"));
    Compilation shop =
        SegueCompiler.compile(SegueCompiler.Input.of(ZoneId.of("UTC"), List.of(source)));
    RunReport later = tick(shop, days(2));
    assertTrue(later.isUnchanged());
    Advanced.Paused paused = later.advanced().paused().getFirst();
    assertEquals(4, paused.runs());
    assertTrue(paused.reason().contains("'bye'"), paused.reason());
  }

  @Test
  void aProgramThatIsGoneLeavesItsRunsStanding() {
    tick(compiled(GREET), T0);
    RunReport later = tick(compiled(FOLLOW), days(2));
    assertEquals(
        "the workspace has no program of that name any more",
        later.advanced().paused().getFirst().reason());
  }

  @Test
  void timeNeverGoesBack() {
    Compilation shop = compiled(GREET);
    tick(shop, T0);
    StoreFailure failure = assertThrows(StoreFailure.class, () -> tick(shop, T0.minusMillis(1)));
    assertTrue(failure.reason().contains("later than"), failure.reason());
  }
}
