package dev.segue.runtime.differential;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
        Optional.ofNullable(System.getProperty("segue.trino")).or(() -> start(WORKERS));
    static final Optional<Somewhere> SOMEWHERE = URL.map(Somewhere::at).map(Somewhere::mayRefuse);
  }

  /** The URL of a new one; nothing: this Java is too old. */
  static Optional<String> start(int workers) {
    if (Runtime.version().feature() < OLDEST_JAVA) {
      System.err.println(
          "Trino is not asked: its server needs Java "
              + OLDEST_JAVA
              + ", and this is "
              + Runtime.version().feature());
      return Optional.empty();
    }
    try {
      ROOT.setLevel(Level.SEVERE);
      Object session = call(type("TestingSession"), "testSession");
      Object builder = call(type("DistributedQueryRunner"), "builder", session);
      call(builder, "setWorkerCount", workers);
      // what is over is not kept
      call(builder, "addExtraProperty", "query.max-history", "5");
      Object runner = call(builder, "build");
      ROOT.setLevel(Level.SEVERE);
      Object memory =
          Class.forName("io.trino.plugin.memory.MemoryPlugin").getConstructor().newInstance();
      call(runner, "installPlugin", memory);
      call(runner, "createCatalog", "memory", "memory", Map.of());
      String base = call(call(runner, "getCoordinator"), "getBaseUrl").toString();
      return Optional.of(base.replaceFirst("^http:", "jdbc:trino:") + "/memory/default?user=segue");
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Trino does not start", e);
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
