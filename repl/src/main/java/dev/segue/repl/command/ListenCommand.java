package dev.segue.repl.command;

import dev.segue.repl.report.Json;
import dev.segue.repl.report.Plural;
import dev.segue.repl.session.LoadedWorkspace;
import dev.segue.repl.session.WorkspaceData;
import dev.segue.runtime.ingest.RowIntake;
import dev.segue.runtime.store.StoreFailure;
import dev.segue.runtime.tick.Listening;
import dev.segue.runtime.tick.Settling;
import dev.segue.runtime.tick.WorkspaceScripts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code segue listen}: rows as they come, and everything up to date with each. */
@Command(
    name = "listen",
    description = {
      "Take rows as JSON lines from standard input, or by HTTP with --port, until that ends.",
      "Who is in what is up to date, and on the disk, before a row is answered."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  segue listen --as events <events.jsonl",
      "  segue listen --port 8787 --token-file token"
    })
final class ListenCommand implements Callable<Integer> {
  /** The variable that holds the token, where no file does. */
  private static final String TOKEN = "SEGUE_LISTEN_TOKEN";

  /** So many lines of standard input go together at most. */
  private static final int TOGETHER = 1_000;

  private final Segue segue;

  @Option(
      names = "--as",
      paramLabel = "TABLE",
      description = "The table that lines of standard input go to (default: the one of events).")
  private Optional<String> table = Optional.empty();

