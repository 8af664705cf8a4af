package dev.segue.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Emitted SQL beside queries by hand, over a workspace whose data was ingested: the same people, in
 * how much of the processor's time.
 */
public final class SqlBesideHand {
  private SqlBesideHand() {}

  /**
   * {@code WORKSPACE QUERIES INSTANT DATABASE..}: prints a Markdown table for each database, and
   * one of them all.
   */
  public static void main(String[] arguments) throws IOException {
    Path workspace = Path.of(arguments[0]);
    Path queries = Path.of(arguments[1]);
    Instant now = Instant.parse(arguments[2]);
    List<String> words = List.of(arguments).subList(3, arguments.length);
    List<Ratios> all = new ArrayList<>();
    for (String word : words) {
      System.out.printf("### %s%n%n", word);
      try (Asked asked = Asked.of(word, workspace)) {
        all.add(new Comparison(asked, now).of(queries.resolve(word + ".sql")));
      }
      System.out.println();
    }
    System.out.println("| database | segments | median ratio | greatest | above 1.3 |");
    System.out.println("|---|---|---|---|---|");
    for (int i = 0; i < words.size(); i++) {
      System.out.println(all.get(i).row(words.get(i)));
    }
  }
}
