package dev.segue.repl.command;

import dev.segue.compiler.ir.Condition;
import dev.segue.repl.report.InstantText;
import dev.segue.repl.report.Json;
import dev.segue.repl.report.Plural;
import dev.segue.repl.session.LoadedWorkspace;
import dev.segue.repl.session.WorkspaceData;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code segue count S}: how many contacts a segment has. */
@Command(
    name = "count",
    description = "Count the contacts of a segment, or of any condition.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  segue count car_intent",
      "  segue count 'country = \"US\" and purchased in last 30 days'"
    })
final class CountCommand implements Callable<Integer> {
  private final Segue segue;

  @Mixin private AsOf asOf = new AsOf();

  @Mixin private TimeLimit timeLimit = new TimeLimit();

  @Parameters(paramLabel = "S", description = "A segment's name, or a condition in quotes.")
  private String text = "";

  CountCommand(Segue segue) {
    this.segue = segue;
  }

  /** The answer, for programs. */
  private record Counted(String segment, String asOf, long count) {}

  @Override
  public Integer call() {
    LoadedWorkspace loaded = Opening.sound(segue, segue.folder());
    Surroundings surroundings = segue.surroundings();
    Instant now = asOf.instant(loaded.workspace().zone(), surroundings);
    Condition condition = Asked.condition(text, loaded, segue);
    try (WorkspaceData data = Opening.asked(segue, loaded, now, timeLimit::set)) {
      long count = data.asOf(now).count(condition);
      if (segue.json()) {
        String instant = InstantText.of(now, loaded.workspace().zone());
        Json.print(new Counted(text, instant, count), surroundings.out());
      } else {
        surroundings.out().println(Plural.number(count, surroundings.screen()));
      }
      return ExitCodes.FINE;
    }
  }
}
