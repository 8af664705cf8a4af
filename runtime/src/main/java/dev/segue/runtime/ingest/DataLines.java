package dev.segue.runtime.ingest;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file of text, packed or not, whatever ends them. A line that is not UTF-8 is read
 * as Windows-1252, in which spreadsheets write where nobody tells them otherwise, and counted.
 */
final class DataLines implements AutoCloseable {
  private static final int BUFFER = 1 << 16;
  private static final int LOOKED_AT = 4096;
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private final Counted bytes;
  private final BufferedReader lines;

  /** Whether a char of {@link #lines} stands for a byte, still to be decoded. */
  private final boolean undecoded;

  private long notUtf8;

  private DataLines(Counted bytes, BufferedReader lines, boolean undecoded) {
    this.bytes = bytes;
    this.lines = lines;
    this.undecoded = undecoded;
  }

  static DataLines open(Path file) throws IOException {
    Counted bytes = new Counted(Files.newInputStream(file));
    try {
      boolean packed = file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
      BufferedInputStream text =
          new BufferedInputStream(packed ? new GZIPInputStream(bytes, BUFFER) : bytes, BUFFER);
      Charset wide = wideCharset(text);
      boolean undecoded = wide.equals(StandardCharsets.UTF_8);
      Charset charset = undecoded ? StandardCharsets.ISO_8859_1 : wide;
      return new DataLines(
          bytes, new BufferedReader(new InputStreamReader(text, charset), BUFFER), undecoded);
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  /** Of a text that is there already. */
  static DataLines of(String text) {
    Counted nothing = new Counted(InputStream.nullInputStream());
    return new DataLines(nothing, new BufferedReader(new StringReader(text)), false);
  }

  /** By the byte-order mark, which is passed over; UTF-8 where there is none. */
  private static Charset wideCharset(BufferedInputStream text) throws IOException {
    text.mark(LOOKED_AT);
    byte[] start = text.readNBytes(LOOKED_AT - 1);
    text.reset();
    if (begins(start, 0xEF, 0xBB, 0xBF)) {
      text.skipNBytes(3);
    } else if (begins(start, 0xFF, 0xFE) || begins(start, 0xFE, 0xFF)) {
      return StandardCharsets.UTF_16;
    } else if (holdsZero(start)) {
      throw new NoTextException();
    }
    return StandardCharsets.UTF_8;
  }

  private static boolean begins(byte[] start, int... mark) {
    if (start.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((start[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean holdsZero(byte[] start) {
    for (byte b : start) {
      if (b == 0) {
        return true;
      }
    }
    return false;
  }

  /** The next line without its end, or null. */
  @Nullable String next() throws IOException {
    String line = lines.readLine();
    return line == null || !undecoded || isAscii(line) ? line : decoded(line);
  }

  private String decoded(String line) {
    byte[] written = line.getBytes(StandardCharsets.ISO_8859_1);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(written)).toString();
    } catch (CharacterCodingException e) {
      notUtf8++;
      return new String(written, WINDOWS);
    }
  }

  private static boolean isAscii(String line) {
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /** How many lines were not UTF-8. */
  long notUtf8() {
    return notUtf8;
  }

  /** How many bytes of the file were read, packed as they are. */
  long bytesRead() {
    return bytes.count;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  /** The file is something other than text. */
  static final class NoTextException extends IOException {
    private static final long serialVersionUID = 1;
  }

  /** Counts what is read. */
  private static final class Counted extends FilterInputStream {
    private long count;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      count += b < 0 ? 0 : 1;
      return b;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      int read = super.read(to, offset, length);
      count += Math.max(read, 0);
      return read;
    }
  }
}
