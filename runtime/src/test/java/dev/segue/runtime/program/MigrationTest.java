package dev.segue.runtime.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Program.Action;
import dev.segue.compiler.ir.Program.Delay;
import dev.segue.runtime.program.Migration.Decision;
import dev.segue.runtime.program.Migration.Fate;
import dev.segue.runtime.program.Migration.Plan;
import dev.segue.runtime.program.Shop.Made;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A running program is edited: who stands where is told, and nobody is moved without a word. */
final class MigrationTest {
  private static final Instant T0 = Instant.parse("2026-03-02T11:00:00Z");

  private static Instant days(int days) {
    return T0.plus(Duration.ofDays(days));
  }

  private static Program program(String version, Action... actions) {
    Made made = Shop.made("p", actions);
    made.version = version;
    return made.program();
  }

  /** c1 waits at s1 of version 1; c2 and c3 at s3. */
  private static Shop shop() {
    Shop shop = new Shop().contacts(3);
    Program first =
        program(
            "1",
            new Action.Send("m", 1),
            new Action.WaitFor(shop.isPlan("pro"), java.util.Optional.empty(), 2),
            new Action.Send("m", 3),
            new Action.Wait(new Delay.Days(4), 4),
            new Action.Send("n", Program.END));
    shop.program(first);
    shop.advance(T0);
    shop.plan("c2", "pro");
    shop.plan("c3", "pro");
    shop.advance(days(1));
    return shop;
  }

  private static Program second(Shop shop) {
    return program(
        "2",
        new Action.Send("m", 1),
        new Action.WaitFor(shop.isPlan("pro"), java.util.Optional.empty(), 2),
        new Action.Send("n", Program.END));
  }

  @Test
  void whoStandsWhereIsTold() {
    try (Shop shop = shop()) {
      shop.program(second(shop));
      Plan plan = Migration.plan(shop.store, shop.scripts(), second(shop), Map.of());
      assertEquals(2, plan.newest());
      assertEquals(
          List.of(
              new Migration.Line(1, "s1", 1, List.of("c1"), Fate.SAME, java.util.Optional.of("s1")),
              new Migration.Line(
                  1, "s3", 2, List.of("c2", "c3"), Fate.REMOVED, java.util.Optional.empty())),
          plan.lines());
    }
  }

  @Test
  void withoutADecisionNobodyIsMoved() {
    try (Shop shop = shop()) {
      shop.program(second(shop));
      Plan plan = Migration.apply(shop.store, shop.scripts(), second(shop), Map.of(), days(1));
      assertEquals(1, plan.undecided().size());
      assertEquals(List.of("1", "1", "1"), shop.rows("select version from segue_run order by id"));
    }
  }

  @Test
  void thoseOfTheSameStepGoOnAndOthersAsDecided() {
    try (Shop shop = shop()) {
      shop.program(second(shop));
      Migration.apply(
          shop.store,
          shop.scripts(),
          second(shop),
          Map.of("s3", new Decision.MoveTo("s2")),
          days(1));
      assertEquals(List.of("2", "2", "2"), shop.rows("select version from segue_run order by id"));
      Advanced.OfProgram moved = shop.advance("p", days(1));
      assertEquals(Map.of("n", 2), moved.sent());
      shop.plan("c1", "pro");
      assertEquals(Map.of("n", 1), shop.advance("p", days(2)).sent(), "its wait went on");
      assertTrue(shop.advance(days(30)).isUnchanged());
    }
  }

  @Test
  void keptOnesEndAsTheyBegan() {
    try (Shop shop = shop()) {
      shop.program(second(shop));
      Migration.apply(
          shop.store, shop.scripts(), second(shop), Map.of("s3", new Decision.Keep()), days(1));
      assertEquals(
          List.of("c1 2", "c2 1", "c3 1"),
          shop.rows("select contact || ' ' || version from segue_run order by contact"));
      assertEquals(Map.of("n", 2), shop.advance("p", days(5)).sent(), "four days on");
    }
  }

  @Test
  void otherRunsEnd() {
    try (Shop shop = shop()) {
      shop.program(second(shop));
      Migration.apply(
          shop.store, shop.scripts(), second(shop), Map.of("s3", new Decision.Exit()), days(1));
      assertEquals(
          List.of("c1 -", "c2 exit", "c3 exit"),
          shop.rows(
              "select contact || ' ' || coalesce(ending, '-') from segue_run order by contact"));
    }
  }

  @Test
  void aStepThatDoesSomethingElseIsAsked() {
    try (Shop shop = shop()) {
      Program other =
          program(
              "2",
              new Action.Send("m", 1),
              new Action.Wait(new Delay.Days(1), 2),
              new Action.Send("m", 3),
              new Action.Wait(new Delay.Days(4), Program.END));
      shop.program(other);
      Plan plan = Migration.plan(shop.store, shop.scripts(), other, Map.of());
      assertEquals(
          List.of(Fate.CHANGED, Fate.SAME), plan.lines().stream().map(l -> l.fate()).toList());
    }
  }
}
