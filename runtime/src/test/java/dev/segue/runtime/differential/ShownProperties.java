package dev.segue.runtime.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.lint.Linting;
import dev.segue.compiler.lint.Shown;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.type.Period;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Of whomever a lint shows, the oracle says what the lint says of them. */
class ShownProperties {
  private static final Path ROOT = Path.of("").toAbsolutePath().resolve("..").normalize();
  private static final Path GOLDEN = ROOT.resolve("compiler/src/test/resources/golden");

  /** A leap day, the hour that a clock goes through twice, and a day like any other. */
  private static final List<Instant> NOWS =
      List.of(
          Instant.parse("2024-02-29T12:00:00Z"),
          Instant.parse("2025-11-02T05:30:00Z"),
          Instant.parse("2026-03-11T00:00:00Z"));

  private static final Span NOWHERE = new Span("random.segue", 0, 0);
  private static final int CONDITIONS = 12;
  private static final int FEWEST_SHOWN = 40;

  /** A world whose definitions often contradict each other, and whose events are kept so long. */
  record Asked(World world, List<Condition> conditions, Optional<Period> kept) {
    Workspace workspace() {
      Workspace is = world.workspace();
      List<Definitions.Segment> segments = new ArrayList<>(is.segments());
      for (Condition condition : conditions) {
        segments.add(Worlds.segment("asked_" + segments.size(), condition));
      }
      return new Workspace(
          is.name(),
          is.zone(),
          kept(is.schema()),
          segments,
          is.traits(),
          is.scores(),
          Stream.concat(is.partitions().stream(), Stream.of(partition())).toList(),
          is.lists(),
          is.topics(),
          List.of(),
          List.of(),
          List.of(program()),
          List.of());
    }

    private Schema kept(Schema schema) {
      return new Schema(
          schema.contacts(),
          schema.accounts(),
          schema.eventTables().stream()
              .map(
                  t ->
                      new Schema.EventTable(
                          t.table(),
                          t.key(),
                          t.contactColumn(),
                          t.atColumn(),
                          t.atEncoding(),
                          t.typeColumn(),
                          t.jsonColumn(),
                          kept,
                          t.kinds()))
              .toList(),
          schema.records(),
          schema.consent());
    }

    private Definitions.Partition partition() {
      List<Definitions.PartitionClass> classes = new ArrayList<>();
      for (Condition condition : conditions.subList(0, 6)) {
        classes.add(new Definitions.PartitionClass("of_" + classes.size(), condition));
      }
      classes.add(new Definitions.PartitionClass("others", Condition.TRUE));
      return new Definitions.Partition("asked", Optional.empty(), classes, NOWHERE);
    }

    /** One condition enters, others end it, and it goes one way after the other. */
    private Program program() {
      List<Program.Step> steps = new ArrayList<>();
      for (int n = 3; n < 8; n++) {
        int index = 2 * (n - 3);
        steps.add(step(index, new Program.Action.Branch(conditions.get(n), index + 1, index + 2)));
        steps.add(step(index + 1, new Program.Action.Stop()));
      }
      steps.add(step(steps.size(), new Program.Action.Stop()));
      return new Program(
          "asked_program",
          Optional.empty(),
          Optional.empty(),
          "1",
          new Program.Start.Membership(),
          Optional.empty(),
          conditions.get(0),
          "asked",
          false,
          Optional.of(conditions.get(1)),
          Optional.empty(),
          Optional.of(conditions.get(2)),
          new Program.Reentry.Never(),
          0,
          Optional.empty(),
          Optional.empty(),
          List.of(),
          steps,
          NOWHERE);
    }

    private static Program.Step step(int index, Program.Action action) {
      return new Program.Step(
          index, String.valueOf(index), action, new Span("steps", index, index));
    }
  }

  @Provide
  Arbitrary<Asked> asked() {
    return Worlds.worlds()
        .flatMap(
            world ->
                Combinators.combine(
                        combined(SolverProperties.close(world)).list().ofSize(CONDITIONS),
                        Arbitraries.<Period>of(
                                new Period.Exact(86_400_000L),
                                new Period.Exact(30 * 86_400_000L),
                                new Period.Months(2),
                                new Period.Months(12))
                            .optional(0.9))
                    .as((conditions, kept) -> new Asked(world, conditions, kept)));
  }

  private static Arbitrary<Condition> combined(Arbitrary<Condition> some) {
    Arbitrary<List<Condition>> few = some.list().ofMinSize(2).ofMaxSize(4);
    return Arbitraries.oneOf(
        some,
        few.map(Condition.All::new),
        few.map(Condition.Any::new),
        few.map(all -> new Condition.AtLeastOf(2, all)));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void whoIsShownIsAsIsSaid(@ForAll("asked") Asked asked) {
    Workspace workspace = asked.workspace();
    Linting linting = new Linting(workspace);
    linting.each(workspace, Map.of());
    for (Shown shown : linting.shown()) {
      confirm(shown, workspace, asked.world().now());
    }
  }

  @Example
  void whoIsShownInTheGoldenScriptsIsAsIsSaid() throws IOException {
    int number = 0;
    for (String folder : List.of("check", "campaign", "sql")) {
      Path shared =
          GOLDEN.resolve(
              folder.equals("campaign")
                  ? "campaign_shared/schema.segue"
                  : "check/schema/shop.segue");
      for (Path file : scripts(GOLDEN.resolve(folder))) {
        Source script = source(file);
        List<Source> sources =
            script.text().contains("schema {") ? List.of(script) : List.of(script, source(shared));
        number += confirmed(sources, "America/New_York");
      }
    }
    List<Source> harbor = new ArrayList<>();
    for (Path file : scripts(ROOT.resolve("examples/harbor"))) {
      harbor.add(source(file));
    }
    number += confirmed(harbor, "Europe/Zurich");
    int shown = number;
    assertTrue(shown >= FEWEST_SHOWN, () -> shown + " shown");
  }

  private static List<Path> scripts(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".segue")).sorted().toList();
    }
  }

  private static Source source(Path file) throws IOException {
    return new Source(file.toString(), Files.readString(file));
  }

  private static int confirmed(List<Source> scripts, String zone) {
    Compilation compilation =
        SegueCompiler.compile(SegueCompiler.Input.of(ZoneId.of(zone), scripts));
    if (compilation.hasErrors()) {
      return 0;
    }
    List<Shown> shown = compilation.shown();
    for (Instant now : NOWS) {
      shown.forEach(s -> confirm(s, compilation.workspace(), now));
    }
    return shown.size();
  }

  private static void confirm(Shown shown, Workspace workspace, Instant now) {
    MadeUp someone = MadeUp.of(shown.witness(), workspace, now);
    Map<Condition, Boolean> holds = new HashMap<>();
    shown.holds().forEach(c -> holds.put(c, someone.holds(c)));
    holds.values().removeIf(h -> h);
    assertEquals(Map.of(), holds, () -> "shown, and is not so: " + shown.witness());
  }
}
