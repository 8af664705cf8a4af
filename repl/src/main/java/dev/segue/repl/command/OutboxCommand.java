package dev.segue.repl.command;

import dev.segue.repl.report.Cell;
import dev.segue.repl.report.Json;
import dev.segue.repl.report.Paint;
import dev.segue.repl.report.Table;
import dev.segue.repl.session.LoadedWorkspace;
import dev.segue.repl.session.WorkspaceData;
import dev.segue.runtime.store.OutboxMoves;
import dev.segue.runtime.store.OutboxTable;
import dev.segue.runtime.store.OutboxTable.Status;
import dev.segue.runtime.store.Store;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * {@code segue outbox}: what did not go out or may not have; {@code segue outbox resolve KEY sent}
 * says what became of a message that is unknown.
 */
@Command(
    name = "outbox",
    description = {
      "List the messages that failed, and those of which nobody knows whether they went out:",
      "these are sent again only when you say that they were not sent."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  segue outbox",
      "  segue outbox resolve auto_nurture/1/17/auto_intro sent",
      "  segue outbox resolve auto_nurture/1/17/auto_intro not-sent"
    })
final class OutboxCommand implements Callable<Integer> {
  private static final String RESOLVE = "resolve";
  private static final String SENT = "sent";
  private static final String NOT_SENT = "not-sent";

  private final Segue segue;

  @Mixin private AsOf asOf = new AsOf();

  @Parameters(
      arity = "0..3",
      paramLabel = "resolve KEY sent|not-sent",
      hideParamSyntax = true,
      description = "What became of an unknown message, by its key.")
  private List<String> words = List.of();

  OutboxCommand(Segue segue) {
    this.segue = segue;
  }

  /** A message that did not go out or may not have, for programs. */
  private record Shown(
      String key,
      String status,
      Optional<String> program,
      Optional<String> step,
      String message,
      String contact,
      Optional<String> reason) {}

  /** What a message is now, for programs. */
  private record Resolved(String key, String status) {}

  @Override
  public Integer call() {
    boolean resolves = words.size() == 3 && words.getFirst().equals(RESOLVE);
    if (!words.isEmpty() && !(resolves && List.of(SENT, NOT_SENT).contains(words.get(2)))) {
      throw Failure.usage("outbox takes nothing, or: resolve KEY sent, resolve KEY not-sent");
    }
    LoadedWorkspace loaded = Opening.sound(segue, segue.folder());
    try (WorkspaceData data = Opening.data(segue, loaded)) {
      if (resolves) {
        resolve(words.get(1), words.get(2).equals(SENT), loaded, data.store());
      } else {
        list(new OutboxTable(data.store()));
      }
    }
    return ExitCodes.FINE;
  }

  private void resolve(String key, boolean sent, LoadedWorkspace loaded, Store store) {
    var now = asOf.instant(loaded.workspace().zone(), segue.surroundings());
    OutboxMoves moves = new OutboxMoves(store);
    boolean known = store.transaction(() -> moves.resolve(key, sent, now));
    if (!known) {
      throw Failure.usage(
          "no message of key '" + key + "' is unknown", "'segue outbox' lists those that are");
    }
    Status status = sent ? Status.SENT : Status.PENDING;
    if (segue.json()) {
      Json.print(new Resolved(key, word(status)), segue.surroundings().out());
    } else {
      segue
          .surroundings()
          .out()
          .println(sent ? key + " is sent" : key + " waits again: the next run sends it");
    }
  }

  private void list(OutboxTable outbox) {
    List<Shown> shown = new ArrayList<>();
    for (Status status : List.of(Status.UNKNOWN, Status.FAILED)) {
      outbox.with(status).forEach(entry -> shown.add(shown(entry, status)));
    }
    PrintStream out = segue.surroundings().out();
    if (segue.json()) {
      Json.print(shown, out);
      return;
    }
    if (shown.isEmpty()) {
      out.println(
          Paint.of(segue.surroundings().screen()).good("no message is unknown, none failed"));
      return;
    }
    Table table = new Table("key", "status", "message", "contact", "because");
    for (Shown one : shown) {
      table.row(
          Cell.of(one.key),
          Cell.of(one.status),
          Cell.of(one.message),
          Cell.of(one.contact),
          Cell.of(one.reason.orElse("")));
    }
    table.print(segue.surroundings().screen(), out);
  }

  private static Shown shown(OutboxTable.Entry entry, Status status) {
    return new Shown(
        entry.key(),
        word(status),
        entry.program(),
        entry.step(),
        entry.message(),
        entry.contact().toString(),
        entry.reason());
  }

  private static String word(Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }
}
