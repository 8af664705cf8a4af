package dev.segue.compiler.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.GoldenFolder;
import dev.segue.compiler.ir.Workspace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No literal of a script stands in the text of a statement: each is bound. */
final class BoundLiteralsTest {
  private static final GoldenFolder FOLDER = GoldenFolder.of("sql");
  private static final Instant NOW = Instant.parse("2026-03-02T17:00:00Z");
  private static final Pattern TEXT = Pattern.compile("\"([^\"\\\\\\n]+)\"");

  /** The values that an attribute may have are the schema's, not the script's: they are inlined. */
  private static final Set<String> OF_THE_SCHEMA = Set.of("free", "pro", "team", "Form Submitted");

  /** Names; and whole numbers that engines want to know before: how many rows, how far ahead. */
  private static final Pattern CONSTANT =
      Pattern.compile("[a-z]+_7654321|limit \\d+|fetch next \\d+ rows|lead\\([^,()]+, \\d+\\)");

  private static final List<String> CONDITIONS =
      List.of(
          "lifetime_value > 7654321",
          "lifetime_value between 7654321 and 7654329",
          "lifetime_value in (7654321, 7654329)",
          "lifetime_value * 7654321 > 1",
          "account.employees / 7654321 > 1",
          "purchased(amount > 7654321)",
          "purchased at least 7654321 times",
          "purchased between 2 and 7654321 times in last 7654321 seconds",
          "purchased on at least 7654321 days",
          "purchased at least 7654321 times within any 7654321 seconds",
          "gap of at least 7654321 seconds between purchased",
          "purchased then purchased(same product) within 7654321 seconds",
          "sum(purchased.amount) >= 7654321",
          "avg(purchased.amount) > 7654321",
          "median(purchased.amount) > 7654321",
          "count(purchased) * 7654321 > 1",
          "days since last(purchased) > 7654321",
          "loan(balance > 7654321)",
          "top 7654321 by lifetime_value",
          "bottom 76.5432% by lifetime_value",
          "lifetime_value > percentile 76.5432 of lifetime_value among everyone",
          "lifetime_value > sum of purchased.amount among everyone + 7654321",
          "at least 7654321 contacts of account (lifetime_value > 7654321)",
          "in sample 76.54% of \"7654321\"",
          "home within 7654.321 km of (76.54321, 7.654321)",
          "title matches \"7654321\" and title like \"a?7654321\" and title contains \"7654321\"",
          "title starts with \"7654321\" or title ends with \"7654321\" or title in (\"7654321\","
              + " \"a\")",
          "title = \"7654321\" ignoring case or tags has all (\"7654321\", \"a\")",
          "handed off to \"7654321\" or received news_7654321",
          "plan was \"free\" 7654321 seconds ago",
          "plan = \"free\" for at least 7654321 seconds",
          "in s0 for at least 7654321 seconds or in list list_7654321",
          "subscribed to topic_7654321",
          "score_7654321 > 7654321");

  private static final String DEFINITIONS =
      """
      list list_7654321
      topic topic_7654321 "7654321" opt in
      message news_7654321 {
        channel email
        topic   topic_7654321
        from    "Us <us@example.org>"
        subject "x"
        body    "x"
      }
      score score_7654321 {
        7654321 when title = "7654321"
        7654321 per purchased, at most 76543219
        7654321 per purchased halving every 7654321 seconds
        76543.21 per purchased halving every 2 months
      }
      """;

  @Test
  void ofEveryGolden() {
    for (String stem : FOLDER.stems(".segue")) {
      if (!stem.equals("schema")) {
        String script = FOLDER.read(stem + ".segue");
        Set<String> texts = new TreeSet<>();
        TEXT.matcher(script).results().map((MatchResult m) -> m.group(1)).forEach(texts::add);
        texts.removeAll(OF_THE_SCHEMA);
        for (SqlText sql : statements(script)) {
          for (String text : texts) {
            assertTrue(
                !sql.text().contains("'" + text.replace("'", "''") + "'"),
                () -> text + " in " + sql);
          }
        }
      }
    }
  }

  @Test
  void numbersToo() {
    StringBuilder script = new StringBuilder(DEFINITIONS);
    for (int i = 0; i < CONDITIONS.size(); i++) {
      script.append("segment s").append(i).append(" { ").append(CONDITIONS.get(i)).append(" }\n");
    }
    List<String> wrong = new ArrayList<>();
    for (SqlText sql : statements(script.toString())) {
      // names stand there, and digits without a point as with one
      String text = CONSTANT.matcher(sql.text()).replaceAll("").replace(".", "");
      if (text.contains("76543") && wrong.size() < 10) {
        wrong.add(sql.toString());
      }
    }
    assertEquals("", String.join("\n", wrong));
  }

  private static List<SqlText> statements(String script) {
    GoldenScript golden = new GoldenScript(script);
    Workspace workspace = golden.workspace();
    List<SqlText> all = new ArrayList<>();
    for (Dialect dialect : Dialect.values()) {
      for (References references : References.values()) {
        Statements statements =
            Statements.of(workspace, dialect, golden.layout(workspace), NOW, references);
        Stream.of(
                workspace.segments().stream().map(s -> statements.members(s.condition())),
                workspace.segments().stream()
                    .map(
                        s ->
                            statements.count(
                                new dev.segue.compiler.ir.Condition.Not(s.condition()))),
                workspace.traits().stream().map(t -> statements.values(t.value())),
                workspace.scores().stream().map(statements::scores),
                workspace.partitions().stream().map(statements::classes),
                Stream.of(statements.nextChange()))
            .flatMap(s -> s)
            .forEach(all::add);
      }
    }
    return all;
  }
}
