package dev.segue.bench;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.sql.Dialect;
import dev.segue.compiler.sql.References;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.sql.Statements;
import dev.segue.runtime.ingest.SourceInspection;
import dev.segue.runtime.store.ForeignSource;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreLocation;
import dev.segue.runtime.workspace.WorkspaceFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A database that holds a workspace's tables, and a processor's clock for what it does. */
final class Asked implements AutoCloseable {
  private final Compilation compilation;
  private final Store store;
  private final Optional<PostgresServer> server;
  private final ProcessorTime time;

  private Asked(Compilation compilation, Store store, Optional<PostgresServer> server) {
    this.compilation = compilation;
    this.store = store;
    this.server = server;
    store.prepare(compilation.workspace().schema());
    this.time =
        server.isEmpty()
            ? ProcessorTime.ofThisThread()
            : ProcessorTime.ofProcess(
                store
                    .list(
                        new SqlText("select pg_backend_pid()", List.of(), store.dialect()),
                        row -> row.number(0).orElseThrow())
                    .getFirst());
  }

  /** The workspace's own tables, or copies of them beside it in a database of another kind. */
  static Asked of(String word, Path folder) throws IOException {
    WorkspaceFolder files = WorkspaceFolder.read(folder).value();
    Compilation compilation = SegueCompiler.compile(files.input(true));
    StoreLocation own = StoreLocation.of(folder, files.settings());
    Dialect dialect =
        Arrays.stream(Dialect.values())
            .filter(d -> d.word().equals(word))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(word));
    if (dialect == Dialect.SQLITE) {
      return new Asked(compilation, Store.open(own), Optional.empty());
    }
    Optional<PostgresServer> server =
        dialect == Dialect.POSTGRESQL
            ? Optional.of(PostgresServer.in(folder.resolve(word)))
            : Optional.empty();
    String url =
        server
            .map(PostgresServer::url)
            // one thread, so that processor time is that of the query
            .orElseGet(() -> "jdbc:duckdb:" + folder.resolve("copy.duckdb") + ";threads=1");
    TypedCopy.of(own, compilation.workspace().schema(), url);
    ForeignSource source = new ForeignSource(url, dialect);
    StoreLocation copy = new StoreLocation(Optional.empty(), Optional.empty(), Optional.of(source));
    return new Asked(compilation, Store.open(copy), server);
  }

  Store store() {
    return store;
  }

  ProcessorTime time() {
    return time;
  }

  Workspace workspace() {
    return compilation.workspace();
  }

  SourceLayout layout() {
    return SourceInspection.inspect(
            store, workspace().schema(), workspace().zone(), compilation.files())
        .value();
  }

  Statements statements(Instant now) {
    return Statements.of(workspace(), store.dialect(), layout(), now, References.SELF_CONTAINED);
  }

  @Override
  public void close() {
    store.close();
    server.ifPresent(PostgresServer::close);
  }
}
