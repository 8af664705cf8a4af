package dev.segue.runtime.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Program.Action;
import dev.segue.compiler.ir.Program.Delay;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.type.Draw;
import dev.segue.compiler.type.Period;
import dev.segue.compiler.type.Type;
import dev.segue.runtime.program.Shop.Made;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Programs over a real database: who enters, where steps lead, what ends a run. */
final class ProgramsTest {
  private static final Instant T0 = Instant.parse("2026-03-02T11:00:00Z");
  private static final long HOUR = Duration.ofHours(1).toMillis();

  private static Instant days(double days) {
    return T0.plusMillis(Math.round(days * 24 * HOUR));
  }

  private static final List<String> NOBODY = List.of();

  @Test
  void theAudienceEntersAndIsSentWhatTheStepsSay() {
    try (Shop shop = new Shop().contacts(3)) {
      shop.program(
          Shop.made(
                  "p",
                  new Action.Send("m", 1),
                  new Action.Wait(new Delay.Days(4), 2),
                  new Action.Send("n", Program.END))
              .program());
      Advanced.OfProgram first = shop.advance("p", T0);
      assertEquals(3, first.entered());
      assertEquals(Map.of("m", 3), first.sent());
      assertEquals(Map.of("s0", 3), first.steps());
      assertEquals(3, first.open());
      assertTrue(shop.advance(T0).isUnchanged(), "again as of the same instant");
      assertTrue(shop.advance(days(3.99)).isUnchanged());
      Advanced.OfProgram last = shop.advance("p", days(4));
      assertEquals(Map.of("n", 3), last.sent());
      assertEquals(Map.of("end", 3), last.ended());
      assertEquals(0, last.open());
      assertEquals(
          List.of("p/1/1/s0", "p/1/1/s2", "p/1/2/s0", "p/1/2/s2", "p/1/3/s0", "p/1/3/s2"),
          shop.rows("select key from segue_outbox order by key"));
      assertTrue(shop.advance(days(30)).isUnchanged(), "nobody enters twice");
    }
  }

  @Test
  void aWaitCountsFromWhenTheStepBeforeWasDueHoweverLateItIs() {
    try (Shop shop = new Shop().contacts(1)) {
      shop.program(
          Shop.made(
                  "p",
                  new Action.Wait(new Delay.Exact(24 * HOUR), 1),
                  new Action.Send("m", 2),
                  new Action.Wait(new Delay.Exact(24 * HOUR), 3),
                  new Action.Send("n", Program.END))
              .program());
      shop.advance(T0);
      assertEquals(Map.of("m", 1), shop.advance("p", days(1.7)).sent());
      assertEquals(Map.of("n", 1), shop.advance("p", days(2)).sent());
    }
  }

  @Test
  void daysGoByTheContactsClockAndHoursDoNot() {
    try (Shop shop = new Shop()) {
      shop.contact("berlin", Map.of("plan", "free"));
      shop.contact("new york", Map.of("plan", "free", "time_zone", "America/New_York"));
      shop.contact("nowhere", Map.of("plan", "free", "time_zone", "Atlantis"));
      shop.program(
          Shop.made(
                  "p",
                  new Action.Wait(new Delay.Days(7), 1),
                  new Action.Wait(new Delay.Exact(96 * HOUR), Program.END))
              .program());
      // New York goes to summer time within the week, Berlin does not
      shop.advance(T0);
      assertEquals(
          List.of("2026-03-09T11:00:00Z", "2026-03-09T10:00:00Z", "2026-03-09T11:00:00Z"),
          shop.rows("select due_at from segue_run order by contact").stream()
              .map(due -> Instant.ofEpochMilli(Long.parseLong(due)).toString())
              .toList());
    }
  }

  @Test
  void aWaitForAConditionEndsWhenItHoldsOrItsTimeIsUp() {
    try (Shop shop = new Shop().contacts(3)) {
      shop.program(
          Shop.made(
                  "p",
                  new Action.Send("m", 1),
                  new Action.WaitFor(
                      shop.signedUp(new Expression.WaitBegan()), Optional.of(new Delay.Days(3)), 2),
                  new Action.Branch(shop.signedUp(new Expression.RunEntered()), 3, 4),
                  new Action.HandOff("sales", Optional.empty(), Program.END),
                  new Action.Send("n", Program.END))
              .program());
      shop.signsUp("c2", T0.minusMillis(1));
      shop.signsUp("c3", T0);
      Advanced.OfProgram first = shop.advance("p", T0);
      assertEquals(Map.of("sales", 1), first.handedOff(), "c3 did at once");
      shop.signsUp("c1", days(2));
      assertTrue(shop.advance(days(1.5)).isUnchanged());
      assertEquals(Map.of("sales", 1), shop.advance("p", days(2)).handedOff(), "c1");
      Advanced.OfProgram last = shop.advance("p", days(3));
      assertEquals(Map.of("n", 1), last.sent(), "c2");
      assertEquals(
          List.of("c3", "c1"),
          shop.rows("select contact from segue_act where act = 'handed_off' order by at"));
    }
  }

