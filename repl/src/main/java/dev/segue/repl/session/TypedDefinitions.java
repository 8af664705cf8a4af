package dev.segue.repl.session;

import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Declaration;
import dev.segue.compiler.syntax.SourceFile;
import dev.segue.runtime.workspace.WorkspaceFolder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Definitions typed at the prompt. One of a name that a file defines too stands in its place until
 * it is saved or the prompt is left.
 */
record TypedDefinitions(Map<String, Typed> byName) {
  /**
   * One of them.
   *
   * @param stood what the files said of the name when it was typed
   */
  record Typed(Source source, Optional<String> stood) {}

  TypedDefinitions {
    byName = new LinkedHashMap<>(byName);
  }

  static TypedDefinitions none() {
    return new TypedDefinitions(Map.of());
  }

  /** These and the declarations of {@code file}, which was read from {@code source}. */
  TypedDefinitions and(Source source, SourceFile file, LoadedWorkspace saved) {
    Map<String, Typed> more = new LinkedHashMap<>(byName);
    for (Declaration declaration : file.declarations()) {
      Span span = Placed.whole(declaration);
      String text = source.text().substring(span.start(), span.end());
      Placed.name(declaration)
          .ifPresent(
              name -> {
                more.remove(name);
                more.put(
                    name,
                    new Typed(
                        new Source("(typed) " + name, text),
                        Placed.of(saved, name).map(Placed::text)));
              });
    }
    return new TypedDefinitions(more);
  }

  TypedDefinitions without(Collection<String> names) {
    Map<String, Typed> fewer = new LinkedHashMap<>(byName);
    fewer.keySet().removeAll(names);
    return new TypedDefinitions(fewer);
  }

  /** The names that a file of declarations defines; nothing for schema and tests. */
  static List<String> names(SourceFile file) {
    return file.declarations().stream().flatMap(d -> Placed.name(d).stream()).toList();
  }

  Optional<Typed> of(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Whether a diagnostic's file is the text typed for a name. */
  boolean isOf(String name, String file) {
    return of(name).filter(typed -> typed.source.path().equals(file)).isPresent();
  }

  /** What was typed, as it would stand in a file. */
  List<String> lines() {
    if (byName.isEmpty()) {
      return List.of("nothing was defined here");
    }
    List<String> lines = new ArrayList<>();
    for (Typed typed : byName.values()) {
      lines.addAll(lines.isEmpty() ? List.of() : List.of(""));
      lines.addAll(typed.source.text().lines().toList());
    }
    return lines;
  }

  /** The folder as if these stood in it; {@code files} are its scripts as read. */
  WorkspaceFolder over(WorkspaceFolder folder, List<SourceFile> files) {
    if (byName.isEmpty()) {
      return folder;
    }
    List<Source> scripts = new ArrayList<>();
    for (Source script : folder.scripts()) {
      scripts.add(
          files.stream()
              .filter(f -> f.path().equals(script.path()))
              .findFirst()
              .map(f -> without(script, f))
              .orElse(script));
    }
    byName.values().forEach(typed -> scripts.add(typed.source));
    return new WorkspaceFolder(
        folder.root(), folder.settingsFile(), folder.settings(), scripts, folder.templates());
  }

  /** The script with blanks where it defines what was typed: every place stays where it is. */
  private Source without(Source script, SourceFile file) {
    StringBuilder text = new StringBuilder(script.text());
    for (Declaration declaration : file.declarations()) {
      if (Placed.name(declaration).filter(byName::containsKey).isPresent()) {
        Span span = Placed.whole(declaration);
        for (int i = span.start(); i < span.end(); i++) {
          if (!Character.isWhitespace(text.charAt(i))) {
            text.setCharAt(i, ' ');
          }
        }
      }
    }
    return new Source(script.path(), text.toString());
  }
}
