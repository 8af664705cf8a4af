package dev.segue.runtime.scenario;

import dev.segue.compiler.ir.Scenario;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.sql.Dialect;
import dev.segue.runtime.store.CopiedTables;
import dev.segue.runtime.store.ForeignSource;
import java.util.Collection;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Where tests run: in memory of an engine, or in a schema of a server that is dropped afterwards.
 *
 * @param server one that can hold Segue's own tables
 */
public record Stage(Dialect engine, Optional<ForeignSource> server) {
  /** Where the embedded source is, too. */
  public static final Stage IN_MEMORY = new Stage(Dialect.OWN, Optional.empty());

  public static Stage on(ForeignSource server) {
    return new Stage(server.dialect(), Optional.of(server));
  }

  /** Runs each where nothing is, and leaves nothing. */
  void each(Schema schema, Collection<Scenario> scenarios, BiConsumer<Scenario, CopiedTables> run) {
    if (server.isPresent()) {
      try (CopiedTables tables = CopiedTables.onServer(schema, server.get())) {
        scenarios.forEach(scenario -> run.accept(scenario, tables));
      }
      return;
    }
    for (Scenario scenario : scenarios) {
      try (CopiedTables tables =
          CopiedTables.of(schema, engine)
              .orElseThrow(() -> new IllegalStateException(engine + " holds nothing in memory"))) {
        run.accept(scenario, tables);
      }
    }
  }
}