  @Test
  void exitComesBeforeTheGoalAndBothBeforeAnyStep() {
    try (Shop shop = new Shop().contacts(4)) {
      Made made =
          Shop.made(
              "p",
              new Action.Wait(new Delay.Exact(48 * HOUR), 1),
              new Action.Send("m", Program.END));
      made.exit = Optional.of(shop.isPlan("pro"));
      made.goal = Optional.of(shop.signedUp(new Expression.RunEntered()));
      shop.program(made.program());
      shop.advance(T0);
      shop.plan("c1", "pro");
      shop.plan("c2", "pro");
      shop.signsUp("c2", days(1));
      shop.signsUp("c3", days(1));
      Advanced.OfProgram last = shop.advance("p", days(2));
      assertEquals(Map.of("exit", 2, "goal", 1, "end", 1), last.ended());
      assertEquals(Map.of("m", 1), last.sent());
    }
  }

  @Test
  void aGoalCountsWithinItsTimeOnly() {
    try (Shop shop = new Shop().contacts(3)) {
      Made made = Shop.made("p", new Action.Wait(new Delay.Days(100), Program.END));
      made.goal = Optional.of(shop.signedUp(new Expression.RunEntered()));
      made.within = Optional.of(new Period.Exact(10 * 24 * HOUR));
      shop.program(made.program());
      shop.advance(T0);
      shop.signsUp("c1", days(10));
      shop.signsUp("c2", days(10.5));
      assertEquals(Map.of("goal", 1), shop.advance("p", days(20)).ended());
      shop.signsUp("c3", days(21));
      assertTrue(shop.advance(days(22)).isUnchanged());
    }
  }

  @Test
  void splitsAndHoldoutsAreDrawnByTheContact() {
    try (Shop shop = new Shop().contacts(400)) {
      Made made =
          Shop.made(
              "p",
              new Action.Split(
                  "offer", List.of(new Program.Arm("a", 5_000, 1), new Program.Arm("b", 5_000, 2))),
              new Action.Send("m", Program.END),
              new Action.Send("n", Program.END));
      made.holdout = 1_000;
      shop.program(made.program());
      Advanced.OfProgram first = shop.advance("p", T0);
      List<String> heldOut = shop.rows("select contact from segue_run where holdout = 1");
      assertEquals(heldOut.size(), first.heldOut());
      assertEquals(400, first.entered() + first.heldOut());
      for (int i = 1; i <= 400; i++) {
        String contact = "c" + i;
        boolean out = Draw.named("holdout of p").lot(contact) < 1_000;
        assertEquals(out, heldOut.contains(contact), contact);
        String message = Draw.named("p/offer").lot(contact) < 5_000 ? "m" : "n";
        assertEquals(
            out ? NOBODY : List.of(message),
            shop.rows("select message from segue_outbox where contact = '" + contact + "'"));
      }
      assertEquals(
          List.of("0"),
          shop.rows(
              "select count(*) from segue_act a join segue_run r on r.id = a.run"
                  + " where r.holdout = 1"));
    }
  }

  @Test
  void whoIsHeldOutIsNotAmongThoseWhoEnded() {
    try (Shop shop = new Shop().contacts(40)) {
      Made made = Shop.made("p", new Action.Wait(new Delay.Days(100), Program.END));
      made.goal = Optional.of(shop.signedUp(new Expression.RunEntered()));
      made.within = Optional.of(new Period.Exact(10 * 24 * HOUR));
      made.holdout = 5_000;
      shop.program(made.program());
      Advanced.OfProgram first = shop.advance("p", T0);
      assertTrue(first.heldOut() > 0 && first.entered() > 0, first.toString());
      for (int i = 1; i <= 40; i += 2) {
        shop.signsUp("c" + i, days(5));
      }
      String reached = "select count(*) from segue_run where ending = 'goal' and holdout = ";
      int told = shop.advance("p", days(6)).ended().getOrDefault("goal", 0);
      assertEquals(List.of("" + told), shop.rows(reached + "0"));
      assertEquals(List.of("" + (20 - told)), shop.rows(reached + "1"), "theirs is known too");
      assertTrue(told < 20, "some of those who reached it are held out");
      assertTrue(shop.advance(days(20)).isUnchanged(), "the time of those held out is over");
      assertEquals(
          List.of("0"),
          shop.rows("select count(*) from segue_run where ended_at is null and holdout = 1"));
    }
  }

