package dev.segue.runtime.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.Statements;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is more than Trino can do is said by a failure, whatever of Trino's limits it meets. */
final class TrinoBoundsTest {
  private Somewhere trino = TrinoServer.required();

  @BeforeEach
  void fill() {
    trino = TrinoServer.required();
    trino.clear();
    trino.make("contacts", "id varchar, visits bigint, country varchar", "('a', 4, 'c4')");
    trino.make(
        "orders",
        "id varchar, contact_id varchar, \"at\" bigint, product varchar, amount bigint",
        "('1', 'a', 1, 'x', 950)");
  }

  @Test
  void whatIsUsualIsAnswered() {
    assertEquals(
        Optional.empty(), failure(BoundScripts.many(60, n -> "visits != " + (n + 5), " and ")));
    assertEquals(
        Optional.empty(), failure(BoundScripts.many(20_000, n -> "visits != " + n, " and ")));
    assertEquals(
        Optional.empty(),
        failure("country in (" + BoundScripts.many(1_000, n -> "\"c" + n + "\"", ", ") + ")"));
    assertEquals(
        Optional.empty(),
        failure("not (visits > 3 and ".repeat(20) + "never purchased" + ")".repeat(20)));
  }

  /** Of each it is said, if it is not answered; nothing else comes of it. */
  @Test
  void whatIsTooMuchIsSaid() {
    said(
        "country in ("
            + BoundScripts.many(43_000, n -> "\"country number " + n + "\"", ", ")
            + ")");
    if (Integer.getInteger("segue.worlds", 0) == 0) {
      // the others take a while to be refused
      return;
    }
    tooMuch("tages", BoundScripts.many(160, n -> "purchased(amount > " + n + ")", " or "));
    said(BoundScripts.many(3_000, n -> "visits < " + (n + 5), " and "));
    said("(1 / ".repeat(60) + "visits" + ")".repeat(60) + " > 3");
    said("purchased" + " then purchased(same product) within 1 day".repeat(15));
  }

  /** A pattern over which Trino's engine would sit for ever ends with the time that is allowed. */
  @Test
  void aPatternThatTakesTooLongIsStopped() {
    trino.run("insert into \"contacts\" values ('b', 5, '" + "a".repeat(40) + "!')");
    trino.store().allow(Duration.ofSeconds(2));
    try {
      assertEquals(Optional.of("the work was stopped"), failure("country matches \"^(a|a|aa)+$\""));
    } finally {
      trino.store().allow(Duration.ofHours(1));
    }
  }

  private void tooMuch(String word, String condition) {
    Optional<String> failure = failure(condition);
    assertTrue(failure.filter(f -> f.contains(word)).isPresent(), failure::toString);
    said(failure);
  }

  private void said(String condition) {
    said(failure(condition));
  }

  private static void said(Optional<String> failure) {
    assertTrue(
        failure.filter(f -> !f.startsWith("this is more than it can do: ")).isEmpty(),
        failure::toString);
  }

  private Optional<String> failure(String condition) {
    Compilation compilation = BoundScripts.compiled("segment s { " + condition + " }");
    Store store = trino.store();
    store.prepare(compilation.workspace().schema());
    Statements statements =
        TheirAnswers.statements(
            store,
            compilation,
            SourceLayout.canonical(compilation.workspace().schema()),
            Instant.parse("2026-03-01T00:00:00Z"));
    try {
      store.number(
          statements.count(compilation.workspace().segment("s").orElseThrow().condition()));
      return Optional.empty();
    } catch (StoreFailure failure) {
      return Optional.of(failure.reason());
    }
  }
}
