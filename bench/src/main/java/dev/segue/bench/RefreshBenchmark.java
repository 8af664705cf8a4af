package dev.segue.bench;

import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.sql.Audience;
import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.sql.Statements;
import dev.segue.runtime.kernel.Answers;
import dev.segue.runtime.kernel.Division;
import dev.segue.runtime.kernel.Kernel;
import dev.segue.runtime.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Who is in many segments: by one scan, by emitted SQL one segment after another, and by SQL by
 * hand one after another; the same people, in how much of the processor's time.
 */
public final class RefreshBenchmark {
  private static final int TURNS = 3;

  /** What takes longer than so many milliseconds is asked once. */
  private static final double LONG = 10_000;

  private final Asked asked;
  private final Instant now;

  private RefreshBenchmark(Asked asked, Instant now) {
    this.asked = asked;
    this.now = now;
  }

  /**
   * {@code script FOLDER SEGMENTS EDITED}: writes the segments, with the values of those so many
   * further on. {@code FOLDER INSTANT SEGMENTS DATABASE..}: prints a Markdown table of the first so
   * many.
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments[0].equals("script")) {
      Files.writeString(
          Path.of(arguments[1], "many.segue"),
          RefreshSegments.script(Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3])));
      return;
    }
    int segments = Integer.parseInt(arguments[2]);
    for (String word : List.of(arguments).subList(3, arguments.length)) {
      try (Asked asked = Asked.of(word, Path.of(arguments[0]))) {
        new RefreshBenchmark(asked, Instant.parse(arguments[1])).print(word, segments);
      }
    }
  }

  private void print(String word, int segments) {
    double scan = scanned(segments, 1);
    double besides = scanned(segments, 2);
    double emitted = emitted(segments);
    List<String> hand = RefreshSegments.hand(segments, asked.store().dialect(), now.toEpochMilli());
    double byHand = least(() -> hand.forEach(this::read));
    System.out.printf(
        Locale.ROOT,
        "| %s, %d segments | %.2f s | %.2f s | %.2f s | %.1f | %.1f | %.2f |%n",
        word,
        segments,
        scan / 1e3,
        emitted / 1e3,
        byHand / 1e3,
        emitted / scan,
        byHand / scan,
        scan / besides);
  }

  /**
   * The least time that a scan takes of the thread that asks, where so many are at it, in
   * milliseconds; its answers are those of SQL by hand.
   */
  private double scanned(int segments, int processors) {
    Kernel kernel =
        Kernel.of(
            RefreshSegments.only(asked.workspace(), segments),
            asked.layout(),
            asked.store(),
            now,
            Division.of(processors));
    double least = Double.POSITIVE_INFINITY;
    Optional<Answers> found = Optional.empty();
    for (int turn = 0; turn < TURNS; turn++) {
      double begun = asked.time().spent();
      // of one that is alone ranges of contacts may be read apart
      found = asked.store().transaction(() -> kernel.answers(new Audience.Everyone()));
      least = Math.min(least, asked.time().spent() - begun);
    }
    compare(segments, found.orElseThrow());
    return least;
  }

  private void compare(int segments, Answers found) {
    List<String> hand = RefreshSegments.hand(segments, asked.store().dialect(), now.toEpochMilli());
    for (int i = 0; i < segments; i++) {
      Definitions.Segment segment =
          asked.workspace().segment(RefreshSegments.name(i)).orElseThrow();
      List<String> members = new ArrayList<>();
      found.members(segment, contact -> members.add(contact.toString()));
      List<String> expected =
          asked
              .store()
              .list(sql(hand.get(i) + " order by 1"), row -> row.value(0).orElseThrow().toString());
      if (!members.equals(expected)) {
        throw new IllegalStateException(
            segment.name()
                + ": "
                + members.size()
                + ", by hand "
                + expected.size()
                + "\n"
                + hand.get(i));
      }
    }
  }

  private double emitted(int segments) {
    Statements statements = asked.statements(now);
    Store store = asked.store();
    return least(
        () -> {
          for (int i = 0; i < segments; i++) {
            Definitions.Segment segment =
                asked.workspace().segment(RefreshSegments.name(i)).orElseThrow();
            store.each(statements.members(segment.condition()), row -> {});
          }
        });
  }

  private void read(String query) {
    asked.store().each(sql(query), row -> {});
  }

  private SqlText sql(String text) {
    return new SqlText(text, List.of(), asked.store().dialect());
  }

  private double least(Runnable work) {
    double least = Double.POSITIVE_INFINITY;
    for (int turn = 0; turn < TURNS; turn++) {
      double begun = asked.time().spent();
      work.run();
      least = Math.min(least, asked.time().spent() - begun);
      if (least > LONG) {
        break;
      }
    }
    return least;
  }
}
