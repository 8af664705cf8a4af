package dev.segue.runtime.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.diag.Severity;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.SqlText;
import dev.segue.runtime.deliver.Channel;
import dev.segue.runtime.deliver.Channels;
import dev.segue.runtime.deliver.Delivered;
import dev.segue.runtime.deliver.Outbox;
import dev.segue.runtime.deliver.Outgoing;
import dev.segue.runtime.segment.Refresh;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.SourceRows;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreLocation;
import dev.segue.runtime.tick.WorkspaceScripts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens between the step that sends a message and the moment at which it leaves. */
final class LeavingGateTest {
  /** A Monday. */
  private static final Instant T0 = Instant.parse("2026-03-02T12:00:00Z");

  private static final String SCHEMA =
      """
      schema {
        contact from contacts key id {
          email     email
          time_zone time zone
        }
        events from events key id of contact by contact_id at at type type {
          bought { }
          moved { }
        }
      }
      segment all { everyone }
      message hello { channel email, from "A <a@b.example>", subject "Hi", body "You" }
      message again { channel email, from "A <a@b.example>", subject "Hi", body "You" }
      """;

  private final Store store = Store.open(new StoreLocation(Optional.empty(), Optional.empty()));

  private Optional<Compilation> compilation = Optional.empty();
  private final List<String> sent = new ArrayList<>();

  /** Takes everything. */
  private final class Box implements Channel, Channel.Session {
    @Override
    public Session open() {
      return this;
    }

    @Override
    public Outcome send(List<Outgoing> messages) {
      messages.forEach(m -> sent.add(m.contact() + " " + m.message()));
      return Outcome.GONE;
    }

    @Override
    public void close() {}
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void program(String steps) {
    Source source = new Source("a.segue", SCHEMA + "program p {\n  audience all\n" + steps + "\n}");
    Compilation compiled =
        SegueCompiler.compile(SegueCompiler.Input.of(ZoneId.of("UTC"), List.of(source)));
    assertEquals(
        List.of(),
        compiled.diagnostics().stream().filter(d -> d.severity() == Severity.ERROR).toList());
    compilation = Optional.of(compiled);
    store.prepare(compiled.workspace().schema());
  }

  private void contact(String id, String email, String zone) {
    new SourceRows(store).insert("contacts", Map.of("id", id, "email", email, "time_zone", zone));
  }

  private void event(String contact, String type, Instant at) {
    new SourceRows(store)
        .insert(
            "events",
            Map.of(
                "id",
                contact + type + at,
                "contact_id",
                contact,
                "at",
                at.toEpochMilli(),
                "type",
                type));
  }

  private void advance(Instant now) {
    Compilation compiled = compilation.orElseThrow();
    SourceLayout layout = SourceLayout.canonical(compiled.workspace().schema());
    Refresh.run(store, compiled.workspace(), layout, now, Progress.SILENT);
    Programs.advance(
        store, compiled.workspace(), layout, new WorkspaceScripts(compiled), false, now);
  }

  private List<String> deliver(Instant now) {
    Compilation compiled = compilation.orElseThrow();
    SourceLayout layout = SourceLayout.canonical(compiled.workspace().schema());
    Delivered delivered =
        Outbox.deliver(
            store,
            compiled.workspace(),
            layout,
            now,
            Channels.email(new Box()),
            new LeavingGate(store, compiled.workspace(), layout, new WorkspaceScripts(compiled)),
            Progress.SILENT);
    List<String> told = new ArrayList<>();
    delivered.refused().forEach(r -> told.add(r.number() + " not: " + r.reason()));
    delivered.waiting().forEach(w -> told.add(w.number() + " wait: " + w.reason()));
    return told;
  }

  private List<String> rows(String sql) {
    return store.list(new SqlText(sql, List.of()), row -> row.text(0).orElse("-"));
  }

  @Test
  void aGoalThatIsReachedMeanwhileKeepsTheMessageBack() {
    program("goal bought\nsend hello\nwait 1 day");
    contact("ana", "ana@x.example", "UTC");
    contact("bob", "bob@x.example", "UTC");
    advance(T0);
    event("ana", "bought", T0.plusSeconds(60));
    assertEquals(List.of("1 not: the goal is reached"), deliver(T0.plusSeconds(90)));
    assertEquals(List.of("bob hello"), sent);
  }

  @Test
  void aGoalThatCameTooLateKeepsNothingBack() {
    program("goal bought within 1 hours\nsend hello\nwait 10 days");
    contact("ana", "ana@x.example", "UTC");
    advance(T0);
    event("ana", "bought", T0.plus(Duration.ofHours(2)));
    assertEquals(List.of(), deliver(T0.plus(Duration.ofHours(3))));
    assertEquals(List.of("ana hello"), sent);
  }

  @Test
  void anExitThatHoldsMeanwhileKeepsTheMessageBackAlsoOfARunThatIsOver() {
    program("exit when moved\nsend hello");
    contact("ana", "ana@x.example", "UTC");
    contact("bob", "bob@x.example", "UTC");
    advance(T0);
    assertEquals(List.of("end", "end"), rows("select ending from segue_run"));
    event("bob", "moved", T0.plusSeconds(60));
    assertEquals(List.of("1 not: the exit holds"), deliver(T0.plusSeconds(90)));
    assertEquals(List.of("ana hello"), sent);
  }

  @Test
  void whoseRunHasEndedByItsGoalIsNotWrittenTo() {
    program("goal bought\nsend hello\nwait 1 day");
    contact("ana", "ana@x.example", "UTC");
    advance(T0);
    event("ana", "bought", T0.plusSeconds(60));
    advance(T0.plusSeconds(70));
    assertEquals(List.of("1 not: the run ended by goal"), deliver(T0.plusSeconds(90)));
    assertEquals(List.of(), sent);
  }

  @Test
  void hoursThatHaveClosedHoldAMessageUntilTheyOpenWhereTheContactIs() {
    program("hours 09:00 to 17:00 in contact time zone\nsend hello\nwait 10 days");
    contact("ana", "ana@x.example", "UTC");
    contact("bob", "bob@x.example", "America/New_York");
    Instant morning = T0.plus(Duration.ofHours(3));
    advance(morning);
    Instant evening = T0.plus(Duration.ofHours(6));
    assertEquals(List.of("1 wait: outside of the program's hours"), deliver(evening));
    assertEquals(List.of("bob hello"), sent);
    assertEquals(List.of(), deliver(evening.plus(Duration.ofHours(2))), "it is not asked again");
    assertEquals(List.of("bob hello"), sent);
    Instant opens = Instant.parse("2026-03-03T09:00:00Z");
    deliver(opens.minusMillis(1));
    assertEquals(List.of("bob hello"), sent);
    deliver(opens);
    assertEquals(List.of("bob hello", "ana hello"), sent);
  }

  @Test
  void aCapCountsByMailboxWhoeverHasIt() {
    program("cap 1 messages per 2 days\nsend hello\nwait 10 days");
    contact("ana", "Home@x.example", "UTC");
    contact("bob", "home@X.example", "UTC");
    contact("cleo", "cleo@x.example", "UTC");
    advance(T0);
    assertEquals(List.of("1 wait: the program's cap is reached"), deliver(T0));
    assertEquals(List.of("ana hello", "cleo hello"), sent);
    deliver(T0.plus(Duration.ofDays(2)).minusMillis(1));
    assertEquals(2, sent.size());
    deliver(T0.plus(Duration.ofDays(2)));
    assertEquals(List.of("ana hello", "cleo hello", "bob hello"), sent);
  }
}
