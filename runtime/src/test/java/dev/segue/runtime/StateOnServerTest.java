package dev.segue.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** What tests say of Segue's own tables in memory they say of those on PostgreSQL. */
final class StateOnServerTest {
  @BeforeEach
  void onServer() {
    States.keep(true);
  }

  @AfterEach
  void inMemory() {
    States.keep(false);
  }

  /** So many seeds are lived through on the server: {@code -Dsegue.server.seeds=100}. */
  private static final String SEEDS = System.getProperty("segue.server.seeds", "1");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "program.ProgramsSimulationProperties",
        "reliability.DeliverySimulationProperties"
      })
  void simulated(String properties) {
    same(properties);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "segment.RefreshTest",
        "segment.TouchedTest",
        "segment.ListFilesTest",
        "ingest.IngestTest",
        "program.ProgramsTest",
        "program.MigrationTest",
        "program.LeavingGateTest",
        "deliver.OutboxTest",
        "store.MergedProperties",
        "tick.TickTest"
      })
  void same(String test) {
    Heard heard = new Heard();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .configurationParameter("jqwik.tries.default", SEEDS)
                .configurationParameter("jqwik.database", "")
                .selectors(DiscoverySelectors.selectClass("dev.segue.runtime." + test))
                .build(),
            heard);
    assertEquals(List.of(), heard.failures);
    assertTrue(heard.passed > 0, "nothing was tested");
  }

  /** What became of the tests. */
  private static final class Heard implements TestExecutionListener {
    private final List<String> failures = new ArrayList<>();
    private int passed;

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (result.getStatus() == TestExecutionResult.Status.FAILED) {
        Throwable why = root(result.getThrowable().orElseThrow());
        failures.add(
            test.getDisplayName()
                + ": "
                + why
                + Arrays.stream(why.getStackTrace())
                    .filter(frame -> frame.getClassName().startsWith("dev.segue."))
                    .map(frame -> "\n  at " + frame)
                    .collect(Collectors.joining()));
      } else if (test.isTest()) {
        passed++;
      }
    }

    /** What other threads met is told by one that this one made. */
    private static Throwable root(Throwable why) {
      return Optional.ofNullable(why.getCause()).map(Heard::root).orElse(why);
    }
  }
}