  @Test
  void reenteringGoesByTheRule() {
    try (Shop shop = new Shop().contacts(2)) {
      Made always = Shop.made("always", new Action.Wait(new Delay.Days(1), Program.END));
      always.reentry = new Program.Reentry.Always();
      Made after = Shop.made("after", new Action.Wait(new Delay.Days(1), Program.END));
      after.reentry = new Program.Reentry.After(new Period.Exact(48 * HOUR));
      shop.program(always.program()).program(after.program());
      shop.advance(T0);
      shop.advance(days(1));
      assertTrue(shop.advance(days(2)).isUnchanged());
      shop.plan("c1", "pro");
      shop.advance(days(2.2));
      shop.plan("c1", "free");
      assertEquals(1, shop.advance("always", days(2.4)).entered());
      assertEquals(2, shop.advance("after", days(3)).entered());
      assertEquals(
          List.of(
              "after c1 1",
              "after c1 2",
              "after c2 1",
              "after c2 2",
              "always c1 1",
              "always c1 2",
              "always c2 1"),
          shop.rows("select program || ' ' || contact || ' ' || number from segue_run order by 1"));
    }
  }

  @Test
  void fromNowOnLeavesOutWhoIsThere() {
    try (Shop shop = new Shop().contacts(1)) {
      Made made = Shop.made("p", new Action.Send("m", Program.END));
      made.fromNowOn = true;
      shop.program(made.program());
      assertEquals(0, shop.advance("p", T0).entered());
      shop.contact("new", Map.of("plan", "free"));
      assertEquals(1, shop.advance("p", days(1)).entered());
    }
  }

  @Test
  void whoIsAloneComesBack() {
    try (Shop shop = new Shop()) {
      Made made = Shop.made("p", new Action.Send("m", Program.END));
      made.fromNowOn = true;
      shop.contact("c", Map.of("plan", "free"));
      shop.program(made.program());
      assertEquals(0, shop.advance("p", T0).entered());
      shop.plan("c", "pro");
      assertEquals(0, shop.advance("p", days(1)).entered());
      shop.plan("c", "free");
      assertEquals(1, shop.advance("p", days(2)).entered());
    }
  }

  @Test
  void aProgramStartsAnotherForThoseOfItsAudience() {
    try (Shop shop = new Shop().contacts(2)) {
      Made other = Shop.made("other", new Action.Send("n", Program.END));
      other.fromNowOn = true;
      shop.program(
          Shop.made("p", new Action.StartProgram("other", 1), new Action.Stop()).program());
      shop.program(other.program());
      Advanced advanced = shop.advance(T0);
      assertEquals(Map.of("n", 2), advanced.programs().getFirst().sent());
      assertEquals(Map.of("end", 2), advanced.programs().getLast().ended());
      assertTrue(shop.advance(T0).isUnchanged());
    }
  }

  @Test
  void stepsWriteOwnAttributesAndLists() {
    try (Shop shop = new Shop().contacts(2)) {
      shop.program(
          Shop.made(
                  "p",
                  new Action.Set(
                      shop.field("mood"),
                      new Expression.Constant(new Value.Text("happy"), Type.TEXT),
                      1),
                  new Action.AddToList("called", 2),
                  new Action.Wait(new Delay.Days(1), 3),
                  new Action.Set(shop.field("mood"), new Expression.Missing(Type.TEXT), 4),
                  new Action.RemoveFromList("called", Program.END))
              .program());
      shop.advance(T0);
      assertEquals(List.of("happy", "happy"), shop.rows("select value from segue_own"));
      assertEquals(List.of("2"), shop.rows("select count(*) from segue_list_member"));
      shop.advance(days(1));
      assertEquals(List.of("-", "-"), shop.rows("select value from segue_own"));
      assertEquals(List.of("0"), shop.rows("select count(*) from segue_list_member"));
    }
  }

