package dev.segue.repl.session;

import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Annotation;
import dev.segue.compiler.syntax.Declaration;
import dev.segue.compiler.syntax.SourceFile;
import dev.segue.runtime.workspace.WorkspaceFolder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Definitions typed at the prompt. One of a name that a file defines too stands in its place until
 * the prompt is left.
 */
record TypedDefinitions(Map<String, Source> byName) {
  TypedDefinitions {
    byName = new LinkedHashMap<>(byName);
  }

  static TypedDefinitions none() {
    return new TypedDefinitions(Map.of());
  }

  /** These and the declarations of {@code file}, which was read from {@code source}. */
  TypedDefinitions and(Source source, SourceFile file) {
    Map<String, Source> more = new LinkedHashMap<>(byName);
    for (Declaration declaration : file.declarations()) {
      Span span = whole(declaration);
      String text = source.text().substring(span.start(), span.end());
      name(declaration)
          .ifPresent(
              name -> {
                more.remove(name);
                more.put(name, new Source("(typed) " + name, text));
              });
    }
    return new TypedDefinitions(more);
  }

  /** The names that a file of declarations defines; nothing for schema and tests. */
  static List<String> names(SourceFile file) {
    return file.declarations().stream().flatMap(d -> name(d).stream()).toList();
  }

  /** Whether a diagnostic's file is the text typed for a name. */
  boolean isOf(String name, String file) {
    return Optional.ofNullable(byName.get(name)).filter(s -> s.path().equals(file)).isPresent();
  }

  /** What was typed, as it would stand in a file. */
  List<String> lines() {
    if (byName.isEmpty()) {
      return List.of("nothing was defined here");
    }
    List<String> lines = new ArrayList<>();
    for (Source source : byName.values()) {
      lines.addAll(lines.isEmpty() ? List.of() : List.of(""));
      lines.addAll(source.text().lines().toList());
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
    scripts.addAll(byName.values());
    return new WorkspaceFolder(
        folder.root(), folder.settingsFile(), folder.settings(), scripts, folder.templates());
  }

  /** The script with blanks where it defines what was typed: every place stays where it is. */
  private Source without(Source script, SourceFile file) {
    StringBuilder text = new StringBuilder(script.text());
    for (Declaration declaration : file.declarations()) {
      if (name(declaration).filter(byName::containsKey).isPresent()) {
        Span span = whole(declaration);
        for (int i = span.start(); i < span.end(); i++) {
          if (!Character.isWhitespace(text.charAt(i))) {
            text.setCharAt(i, ' ');
          }
        }
      }
    }
    return new Source(script.path(), text.toString());
  }

  private static Span whole(Declaration declaration) {
    Span span = declaration.span();
    for (Annotation annotation : declaration.annotations()) {
      span = span.to(annotation.span());
    }
    return span;
  }

  private static Optional<String> name(Declaration declaration) {
    return switch (declaration) {
      case Declaration.Schema s -> Optional.empty();
      case Declaration.Segment s -> Optional.of(s.name().text());
      case Declaration.Trait t -> Optional.of(t.name().text());
      case Declaration.NamedCondition c -> Optional.of(c.name().text());
      case Declaration.Score s -> Optional.of(s.name().text());
      case Declaration.Partition p -> Optional.of(p.name().text());
      case Declaration.Vocabulary v -> Optional.of(v.name().text());
      case Declaration.Topic t -> Optional.of(t.name().text());
      case Declaration.ContactList l -> Optional.of(l.name().text());
      case Declaration.Message m -> Optional.of(m.name().text());
      case Declaration.Program p -> Optional.of(p.name().text());
      case Declaration.Test t -> Optional.empty();
    };
  }
}
