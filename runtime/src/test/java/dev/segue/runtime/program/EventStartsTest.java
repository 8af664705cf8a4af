package dev.segue.runtime.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Program.Action;
import dev.segue.compiler.ir.Program.Start;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.type.Type;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A tick looks at no more events than came since the one before, and misses none of them. */
final class EventStartsTest {
  private static final int CONTACTS = 50;
  private static final Instant T0 = Instant.parse("2026-03-02T12:00:00Z");

  private static Instant days(double days) {
    return T0.plusMillis(Math.round(days * 86_400_000));
  }

  private static void starts(Shop shop, String program, Optional<Condition> filter) {
    Schema.EventKind kind =
        shop.workspace().schema().eventKinds().stream()
            .filter(k -> k.name().equals("signed_up"))
            .findFirst()
            .orElseThrow();
    Shop.Made made = Shop.made(program, new Action.Send("m", Program.END));
    made.start = new Start.OnEvent(List.of(kind), filter, Optional.empty(), List.of());
    made.reentry = new Program.Reentry.Always();
    shop.program(made.program());
  }

  /** How many events the last tick looked at, and how many runs it began. */
  private static void assertTick(Shop shop, Instant now, int lookedAt, int entered) {
    assertEquals(entered, shop.advance("p", now).entered(), "entered");
    assertEquals(
        List.of(Integer.toString(lookedAt)), shop.rows("select count(*) from segue_sighting"));
  }

  private static Shop shop(Optional<Condition> filter) {
    Shop shop = new Shop().contacts(CONTACTS);
    starts(shop, "p", filter);
    shop.advance(T0);
    for (int i = 1; i <= CONTACTS; i++) {
      shop.signsUp("c" + i, days(0.5));
    }
    assertTick(shop, days(1), CONTACTS, CONTACTS);
    return shop;
  }

  @Test
  void onlyWhatCameSinceIsLookedAt() {
    try (Shop shop = shop(Optional.empty())) {
      assertTick(shop, days(1), 0, 0);
      assertTick(shop, days(2), 0, 0);
      shop.signsUp("c1", days(2.5));
      assertTick(shop, days(3), 1, 1);
      shop.signsUp("c2", days(4.5)); // known before it happens
      assertTick(shop, days(4), 0, 0);
      assertTick(shop, days(5), 1, 1);
    }
  }

  @Test
  void whatCameLateIsLookedForFromWhenItHappened() {
    try (Shop shop = shop(Optional.empty())) {
      shop.signsUp("c1", days(2.5));
      assertTick(shop, days(3), 1, 1);
      shop.signsUp("c2", days(2.2)); // late: c1's is looked at again, and begins nothing again
      shop.signsUp("c3", days(3.5));
      assertTick(shop, days(4), 3, 2);
      shop.signsUp("c4", days(0.7)); // more than a week late: too late
      assertEquals(0, shop.advance("p", days(8)).entered());
    }
  }

  @Test
  void whereItCannotBeToldAWeekIsLookedAt() {
    try (Shop shop = shop(Optional.empty())) {
      shop.signsUp("who is not known yet", days(1.5));
      assertTick(shop, days(2), 0, 0);
      shop.contact("who is not known yet", Map.of("plan", "free"));
      assertTick(shop, days(3), CONTACTS + 1, 1);
      assertTick(shop, days(4), 0, 0);
      starts(shop, "q", Optional.empty());
      shop.advance(days(5));
      shop.signsUp("c7", days(5.5));
      assertEquals(1, shop.advance("q", days(6)).entered());
    }
    Condition alone =
        new Condition.Compare(
            new Expression.RowInstant(),
            Condition.Relation.GREATER,
            new Expression.Constant(new Value.Instant(T0), Type.INSTANT),
            false);
    try (Shop shop = shop(Optional.of(alone))) {
      assertTick(shop, days(2), 0, 0);
    }
    try (Shop asking = new Shop()) {
      Condition plan = asking.isPlan("free");
      try (Shop shop = shop(Optional.of(plan))) {
        assertTick(shop, days(2), CONTACTS, 0);
      }
    }
  }
}
