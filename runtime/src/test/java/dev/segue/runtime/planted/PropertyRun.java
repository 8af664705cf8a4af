package dev.segue.runtime.planted;

import java.time.Duration;
import java.util.Locale;
import net.jqwik.api.Property;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Asks one property, and asks again, until it fails: a process that ends with 1 then. */
final class PropertyRun {
  private static final String TESTS = "dev.segue.runtime.";

  private static int asked;

  private PropertyRun() {}

  public static void main(String[] arguments) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(DiscoverySelectors.selectMethod(named(arguments[0])))
            .configurationParameter("jqwik.tries.default", "1000000")
            .configurationParameter("jqwik.shrinking.default", "OFF")
            .configurationParameter("jqwik.database", "")
            .build();
    Launcher launcher = LauncherFactory.create();
    for (int round = 1; true; round++) {
      launcher.execute(request, new Ending());
      if (asked == 0) {
        throw new IllegalArgumentException("nothing is asked: " + arguments[0]);
      }
      // the cases of the next round are others
      System.setProperty("segue.seed", Integer.toString(round));
    }
  }

  /** {@code differential.SqlProperties#inSeguesOwnTables} with what the method takes. */
  private static String named(String property) {
    String[] parts = (TESTS + property).split("#", 2);
    try {
      for (var method : Class.forName(parts[0]).getDeclaredMethods()) {
        if (method.getName().equals(parts[1]) && method.isAnnotationPresent(Property.class)) {
          return org.junit.platform.commons.util.ReflectionUtils.getFullyQualifiedMethodName(
              method.getDeclaringClass(), method);
        }
      }
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException("no class " + parts[0], e);
    }
    throw new IllegalArgumentException("no property " + property);
  }

  private static Duration worked() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Ends the process at the first failure. */
  private static final class Ending implements TestExecutionListener {
    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (test.isTest()) {
        asked++;
      }
      if (result.getStatus() == TestExecutionResult.Status.FAILED) {
        System.out.printf(Locale.ROOT, "found in %.1f s of work%n", worked().toMillis() / 1_000.0);
        result.getThrowable().ifPresent(t -> System.out.println(test.getDisplayName() + ": " + t));
        Runtime.getRuntime().halt(1);
      }
    }
  }
}
