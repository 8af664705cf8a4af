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
 * <p>{@code FOLDER INSTANT PART STATEMENT before|after}, as in {@code delivering 7 before}; without
 * the rest it works to its end, and says how many statements each part of the work takes.
 */
final class KilledWork implements WatchedStore.Watch {
  static final int KILLED = 137;

  /** What it says before it halts, and in which part of the work. */
  static final String HALTED = "halted in ";

  /** What it says when it has worked to its end. */
  static final String DONE = "done";

  private final String lastPart;
  private final int last;
  private final boolean before;
  private final Map<String, Integer> statements = new LinkedHashMap<>();
  private String part = "opening";

  private KilledWork(String lastPart, int last, boolean before) {
    this.lastPart = lastPart;
    this.last = last;
    this.before = before;
  }

  public static void main(String[] words) {
    Work work = new Work(Path.of(words[0]));
    KilledWork watch =
        words.length == 2
            ? new KilledWork("", 0, true)
            : new KilledWork(words[2], Integer.parseInt(words[3]), words[4].equals("before"));
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
          case "merging", "advancing", "delivering" -> word;
          default -> "refreshing";
        };
  }

  @Override
  public void before() {
    statements.merge(part, 1, Integer::sum);
    if (before) {
      haltIfItIsTheLast();
    }
  }

  @Override
  public void after() {
    haltIfItIsTheLast();
  }

  private void haltIfItIsTheLast() {
    if (part.equals(lastPart) && statements.getOrDefault(part, 0) == last) {
      say(HALTED + part);
      Runtime.getRuntime().halt(KILLED);
    }
  }
}
