package dev.segue.repl.command;

import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Messages;
import dev.segue.compiler.ir.Workspace;
import dev.segue.repl.report.Json;
import dev.segue.repl.session.LoadedWorkspace;
import dev.segue.repl.session.WorkspaceData;
import dev.segue.runtime.deliver.Preferences;
import dev.segue.runtime.deliver.Token;
import dev.segue.runtime.store.MergedTable;
import dev.segue.runtime.store.OutboxTable;
import dev.segue.runtime.store.OutboxTable.Entry;
import dev.segue.runtime.store.SuppressionTable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code segue unsubscribe CONTACT [TOPIC]}: what a contact does not want any more. */
@Command(
    name = "unsubscribe",
    description = {
      "Record that a contact does not want a topic any more, or nothing at all:",
      "then nothing is sent to the address either, whoever has it."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  segue unsubscribe c-00017 offers",
      "  segue unsubscribe c-00017",
      "  segue unsubscribe --token YXV0by8xLzE3LzE.Zk3x"
    })
final class UnsubscribeCommand implements Callable<Integer> {
  private final Segue segue;

  @Mixin private AsOf asOf = new AsOf();

  @Parameters(
      arity = "0..2",
      paramLabel = "CONTACT [TOPIC]",
      hideParamSyntax = true,
      description = "The contact's key, and the topic (default: all, and the address).")
  private List<String> words = List.of();

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description = "What the link of a mail carries: of its contact and its topic.")
  private Optional<String> token = Optional.empty();

  UnsubscribeCommand(Segue segue) {
    this.segue = segue;
  }

  /** What was recorded, for programs; without a topic of all. */
  private record Recorded(String contact, Optional<String> topic, boolean subscribed) {}

  @Override
  public Integer call() {
    if (words.isEmpty() == token.isEmpty()) {
      throw Failure.usage("unsubscribe takes a contact and perhaps a topic, or --token TOKEN");
    }
    LoadedWorkspace loaded = Opening.sound(segue, segue.folder());
    Workspace workspace = loaded.workspace();
    Instant now = asOf.instant(workspace.zone(), segue.surroundings());
    try (WorkspaceData data = Opening.data(segue, loaded)) {
      Object contact;
      Optional<String> topic;
      if (token.isPresent()) {
        Entry entry = entry(token.get(), data);
        contact = entry.contact();
        topic = workspace.message(entry.message()).flatMap(Messages.Message::topic);
      } else {
        contact = now(Asked.key(words.getFirst(), workspace), data);
        topic = words.stream().skip(1).findFirst().map(t -> topic(t, workspace));
      }
      Preferences preferences =
          new Preferences(data.store(), workspace, data.layout(), now, contact);
      if (!preferences.isThere()) {
        throw Failure.usage("there is no contact '" + contact + "'");
      }
      topic.ifPresentOrElse(preferences::unsubscribe, preferences::unsubscribe);
      print(contact, topic);
    }
    return ExitCodes.FINE;
  }

  /** A no of one who turned out to be somebody else is that one's. */
  private static Object now(Object contact, WorkspaceData data) {
    return new MergedTable(data.store()).into(contact).orElse(contact);
  }

  private static Entry entry(String token, WorkspaceData data) {
    return Token.key(token, new SuppressionTable(data.store()))
        .flatMap(new OutboxTable(data.store())::find)
        .filter(entry -> !entry.contact().toString().isEmpty())
        .orElseThrow(
            () ->
                Failure.usage(
                    "the token is of no message that this workspace has sent",
                    "take all of what stands in the link"));
  }

  static String topic(String name, Workspace workspace) {
    return workspace
        .topic(name)
        .map(Definitions.Topic::name)
        .orElseThrow(
            () ->
                Asked.unknown(
                    "topic",
                    name,
                    workspace.topics().stream().map(Definitions.Topic::name).toList()));
  }

  private void print(Object contact, Optional<String> topic) {
    if (segue.json()) {
      Json.print(new Recorded(contact.toString(), topic, false), segue.surroundings().out());
    } else {
      String what = topic.map(t -> "'" + t + "'").orElse("every topic; nothing is sent there");
      segue.surroundings().out().println(contact + " is unsubscribed from " + what);
    }
  }
}
