package dev.segue.repl.command;

import dev.segue.compiler.ir.Workspace;
import dev.segue.repl.report.Json;
import dev.segue.repl.session.LoadedWorkspace;
import dev.segue.repl.session.WorkspaceData;
import dev.segue.runtime.deliver.Preferences;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code segue subscribe CONTACT TOPIC}: what a contact said to want. */
@Command(
    name = "subscribe",
    description = {
      "Record that a contact wants a topic: said after an address was suppressed,",
      "messages of that topic go there again."
    },
    footerHeading = "%nExamples:%n",
    footer = "  segue subscribe c-00017 offers")
final class SubscribeCommand implements Callable<Integer> {
  private final Segue segue;

  @Mixin private AsOf asOf = new AsOf();

  @Parameters(index = "0", paramLabel = "CONTACT", description = "The contact's key.")
  private String contact = "";

  @Parameters(index = "1", paramLabel = "TOPIC", description = "The topic's name.")
  private String topic = "";

  SubscribeCommand(Segue segue) {
    this.segue = segue;
  }

  /** What was recorded, for programs. */
  private record Recorded(String contact, String topic, boolean subscribed) {}

  @Override
  public Integer call() {
    LoadedWorkspace loaded = Opening.sound(segue, segue.folder());
    Workspace workspace = loaded.workspace();
    Instant now = asOf.instant(workspace.zone(), segue.surroundings());
    String wanted = UnsubscribeCommand.topic(topic, workspace);
    try (WorkspaceData data = Opening.data(segue, loaded)) {
      Preferences preferences =
          new Preferences(
              data.store(), workspace, data.layout(), now, Asked.key(contact, workspace));
      if (!preferences.isThere()) {
        throw Failure.usage("there is no contact '" + contact + "'");
      }
      preferences.subscribe(wanted);
    }
    if (segue.json()) {
      Json.print(new Recorded(contact, wanted, true), segue.surroundings().out());
    } else {
      segue.surroundings().out().println(contact + " is subscribed to '" + wanted + "'");
    }
    return ExitCodes.FINE;
  }
}
