package dev.segue.compiler.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.segue.compiler.GoldenFolder;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Workspace;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the SQL of each feature reads like on each engine: {@code x.segue} beside {@code x.sql}. */
final class SqlGoldenTest {
  private static final GoldenFolder FOLDER = GoldenFolder.of("sql");
  private static final String SCHEMA = "schema.segue";
  private static final Instant NOW = Instant.parse("2026-03-02T17:00:00Z");

  @TestFactory
  Stream<DynamicTest> readsLike() {
    return FOLDER.stems(".segue").stream()
        .filter(stem -> !SCHEMA.equals(stem + ".segue"))
        .flatMap(
            stem ->
                Arrays.stream(Dialect.values())
                    .map(d -> DynamicTest.dynamicTest(stem + file(d), () -> check(stem, d))));
  }

  @Test
  void everySqlHasItsScript() {
    FOLDER.hasNoOrphans(".segue");
  }

  /** SQLite's is the plain one. */
  private static String file(Dialect dialect) {
    return dialect == Dialect.SQLITE ? ".sql" : "." + dialect.word() + ".sql";
  }

  private static void check(String stem, Dialect dialect) {
    String script = FOLDER.read(stem + ".segue");
    GoldenScript golden = new GoldenScript(script);
    Workspace workspace = golden.workspace();
    References references =
        script.startsWith("-- self-contained") ? References.SELF_CONTAINED : References.STORED;
    SourceLayout layout = golden.layout(workspace);
    Statements statements = Statements.of(workspace, dialect, layout, NOW, references).readable();
    StringBuilder all = new StringBuilder();
    definitions(workspace)
        .forEach(d -> all.append("-- ").append(d.name()).append('\n').append(sql(statements, d)));
    FOLDER.expect(stem + file(dialect), all.toString());
  }

  private static Stream<Definitions> definitions(Workspace w) {
    return Stream.<List<? extends Definitions>>of(
            w.segments(), w.traits(), w.scores(), w.partitions())
        .flatMap(List::stream)
        .map(Definitions.class::cast)
        .sorted(Comparator.comparingInt(d -> d.span().start()));
  }

  private static String sql(Statements statements, Definitions definition) {
    SqlText sql =
        switch (definition) {
          case Definitions.Segment s -> statements.members(s.condition());
          case Definitions.Trait t -> statements.values(t.value());
          case Definitions.Score s -> statements.scores(s);
          case Definitions.Partition p -> statements.classes(p);
          case Definitions.ContactList l -> throw new IllegalArgumentException("not asked");
          case Definitions.Topic t -> throw new IllegalArgumentException("not asked");
        };
    assertEquals(List.of(), sql.bindings());
    return sql.text() + ";\n\n";
  }
}
