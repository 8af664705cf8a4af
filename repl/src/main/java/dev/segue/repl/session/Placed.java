package dev.segue.repl.session;

import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Annotation;
import dev.segue.compiler.syntax.Declaration;
import dev.segue.compiler.syntax.Name;
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
    return declaration.called().map(Name::text);
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
