package dev.segue.compiler.lint;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Workspace;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Messages that no program sends. */
final class UnsentMessages implements Lint {
  @Override
  public List<Diagnostic> find(Workspace workspace) {
    Set<String> sent =
        workspace.programs().stream()
            .flatMap(program -> program.steps().stream())
            .map(Program.Step::action)
            .filter(Program.Action.Send.class::isInstance)
            .map(action -> ((Program.Action.Send) action).message())
            .collect(Collectors.toSet());
    return workspace.messages().stream()
        .filter(message -> !sent.contains(message.name()))
        .map(message -> Diagnostic.of(Code.MESSAGE_UNSENT, message.span(), message.name()))
        .toList();
  }
}
