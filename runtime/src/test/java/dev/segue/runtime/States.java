package dev.segue.runtime;

import dev.segue.compiler.sql.Dialect;
import dev.segue.runtime.store.ForeignSource;
import dev.segue.runtime.store.StoreLocation;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Where tests keep Segue's own tables: in memory, or in the place of it on a server. */
public final class States {
  private static final AtomicInteger SCHEMAS = new AtomicInteger();
  private static volatile Optional<String> server = Optional.empty();

  private States() {}

  /** Until the next word all are in schemas of a database of their own, or in memory again. */
  public static void keep(boolean onServer) {
    server = onServer ? Optional.of(PostgresServer.database()) : Optional.empty();
  }

  /** A place where nothing is yet. */
  public static StoreLocation empty() {
    return server.map(States::schema).orElseGet(StoreLocation::inMemory);
  }

  private static StoreLocation schema(String database) {
    return on(PostgresServer.schema(database, "state_" + SCHEMAS.incrementAndGet()));
  }

  /** Everything in the database of a URL. */
  public static StoreLocation on(String url) {
    return new StoreLocation(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new ForeignSource(url, Dialect.POSTGRESQL)));
  }
}