  @Option(
      names = "--correct",
      description = "A row whose key is there takes the other's place: events too.")
  private boolean correct;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Take rows by HTTP: POST /TABLE, PUT /TABLE corrects. 0: a port that is free.")
  private Optional<Integer> port = Optional.empty();

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description = "The address to listen on (default: this machine alone can reach it).")
  private Optional<String> host = Optional.empty();

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = {
        "A file with the token that senders have to show",
        "(default: the variable SEGUE_LISTEN_TOKEN, if it is set)."
      })
  private Optional<Path> tokenFile = Optional.empty();

  private final CountDownLatch finished = new CountDownLatch(1);

  @Mixin private TimeLimit timeLimit = new TimeLimit();

  ListenCommand(Segue segue) {
    this.segue = segue;
  }

  @Override
  public Integer call() {
    if (port.isEmpty() && (host.isPresent() || tokenFile.isPresent())) {
      throw Failure.usage("--host and --token-file go with --port");
    }
    if (port.isPresent() && table.isPresent()) {
      throw Failure.usage("--as goes with standard input; by HTTP rows go to POST /TABLE");
    }
    if (port.isPresent() && correct) {
      throw Failure.usage("--correct goes with standard input; by HTTP it is PUT /TABLE");
    }
    LoadedWorkspace loaded = Opening.sound(segue, segue.folder());
    Surroundings surroundings = segue.surroundings();
    try (WorkspaceData data = Opening.data(segue, loaded, timeLimit::set)) {
      if (!data.ingests()) {
        throw Failure.file(
            data.store().location().somebodys().orElse("the source"),
            "the data of this workspace is somebody's database, which is only read",
            "put the rows there, or leave out 'source' in segue.yaml");
      }
      RowIntake intake =
          new RowIntake(
              data.store(),
              loaded.workspace().schema(),
              loaded.workspace().zone(),
              loaded.folder().root());
      Listening listening =
          new Listening(
              data.store(),
              new Settling(
                  data.store(),
                  loaded.workspace(),
                  data.layout(),
                  new WorkspaceScripts(loaded.compilation())),
              intake,
              surroundings.clock(),
              failure -> surroundings.err().println(failure.getMessage()));
      if (port.isPresent()) {
        serve(listening, intake, surroundings);
      } else {
        read(listening, into(loaded, intake), surroundings);
      }
    } finally {
      finished.countDown();
    }
    return ExitCodes.FINE;
  }

  private String into(LoadedWorkspace loaded, RowIntake intake) {
    List<String> events =
        loaded.workspace().schema().eventTables().stream().map(e -> e.table()).toList();
    String wanted =
        table
            .or(() -> events.size() == 1 ? Optional.of(events.getFirst()) : Optional.empty())
            .orElseThrow(
                () ->
                    Failure.usage(
                        "the schema has not one table of events",
                        "say which table the lines go to: --as "
                            + String.join(", --as ", intake.tables())));
    if (!intake.tables().contains(wanted)) {
      throw Failure.usage(
          "the schema has no table '" + wanted + "'",
          "its tables are " + String.join(", ", intake.tables()));
    }
    return wanted;
  }

  private void serve(Listening listening, RowIntake intake, Surroundings surroundings) {
    Optional<String> token = token(surroundings);
    InetAddress address = address();
    if (token.isEmpty() && !address.isLoopbackAddress()) {
      throw Failure.usage(
          "whoever reaches " + address.getHostAddress() + " could send rows",
          "set " + TOKEN + ", or name a file with --token-file");
    }
    try (RowServer server =
        new RowServer(
            listening, intake.tables(), token, new InetSocketAddress(address, port.orElse(0)))) {
      Thread stopping = new Thread(() -> stop(server, listening));
      Runtime.getRuntime().addShutdownHook(stopping);
      surroundings.out().println("listening on " + address.getHostAddress() + ":" + server.port());
      surroundings.out().flush();
      listening.run();
      forget(stopping);
    } catch (IOException e) {
      throw Failure.file(
          address.getHostAddress() + ":" + port.orElse(0),
          "nobody can listen there: " + e.getMessage(),
          "name another port or host");
    }
  }

  private static void forget(Thread stopping) {
    try {
      Runtime.getRuntime().removeShutdownHook(stopping);
    } catch (IllegalStateException e) {
      // it is at work: the process ends
    }
  }

  /** What is on its way is done before the process ends. */
  private void stop(RowServer server, Listening listening) {
    server.close();
    listening.end();
    try {
      finished.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private InetAddress address() {
    try {
      return host.isPresent()
          ? InetAddress.getByName(host.get())
          : InetAddress.getLoopbackAddress();
    } catch (UnknownHostException e) {
      throw Failure.usage("there is no host '" + host.orElse("") + "'");
    }
  }

  private Optional<String> token(Surroundings surroundings) {
    if (tokenFile.isEmpty()) {
      return surroundings.environment().apply(TOKEN).filter(t -> !t.isBlank());
    }
    Path file = surroundings.directory().resolve(tokenFile.get());
    try {
      String token = Files.readString(file).strip();
      if (token.isEmpty()) {
        throw Failure.file(file.toString(), "it has no token", "write one into it");
      }
      return Optional.of(token);
    } catch (IOException e) {
      throw Failure.file(file.toString(), "it cannot be read", "see how its name is written");
    }
  }

  /** Lines are handed in by a thread of their own: the store is this one's. */
  private void read(Listening listening, String into, Surroundings surroundings) {
    CompletableFuture<Void> reading =
        CompletableFuture.runAsync(() -> lines(listening, into, surroundings))
            .whenComplete((done, failed) -> listening.end());
    listening.run();
    try {
      reading.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }

  private void lines(Listening listening, String into, Surroundings surroundings) {
    Totals totals = new Totals();
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(surroundings.in(), StandardCharsets.UTF_8))) {
      Optional<String> some = some(in);
      while (some.isPresent()) {
        RowIntake.Taken taken =
            listening
                .offer(into, some.get(), correct)
                .orElseThrow(
                    () -> Failure.file("standard input", "its lines are too long", "break them"))
                .join();
        totals.add(taken);
        tell(taken.refused(), surroundings);
        some = some(in);
      }
    } catch (CompletionException e) {
      if (e.getCause() instanceof StoreFailure failure) {
        throw failure;
      }
      throw e;
    } catch (IOException e) {
      throw Failure.file("standard input", "it broke off", "send the rest again");
    }
    totals.print(segue.json(), surroundings);
  }

  /** What has come, at least a line; nothing at the end. */
  private static Optional<String> some(BufferedReader in) throws IOException {
    Optional<String> line = Optional.ofNullable(in.readLine());
    if (line.isEmpty()) {
      return line;
    }
    List<String> lines = new ArrayList<>();
    while (line.isPresent()) {
      lines.add(line.get());
      line =
          lines.size() < TOGETHER && in.ready()
              ? Optional.ofNullable(in.readLine())
              : Optional.empty();
    }
    return Optional.of(String.join("\n", lines));
  }

  private static void tell(List<RowIntake.Refused> all, Surroundings surroundings) {
    for (RowIntake.Refused refused : all) {
      surroundings.err().println(refused.reason() + ": " + refused.row());
    }
    if (!all.isEmpty()) {
      surroundings
          .err()
          .println("correct them and send them again; they are kept in " + RowIntake.SET_ASIDE);
    }
  }

  /** What all the rows came to. */
  private static final class Totals {
    private long rows;
    private long added;
    private long changed;
    private long same;
    private long refused;

    void add(RowIntake.Taken taken) {
      rows += taken.rows();
      added += taken.added();
      changed += taken.changed();
      same += taken.same();
      refused += taken.refused().size();
    }

    void print(boolean json, Surroundings surroundings) {
      if (json) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("rows", rows);
        all.put("added", added);
        all.put("changed", changed);
        all.put("same", same);
        all.put("refused", refused);
        Json.print(all, surroundings.out());
      } else {
        surroundings
            .out()
            .println(
                Plural.of(rows, "row", surroundings.screen())
                    + ": "
                    + added
                    + " new, "
                    + changed
                    + " changed, "
                    + same
                    + " as they were, "
                    + refused
                    + " refused");
      }
    }
  }
}
