package dev.segue.repl.lsp;

import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.format.Formatting;
import dev.segue.compiler.parse.Parsing;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.syntax.SourceFile;
import dev.segue.repl.report.ComparedLine;
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

  /** The same of the lines of a range alone; a change that reaches out of it is made in full. */
  static List<TextEdit> edits(Source source, Range range) {
    Checked<SourceFile> read = Parsing.file(source);
    if (read.hasErrors()) {
      return List.of();
    }
    String whole = Formatting.format(source, read.value());
    String part = partly(source.text(), whole, range);
    Source made = new Source(source.path(), part);
    Checked<SourceFile> readAgain = Parsing.file(made);
    // where words went over lines that stayed, only all of it says the same
    boolean same =
        !readAgain.hasErrors() && Formatting.format(made, readAgain.value()).equals(whole);
    return between(source, same ? part : whole);
  }

  /** The second text in the changes that touch a range, the first elsewhere. */
  private static String partly(String before, String after, Range range) {
    int first = range.getStart().getLine();
    boolean atStart = range.getEnd().getCharacter() == 0 && range.getEnd().getLine() > first;
    int last = range.getEnd().getLine() - (atStart ? 1 : 0);
    List<ComparedLine> lines = ComparedLine.all(lines(before), lines(after));
    StringBuilder made = new StringBuilder();
    int line = 0;
    int next = 0;
    while (next < lines.size()) {
      if (lines.get(next).sign() == ' ') {
        made.append(lines.get(next++).line());
        line++;
        continue;
      }
      StringBuilder left = new StringBuilder();
      StringBuilder come = new StringBuilder();
      int begin = line;
      while (next < lines.size() && lines.get(next).sign() != ' ') {
        boolean was = lines.get(next).sign() == '-';
        (was ? left : come).append(lines.get(next++).line());
        line += was ? 1 : 0;
      }
      boolean touched = begin <= last && Math.max(begin, line - 1) >= first;
      made.append(touched ? come : left);
    }
    return made.toString();
  }

  /** With their ends. */
  private static List<String> lines(String text) {
    return List.of(text.split("(?<=\n)", -1));
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
