package dev.segue.runtime.differential;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A coordinator and three workers in this process, or another Trino that {@code -Dsegue.trino}
 * names by its JDBC URL. Trino's own classes need Java 25: they are spoken to by name, so that an
 * older one can still compile this and pass it over.
 */
public final class TrinoServer {
  private static final int WORKERS = 3;
  private static final int OLDEST_JAVA = 25;

  /**
   * What a node of the tests is spared: threads of its own for each part of each statement, code
   * that is made to be fast with many rows, and haste where the machine has other things to do.
   */
  private static final Map<String, String> SMALL_NODE =
      Map.ofEntries(
          Map.entry("experimental.thread-per-driver-scheduler-enabled", "false"),
          Map.entry("experimental.columnar-filter-evaluation.enabled", "false"),
          Map.entry("compiler.specialized-aggregation-loops", "false"),
          Map.entry("internal-communication.http2.enabled", "false"),
          Map.entry("exchange.compression-codec", "NONE"),
          Map.entry("task.cpu-timer-enabled", "false"),
          Map.entry("task.per-operator-cpu-timer-enabled", "false"),
          Map.entry("task.http-response-threads", "4"),
          Map.entry("task.http-timeout-threads", "1"),
          Map.entry("task.driver-timeout-threads", "1"),
          Map.entry("task.task-notification-threads", "1"),
          Map.entry("task.task-yield-threads", "1"),
          Map.entry("task.status-refresh-max-wait", "10s"),
          Map.entry("task.info-update-interval", "10s"),
          Map.entry("task.client.timeout", "10m"),
          Map.entry("exchange.max-error-duration", "10m"));

  /** And the coordinator: plans of few stages, which are not weighed, each on few nodes. */
  private static final Map<String, String> SMALL_COORDINATOR =
      Map.ofEntries(
          Map.entry("node-scheduler.include-coordinator", "false"),
          Map.entry("query.max-hash-partition-count", "2"),
          Map.entry("query.min-hash-partition-count", "1"),
          Map.entry("query.execution-policy", "all-at-once"),
          Map.entry("query.executor-pool-size", "4"),
          Map.entry("query.dispatcher-query-pool-size", "4"),
          Map.entry("query.remote-task.max-callback-threads", "4"),
          Map.entry("query.remote-task.max-error-duration", "10m"),
          Map.entry("query.max-split-manager-callback-threads", "4"),
          Map.entry("query-results.compression-enabled", "false"),
          Map.entry("join-distribution-type", "BROADCAST"),
          Map.entry("optimizer.join-reordering-strategy", "NONE"),
          Map.entry("enable-stats-calculator", "false"),
          Map.entry("enable-dynamic-filtering", "false"));

  private static final String SMALL_SESSION =
      "&sessionProperties=task_concurrency:1;task_min_writer_count:1;task_max_writer_count:1";

  private static final Logger ROOT = Logger.getLogger("");

  private TrinoServer() {}

  /** A schema for tests, where there is a server. */
  static Optional<Somewhere> somewhere() {
    return Held.SOMEWHERE;
  }

  /** Where it is; nothing: this Java is too old. */
  public static Optional<String> url() {
    return Held.URL;
  }

  /** Else the test is passed over. */
  static Somewhere required() {
    assumeTrue(url().isPresent(), "Trino's server needs Java " + OLDEST_JAVA);
    return somewhere().orElseThrow();
  }

  /** One server and one connection for all tests. */
  private static final class Held {
    static final Optional<String> URL =
        Optional.ofNullable(System.getProperty("segue.trino")).or(TrinoServer::small);
    static final Optional<Somewhere> SOMEWHERE = URL.map(Somewhere::at).map(Somewhere::mayRefuse);
  }

  /** A small one, whose answers are those of any other. */
  private static Optional<String> small() {
    return start(WORKERS, SMALL_NODE, SMALL_COORDINATOR, Map.of("memory.splits-per-node", "1"))
        .map(url -> url + SMALL_SESSION);
  }

  /** The URL of a new one as it is configured by itself; nothing: this Java is too old. */
  static Optional<String> start(int workers) {
    return start(workers, Map.of(), Map.of(), Map.of());
  }

  private static Optional<String> start(
      int workers,
      Map<String, String> node,
      Map<String, String> coordinator,
      Map<String, String> catalog) {
    if (Runtime.version().feature() < OLDEST_JAVA) {
      System.err.println(
          "Trino is not asked: its server needs Java "
              + OLDEST_JAVA
              + ", and this is "
              + Runtime.version().feature());
      return Optional.empty();
    }
    PrintStream out = System.out;
    PrintStream err = System.err;
    try {
      ROOT.setLevel(Level.SEVERE);
      Object session = call(type("TestingSession"), "testSession");
      Object builder = call(type("DistributedQueryRunner"), "builder", session);
      call(builder, "setWorkerCount", workers);
      // what is over is not kept
      call(builder, "addExtraProperty", "query.max-history", "5");
      for (Map.Entry<String, String> each : node.entrySet()) {
        call(builder, "addExtraProperty", each.getKey(), each.getValue());
      }
      for (Map.Entry<String, String> each : coordinator.entrySet()) {
        call(builder, "addCoordinatorProperty", each.getKey(), each.getValue());
      }
      Object runner = call(builder, "build");
      ROOT.setLevel(Level.SEVERE);
      Object memory =
          Class.forName("io.trino.plugin.memory.MemoryPlugin").getConstructor().newInstance();
      call(runner, "installPlugin", memory);
      call(runner, "createCatalog", "memory", "memory", catalog);
      String base = call(call(runner, "getCoordinator"), "getBaseUrl").toString();
      return Optional.of(base.replaceFirst("^http:", "jdbc:trino:") + "/memory/default?user=segue");
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Trino does not start", e);
    } finally {
      // what tests print is no log of Trino's
      System.setOut(out);
      System.setErr(err);
    }
  }

  private static Class<?> type(String name) throws ClassNotFoundException {
    return Class.forName("io.trino.testing." + name);
  }

  private static Object call(Object target, String method, Object... arguments)
      throws ReflectiveOperationException {
    Class<?> type = target instanceof Class<?> c ? c : target.getClass();
    for (var each : type.getMethods()) {
      if (each.getName().equals(method) && fits(each.getParameterTypes(), arguments)) {
        try {
          return Optional.ofNullable(each.invoke(target, arguments)).orElse(target);
        } catch (InvocationTargetException e) {
          throw new IllegalStateException(method, e.getCause());
        }
      }
    }
    throw new NoSuchMethodException(method);
  }

  private static boolean fits(Class<?>[] types, Object[] arguments) {
    boolean fits = types.length == arguments.length;
    for (int i = 0; fits && i < types.length; i++) {
      fits =
          types[i].isInstance(arguments[i])
              || (types[i] == int.class && arguments[i] instanceof Integer);
    }
    return fits;
  }
}
