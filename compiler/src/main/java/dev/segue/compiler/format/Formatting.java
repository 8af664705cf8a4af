package dev.segue.compiler.format;

import dev.segue.compiler.source.Source;
import dev.segue.compiler.syntax.SourceFile;
import java.util.List;
import java.util.function.Function;

/** The one layout of a script. Laid out again it stays the same; its tree and comments are kept. */
public final class Formatting {
  private Formatting() {}

  /** A file that was read without errors, laid out. */
  public static String format(Source source, SourceFile file) {
    Page page = new Page(Written.in(source), file.comments());
    new DeclarationLayout(page, Written.in(source)).all(file.declarations());
    return Merging.text(page.lines(), page.comments(), blankBefore(source));
  }

  /** A tree that no text was read for, such as a schema drawn from a database. */
  public static String print(SourceFile file) {
    Page page = new Page(Written.anew(), List.of());
    new DeclarationLayout(page, Written.anew()).all(file.declarations());
    return Merging.text(page.lines(), List.of(), offset -> false);
  }

  /** Whether an empty line stands before what begins at an offset. */
  private static Function<Integer, Boolean> blankBefore(Source source) {
    String text = source.text();
    return offset -> {
      int lines = 0;
      for (int i = offset - 1; i >= 0 && Character.isWhitespace(text.charAt(i)); i--) {
        boolean ends =
            text.charAt(i) == '\n' || (text.charAt(i) == '\r' && text.charAt(i + 1) != '\n');
        lines += ends ? 1 : 0;
      }
      return lines > 1;
    };
  }
}
