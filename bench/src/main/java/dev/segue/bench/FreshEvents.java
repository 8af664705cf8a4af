package dev.segue.bench;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.runtime.ingest.RowIntake;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.tick.Listening;
import dev.segue.runtime.tick.Settling;
import dev.segue.runtime.tick.WorkspaceScripts;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Events that come the way {@code segue listen} takes them. */
record FreshEvents(
    Store store,
    Workspace workspace,
    Compilation compilation,
    Path folder,
    InstantSource clock,
    MadeEvents made) {

  /** What so many take, each batch answered before the next is sent; the first is not counted. */
  Spent spent(int together, int number) {
    RowIntake intake =
        new RowIntake(store, workspace.schema(), workspace.zone(), folder.toAbsolutePath());
    Listening listening =
        new Listening(
            store,
            new Settling(
                store,
                workspace,
                SourceLayout.canonical(workspace.schema()),
                new WorkspaceScripts(compilation)),
            intake,
            clock,
            failure -> {
              throw failure;
            });
    List<Spent> spent = new ArrayList<>();
    CompletableFuture<Void> sending =
        CompletableFuture.runAsync(
                () -> {
                  send(listening, together);
                  Spent.Clock begun = Spent.begin();
                  for (int i = 0; i < number; i += together) {
                    send(listening, together);
                  }
                  spent.add(begun.end());
                })
            .whenComplete((done, failed) -> listening.end());
    listening.run();
    sending.join();
    return spent.getFirst();
  }

  private void send(Listening listening, int together) {
    RowIntake.Taken taken =
        listening.offer("events", made.lines(together), false).orElseThrow().join();
    if (taken.added() != together) {
      throw new IllegalStateException(taken.toString());
    }
  }
}
