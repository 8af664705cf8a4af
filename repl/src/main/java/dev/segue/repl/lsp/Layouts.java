package dev.segue.repl.lsp;

import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.format.Formatting;
import dev.segue.compiler.parse.Parsing;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.syntax.SourceFile;
import java.util.List;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;

/** The one layout, as edits of the lines that it changes. */
final class Layouts {
  private Layouts() {}

  /** Nothing of a script that cannot be read: what it means is not known. */
  static List<TextEdit> edits(Source source) {
    Checked<SourceFile> read = Parsing.file(source);
    if (read.hasErrors()) {
      return List.of();
    }
    return between(source, Formatting.format(source, read.value()));
  }

  /** One edit, from the first line that differs to the last. */
  static List<TextEdit> between(Source source, String now) {
    String before = source.text();
    if (before.equals(now)) {
      return List.of();
    }
    int start = 0;
    int least = Math.min(before.length(), now.length());
    while (start < least && before.charAt(start) == now.charAt(start)) {
      start++;
    }
    start = before.lastIndexOf('\n', start - 1) + 1;
    int end = 0;
    while (end < least - start
        && before.charAt(before.length() - 1 - end) == now.charAt(now.length() - 1 - end)) {
      end++;
    }
    // whole lines: what is kept at the end begins behind a line's end
    int kept = before.length() - end;
    while (kept < before.length() && (kept == 0 || before.charAt(kept - 1) != '\n')) {
      kept++;
    }
    int keptLength = before.length() - kept;
    Position from = Positions.position(source, start);
    Position to = Positions.position(source, kept);
    return List.of(
        new TextEdit(new Range(from, to), now.substring(start, now.length() - keptLength)));
  }
}
