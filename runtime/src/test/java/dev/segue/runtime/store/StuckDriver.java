package dev.segue.runtime.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Stands before a driver, and is stuck once at one of its methods; no cancelling wakes it. */
final class StuckDriver {
  private final List<String> askedWhileInterrupted = new ArrayList<>();
  private String stuckAt = "";
  private Stuck stuck = () -> {};

  /** What it does before it goes on. */
  interface Stuck {
    void before() throws SQLException;
  }

  /** As Trino's driver waits for its own thread, and tells that it was interrupted. */
  static void waitForRows() throws SQLException {
    try {
      new Semaphore(0).acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("Interrupted", e);
    }
  }

  void stuckAt(String method, Stuck how) {
    stuckAt = method;
    stuck = how;
  }

  /** Methods that were called by a thread that is told to leave off. */
  List<String> askedWhileInterrupted() {
    return askedWhileInterrupted;
  }

  Object before(Class<?> type, Object real) {
    return Proxy.newProxyInstance(
        StuckDriver.class.getClassLoader(),
        new Class<?>[] {type},
        (self, method, arguments) -> {
          if (Thread.currentThread().isInterrupted()) {
            askedWhileInterrupted.add(method.getName());
          }
          if (method.getName().equals(stuckAt)) {
            stuckAt = "";
            stuck.before();
          }
          Object result =
              method.getName().equals("cancel")
                  ? Optional.empty()
                  : called(method, real, arguments);
          return switch (result) {
            case Connection c -> before(Connection.class, c);
            case Statement s -> before(method.getReturnType(), s);
            case ResultSet r -> before(ResultSet.class, r);
            case null, default -> result;
          };
        });
  }

  private static @Nullable Object called(
      Method method, Object on, @Nullable Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(on, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }
}
