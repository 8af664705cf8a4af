package dev.segue.runtime.generate;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** A CSV file while it is written, packed where its name ends in {@code .gz}. */
final class Sheet implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  /** How a program writes CSV: separator, line end, and whether a byte-order mark stands first. */
  enum Habit {
    PLAIN(',', "\n", ""),
    /** As a spreadsheet does in half of Europe. */
    SPREADSHEET(';', "\r\n", "\uFEFF");

    private final char separator;
    private final String lineEnd;
    private final String mark;

    Habit(char separator, String lineEnd, String mark) {
      this.separator = separator;
      this.lineEnd = lineEnd;
      this.mark = mark;
    }
  }

  private final Habit habit;
  private final Writer out;
  private long rows;

  Sheet(Path file, Habit habit, String... header) {
    this.habit = habit;
    try {
      OutputStream bytes = Files.newOutputStream(file);
      boolean packed = file.toString().endsWith(".gz");
      this.out =
          new BufferedWriter(
              new OutputStreamWriter(packed ? packed(bytes) : bytes, StandardCharsets.UTF_8),
              BUFFER);
      out.write(habit.mark);
      write(header);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static OutputStream packed(OutputStream bytes) throws IOException {
    return new GZIPOutputStream(bytes, BUFFER) {
      {
        def.setLevel(Deflater.BEST_SPEED);
      }
    };
  }

  void row(String... cells) {
    try {
      write(cells);
      rows++;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A line as it stands, whatever it is. */
  void raw(String line) {
    try {
      out.write(line);
      out.write(habit.lineEnd);
      rows++;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many rows were written, the header not counted. */
  long rows() {
    return rows;
  }

  private void write(String... cells) throws IOException {
    for (int i = 0; i < cells.length; i++) {
      if (i > 0) {
        out.write(habit.separator);
      }
      cell(cells[i]);
    }
    out.write(habit.lineEnd);
  }

  private void cell(String text) throws IOException {
    boolean plain = true;
    for (int i = 0; i < text.length() && plain; i++) {
      char c = text.charAt(i);
      plain = c != habit.separator && c != '"' && c != '\n' && c != '\r';
    }
    out.write(plain ? text : '"' + text.replace("\"", "\"\"") + '"');
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
