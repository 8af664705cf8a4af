package dev.segue.runtime.workspace;

import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads one file as UTF-8, strictly: what is not UTF-8 is an error with its place, no guess. */
public final class TextFile {
  private TextFile() {}

  /** The file's text without a byte-order mark, U+FFFD in it where bytes are no character. */
  public static Checked<Source> read(Path file, String shownAs) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      Span start = new Span(shownAs, 0, 0);
      return new Checked<>(
          new Source(shownAs, ""),
          List.of(
              Diagnostic.of(Code.FILE_UNREADABLE, start, shownAs)
                  .hint("see that the file is there and that you may read it")));
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
    Source source = new Source(shownAs, unmarked(new String(bytes, StandardCharsets.UTF_8)));
    if (!result.isError()) {
      return new Checked<>(source, List.of());
    }
    int bad = unmarked(out.flip().toString()).length();
    return new Checked<>(
        source,
        List.of(
            Diagnostic.of(
                    Code.FILE_NOT_UTF8,
                    new Span(shownAs, bad, bad + 1),
                    shownAs,
                    String.format("%02X", bytes[in.position()]))
                .hint("save the file as UTF-8")));
  }

  private static String unmarked(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
