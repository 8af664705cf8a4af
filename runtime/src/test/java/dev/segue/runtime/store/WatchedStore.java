package dev.segue.runtime.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A store where somebody stands at the door to its database, and sees each statement pass. */
public final class WatchedStore {
  private WatchedStore() {}

  /** Told of each statement; what it throws is thrown instead of what the statement gave. */
  public interface Watch {
    void before() throws SQLException;

    void after() throws SQLException;
  }

  public static Store open(StoreLocation location, Watch watch) {
    return Store.open(
        location, connection -> (Connection) between(Connection.class, connection, watch));
  }

  /** Statements that it makes are stood before likewise. */
  private static Object between(Class<?> type, Object real, Watch watch) {
    return Proxy.newProxyInstance(
        WatchedStore.class.getClassLoader(),
        new Class<?>[] {type},
        (self, method, arguments) -> {
          boolean executes = method.getName().startsWith("execute");
          if (executes) {
            watch.before();
          }
          Object result = called(method, real, arguments);
          if (executes) {
            watch.after();
          }
          return result instanceof Statement
              ? between(method.getReturnType(), result, watch)
              : result;
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
