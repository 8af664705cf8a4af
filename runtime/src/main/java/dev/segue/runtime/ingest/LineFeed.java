package dev.segue.runtime.ingest;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hands lines to a parser, and keeps those that it may have to read once more: a parser reads
 * ahead, and after a quote that nobody closed it must begin again on the line after.
 */
final class LineFeed extends Reader {
  private final DataLines lines;

  /** The lines from {@link #keptFrom} on that were handed out already. */
  private final Deque<String> kept;

  private final Deque<String> again;
  private long keptFrom;
  private String current = "";
  private int at;
  private boolean begun;

  private LineFeed(DataLines lines, Deque<String> again, long first) {
    this.lines = lines;
    this.kept = new ArrayDeque<>();
    this.again = again;
    this.keptFrom = first;
  }

  /** From the first line on. */
  static LineFeed of(DataLines lines) {
    return new LineFeed(lines, new ArrayDeque<>(), 1);
  }

  /** The same lines, from line number {@code first} on; this one must not be read any more. */
  LineFeed from(long first) {
    forgetBefore(first);
    Deque<String> rest = new ArrayDeque<>(kept);
    rest.addAll(again);
    return new LineFeed(lines, rest, first);
  }

  /** The number of the first line. */
  long first() {
    return keptFrom;
  }

  void forgetBefore(long line) {
    while (keptFrom < line && !kept.isEmpty()) {
      kept.removeFirst();
      keptFrom++;
    }
  }

  /** The lines from the first that was not forgotten up to {@code before}, as far as handed out. */
  List<String> linesBefore(long before) {
    List<String> found = new ArrayList<>();
    long line = keptFrom;
    for (String text : kept) {
      if (line++ >= before) {
        break;
      }
      found.add(text);
    }
    return found;
  }

  /** The first line that has anything in it and was not forgotten; null at the end. */
  @Nullable Long firstWritten() throws IOException {
    long line = keptFrom;
    for (String text : kept) {
      if (!text.isEmpty()) {
        return line;
      }
      line++;
    }
    return null;
  }

  /** The next line by itself, before a parser reads any; null at the end. */
  @Nullable String line() throws IOException {
    String line = again.isEmpty() ? lines.next() : again.removeFirst();
    if (line != null) {
      kept.addLast(line);
    }
    return line;
  }

  @Override
  public int read(char[] to, int offset, int length) throws IOException {
    int done = 0;
    while (done < length) {
      if (!begun) {
        String next = line();
        if (next == null) {
          break;
        }
        current = next;
        at = 0;
        begun = true;
      }
      int part = Math.min(length - done, current.length() - at);
      current.getChars(at, at + part, to, offset + done);
      at += part;
      done += part;
      if (done < length) {
        to[offset + done] = '\n';
        done++;
        begun = false;
      }
    }
    return done == 0 ? -1 : done;
  }

  /** The lines belong to whoever opened them. */
  @Override
  public void close() {}
}
