package dev.segue.repl.session;

import dev.segue.compiler.diag.Suggestion;
import dev.segue.compiler.source.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What is to be shown in an editor. */
record Editing(OpenWorkspace workspace) {
  /** {@code :edit}: a definition, or without a name what was typed last. */
  Answer edit(String name, String typedLast) {
    if (name.isEmpty()) {
      return typedLast.isEmpty()
          ? new Answer.Problem("type something first, or name a definition")
          : new Answer.Edit(typedLast);
    }
    return workspace
        .typed()
        .of(name)
        .map(typed -> typed.source().text())
        .or(() -> Placed.of(workspace.saved(), name).map(Placed::text))
        .<Answer>map(Answer.Edit::new)
        .orElseGet(() -> unknown(name));
  }

  /** {@code :open}: the file of a definition. */
  Answer open(String name) {
    Path root = workspace.saved().folder().root();
    if (name.isEmpty()) {
      return workspace.saved().folder().scripts().stream()
          .findFirst()
          .<Answer>map(script -> new Answer.Open(root.resolve(script.path()), 1))
          .orElseGet(() -> new Answer.Problem("there is no script yet"));
    }
    Optional<Source> script =
        workspace.saved().sources().stream().filter(s -> s.path().equals(name)).findFirst();
    return script
        .<Answer>map(s -> new Answer.Open(root.resolve(s.path()), 1))
        .or(
            () ->
                Placed.of(workspace.saved(), name)
                    .map(p -> new Answer.Open(root.resolve(p.file().path()), p.line())))
        .orElseGet(() -> unknown(name));
  }

  private Answer unknown(String name) {
    List<String> near = Suggestion.nearest(name, workspace.loaded().compilation().names());
    return new Answer.Problem(
        "no file defines '"
            + name
            + "'"
            + (near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?"));
  }
}
