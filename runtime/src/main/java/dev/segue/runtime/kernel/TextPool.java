package dev.segue.runtime.kernel;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Texts by their bytes, UTF-8: one that was met before is not made again. Of so many at most. */
final class TextPool {
  private static final int FEW = 1024;

  private byte[][] bytes = new byte[FEW][];
  private @Nullable String[] texts = new @Nullable String[FEW];
  private int size;

  String text(byte[] from, int begin, int end) {
    int place = place(from, begin, end);
    String known = texts[place];
    if (known != null) {
      return known;
    }
    String text = new String(from, begin, end - begin, StandardCharsets.UTF_8);
    if (size < Dictionary.MOST) {
      bytes[place] = Arrays.copyOfRange(from, begin, end);
      texts[place] = text;
      size++;
      if (size * 2 > texts.length) {
        grow();
      }
    }
    return text;
  }

  /** Where a text is, or would be. */
  private int place(byte[] from, int begin, int end) {
    int hash = 0;
    for (int i = begin; i < end; i++) {
      hash = hash * 31 + from[i];
    }
    int place = (hash ^ hash >>> 16) & texts.length - 1;
    while (texts[place] != null
        && !Arrays.equals(bytes[place], 0, bytes[place].length, from, begin, end)) {
      place = place + 1 & texts.length - 1;
    }
    return place;
  }

  private void grow() {
    byte[][] before = bytes;
    @Nullable String[] known = texts;
    bytes = new byte[before.length * 2][];
    texts = new @Nullable String[bytes.length];
    for (int i = 0; i < before.length; i++) {
      if (known[i] != null) {
        int place = place(before[i], 0, before[i].length);
        bytes[place] = before[i];
        texts[place] = known[i];
      }
    }
  }
}
