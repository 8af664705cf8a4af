package dev.segue.runtime.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.runtime.message.Shop;
import dev.segue.runtime.store.DueRuns;
import dev.segue.runtime.store.OutboxMoves;
import dev.segue.runtime.store.OutboxTable;
import dev.segue.runtime.store.OutboxTable.Entry;
import dev.segue.runtime.store.OutboxTable.Send;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OutboxTest {
  private final Store store = Shop.store();
  private final OutboxTable table = new OutboxTable(store);
  private final OutboxMoves moves = new OutboxMoves(store);
  private final Shop shop =
      new Shop()
          .message("hello", Optional.empty(), "Hi {{ contact.first_name | default: 'you' }}", "x")
          .message("offer", Optional.of("offers"), "Offer", "Buy")
          .message("paper", Optional.of("news"), "News", "Read")
          .message("call", "phone", Optional.empty(), "", "Ring");

  /** Keeps what it is given, or does what {@code next} says. */
  private static final class Box implements Channel, Channel.Session {
    private final List<Outgoing> got = new ArrayList<>();
    private Optional<RuntimeException> thrown = Optional.empty();
    private Optional<StoreFailure> notSent = Optional.empty();

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
      if (notSent.isPresent()) {
        return new Outcome.Closed(notSent.get());
      }
      got.addAll(messages);
      thrown.ifPresent(
          e -> {
            throw e;
          });
      return Outcome.GONE;
    }

    @Override
    public void close() {}

    List<String> lines() {
      return got.stream().map(o -> o.to() + ": " + o.subject()).toList();
    }
  }

  private final Box box = new Box();

  /** How many rows stand how. */
  private List<String> counts() {
    return store.list(
        Shop.sql(
            "select status || ' ' || count(*) from segue_outbox group by status order by status"),
        r -> r.text(0).orElseThrow());
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void run(long id, String contact) {
    store.update(
        Shop.sql(
            "insert into segue_run (id, program, version, contact, number, entered_at, holdout)"
                + " values (?, 'p', 1, ?, 1, 0, 0)",
            id,
            contact));
  }

  private int enqueue(String message) {
    return enqueue(message, "email");
  }

  private int enqueue(String message, String channel) {
    DueRuns due = new DueRuns(store);
    due.these(store.list(Shop.sql("select id from segue_run"), r -> r.number(0).orElseThrow()));
    return table.enqueue(
        new Send("p", 1, message, message, channel, Optional.empty(), false), false, Shop.NOW);
  }

  private Delivered deliver() {
    return Outbox.deliver(
        store,
        shop.workspace(),
        shop.layout(),
        Shop.NOW,
        Channels.email(box),
        Gate.OPEN,
        Progress.SILENT);
  }

  private List<String> acts() {
    return store.list(
        Shop.sql("select contact || ' ' || act || ' ' || name || ' ' || run from segue_act"),
        r -> r.text(0).orElseThrow());
  }

  @Test
  void aStepIsSentOnceForEachRunForEver() {
    run(1, "ana");
    run(2, "bob");
    assertEquals(2, enqueue("hello"));
    assertEquals(0, enqueue("hello"));
    Delivered delivered = deliver();
    assertEquals(List.of("ana@example.org: Hi Ana", "bob@example.org: Hi you"), box.lines());
    assertEquals("p/1/1/hello", box.got.getFirst().key());
    assertEquals(List.of(new Delivered.Sent("hello", Optional.of("p"), 2)), delivered.sent());
    assertEquals(List.of("ana received hello 1", "bob received hello 2"), acts());
    assertEquals(0, enqueue("hello"));
    assertEquals(0, deliver().total());
    assertEquals(2, box.got.size());
    run(3, "ana");
    assertEquals(1, enqueue("hello"), "a new run is another send");
  }

  @Test
  void consentIsLookedAtAgainWhenAMessageIsClaimed() {
    run(1, "ana");
    run(2, "bob");
    store.update(
        Shop.sql(
            "insert into segue_consent values ('ana', 'offers', 0, 1), ('bob', 'news', 0, 1)"));
    enqueue("offer");
    enqueue("paper");
    store.update(Shop.sql("insert into segue_consent values ('bob', 'news', 1, 0)"));
    Delivered delivered = deliver();
    assertEquals(List.of("ana@example.org: Offer", "ana@example.org: News"), box.lines());
    assertEquals(
        List.of(
            new Delivered.Refused("offer", Optional.of("p"), true, "not subscribed to 'offers'", 1),
            new Delivered.Refused("paper", Optional.of("p"), true, "not subscribed to 'news'", 1)),
        delivered.refused());
    assertEquals(List.of("sent 2", "suppressed 2"), counts());
    store.update(Shop.sql("insert into segue_consent values ('bob', 'news', 2, 1)"));
    assertEquals(0, deliver().total(), "what was refused stays so");
  }

  @Test
  void whatHasNowhereToGoFailsWithAReason() {
    run(1, "ana");
    run(2, "bob");
    run(3, "gone");
    store.update(
        Shop.sql("update contacts set email = ? where id = 'ana'", "ana@x.org\nBcc: b@x.org"));
    store.update(Shop.sql("update contacts set email = null where id = 'bob'"));
    enqueue("hello");
    enqueue("call", "phone");
    enqueue("forgotten");
    Delivered delivered = deliver();
    assertEquals(0, delivered.total());
    assertEquals(
        List.of(
            "call: nothing delivers channel 'phone' yet (3)",
            "forgotten: no message 'forgotten' any more (3)",
            "hello: no email address (1)",
            "hello: no valid email address (1)",
            "hello: the contact is not there (1)"),
        delivered.refused().stream()
            .map(r -> r.message() + ": " + r.reason() + " (" + r.number() + ")")
            .sorted()
            .toList());
    assertEquals(List.of(), acts());
  }

  @Test
  void whatBreaksOffOnItsWayOutIsUnknownAndNeverSentAgain() {
    run(1, "ana");
    enqueue("hello");
    box.thrown = Optional.of(new IllegalStateException("the power went"));
    assertThrows(IllegalStateException.class, this::deliver);
    assertEquals(List.of("leaving 1"), counts());
    box.thrown = Optional.empty();
    run(2, "bob");
    enqueue("hello");
    Delivered delivered = deliver();
    assertEquals(List.of("p/1/1/hello"), delivered.unknown().stream().map(Entry::key).toList());
    assertEquals(1, delivered.total());
    assertEquals(2, box.got.size());
    assertEquals(List.of("bob received hello 2"), acts());
    assertEquals(List.of("p/1/1/hello"), deliver().unknown().stream().map(Entry::key).toList());
    assertEquals(2, box.got.size());
  }

  @Test
  void whatIsUnknownIsSettledByWhoKnows() {
    run(1, "ana");
    run(2, "bob");
    enqueue("hello");
    box.thrown = Optional.of(new IllegalStateException("the power went"));
    assertThrows(IllegalStateException.class, this::deliver);
    box.thrown = Optional.empty();
    assertEquals(0, deliver().total());
    assertTrue(moves.resolve("p/1/1/hello", true, Shop.NOW));
    assertTrue(moves.resolve("p/1/2/hello", false, Shop.NOW));
    assertEquals(List.of("ana received hello 1"), acts());
    assertFalse(moves.resolve("p/1/1/hello", false, Shop.NOW), "it is not unknown any more");
    assertEquals(1, deliver().total());
    assertEquals(List.of("sent 2"), counts());
    assertEquals(List.of("ana received hello 1", "bob received hello 2"), acts());
  }

  @Test
  void whatCertainlyDidNotGoOutWaitsOn() {
    run(1, "ana");
    enqueue("hello");
    box.notSent = Optional.of(new StoreFailure("outbox", "it cannot be written", "make room"));
    assertThrows(StoreFailure.class, this::deliver);
    assertEquals(List.of("pending 1"), counts());
    box.notSent = Optional.empty();
    assertEquals(1, deliver().total());
    assertTrue(deliver().unknown().isEmpty());
  }

  @Test
  void manyGoOutInTheOrderTheyCame() {
    store.update(
        Shop.sql(
            "with recursive n(i) as (select 1 union all select i + 1 from n where i < 2500)"
                + " insert into segue_run"
                + " (id, program, version, contact, number, entered_at, holdout)"
                + " select i, 'p', 1, 'ana', i, 0, 0 from n"));
    assertEquals(2500, enqueue("hello"));
    assertEquals(2500, deliver().total());
    assertEquals(2500, box.got.stream().map(Outgoing::key).distinct().count());
  }
}
