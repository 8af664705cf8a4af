package dev.segue.repl.report;

import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Workspace;
import java.util.Optional;

/** What a step of a program does, in a few words. */
final class StepWords {
  private StepWords() {}

  /** Of the step called so; nothing where only an older version of the program has it. */
  static Optional<String> of(Workspace workspace, String program, String step) {
    return workspace
        .program(program)
        .flatMap(p -> p.steps().stream().filter(s -> s.id().equals(step)).findFirst())
        .map(s -> words(s.action()));
  }

  private static String words(Program.Action action) {
    return switch (action) {
      case Program.Action.Send send -> "send " + send.message();
      case Program.Action.Wait wait -> "wait";
      case Program.Action.WaitFor wait -> "wait until ..";
      case Program.Action.WaitAt wait -> "wait until an instant";
      case Program.Action.WaitClock wait -> "wait until " + wait.clock();
      case Program.Action.Branch branch -> "if ..";
      case Program.Action.Split split -> "split";
      case Program.Action.HandOff handOff -> "hand off to " + handOff.to();
      case Program.Action.Set set -> "set " + set.attribute().name();
      case Program.Action.AddToList add -> "add to list " + add.list();
      case Program.Action.RemoveFromList remove -> "remove from list " + remove.list();
      case Program.Action.StartProgram start -> "start " + start.program();
      case Program.Action.Webhook webhook -> "webhook " + webhook.url();
      case Program.Action.Repeat repeat -> "repeat";
      case Program.Action.Stop stop -> "stop";
    };
  }
}
