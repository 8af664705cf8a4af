package dev.segue.repl.session;

import dev.segue.compiler.parse.Parsing;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.syntax.Declaration;
import dev.segue.compiler.syntax.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code :save}: definitions typed at the prompt go into the files of the workspace. */
final class Saving {
  private static final String SCRIPT = ".segue";
  private static final String MARK = "\uFEFF";

  private final OpenWorkspace workspace;
  private final Map<String, SavedFile> files = new LinkedHashMap<>();

  /** Why it cannot be done. */
  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    Refused(String reason) {
      super(reason);
    }
  }

  private Saving(OpenWorkspace workspace) {
    this.workspace = workspace;
  }

  /**
   * Saves.
   *
   * @param argument names of what was typed, without any all of it; and a file for what is new
   */
  static Answer save(OpenWorkspace workspace, String argument) {
    List<String> names = new ArrayList<>();
    Optional<String> file = Optional.empty();
    for (String word : argument.split("\\s+", -1)) {
      if (word.endsWith(SCRIPT)) {
        file = Optional.of(word);
      } else if (!word.isEmpty()) {
        names.add(word);
      }
    }
    TypedDefinitions typed = workspace.typed();
    Optional<String> unknown = names.stream().filter(n -> typed.of(n).isEmpty()).findFirst();
    if (unknown.isPresent()) {
      return new Answer.Problem(
          "'" + unknown.get() + "' was not defined here; :typed lists what was");
    }
    if (typed.byName().isEmpty()) {
      return new Answer.Problem("nothing was defined here; type a definition first");
    }
    List<String> saved = names.isEmpty() ? List.copyOf(typed.byName().keySet()) : names;
    try {
      new Saving(workspace).save(saved, file);
    } catch (Refused refused) {
      return new Answer.Problem(String.valueOf(refused.getMessage()));
    }
    workspace.become(typed.without(saved));
    workspace.refresh();
    return new Answer.Lines(
        saved.stream()
            .map(
                n ->
                    "saved "
                        + n
                        + Placed.of(workspace.saved(), n).map(p -> " in " + p.place()).orElse(""))
            .toList());
  }

  private void save(List<String> names, Optional<String> given) throws Refused {
    for (String name : names) {
      TypedDefinitions.Typed typed = workspace.typed().of(name).orElseThrow();
      Optional<Placed> stands = Placed.of(workspace.saved(), name);
      if (!stands.map(Placed::text).equals(typed.stood())) {
        throw new Refused(
            name
                + " is not in its file what it was when you typed yours; :diff "
                + name
                + " shows both, and :edit "
                + name
                + " takes yours up again");
      }
      if (stands.isPresent()) {
        file(stands.get().file()).replace(stands.get(), typed.source().text());
      } else {
        file(script(given.orElseGet(() -> likely(typed)))).append(typed.source().text());
      }
    }
    for (Map.Entry<String, SavedFile> file : files.entrySet()) {
      write(file.getKey(), file.getValue());
    }
  }

  private SavedFile file(Source script) throws Refused {
    SavedFile file = files.computeIfAbsent(script.path(), p -> new SavedFile(script));
    if (!file.isSound()) {
      throw new Refused(script.path() + " has mistakes; :check shows them");
    }
    return file;
  }

  private Source script(String path) throws Refused {
    Path root = workspace.saved().folder().root();
    Path file = root.resolve(path).normalize();
    if (!file.startsWith(root) || root.relativize(file).toString().startsWith(".")) {
      throw new Refused(path + " is not of this workspace");
    }
    String shown = root.relativize(file).toString().replace('\\', '/');
    return workspace.saved().folder().scripts().stream()
        .filter(script -> script.path().equals(shown))
        .findFirst()
        .orElse(new Source(shown, ""));
  }

  /** The script with the most definitions of its kind. */
  private String likely(TypedDefinitions.Typed typed) {
    Class<?> kind = Parsing.file(typed.source()).value().declarations().getFirst().getClass();
    return workspace.saved().compilation().files().stream()
        .filter(file -> many(file, kind) > 0)
        .max(
            Comparator.comparingLong((SourceFile file) -> many(file, kind))
                .thenComparing(SourceFile::path, Comparator.reverseOrder()))
        .map(SourceFile::path)
        .orElse("definitions" + SCRIPT);
  }

  private static long many(SourceFile file, Class<?> kind) {
    return file.declarations().stream().map(Declaration::getClass).filter(kind::equals).count();
  }

  private void write(String path, SavedFile file) throws Refused {
    Path to = workspace.saved().folder().root().resolve(path);
    try {
      if (Files.exists(to)) {
        String stands = Files.readString(to);
        String mark = stands.startsWith(MARK) ? MARK : "";
        if (!stands.equals(mark + file.before())
            || !Replacement.write(to, stands, mark + file.text())) {
          throw new Refused(path + " changed meanwhile; nothing was written to it, try again");
        }
      } else {
        Files.createDirectories(to.resolveSibling("."));
        Files.writeString(to, file.text(), StandardOpenOption.CREATE_NEW);
      }
    } catch (IOException e) {
      throw new Refused(path + " cannot be written: " + e.getMessage());
    }
  }
}
