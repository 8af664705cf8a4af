package dev.segue.runtime.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.segue.runtime.deliver.Outgoing;
import dev.segue.runtime.store.OutboxMoves;
import dev.segue.runtime.store.OutboxTable;
import dev.segue.runtime.store.OutboxTable.Status;
import dev.segue.runtime.store.PauseTable;
import dev.segue.runtime.store.StoreFailure;
import dev.segue.runtime.tick.RunReport;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * Weeks of a shop, made up by a seed, from new contacts to messages that have gone: people arrive,
 * order, some of it known late, change their plan, want no more, turn out to be others or are
 * forgotten; programs are edited and paused; the clock jumps ahead and back; and the world outside
 * is fickle. After each tick {@link Invariants} are looked at. A seed and its complement stand for
 * two; {@code -Dsegue.tries=5000} asks for 10,000.
 */
final class DeliverySimulationProperties {
  private static final Instant START = Instant.parse("2026-03-05T10:00:00Z");
  private static final List<String> ZONES =
      List.of("Europe/Berlin", "America/New_York", "Asia/Tokyo", "Oz");

  /** Of so many seeds one is lived through twice. */
  private static final int REPLAYED = 8;

  private static final int TICKS = 5;

  @Property(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void whatHoldsHoldsAfterEveryTick(@ForAll long seed) {
    boolean replayed = seed % REPLAYED == 0;
    List<List<String>> both =
        LongStream.of(seed, replayed ? seed : ~seed)
            .parallel()
            .mapToObj(one -> new Weeks(one).lived())
            .toList();
    if (replayed) {
      assertEquals(both.getFirst(), both.getLast(), "the same weeks again");
    }
  }

  /** One seed's weeks. */
  private static final class Weeks {
    private final Random random;
    private final FickleWorld world;
    private final SimulatedShop shop = new SimulatedShop();
    private final Wishes wishes = new Wishes();
    private final Merges merges;
    private final Invariants invariants;
    private final PauseTable pauses = new PauseTable(shop.store);
    private int people;
    private int events;
    private int plain;
    private int capped;
    private Instant now = START;

    Weeks(long seed) {
      this.random = new Random(seed);
      this.world = new FickleWorld(new Random(~seed * 31));
      this.merges = new Merges(shop, wishes);
      this.invariants = new Invariants(shop, world, wishes, merges);
      this.plain = random.nextInt(SimulatedShop.PLAIN.size());
      this.capped = random.nextInt(SimulatedShop.CAPPED.size());
    }

    /** Everything that is written down in the end. */
    List<String> lived() {
      try (shop) {
        shop.edit(plain, capped);
        for (int n = 2 + random.nextInt(3); n > 0; n--) {
          arrives();
        }
        for (int i = 0; i < TICKS; i++) {
          happenings();
          tick();
          now = now.plusSeconds(1 + random.nextLong(Duration.ofDays(4).toSeconds()));
        }
        comesToRest();
        List<String> all =
            shop.rows(
                "select id || ' ' || program || contact || entered_at || coalesce(ending, '')"
                    + " from segue_run order by id");
        all.addAll(
            shop.rows(
                "select key || status || status_at || coalesce(reason, '')"
                    + " from segue_outbox order by key"));
        world.taken().forEach(m -> all.add(m.key() + " " + m.at()));
        return all;
      }
    }

    private void happenings() {
      for (int n = random.nextInt(4); n > 0; n--) {
        // some are known late, some are dated ahead
        shop.rows.happened(
            "events",
            "occurred_at",
            Map.of(
                "id",
                "e" + events++,
                "contact_id",
                somebody(),
                "occurred_at",
                now.minusSeconds(random.nextInt(900_000) - 100_000).toEpochMilli(),
                "event_type",
                "ordered",
                "item",
                "i" + random.nextInt(3)));
      }
      String contact = somebody();
      // what somebody wants is said a little before the tick, each at an instant of its own
      Instant then = now.minusMillis(1 + random.nextInt(1_000));
      switch (random.nextInt(16)) {
        case 0, 1, 2 -> arrives();
        case 3 -> shop.rows.update("contacts", "id", contact, plan());
        case 4 -> wishes.unsubscribe(shop, contact, "news", then);
        case 5 -> wishes.unsubscribe(shop, contact, then);
        case 6 -> wishes.subscribe(shop, contact, "news", then);
        case 7 -> wishes.erase(shop, contact, then);
        case 8, 9 -> edit();
        case 10 -> pauses.pause(program(), then);
        case 11, 12 -> {
          pauses.resume("p", then);
          pauses.resume("capped", then);
        }
        case 13 -> now = now.plus(Duration.ofDays(10 + random.nextInt(30)));
        case 14 -> settle();
        default -> {}
      }
      if (random.nextInt(3) == 0) {
        merges.merge(known(), known(), then);
      }
    }

    private Map<String, Optional<Object>> plan() {
      return Map.of("plan", Optional.of(random.nextBoolean() ? "free" : "pro"));
    }

    private String program() {
      return random.nextBoolean() ? "p" : "capped";
    }

    private void edit() {
      plain = random.nextInt(SimulatedShop.PLAIN.size());
      capped = random.nextInt(SimulatedShop.CAPPED.size());
      shop.edit(plain, capped);
    }

    /** Perhaps at an address that another has, too. */
    private void arrives() {
      int number = ++people;
      int mailbox = random.nextInt(3) == 0 ? 1 + random.nextInt(number) : number;
      String address = "a" + mailbox + "@x.example";
      String zone = ZONES.get(random.nextInt(ZONES.size()));
      wishes.arrived(
          "c" + number, address, zone.equals("Oz") ? SimulatedShop.ZONE : ZoneId.of(zone));
      shop.rows.insert(
          "contacts",
          Map.of("id", "c" + number, "email", address, "plan", "free", "time_zone", zone));
    }

    /** As whoever it is that somebody turned out to be. */
    private String somebody() {
      return merges.now(known());
    }

    private String known() {
      return "c" + (1 + random.nextInt(people));
    }

    /** Somebody looks up what became of those that are unknown, and says so. */
    private void settle() {
      Set<String> taken = world.taken().stream().map(Outgoing::key).collect(Collectors.toSet());
      OutboxMoves moves = new OutboxMoves(shop.store);
      new OutboxTable(shop.store)
          .with(Status.UNKNOWN)
          .forEach(e -> moves.resolve(e.key(), taken.contains(e.key()), now));
    }

    /** Works as of now, and again whenever it breaks off; sometimes with a clock that goes back. */
    private void tick() {
      invariants.before();
      boolean whole = true;
      while (true) {
        try {
          RunReport report = shop.tick(now, world);
          invariants.after(now, report, whole);
          break;
        } catch (FickleWorld.Killed | StoreFailure e) {
          whole = false;
        }
      }
      // on one state whoever's clock is behind works as of the last instant
      if (random.nextInt(4) == 0 && !shop.store.location().isShared()) {
        Instant back = now.minusSeconds(1 + random.nextInt(100_000));
        List<String> before = invariants.state();
        assertThrows(StoreFailure.class, () -> shop.tick(back, world), "time never goes back");
        assertEquals(before, invariants.state(), "and nothing happens");
      }
    }

    /** Everything goes on and works: whatever may leave does. */
    private void comesToRest() {
      world.fickle = false;
      pauses.resume("p", now);
      pauses.resume("capped", now);
      for (int again = 0; again < 2; again++) {
        settle();
        invariants.before();
        invariants.after(now, shop.tick(now, world), true);
        invariants.atRest(now);
        now = now.plus(Duration.ofHours(100));
      }
    }
  }
}
