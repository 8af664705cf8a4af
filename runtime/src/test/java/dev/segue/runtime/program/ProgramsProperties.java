package dev.segue.runtime.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Program.Action;
import dev.segue.compiler.ir.Program.Delay;
import dev.segue.compiler.ir.Program.Reentry;
import dev.segue.compiler.type.Period;
import dev.segue.runtime.program.Shop.Made;
import dev.segue.runtime.store.StateRows;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Random programs, contacts and ticks: all at once comes to the same as one by one. */
final class ProgramsProperties {
  private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
  private static final Duration SPAN = Duration.ofDays(50);
  private static final List<String> ZONES = List.of("", "America/New_York", "Asia/Tokyo", "Oz");
  private static final int CONTACTS = 6;

  /** What becomes of a contact's plan, and when. */
  private record Change(Instant at, String contact, String plan) {}

  @Property(edgeCases = EdgeCasesMode.NONE)
  void allAtOnceIsOneByOne(@ForAll long seed) {
    Random random = new Random(seed);
    boolean goesOn = random.nextBoolean();
    try (Shop shop = new Shop()) {
      Program program = program(shop, random);
      shop.program(program);
      Map<String, OneByOne> alone = new LinkedHashMap<>();
      Map<String, String> plans = new HashMap<>();
      Map<String, List<Instant>> signUps = new HashMap<>();
      List<Change> changes = new ArrayList<>();
      for (int i = 0; i < CONTACTS; i++) {
        String contact = "c" + i;
        String zone = ZONES.get(random.nextInt(ZONES.size()));
        plans.put(contact, random.nextInt(4) > 0 ? "free" : "pro");
        shop.contact(contact, Map.of("plan", plans.get(contact), "time_zone", zone));
        List<Instant> ofContact = new ArrayList<>();
        for (int n = random.nextInt(12); n > 0; n--) {
          Instant at = instant(random);
          ofContact.add(at);
          shop.signsUp(contact, at);
          changes.add(new Change(instant(random), contact, random.nextBoolean() ? "free" : "pro"));
        }
        ZoneId known = Waits.zone(Optional.of(zone), Shop.ZONE);
        signUps.put(contact, ofContact);
        alone.put(contact, new OneByOne(program, contact, known, ofContact));
      }
      for (Instant now : ticks(random)) {
        List<Change> known =
            changes.stream().filter(c -> !c.at().isAfter(now) && random.nextBoolean()).toList();
        for (Change change : known) {
          plans.put(change.contact(), change.plan());
          shop.plan(change.contact(), change.plan());
          if (random.nextBoolean()) {
            Objects.requireNonNull(signUps.get(change.contact())).add(change.at());
            shop.signsUp(change.contact(), change.at());
          }
        }
        changes.removeAll(known);
        boolean rests = false;
        for (int time = 0; time < 4 && !rests; time++) {
          rests = goesOn ? !shop.goOn(now) : shop.advance(now).isUnchanged();
          alone.forEach(
              (contact, one) -> one.tick(Objects.requireNonNull(plans.get(contact)), now));
          assertEquals(
              alone.values().stream().flatMap(o -> o.standing().stream()).sorted().toList(),
              standing(shop),
              () -> "as of " + now + ": " + program);
          assertEquals(
              alone.values().stream().flatMap(o -> o.done.stream()).sorted().toList(), done(shop));
        }
        assertTrue(rests, "comes to rest as of " + now);
      }
    }
  }

  private static List<String> standing(Shop shop) {
    Map<Object, Integer> numbers = new HashMap<>();
    return new StateRows(shop.store)
        .runs().stream()
            .map(
                r -> {
                  int number = numbers.merge(r.contact(), 1, Integer::sum);
                  String where =
                      r.ended().isPresent()
                          ? r.ending().orElseThrow() + " " + r.ended().get()
                          : r.heldOut()
                              ? "held out"
                              : r.step().orElseThrow()
                                  + " "
                                  + r.due().map(Instant::toString).orElse("-");
                  return r.contact() + " " + number + " " + r.entered() + " " + where;
                })
            .sorted()
            .toList();
  }

