package dev.segue.compiler.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.GoldenFolder;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.diag.Severity;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Window;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.source.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class PlanTest {
  private static final Instant NOW = Instant.parse("2026-03-02T17:00:00Z");

  private static Workspace workspace(String script) {
    Compilation compilation =
        SegueCompiler.compile(
            SegueCompiler.Input.of(
                ZoneId.of("America/New_York"),
                List.of(
                    new Source("schema.segue", GoldenFolder.of("sql").read("schema.segue")),
                    new Source("x.segue", script))));
    assertEquals(
        List.of(),
        compilation.diagnostics().stream().filter(d -> d.severity() == Severity.ERROR).toList());
    return compilation.workspace();
  }

  @Test
  void eachDefinitionComesAfterThoseItSpeaksOf() {
    Plan plan =
        Plan.of(
            workspace(
                """
                segment last { in third and second > 1 }
                segment third { funnel is hot }
                partition funnel {
                  hot  when second > 1
                  cold otherwise
                }
                score second { 1 when first > 2 }
                trait first = count(purchased)
                """));
    assertEquals(
        List.of("first", "second", "funnel", "third", "last"),
        plan.order().stream().map(Definitions::name).toList());
  }

  @Test
  void theSameThingIsOneFeatureWhoeverAsksIt() {
    Plan plan =
        Plan.of(
            workspace(
                """
                segment a { sum(purchased.amount in last 30 days) > 5 and country = "US" }
                segment b { sum(purchased.amount in last 30 days) > 9 and purchased twice }
                score s { 3 per purchased }
                trait t = sum(purchased.amount in last 31 days)
                """));
    assertEquals(
        List.of(Set.of("t"), Set.of("s", "b"), Set.of("a", "b"), Set.of("a")),
        List.copyOf(plan.features().values()));
  }

  @Test
  void theHorizonIsAsFarAsAnyWindowLooksBack() {
    Workspace workspace =
        workspace(
            """
            segment a { purchased in last 30 days and cart_added }
            segment b { purchased since 2026-01-01 }
            """);
    Plan plan = Plan.of(workspace);
    assertEquals(
        Optional.of(Instant.parse("2026-01-01T05:00:00Z")),
        plan.horizon(kind(workspace, "purchased"), NOW));
    assertEquals(Optional.empty(), plan.horizon(kind(workspace, "cart_added"), NOW));
    assertEquals(
        Set.of("purchased", "cart_added"),
        plan.kinds().stream().map(Schema.EventKind::name).collect(Collectors.toSet()));
  }

  @Test
  void timeAloneChangesWhatSlides() {
    edges("country = \"US\" and loan(balance > 0)");
    edges("purchased", "purchased comes in");
    edges("purchased in last 30 days", "purchased comes in", "purchased passes PT720H");
    edges("purchased since 2026-01-01", "purchased comes in");
    edges("purchased today", "midnight 2026-03-03T05:00:00Z", "purchased comes in");
    edges(
        "days since last(purchased) > 30",
        "purchased comes in",
        "instant passes PT720H",
        "instant passes PT744H");
    edges("years since birth_date >= 18", "midnight 2026-03-03T05:00:00Z");
    edges("now - first(purchased) < 3 days", "purchased comes in", "instant passes PT72H");
    edges(
        "page_viewed yesterday in contact time zone",
        "midnight of the contact PT0S",
        "page_viewed comes in");
  }

  @Test
  void monthsAreFullAtTheClockTimeAtWhichTheyBegan() {
    edges(
        "months since last(purchased) > 3",
        "purchased comes in",
        "clock",
        "midnight 2026-03-03T05:00:00Z",
        // and where the zone's offset changes
        "midnight 2026-03-08T07:00:00Z");
  }

  private static void edges(String condition, String... expected) {
    Workspace workspace = workspace("segment s { " + condition + " }");
    Set<String> found = new TreeSet<>();
    Edges.of(workspace, NOW).forEach(e -> found.add(words(e)));
    assertEquals(new TreeSet<>(List.of(expected)), found, condition);
  }

  private static String words(Edge edge) {
    return switch (edge) {
      case Edge.At(var instant) -> "midnight " + instant;
      case Edge.Arrival(var rows) -> kind(rows) + " comes in";
      case Edge.Expiry(var rows, var cut) -> kind(rows) + " passes " + ago(cut);
      case Edge.Crossing(var instant, var cut) -> "instant passes " + ago(cut);
      case Edge.RowCrossing(var rows, var instant, var cut) -> "property passes " + ago(cut);
      case Edge.Units u -> "units";
      case Edge.RowUnits u -> "units of rows";
      case Edge.Clock c -> "clock";
      case Edge.RowClock c -> "clock of rows";
      case Edge.ContactMidnight(var cut) -> "midnight of the contact " + ago(cut);
      case Edge.Consent(var topic) -> "consent";
      case Edge.Recorded(var attribute, var cut) -> attribute.name() + " passes " + ago(cut);
      case Edge.AnyMoment m -> "any moment";
    };
  }

  private static String ago(Instant cut) {
    return Duration.between(cut, NOW).toString();
  }

  private static String kind(RowSet rows) {
    assertTrue(rows instanceof RowSet.Events, "rows with an instant");
    return ((RowSet.Events) rows).kinds().getFirst().name();
  }

  private static Schema.EventKind kind(Workspace workspace, String name) {
    return workspace.schema().eventKinds().stream()
        .filter(k -> k.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** What some contact would have to be known for cannot be asked of rows alone. */
  @Test
  void anEdgeOfRowsIsOfAllOfTheirKind() {
    Schema.EventKind purchased = kind(workspace("segment s { purchased }"), "purchased");
    RowSet some = new RowSet.Events(List.of(purchased), Optional.of(Condition.TRUE), Window.EVER);
    RowSet all = new RowSet.Events(List.of(purchased), Optional.empty(), Window.EVER);
    Expression at = new Expression.RowInstant();
    assertEquals(
        List.of(
            new Edge.Arrival(all),
            new Edge.Expiry(all, NOW),
            new Edge.RowCrossing(all, at, NOW),
            new Edge.RowUnits(all, at, 1),
            new Edge.RowClock(all, at)),
        List.of(
            new Edge.Arrival(some),
            new Edge.Expiry(some, NOW),
            new Edge.RowCrossing(some, at, NOW),
            new Edge.RowUnits(some, at, 1),
            new Edge.RowClock(some, at)));
  }
}
