package dev.segue.repl.session;

import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.format.Formatting;
import dev.segue.compiler.parse.Parsing;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Comment;
import dev.segue.compiler.syntax.Declaration;
import dev.segue.compiler.syntax.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a script says once typed definitions have taken their places in it: all around them stays as
 * it is, comments in them that were not typed again stand above, and a file in the one layout stays
 * in it.
 */
final class SavedFile {
  private record Edit(Span span, String text) {}

  private final Source file;
  private final List<Edit> edits = new ArrayList<>();
  private final StringBuilder appended = new StringBuilder();

  SavedFile(Source file) {
    this.file = file;
  }

  /** Whether the file can be read, so that the places in it are certain. */
  boolean isSound() {
    return !Parsing.file(file).hasErrors();
  }

  /** What stands there. */
  String before() {
    return file.text();
  }

  /** A definition takes the place of the one that stands in the file. */
  void replace(Placed stood, String typed) {
    SourceFile own = Parsing.file(new Source(Input.PLACE, typed)).value();
    boolean annotated = own.declarations().stream().anyMatch(d -> !d.annotations().isEmpty());
    Span span =
        annotated ? Placed.whole(stood.declaration()) : declared(stood.declaration(), stood);
    StringBuilder text = new StringBuilder();
    for (Comment comment : stood.read().comments()) {
      boolean inside = comment.span().start() >= span.start() && comment.span().end() <= span.end();
      if (inside && !typed.contains(comment.text())) {
        text.append(comment.text()).append('\n');
      }
    }
    edits.add(new Edit(span, text.append(typed).toString()));
  }

  /** Without the annotations, which stay. */
  private static Span declared(Declaration declaration, Placed stood) {
    int start =
        declaration.annotations().stream()
            .mapToInt(a -> a.span().end())
            .max()
            .orElse(declaration.span().start());
    String text = stood.file().text();
    while (Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    return new Span(stood.file().path(), start, declaration.span().end());
  }

  /** A definition that no file has comes at the end. */
  void append(String typed) {
    appended.append('\n').append(typed).append('\n');
  }

  String text() {
    StringBuilder text = new StringBuilder(file.text());
    edits.sort(Comparator.comparingInt((Edit e) -> e.span.start()).reversed());
    for (Edit edit : edits) {
      text.replace(edit.span.start(), edit.span.end(), ended(edit.text));
    }
    String more = ended(appended.toString());
    if (!more.isEmpty() && !text.isEmpty() && !text.toString().endsWith("\n")) {
      text.append(ended("\n"));
    }
    text.append(text.isEmpty() ? more.stripLeading() : more);
    return laidOut() ? formatted(text.toString()) : text.toString();
  }

  /** With the line ends that the file has. */
  private String ended(String written) {
    String plain = written.replace("\r\n", "\n");
    return file.text().contains("\r\n") ? plain.replace("\n", "\r\n") : plain;
  }

  private boolean laidOut() {
    return formatted(file.text()).equals(file.text());
  }

  /** In the one layout, where it can be read. */
  static String formatted(String text) {
    Source source = new Source(Input.PLACE, text);
    Checked<SourceFile> read = Parsing.file(source);
    return read.hasErrors() ? text : Formatting.format(source, read.value());
  }
}
