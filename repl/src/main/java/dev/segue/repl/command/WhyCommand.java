package dev.segue.repl.command;

import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Workspace;
import dev.segue.repl.report.Json;
import dev.segue.repl.session.LoadedWorkspace;
import dev.segue.repl.session.Why;
import dev.segue.repl.session.WhyQuestions;
import dev.segue.repl.session.WorkspaceData;
import java.io.PrintStream;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code segue why C S}: why a contact is in a segment or not, and what would turn that. */
@Command(
    name = "why",
    description = {
      "Say why a contact is in a segment or not: what holds at every part and which decide,",
      "the nearest change that would turn the answer, and when time alone will."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  segue why c-00017 car_intent",
      "  segue why c-00017 car_intent --as-of 2026-03-01"
    })
final class WhyCommand implements Callable<Integer> {
  private final Segue segue;

  @Mixin private AsOf asOf = new AsOf();

  @Parameters(index = "0", paramLabel = "CONTACT", description = "The contact's key.")
  private String contact = "";

  @Parameters(index = "1", paramLabel = "SEGMENT", description = "The segment's name.")
  private String name = "";

  WhyCommand(Segue segue) {
    this.segue = segue;
  }

  @Override
  public Integer call() {
    LoadedWorkspace loaded = Opening.sound(segue, segue.folder());
    Surroundings surroundings = segue.surroundings();
    Workspace workspace = loaded.workspace();
    Instant now = asOf.instant(workspace.zone(), surroundings);
    Definitions.Segment segment =
        workspace
            .segment(name)
            .orElseThrow(
                () ->
                    Asked.unknown(
                        "segment",
                        name,
                        workspace.segments().stream().map(Definitions.Segment::name).toList()));
    try (WorkspaceData data = Opening.asked(segue, loaded, now)) {
      Why why =
          WhyQuestions.why(data, Asked.key(contact, workspace), segment, now)
              .orElseThrow(() -> Failure.usage("there is no contact '" + contact + "'"));
      PrintStream out = surroundings.out();
      if (segue.json()) {
        Json.print(why, workspace.zone(), out);
      } else {
        out.println(why.headline(workspace.zone()));
        why.table().print(surroundings.screen(), out);
        why.turning(workspace.zone()).forEach(out::println);
      }
      return ExitCodes.FINE;
    }
  }
}
