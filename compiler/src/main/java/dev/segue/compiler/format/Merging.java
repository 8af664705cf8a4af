package dev.segue.compiler.format;

import dev.segue.compiler.syntax.Comment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Lines, comments and the empty lines between them, become text. */
final class Merging {
  /** A line to be written: its text with indentation, and the comment at its end. */
  private static final class Shown {
    private final String text;
    private final Line.Kind kind;
    private String comment = "";

    private Shown(String text, Line.Kind kind) {
      this.text = text;
      this.kind = kind;
    }
  }

  private final List<Line> lines;
  private final Function<Integer, Boolean> blankBefore;
  private final List<List<Comment>> before = new ArrayList<>();
  private final List<List<Comment>> trailing = new ArrayList<>();
  private final List<Comment> atEnd = new ArrayList<>();
  private final List<Shown> shown = new ArrayList<>();

  private Merging(List<Line> lines, Function<Integer, Boolean> blankBefore) {
    this.lines = lines;
    this.blankBefore = blankBefore;
    for (int i = 0; i < lines.size(); i++) {
      before.add(new ArrayList<>());
      trailing.add(new ArrayList<>());
    }
  }

  static String text(
      List<Line> lines, List<Comment> comments, Function<Integer, Boolean> blankBefore) {
    Merging merging = new Merging(lines, blankBefore);
    merging.place(comments);
    for (int i = 0; i < lines.size(); i++) {
      merging.show(i);
    }
    for (Comment comment : merging.atEnd) {
      merging.comment(comment, 0, merging.shown.isEmpty() || !blankBefore.apply(start(comment)));
    }
    return merging.joined();
  }

  private static int start(Comment comment) {
    return comment.span().start();
  }

  /**
   * A comment on a line of its own goes before the line that it stood before or inside; one at the
   * end of a line stays at the end of what stood before it.
   */
  private void place(List<Comment> comments) {
    int line = 0;
    for (Comment comment : comments) {
      int at = start(comment);
      while (line < lines.size() && lines.get(line).end() <= at) {
        line++;
      }
      int last = line < lines.size() && lines.get(line).start() < at ? line : line - 1;
      if (!comment.ownLine() && last >= 0) {
        trailing.get(last).add(comment);
      } else if (line < lines.size()) {
        before.get(line).add(comment);
      } else {
        atEnd.add(comment);
      }
    }
  }

  private void show(int i) {
    Line line = lines.get(i);
    List<Comment> ending = trailing.get(i);
    List<Comment> own = new ArrayList<>(before.get(i));
    own.addAll(ending.subList(0, Math.max(0, ending.size() - 1)));
    boolean apart = line.kind() == Line.Kind.DECLARATION && isApart(i);
    for (Comment comment : own) {
      int indent = line.indent() + (line.kind() == Line.Kind.CLOSING ? 1 : 0);
      comment(comment, indent, !(apart || blankBefore.apply(start(comment))));
      apart = false;
    }
    boolean keeps = line.kind() == Line.Kind.ROW || line.kind() == Line.Kind.DECLARATION;
    if (apart || (keeps && blankBefore.apply(line.start()))) {
      blank();
    }
    Shown written = new Shown("  ".repeat(line.indent()) + line.text(), line.kind());
    if (!ending.isEmpty()) {
      written.comment = ending.getLast().text();
    }
    shown.add(written);
  }

  private void comment(Comment comment, int indent, boolean close) {
    if (!close) {
      blank();
    }
    shown.add(new Shown("  ".repeat(indent) + comment.text(), Line.Kind.VERBATIM));
  }

  /** A declaration of several lines stands apart from the one before it and the one after it. */
  private boolean isApart(int i) {
    boolean longer = i + 1 < lines.size() && lines.get(i + 1).kind() != Line.Kind.DECLARATION;
    boolean afterLonger = i > 0 && lines.get(i - 1).kind() != Line.Kind.DECLARATION;
    return longer || afterLonger;
  }

  /** No empty line begins the text or a block, and none follows another. */
  private void blank() {
    if (!shown.isEmpty() && !isBlank(shown.getLast()) && !opens(shown.getLast())) {
      shown.add(new Shown("", Line.Kind.ROW));
    }
  }

  private static boolean isBlank(Shown line) {
    return line.text.isEmpty() && line.comment.isEmpty() && line.kind != Line.Kind.VERBATIM;
  }

  private static boolean opens(Shown line) {
    return line.text.endsWith("{") && line.kind != Line.Kind.VERBATIM;
  }

  /** Comments at the ends of lines that follow one another begin in one column. */
  private String joined() {
    StringBuilder text = new StringBuilder();
    int column = 0;
    for (int i = 0; i < shown.size(); i++) {
      Shown line = shown.get(i);
      if (line.comment.isEmpty()) {
        text.append(line.text).append('\n');
        continue;
      }
      if (i == 0 || shown.get(i - 1).comment.isEmpty()) {
        column = column(i);
      }
      int last = line.text.length() - line.text.lastIndexOf('\n') - 1;
      text.append(line.text).append(" ".repeat(Math.max(2, column - last)));
      text.append(line.comment).append('\n');
    }
    return text.toString();
  }

  private int column(int from) {
    int column = 0;
    for (int i = from; i < shown.size() && !shown.get(i).comment.isEmpty(); i++) {
      column = Math.max(column, Page.width(shown.get(i).text) + 2);
    }
    return column;
  }
}
