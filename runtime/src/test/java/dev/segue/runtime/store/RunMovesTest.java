package dev.segue.runtime.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.type.Draw;
import dev.segue.runtime.store.DueRuns.Which;
import dev.segue.runtime.store.MembershipTable.Cause;
import dev.segue.runtime.store.ProgramEntry.Among;
import dev.segue.runtime.store.ProgramEntry.Entry;
import dev.segue.runtime.store.ProgramEntry.Rule;
import dev.segue.runtime.store.RunMoments.Moment;
import dev.segue.runtime.store.RunMoves.From;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs begin, move, wait and end, many at once, in a real database. */
final class RunMovesTest {
  private static final Cohort COHORT = new Cohort("p", 1);
  private static final Instant T0 = Instant.ofEpochMilli(1_000_000);

  private Store store;
  private DueRuns due;
  private RunMoments moments;
  private RunValues values;
  private RunMoves move;
  private ProgramEntry entry;
  private AudienceTable audience;

  @BeforeEach
  void open() {
    store = Store.open(StoreLocation.inMemory());
    due = new DueRuns(store);
    moments = new RunMoments(store);
    values = new RunValues(store, due);
    move = new RunMoves(store);
    entry = new ProgramEntry(store);
    audience = new AudienceTable(store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static Instant later(long milliseconds) {
    return T0.plusMillis(milliseconds);
  }

  private static SqlText sql(String text, Object... bindings) {
    return new SqlText(text, List.of(bindings));
  }

  /** Contacts 1 to {@code n}. */
  private static SqlText contacts(int n) {
    return sql(
        "with recursive c(i) as (select 1 union all select i + 1 from c where i < ?)"
            + " select i from c order by 1",
        (long) n);
  }

  private static SqlText runsOf(Object... contacts) {
    return sql(
        "select id from segue_run join temp.segue_due on run = id where contact in ("
            + String.join(", ", Collections.nCopies(contacts.length, "?"))
            + ")",
        contacts);
  }

  private int enter(Rule rule, Instant now) {
    return entry
        .enter(
            new Entry(COHORT, Optional.of("a"), rule, false, Among.EVERYONE, "holdout of p", 0),
            now)
        .runs();
  }

  private String state() {
    return String.join(
        "; ",
        store.list(
            sql(
                "select contact || ' ' || coalesce(step, '-') || ' ' || coalesce(due_at - ?, '-')"
                    + " || ' ' || coalesce(wait_began_at - ?, '-') || ' '"
                    + " || coalesce(wait_until - ?, '-') || ' ' || coalesce(ending, '-')"
                    + " from segue_run order by id",
                T0.toEpochMilli(),
                T0.toEpochMilli(),
                T0.toEpochMilli()),
            row -> row.text(0).orElseThrow()));
  }

  @Test
  void theAudienceEntersOnce() {
    audience.become("p", contacts(3), true, T0);
    assertEquals(3, enter(new Rule.Never(), T0));
    assertEquals(0, enter(new Rule.Never(), T0));
    audience.become("p", contacts(4), false, later(1));
    assertEquals(1, enter(new Rule.Never(), later(1)));
    assertEquals("1 a 0 - - -; 2 a 0 - - -; 3 a 0 - - -; 4 a 1 - - -", state());
  }

  @Test
  void nobodyIsLookedForWhereAllMembersHaveEntered() {
    MembershipTable members = new MembershipTable(store);
    members.replace("s", contacts(3), T0, Cause.ROWS);
    assertFalse(audience.haveEntered(COHORT, "s"));
    audience.entered(COHORT, "s");
    assertTrue(audience.haveEntered(COHORT, "s"));
    assertFalse(audience.haveEntered(new Cohort("p", 2), "s"), "another version");
    assertFalse(audience.haveEntered(COHORT, "t"), "another segment");
    members.replace("s", sql("values (1), (2), (4)"), later(1), Cause.ROWS);
    assertFalse(audience.haveEntered(COHORT, "s"), "as many others");
    members.replace("s", contacts(3), later(2), Cause.ROWS);
    assertTrue(audience.haveEntered(COHORT, "s"), "the same again");
    audience.forget("p");
    assertFalse(audience.haveEntered(COHORT, "s"));
  }

  @Test
  void newcomersAreWhoCameAfterTheProgram() {
    audience.become("p", contacts(3), true, T0);
    Entry newcomers =
        new Entry(
            COHORT, Optional.of("a"), new Rule.Never(), true, Among.EVERYONE, "holdout of p", 0);
    assertEquals(0, entry.enter(newcomers, T0).runs());
    audience.become("p", contacts(1), false, later(1));
    audience.become("p", contacts(2), false, later(2));
    assertEquals(1, entry.enter(newcomers, later(2)).runs());
    assertEquals("2 a 2 - - -", state());
  }

  @Test
  void anewIsWhoCameAfterTheLastRunEnded() {
    audience.become("p", contacts(2), true, T0);
    enter(new Rule.Anew(), T0);
    due.open(COHORT);
    move.end(Which.ALL, "end", RunMoves.From.NOW, Optional.empty(), later(5));
    assertEquals(0, enter(new Rule.Anew(), later(5)));
    audience.become("p", contacts(1), false, later(6));
    audience.become("p", contacts(2), false, later(7));
    assertEquals(1, enter(new Rule.Anew(), later(7)));
    assertEquals(
        2,
        store.number(sql("select number from segue_run where entered_at > ?", T0.toEpochMilli())));
  }

  @Test
  void sinceGoesByWhenTheLastRunEnded() {
    audience.become("p", contacts(2), true, T0);
    enter(new Rule.Never(), T0);
    due.open(COHORT);
    due.pick(runsOf(1L));
    move.end(Which.PICKED, "goal", RunMoves.From.NOW, Optional.empty(), later(5));
    assertEquals(List.of(later(5)), entry.endings("p", Instant.EPOCH, Among.EVERYONE, later(5)));
    moments.until(Map.of(new Moment(later(5), ""), later(15)));
    assertEquals(0, enter(new Rule.Since(later(14)), later(14)));
    assertEquals(1, enter(new Rule.Since(later(15)), later(15)));
  }

  @Test
  void aHoldoutIsDrawnAndTakesNoSteps() {
    audience.become("p", contacts(1_000), true, T0);
    ProgramEntry.Entered entered =
        entry.enter(
            new Entry(
                COHORT, Optional.of("a"), new Rule.Never(), false, Among.EVERYONE, "d", 1_000),
            T0);
    long expected =
        IntStream.rangeClosed(1, 1_000)
            .filter(i -> Draw.named("d").lot(Integer.toString(i)) < 1_000)
            .count();
    assertEquals(1_000, entered.runs());
    assertEquals(expected, entered.heldOut());
    assertEquals(1_000 - expected, due.arriving(COHORT, "a", T0));
    assertEquals(1_000, due.open(COHORT));
  }

  @Test
  void stepsMoveAWaitBeginsAndEnds() {
    audience.become("p", contacts(3), true, T0);
    enter(new Rule.Never(), T0);
    assertEquals(3, due.arriving(COHORT, "a", T0));
    due.values(Map.of(1L, "Europe/Berlin", 2L, "Europe/Berlin"));
    assertEquals(
        List.of(new Moment(T0, ""), new Moment(T0, "Europe/Berlin")),
        moments.due("p", T0).stream().sorted(Comparator.comparing(Moment::zone)).toList());
    moments.until(
        Map.of(new Moment(T0, ""), later(20), new Moment(T0, "Europe/Berlin"), later(10)));
    move.await(COHORT, "a", Set.of(later(20), later(10)));
    assertEquals("1 a 10 0 10 -; 2 a 10 0 10 -; 3 a 20 0 20 -", state());
    assertEquals(0, due.arriving(COHORT, "a", later(30)));
    assertEquals(2, due.ripe(COHORT, "a", later(10)));
    move.to(Which.ALL, "b", From.DUE, later(12));
    assertEquals("1 b 10 - - -; 2 b 10 - - -; 3 a 20 0 20 -", state());
    assertEquals(1, due.waiting(COHORT, "a"));
    move.to(Which.ALL, "b", From.NOW, later(12));
    assertEquals("1 b 10 - - -; 2 b 10 - - -; 3 b 12 - - -", state());
  }

  @Test
  void aWaitForAnInstantFollowsIt() {
    audience.become("p", contacts(3), true, T0);
    enter(new Rule.Never(), T0);
    due.arriving(COHORT, "a", T0);
    move.awaitOpenly();
    due.waiting(COHORT, "a");
    due.values(Map.of(1L, later(9).toEpochMilli(), 2L, later(-3).toEpochMilli()));
    move.awaitValue(T0);
    assertEquals("1 a 9 0 9 -; 2 a 0 0 0 -; 3 a 0 0 0 -", state());
    due.values(Map.of(1L, later(4).toEpochMilli()));
    due.waiting(COHORT, "a");
    due.pick(runsOf(1L));
    due.values(Map.of(1L, later(4).toEpochMilli()));
    move.awaitValue(later(6));
    assertEquals("1 a 4 0 4 -; 2 a 0 0 0 -; 3 a 0 0 0 -", state());
  }

  @Test
  void armsAreDrawnUnlessSettled() {
    audience.become("p", contacts(500), true, T0);
    enter(new Rule.Never(), T0);
    due.arriving(COHORT, "a", T0);
    store.update(sql("insert into temp.segue_choice values ('p', 7, 'y')"));
    values.draw("p/s", List.of("x", "y", "z"), List.of(2_500, 5_000, 10_000));
    Map<Long, Long> drawn = new HashMap<>();
    due.eachValue((run, value) -> drawn.put(run, (Long) value));
    for (long i = 1; i <= 500; i++) {
      int lot = Draw.named("p/s").lot(Long.toString(i));
      long arm = i == 7 || (lot >= 2_500 && lot < 5_000) ? 1 : lot < 2_500 ? 0 : 2;
      assertEquals(arm, drawn.get(i), "contact " + i);
    }
    long first = drawn.values().stream().filter(v -> v == 0).count();
    assertEquals(first, due.pickValue(0));
    assertEquals(first, move.to(Which.PICKED, "x", From.DUE, T0));
    assertEquals(500 - first, move.to(Which.OTHERS, "y", From.DUE, T0));
  }

  @Test
  void whoEndsHasFinishedTheProgram() {
    audience.become("p", contacts(2), true, T0);
    enter(new Rule.Never(), T0);
    due.open(COHORT);
    due.pick(runsOf(2L));
    move.end(Which.PICKED, "exit", RunMoves.From.NOW, Optional.empty(), later(3));
    assertEquals(1, due.dropEnded());
    assertEquals("1 a 0 - - -; 2 a - - - exit", state());
    assertEquals(
        List.of("2 finished p 2"),
        store.list(
            sql("select contact || ' ' || act || ' ' || name || ' ' || run from segue_act"),
            row -> row.text(0).orElseThrow()));
    move.handOff("sales", later(4));
    assertEquals(1, store.number(sql("select count(*) from segue_act where act = 'handed_off'")));
  }

  @Test
  void ownAttributesAndListsAreOfTheCollectedRuns() {
    OwnFacts facts = new OwnFacts(store);
    audience.become("p", contacts(3), true, T0);
    enter(new Rule.Never(), T0);
    due.arriving(COHORT, "a", T0);
    due.values(Map.of(1L, "x", 2L, "y"));
    facts.set("state", T0);
    due.values(Map.of(1L, "z"));
    facts.set("state", later(1));
    assertEquals(
        List.of("1 z 1", "2 - 1", "3 - 1"),
        store.list(
            sql(
                "select contact || ' ' || coalesce(value, '-') || ' ' || (since - ?)"
                    + " from segue_own order by contact",
                T0.toEpochMilli()),
            row -> row.text(0).orElseThrow()));
    facts.addToList("called", T0);
    facts.addToList("called", later(1));
    assertEquals(3, store.number(sql("select count(*) from segue_list_member")));
    due.pick(runsOf(1L));
    move.end(Which.PICKED, "end", RunMoves.From.NOW, Optional.empty(), T0);
    due.dropEnded();
    facts.removeFromList("called", later(2));
    assertEquals(1, store.number(sql("select contact from segue_list_member")));
    assertEquals(
        List.of("1 0 1", "2 0 1", "2 2 0", "3 0 1", "3 2 0"),
        store.list(
            sql(
                "select contact || ' ' || (at - ?) || ' ' || entered from segue_list_change"
                    + " order by contact, at",
                T0.toEpochMilli()),
            row -> row.text(0).orElseThrow()));
  }

  @Test
  void whatIsStartedIsOfTheCollectedRuns() {
    audience.become("q", contacts(2), true, T0);
    audience.become("p", contacts(3), true, T0);
    enter(new Rule.Never(), T0);
    due.arriving(COHORT, "a", T0);
    due.pick(runsOf(3L));
    move.end(Which.PICKED, "end", RunMoves.From.NOW, Optional.empty(), T0);
    due.dropEnded();
    Entry started =
        new Entry(
            new Cohort("q", 1), Optional.of("a"), new Rule.Ended(), false, Among.STARTED, "d", 0);
    assertEquals(2, entry.enter(started, T0).runs(), "3 is not in the audience of q");
    assertEquals(0, entry.enter(started, T0).runs());
  }

  @Test
  void theGoalHasItsTime() {
    audience.become("p", contacts(2), true, T0);
    enter(new Rule.Never(), T0);
    due.open(COHORT);
    assertEquals(List.of(T0), moments.enterings());
    moments.until(Map.of(new Moment(T0, ""), later(10)));
    assertEquals(2, due.open(COHORT, later(10)));
    assertEquals(0, due.open(COHORT, later(11)));
    due.open(COHORT);
    due.pick(runsOf(1L, 2L));
    assertEquals(2, due.unpickBefore(later(10)));
    assertEquals(0, due.unpickBefore(later(11)));
    assertEquals(0, due.heldOutBefore(COHORT, later(11)));
  }

  @Test
  void aMessageTooManyIsPutOff() {
    OutboxTable outbox = new OutboxTable(store);
    audience.become("p", contacts(2), true, T0);
    enter(new Rule.Never(), T0);
    due.arriving(COHORT, "a", T0);
    due.pick(runsOf(1L));
    outbox.enqueue(
        new OutboxTable.Send("p", 1, "a", "m", "email", Optional.empty(), false), true, T0);
    values.nthLastSent("p", 1);
    assertEquals(List.of(T0), moments.instants());
    moments.until(Map.of(new Moment(T0, ""), later(100)));
    move.postponeByValue(later(50));
    assertEquals("1 a 100 - - -; 2 a 0 - - -", state());
    values.nthLastSent("p", 2);
    assertEquals(List.of(), moments.instants());
  }

  @Test
  void versionsAndTheNextInstant() {
    VersionTable versions = new VersionTable(store);
    assertEquals(List.of(), versions.known());
    versions.add(COHORT, "hash", "program p {}");
    assertEquals(List.of(new VersionTable.Known(COHORT, "hash")), versions.known());
    assertEquals("program p {}", versions.text(COHORT));
    audience.become("p", contacts(2), true, T0);
    enter(new Rule.Never(), later(5));
    assertEquals(2, versions.open(COHORT));
    AdvanceTable advance = new AdvanceTable(store);
    assertEquals(Optional.of(later(5)), advance.next(T0));
    assertEquals(Optional.empty(), advance.next(later(5)));
    assertEquals(Optional.empty(), advance.last());
    advance.record(T0);
    advance.record(later(7));
    assertEquals(Optional.of(later(7)), advance.last());
    assertEquals(Map.of("p", 2), advance.open());
  }
}
