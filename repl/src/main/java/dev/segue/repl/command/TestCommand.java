package dev.segue.repl.command;

import dev.segue.compiler.ir.Scenario;
import dev.segue.compiler.sql.Dialect;
import dev.segue.repl.report.CoverageText;
import dev.segue.repl.report.JUnitXml;
import dev.segue.repl.report.Json;
import dev.segue.repl.report.MutatedText;
import dev.segue.repl.report.ProgressLine;
import dev.segue.repl.report.ScenarioJson;
import dev.segue.repl.report.ScenarioText;
import dev.segue.repl.session.LoadedWorkspace;
import dev.segue.runtime.scenario.Coverage;
import dev.segue.runtime.scenario.Mutated;
import dev.segue.runtime.scenario.Mutation;
import dev.segue.runtime.scenario.ScenarioResult;
import dev.segue.runtime.scenario.Scenarios;
import dev.segue.runtime.scenario.Stage;
import dev.segue.runtime.store.ForeignSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code segue test}: the tests written in the language. */
@Command(
    name = "test",
    description = "Run the tests written beside the definitions; they read no data but their own.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  segue test",
      "  segue test 'three rate pages'",
      "  segue test --junit target/segue.xml",
      "  segue test --coverage",
      "  segue test --engine duckdb",
      "  segue test --engine jdbc:postgresql://localhost/scratch?user=ci",
      "  segue test --mutate"
    })
final class TestCommand implements Callable<Integer> {
  private static final int USUAL_TIME = 600;

  private final Segue segue;

  @Parameters(
      arity = "0..1",
      paramLabel = "WORDS",
      description = "Only the tests whose title has these words.")
  private Optional<String> words = Optional.empty();

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Write the outcome as JUnit XML too, one case for each test.")
  private Optional<Path> junit = Optional.empty();

  @Option(
      names = "--coverage",
      description = {
        "Say which parts of conditions no test decides, and which edges of counts",
        "and windows none touches."
      })
  private boolean coverage;

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      description = {
        "Where they run: sqlite (default) or duckdb in memory, or the URL of a",
        "PostgreSQL server, in a schema of their own that is dropped afterwards."
      })
  private String engine = Dialect.OWN.word();

  @Option(
      names = "--mutate",
      description = {
        "Change the scripts a little, again and again, and name the changes",
        "that no test notices; exit with 1 where there are any."
      })
  private boolean mutate;

  @Option(
      names = "--mutate-time",
      paramLabel = "SECONDS",
      description = "How long that may take (default: 600).")
  private int mutateTime = USUAL_TIME;

  TestCommand(Segue segue) {
    this.segue = segue;
  }

  @Override
  public Integer call() throws IOException {
    if (mutateTime < 1) {
      throw Failure.usage("--mutate-time takes a number of seconds from 1 on");
    }
    if (mutate && !engine.equals(Dialect.OWN.word())) {
      throw Failure.usage("--mutate runs in memory of SQLite", "leave out --engine");
    }
    LoadedWorkspace loaded = Opening.sound(segue, segue.folder());
    Surroundings surroundings = segue.surroundings();
    List<ScenarioResult> results;
    Optional<Coverage> covered = Optional.empty();
    Stage stage = stage(surroundings);
    try (ProgressLine progress = surroundings.progress()) {
      if (coverage) {
        Scenarios.Covered both =
            Scenarios.covered(loaded.workspace(), this::isChosen, stage, progress);
        results = both.results();
        covered = Optional.of(both.coverage());
      } else {
        results = Scenarios.run(loaded.workspace(), this::isChosen, stage, progress);
      }
    }
    boolean passed = results.stream().allMatch(ScenarioResult::passed);
    Optional<Mutated> mutated = Optional.empty();
    if (mutate && passed) {
      mutated = Optional.of(mutated(loaded, surroundings));
    }
    if (results.isEmpty() && words.isPresent()) {
      throw Failure.usage("no test has '" + words.get() + "' in its title");
    }
    if (junit.isPresent()) {
      OutputFile.write(
          junit.get(),
          JUnitXml.of(loaded.workspace().name(), results, loaded.sources()),
          surroundings);
    }
    if (segue.json()) {
      Json.print(ScenarioJson.of(results, loaded.sources(), covered, mutated), surroundings.out());
    } else {
      new ScenarioText(loaded.sources(), surroundings.screen()).print(results, surroundings.out());
      covered.ifPresent(
          c ->
              new CoverageText(loaded.sources(), surroundings.screen())
                  .print(c, surroundings.out()));
      mutated.ifPresent(
          m ->
              new MutatedText(loaded.sources(), surroundings.screen())
                  .print(m, surroundings.out()));
    }
    boolean noticed = mutated.map(m -> m.survivors().isEmpty()).orElse(true);
    return passed && noticed ? ExitCodes.FINE : ExitCodes.FINDINGS;
  }

  private Stage stage(Surroundings surroundings) {
    for (Dialect dialect : Dialect.values()) {
      boolean memory = dialect == Dialect.OWN || dialect.inMemory().isPresent();
      if (memory && engine.equals(dialect.word())) {
        return new Stage(dialect, Optional.empty());
      }
      if (dialect.holdsState() && engine.equals(dialect.word())) {
        throw Failure.usage(
            "--engine " + engine + " needs a server", "name it by its URL: jdbc:" + engine + ":..");
      }
    }
    return Dialect.ofUrl(engine)
        .filter(Dialect::holdsState)
        .map(
            dialect ->
                Stage.on(
                    new ForeignSource(
                        engine, dialect, Optional.empty(), surroundings.environment())))
        .orElseThrow(
            () ->
                Failure.usage(
                    "tests cannot run on '" + engine + "'",
                    "there are sqlite, duckdb and URLs that begin with jdbc:postgresql:"));
  }

  private Mutated mutated(LoadedWorkspace loaded, Surroundings surroundings) {
    try (ProgressLine progress = surroundings.progress()) {
      return Mutation.run(
          loaded.folder().input(true),
          loaded.compilation(),
          this::isChosen,
          surroundings.clock(),
          Duration.ofSeconds(mutateTime),
          progress);
    }
  }

  private boolean isChosen(Scenario scenario) {
    return words.isEmpty() || scenario.title().contains(words.get());
  }
}
