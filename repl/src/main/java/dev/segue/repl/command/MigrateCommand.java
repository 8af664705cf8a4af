package dev.segue.repl.command;

import dev.segue.compiler.ir.Program;
import dev.segue.repl.report.Cell;
import dev.segue.repl.report.Json;
import dev.segue.repl.report.Paint;
import dev.segue.repl.report.Table;
import dev.segue.repl.session.LoadedWorkspace;
import dev.segue.repl.session.WorkspaceData;
import dev.segue.runtime.program.Migration;
import dev.segue.runtime.program.Migration.Decision;
import dev.segue.runtime.program.Scripts;
import dev.segue.runtime.tick.WorkspaceScripts;
import java.io.PrintStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code segue migrate P}: who runs on which older version, and what would become of them. */
@Command(
    name = "migrate",
    description = {
      "Say who runs on an older version of a program, at which step, and what would become of"
          + " them;",
      "with --apply bring them to its newest. Of a step that is gone or changed you decide."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  segue migrate auto_nurture",
      "  segue migrate auto_nurture --step remind=keep --step 3=offer --step 4=exit --apply"
    })
final class MigrateCommand implements Callable<Integer> {
  private static final String KEEP = "keep";
  private static final String EXIT = "exit";

  private final Segue segue;

  @Mixin private AsOf asOf = new AsOf();

  @Parameters(paramLabel = "PROGRAM", description = "The program's name.")
  private String name = "";

  @Option(
      names = "--step",
      paramLabel = "OLD=WHAT",
      description = {
        "What becomes of those at a step that is gone or changed:",
        "'keep' (their version), 'exit', or the step they go on at."
      })
  private Map<String, String> decided = new LinkedHashMap<>();

  @Option(names = "--apply", description = "Do it; without, only say what would be done.")
  private boolean apply;

  MigrateCommand(Segue segue) {
    this.segue = segue;
  }

  @Override
  public Integer call() {
    LoadedWorkspace loaded = Opening.sound(segue, segue.folder());
    Program program = Asked.program(loaded.workspace(), name);
    Map<String, Decision> decisions = new LinkedHashMap<>();
    decided.forEach((step, what) -> decisions.put(step, decision(program, what)));
    Scripts scripts = new WorkspaceScripts(loaded.compilation());
    Instant now = asOf.instant(loaded.workspace().zone(), segue.surroundings());
    Migration.Plan plan;
    try (WorkspaceData data = Opening.data(segue, loaded)) {
      plan =
          apply
              ? Migration.apply(data.store(), scripts, program, decisions, now)
              : Migration.plan(data.store(), scripts, program, decisions);
    }
    boolean refused = apply && !plan.undecided().isEmpty();
    if (segue.json()) {
      Json.print(plan, segue.surroundings().out());
    } else {
      print(plan, refused);
    }
    return refused ? ExitCodes.FINDINGS : ExitCodes.FINE;
  }

  private static Decision decision(Program program, String what) {
    if (what.equals(KEEP)) {
      return new Decision.Keep();
    } else if (what.equals(EXIT)) {
      return new Decision.Exit();
    }
    List<String> steps = program.steps().stream().map(Program.Step::id).toList();
    if (!steps.contains(what)) {
      throw Asked.unknown("step", what, steps);
    }
    return new Decision.MoveTo(what);
  }

  private void print(Migration.Plan plan, boolean refused) {
    PrintStream out = segue.surroundings().out();
    Paint paint = Paint.of(segue.surroundings().screen());
    if (plan.lines().isEmpty()) {
      out.println(
          paint.good("nobody runs on an older version of " + name + " than " + plan.newest()));
      return;
    }
    Table table = new Table("version", "step", "runs", "who", "becomes");
    for (Migration.Line line : plan.lines()) {
      table.row(
          Cell.of(Long.toString(line.version())),
          Cell.of(line.step()),
          Cell.of(Integer.toString(line.runs())),
          Cell.of(
              String.join(", ", line.contacts())
                  + (line.runs() > line.contacts().size() ? " .." : "")),
          Cell.of(words(line)));
    }
    table.print(segue.surroundings().screen(), out);
    if (!plan.undecided().isEmpty()) {
      out.println();
      out.println(
          paint.strong(
              (refused ? "Nobody was moved: " : "")
                  + "say of each step that is gone or changed what becomes of those at it, with"
                  + " --step STEP=keep, STEP=exit or STEP=OTHER"));
    } else {
      out.println();
      out.println(
          paint.strong(
              apply ? "Done: version " + plan.newest() : "Nothing was done: --apply does it"));
    }
  }

  private static String words(Migration.Line line) {
    return switch (line.fate()) {
      case SAME -> "goes on at " + line.to().orElse("");
      case KEPT -> "stays on its version";
      case MOVED -> "comes to " + line.to().orElse("");
      case ENDED -> "ends, by exit";
      case REMOVED -> "? the step is gone";
      case CHANGED -> "? the step does something else now";
    };
  }
}
