package dev.segue.runtime.reliability;

import dev.segue.runtime.store.WatchedStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A process that works in a folder, and halts at a statement as if it were killed there: nothing is
 * closed, nothing is told, nothing is tidied up.
 *
 * <p>{@code FOLDER INSTANT STATEMENT before|after}; statement 0: it works to its end, and says how
 * many statements each part of the work takes, in their order.
 */
final class KilledWork implements WatchedStore.Watch {
  static final int KILLED = 137;

  /** What it says when it has worked to its end. */
  static final String DONE = "done";

  private final int last;
  private final boolean before;
  private final Map<String, Integer> statements = new LinkedHashMap<>();
  private String part = "opening";
  private int done;

  private KilledWork(int last, boolean before) {
    this.last = last;
    this.before = before;
  }

  public static void main(String[] words) {
    Work work = new Work(Path.of(words[0]));
    KilledWork watch = new KilledWork(Integer.parseInt(words[2]), words[3].equals("before"));
    say("begun");
    work.run(Instant.parse(words[1]), watch, watch::at);
    say(DONE);
    watch.statements.forEach((part, number) -> say(part + " " + number));
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }

  private void at(String work, long some, long all) {
    String word = work.split(" ", 2)[0];
    part =
        switch (word) {
          case "reading", "ordering" -> "reading";
          case "advancing", "delivering" -> word;
          default -> "refreshing";
        };
  }

  @Override
  public void before() {
    done++;
    statements.merge(part, 1, Integer::sum);
    if (before && done == last) {
      halt();
    }
  }

  @Override
  public void after() {
    if (done == last) {
      halt();
    }
  }

  private void halt() {
    say("halted in " + part);
    Runtime.getRuntime().halt(KILLED);
  }
}
