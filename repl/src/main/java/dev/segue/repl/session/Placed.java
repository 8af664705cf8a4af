package dev.segue.repl.session;

import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Annotation;
import dev.segue.compiler.syntax.Declaration;
import dev.segue.compiler.syntax.SourceFile;
import java.util.Optional;

/** A declaration in the file that it stands in. */
public record Placed(Source file, SourceFile read, Declaration declaration) {

  /** The one of a name, as the files of a workspace have it. */
  public static Optional<Placed> of(LoadedWorkspace saved, String name) {
    for (SourceFile read : saved.compilation().files()) {
      for (Declaration declaration : read.declarations()) {
        if (name(declaration).filter(name::equals).isPresent()) {
          return saved.folder().scripts().stream()
              .filter(script -> script.path().equals(read.path()))
              .findFirst()
              .map(script -> new Placed(script, read, declaration));
        }
      }
    }
    return Optional.empty();
  }

  /** The name declared; nothing for schema and tests. */
  public static Optional<String> name(Declaration declaration) {
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

  /** With its annotations. */
  public static Span whole(Declaration declaration) {
    Span span = declaration.span();
    for (Annotation annotation : declaration.annotations()) {
      span = span.to(annotation.span());
    }
    return span;
  }

  /** As written, with its annotations. */
  public String text() {
    return text(whole(declaration));
  }

  String text(Span span) {
    return file.text().substring(span.start(), span.end());
  }

  /** {@code segments.segue:12}. */
  public String place() {
    return file.path() + ":" + line();
  }

  int line() {
    return file.lineOf(declaration.span().start());
  }
}
