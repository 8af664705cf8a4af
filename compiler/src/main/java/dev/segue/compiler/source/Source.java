package dev.segue.compiler.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One file's text and its lines: LF, CR LF or CR end a line. Lines and columns count from 1, in
 * UTF-16 units.
 */
public final class Source {
  private final String path;
  private final String text;
  private final int[] lineStarts;

  public Source(String path, String text) {
    this.path = path;
    this.text = text;
    List<Integer> starts = new ArrayList<>(List.of(0));
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean loneReturn = c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n');
      if (c == '\n' || loneReturn) {
        starts.add(i + 1);
      }
    }
    this.lineStarts = starts.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The path as the user named it, relative to the workspace. */
  public String path() {
    return path;
  }

  public String text() {
    return text;
  }

  public int lineOf(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  public int columnOf(int offset) {
    return offset - lineStarts[lineOf(offset) - 1] + 1;
  }

  public int lineCount() {
    return lineStarts.length;
  }

  /** Where a line (from 1) begins. */
  public int startOf(int line) {
    return lineStarts[line - 1];
  }

  /** The text of a line (from 1) without its line end. */
  public String line(int number) {
    int start = lineStarts[number - 1];
    int end = number < lineStarts.length ? lineStarts[number] : text.length();
    while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return text.substring(start, end);
  }
}
