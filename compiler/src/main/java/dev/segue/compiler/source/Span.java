package dev.segue.compiler.source;

/**
 * A half-open range of a source text: offsets in UTF-16 units from 0, {@code end} excluded.
 *
 * @param file the path as the user named it, relative to the workspace
 */
public record Span(String file, int start, int end) {
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("span " + start + ".." + end + " of " + file);
    }
  }

  /** From the start of this span to the end of {@code last}, both in one file. */
  public Span to(Span last) {
    return new Span(file, Math.min(start, last.start), Math.max(end, last.end));
  }
}