  private static List<String> done(Shop shop) {
    List<String> done = new ArrayList<>();
    for (String row :
        shop.rows(
            "select contact || ' ' || message || ' ' || step || '@' || created_at from segue_outbox"
                + " union all select contact || ' ' || name || '@' || at from segue_act"
                + " where act = 'handed_off'")) {
      String[] parts = row.split("@", 2);
      done.add(parts[0] + " " + Instant.ofEpochMilli(Long.parseLong(parts[1])));
    }
    return done.stream().sorted().toList();
  }

  private static Instant instant(Random random) {
    return START.plusSeconds(random.nextLong(SPAN.toSeconds()));
  }

  private static List<Instant> ticks(Random random) {
    List<Instant> ticks = new ArrayList<>(List.of(START));
    while (ticks.getLast().isBefore(START.plus(SPAN))) {
      ticks.add(ticks.getLast().plusSeconds(1 + random.nextLong(Duration.ofDays(6).toSeconds())));
      for (int soon = random.nextInt(3); soon > 0; soon--) {
        ticks.add(ticks.getLast().plusMillis(random.nextInt(1_000)));
      }
    }
    return ticks;
  }

  private static Program program(Shop shop, Random random) {
    int size = 1 + random.nextInt(8);
    List<Action> actions = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      actions.add(action(shop, random, i, size));
    }
    Made made = Shop.made("p", actions.toArray(Action[]::new));
    made.fromNowOn = random.nextInt(5) == 0;
    made.holdout = random.nextInt(3) == 0 ? 3_000 : 0;
    made.reentry =
        one(random, new Reentry.Never(), new Reentry.Always(), new Reentry.After(period(random)));
    if (random.nextInt(3) == 0) {
      made.exit = Optional.of(condition(shop, random, new Expression.RunEntered()));
    }
    if (random.nextInt(2) == 0) {
      made.goal = Optional.of(shop.signedUp(new Expression.RunEntered()));
      if (random.nextInt(2) == 0) {
        made.within = Optional.of(period(random));
      }
    }
    return made.program();
  }

  private static Period period(Random random) {
    return random.nextInt(4) == 0
        ? new Period.Months(1)
        : new Period.Exact(Duration.ofDays(1 + random.nextInt(15)).toMillis());
  }

  private static Action action(Shop shop, Random random, int index, int size) {
    int next = next(random, index, size);
    Delay delay = delay(random);
    return one(
        random,
        new Action.Send("m", next),
        new Action.Send("n", next),
        new Action.Wait(delay, next),
        new Action.Wait(delay, next),
        new Action.WaitFor(
            condition(shop, random, new Expression.WaitBegan()),
            random.nextInt(4) == 0 ? Optional.empty() : Optional.of(delay),
            next),
        new Action.WaitFor(
            condition(shop, random, new Expression.WaitBegan()),
            random.nextInt(4) == 0 ? Optional.empty() : Optional.of(delay),
            next),
        new Action.Branch(
            condition(shop, random, new Expression.RunEntered()), next, next(random, index, size)),
        new Action.Split(
            "split" + index,
            List.of(
                new Program.Arm("a" + index, 3_000, next),
                new Program.Arm("b" + index, 7_000, next(random, index, size)))),
        new Action.HandOff("sales", Optional.empty(), next),
        random.nextInt(3) == 0 ? new Action.Stop() : new Action.Wait(delay, next));
  }

  private static int next(Random random, int index, int size) {
    int next = index + 1 + random.nextInt(2);
    return next >= size ? Program.END : next;
  }

  private static Delay delay(Random random) {
    return one(
        random,
        new Delay.Exact(Duration.ofHours(1 + random.nextInt(100)).toMillis()),
        new Delay.Months(1),
        new Delay.Days(1 + random.nextInt(9)),
        new Delay.Days(1 + random.nextInt(3)));
  }

  @SafeVarargs
  private static <T> T one(Random random, T... some) {
    return some[random.nextInt(some.length)];
  }

  private static Condition condition(Shop shop, Random random, Expression since) {
    Condition condition = random.nextBoolean() ? shop.signedUp(since) : shop.isPlan("pro");
    return random.nextInt(3) == 0 ? new Condition.Not(condition) : condition;
  }
}