  @Test
  void anInstantThatIsWaitedForFollowsTheAttribute() {
    try (Shop shop = new Shop()) {
      shop.contact("later", Map.of("plan", "free", "born", days(10).getEpochSecond() / 86_400));
      shop.contact("past", Map.of("plan", "free", "born", 0L));
      shop.contact("missing", Map.of("plan", "free"));
      shop.program(
          Shop.made(
                  "p",
                  new Action.WaitAt(
                      new Expression.StartOfDay(
                          new Expression.Attribute(shop.field("born")),
                          Expression.ZoneChoice.WORKSPACE),
                      1),
                  new Action.Send("m", Program.END))
              .program());
      assertEquals(Map.of("m", 2), shop.advance("p", T0).sent());
      shop.rows.update(
          "contacts",
          "id",
          "later",
          Map.of("born", Optional.of(days(4).getEpochSecond() / 86_400)));
      assertTrue(shop.advance(days(3)).isUnchanged());
      assertEquals(Map.of("m", 1), shop.advance("p", days(4)).sent());
    }
  }

  @Test
  void hoursAndCapsPutMessagesOff() {
    try (Shop shop = new Shop().contacts(1)) {
      Made made = Shop.made("p", new Action.Send("m", 1), new Action.Send("n", Program.END));
      made.hours =
          Optional.of(
              new Program.Hours(
                  9 * HOUR,
                  17 * HOUR,
                  List.of(1, 2, 3, 4, 5),
                  Expression.ZoneChoice.CONTACT,
                  Optional.empty()));
      made.cap = Optional.of(new Program.Cap(1, new Period.Exact(48 * HOUR)));
      shop.program(made.program());
      // a Saturday, noon in Berlin
      Instant saturday = Instant.parse("2026-03-07T11:00:00Z");
      Advanced.OfProgram first = shop.advance("p", saturday);
      assertEquals(1, first.postponed());
      assertEquals(Map.of(), first.sent());
      Instant monday = Instant.parse("2026-03-09T08:00:00Z");
      assertTrue(shop.advance(monday.minusMillis(1)).isUnchanged());
      Advanced.OfProgram opened = shop.advance("p", monday);
      assertEquals(Map.of("m", 1), opened.sent());
      assertEquals(1, opened.postponed());
      assertTrue(shop.advance(monday.plusMillis(48 * HOUR - 1)).isUnchanged());
      assertEquals(Map.of("n", 1), shop.advance("p", monday.plusMillis(48 * HOUR)).sent());
    }
  }

  @Test
  void aRunStaysOnItsVersion() {
    try (Shop shop = new Shop().contacts(1)) {
      Made one =
          Shop.made("p", new Action.Wait(new Delay.Days(1), 1), new Action.Send("m", Program.END));
      shop.program(one.program());
      shop.advance(T0);
      Made two = Shop.made("p", new Action.Send("n", Program.END));
      two.version = "2";
      shop.program(two.program());
      shop.contact("new", Map.of("plan", "free"));
      assertEquals(Map.of("n", 1), shop.advance("p", days(0.5)).sent());
      assertEquals(Map.of("m", 1), shop.advance("p", days(1)).sent());
      assertEquals(
          List.of("p/1/1/s1", "p/2/2/s0"), shop.rows("select key from segue_outbox order by key"));
    }
  }

  @Test
  void runsOfAVersionThatCannotBeReadPause() {
    try (Shop shop = new Shop().contacts(1)) {
      Made one = Shop.made("p", new Action.Wait(new Delay.Days(1), Program.END));
      shop.program(one.program());
      shop.advance(T0);
      Made two = Shop.made("p", new Action.Send("n", Program.END));
      two.version = "2";
      shop.program(two.program());
      shop.forget("p1");
      Advanced advanced = shop.advance(days(1));
      assertTrue(advanced.isUnchanged());
      assertEquals(
          List.of(
              new Advanced.Paused(
                  "p", 1, 1, "that version does not check any more: its text cannot be read")),
          advanced.paused());
    }
  }

  @Test
  void whoIsGoneEnds() {
    try (Shop shop = new Shop().contacts(2)) {
      shop.program(Shop.made("p", new Action.Wait(new Delay.Days(1), Program.END)).program());
      shop.advance(T0);
      shop.rows.delete("contacts", Map.of("id", "c1"));
      assertEquals(Map.of("gone", 1), shop.advance("p", days(0.5)).ended());
    }
  }
}
