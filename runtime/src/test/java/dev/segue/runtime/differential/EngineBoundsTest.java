package dev.segue.runtime.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.sql.References;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.sql.Statements;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** The largest scripts that are taken are answered on every engine, and what takes long ends. */
@Tag("engines")
final class EngineBoundsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

  /** Each holds for the one contact. */
  private static final List<String> LARGEST =
      List.of(
          "segment s { " + BoundScripts.many(20_000, n -> "visits != " + (n + 5), " and ") + " }",
          "segment s { "
              + BoundScripts.many(20_000, n -> "country = \"c" + n + "\"", " or ")
              + " }",
          "segment s { country in ("
              + BoundScripts.many(50_000, n -> "\"c" + n + "\"", ", ")
              + ") }",
          "segment s { " + "not (visits > 3 and ".repeat(30) + "purchased" + ")".repeat(30) + " }",
          "segment s { " + "(1 + ".repeat(60) + "visits" + ")".repeat(60) + " > 3 }",
          "segment s { "
              + BoundScripts.many(200, n -> "purchased(amount > " + n + ")", " or ")
              + " }",
          "segment s { at least 50 of ("
              + BoundScripts.many(200, n -> "visits < " + n, ", ")
              + ") }",
          "score p {\n"
              + BoundScripts.many(200, n -> "1 when visits < " + n, "\n")
              + "\n}\nsegment s { p > 3 }",
          "segment s { not (purchased"
              + " then purchased(same product) within 1 day".repeat(15)
              + ") }",
          "segment s0 { visits > 3 }\n"
              + BoundScripts.many(
                  98, n -> "segment s" + (n + 1) + " { in s" + n + " and purchased }", "\n")
              + "\nsegment s { in s98 }",
          "trait t0 = visits\n"
              + BoundScripts.many(40, n -> "trait t" + (n + 1) + " = t" + n + " + t" + n, "\n")
              + "\nsegment s { t40 > 3 }");

  @TestFactory
  Stream<DynamicTest> theLargestIsAnswered() {
    return Engines.all().stream()
        .map(engine -> DynamicTest.dynamicTest(engine.toString(), () -> areAnswered(engine)));
  }

  private static void areAnswered(Somewhere engine) {
    engine.clear();
    engine.make(
        "contacts",
        "id varchar(9) primary key, visits bigint, country varchar(9)",
        "('a', 4, 'c4')");
    engine.make(
        "orders",
        "id varchar(9) primary key, contact_id varchar(9), \"at\" bigint, product varchar(9),"
            + " amount bigint",
        "('1', 'a', 1, 'x', 95000)");
    for (String script : LARGEST) {
      Compilation compilation = BoundScripts.compiled(script);
      Store store = engine.store();
      store.prepare(compilation.workspace().schema());
      for (References references : References.values()) {
        Statements statements =
            Statements.of(
                compilation.workspace(),
                store.dialect(),
                SourceLayout.canonical(compilation.workspace().schema()),
                NOW,
                references);
        assertEquals(
            references == References.STORED && speaksOfOthers(compilation.workspace()) ? 0 : 1,
            store.number(
                statements.count(compilation.workspace().segment("s").orElseThrow().condition())),
            () -> references + " " + script.substring(0, Math.min(100, script.length())));
      }
    }
  }

  /** What has never been refreshed has no members and no values. */
  private static boolean speaksOfOthers(Workspace workspace) {
    return workspace.segments().size() + workspace.traits().size() + workspace.scores().size() > 1;
  }

  /** Whatever an engine is busy with. */
  @TestFactory
  Stream<DynamicTest> whatTakesLongIsStopped() {
    return Engines.all().stream()
        .map(engine -> DynamicTest.dynamicTest(engine.toString(), () -> isStopped(engine)));
  }

  private static void isStopped(Somewhere engine) {
    Store store = engine.store();
    SqlText endless =
        new SqlText(
            "with recursive n (n) as (select 1 union all select n + 0 from n)"
                + " select count(*) from n",
            List.of());
    store.allow(Duration.ofMillis(300));
    try {
      StoreFailure failure = assertThrows(StoreFailure.class, () -> store.number(endless));
      assertEquals("the work was stopped", failure.reason());
    } finally {
      store.allow(Duration.ofHours(1));
    }
    assertEquals(1, store.number(new SqlText("select 1", List.of())));
  }
}
