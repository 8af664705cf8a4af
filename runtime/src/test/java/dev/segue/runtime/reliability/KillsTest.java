package dev.segue.runtime.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.runtime.PostgresServer;
import dev.segue.runtime.reliability.Children.Ended;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that are killed: two of three halt at a statement drawn from the part of the work whose
 * turn it is, one of three is killed from outside after a drawn while; then the next run goes on.
 * {@code -Dsegue.kills=1000} kills so many; {@code -Dsegue.kills.seed=7} draws others.
 */
final class KillsTest {
  private static final int KILLS = Integer.getInteger("segue.kills", 50);

  /** So many more with all tables on PostgreSQL: {@code -Dsegue.kills.server=300}. */
  private static final int ON_SERVER =
      PostgresServer.runs() ? Integer.getInteger("segue.kills.server", 1) : 0;

  private static final long SEED = Long.getLong("segue.kills.seed", 1);

  /** So many kills a shop goes through; the next one begins with nothing. */
  private static final int A_SHOP = 25;

  /** Every so many tries a process is killed from outside. */
  private static final int FROM_OUTSIDE = 3;

  /** The second half of delivering has a turn of its own: there the world outside is told. */
  private static final String LEAVING = "leaving";

  @TempDir Path folder;

  /** What all the kills of a lane came to. */
  private static final class Sums {
    int kills;
    int unknown;
    long calledAgain;
    final Map<String, Integer> where = new TreeMap<>();

    void add(Sums other) {
      kills += other.kills;
      unknown += other.unknown;
      calledAgain += other.calledAgain;
      other.where.forEach((part, number) -> where.merge(part, number, Integer::sum));
    }
  }

  @Test
  void nothingIsLostNothingComesTwiceAndEveryUnknownIsListed() throws Exception {
    long start = System.nanoTime();
    Children children = new Children(folder.resolve("children"));
    try (KilledShop first = new KilledShop(folder.resolve("first"), false)) {
      first.day();
      children.archive(first.folder(), first.now());
      first.goesOn();
    }
    List<Callable<Sums>> lanes =
        List.of(
            () -> lane(children, "mail", true, (KILLS + 1) / 2, false),
            () -> lane(children, "file", false, KILLS / 2, false),
            () -> lane(children, "server", true, ON_SERVER, true));
    Sums sums = new Sums();
    ExecutorService both = Executors.newFixedThreadPool(lanes.size());
    try {
      for (Future<Sums> lane : both.invokeAll(lanes)) {
        sums.add(lane.get());
      }
    } finally {
      both.shutdownNow();
    }
    System.out.printf(
        "%d kills (seed %d) in %d s: %s; %d messages unknown, %d calls made again%n",
        sums.kills,
        SEED,
        TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start),
        sums.where,
        sums.unknown,
        sums.calledAgain);
    assertEquals(KILLS + ON_SERVER, sums.kills);
  }

  private Sums lane(Children children, String name, boolean byMail, int kills, boolean onServer)
      throws Exception {
    Random random = new Random(SEED * 31 + name.hashCode());
    Sums sums = new Sums();
    for (int shops = 0; sums.kills < kills; shops++) {
      Optional<String> state =
          onServer
              ? Optional.of(PostgresServer.schema(PostgresServer.database(), name + shops))
              : Optional.empty();
      try (KilledShop shop = new KilledShop(folder.resolve(name + shops), byMail, state)) {
        kill(children, shop, random, Math.min(A_SHOP, kills - sums.kills), sums);
        sums.calledAgain += shop.calledAgain();
      }
    }
    return sums;
  }

  private static void kill(Children children, KilledShop shop, Random random, int kills, Sums sums)
      throws Exception {
    shop.day();
    shop.goesOn();
    shop.day(); // from the second day on people come to the end of their waits
    Ended whole = children.whole(shop.folder(), shop.now());
    shop.goesOn();
    Map<String, Integer> parts = parts(whole.said());
    List<String> names = new ArrayList<>(parts.keySet());
    names.add(LEAVING);
    int done = 0;
    int halts = 0;
    for (int tries = 1; done < kills; tries++) {
      assertTrue(tries <= 4 * kills, "most have worked to their end before they were killed");
      shop.day();
      Ended ended;
      if (tries % FROM_OUTSIDE == 0) {
        long after = (long) (whole.nanoseconds() * random.nextDouble());
        ended = children.killed(shop.folder(), shop.now(), after);
      } else {
        String turn = names.get(halts++ % names.size());
        String part = turn.equals(LEAVING) ? "delivering" : turn;
        int number = parts.getOrDefault(part, 1);
        int statement = 1 + random.nextInt(number);
        if (turn.equals(LEAVING)) {
          statement = number - random.nextInt(number / 2);
        }
        ended = children.halted(shop.folder(), shop.now(), part, statement, random.nextBoolean());
      }
      shop.goesOn();
      if (ended.isKilled()) {
        done++;
        sums.kills++;
        sums.unknown += shop.unknown();
        sums.where.merge(where(ended.said().getLast()), 1, Integer::sum);
      } else {
        assertEquals(0, shop.unknown(), "who works to the end leaves nothing unknown");
      }
    }
  }

  private static String where(String last) {
    return last.startsWith(KilledWork.HALTED)
        ? last.substring(KilledWork.HALTED.length())
        : "from outside";
  }

  /** How many statements each part of the work takes, in their order. */
  private static Map<String, Integer> parts(List<String> said) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    said.subList(said.indexOf(KilledWork.DONE) + 1, said.size())
        .forEach(
            line -> {
              int space = line.indexOf(' ');
              numbers.put(line.substring(0, space), Integer.valueOf(line.substring(space + 1)));
            });
    assertEquals(6, numbers.size(), numbers::toString);
    return numbers;
  }
}
