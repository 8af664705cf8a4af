package dev.segue.runtime.deliver;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * The end of a file of JSON lines whose writer may have died over it. Half a line is cut away:
 * nobody can read it, and what it was about is known as unknown in the outbox. A whole one that
 * only lacks its line feed gets it.
 */
final class BrokenLine {
  private static final int BLOCK = 1 << 16;
  private static final ObjectMapper STRICT =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private BrokenLine() {}

  /** The file then is empty or ends in a line feed. */
  static void mend(FileChannel file) throws IOException {
    long size = file.size();
    long start = lastLine(file, size);
    if (start == size) {
      return;
    }
    if (isWhole(read(file, start, Math.toIntExact(size - start)))) {
      file.write(ByteBuffer.wrap(new byte[] {'\n'}), size);
    } else {
      file.truncate(start);
    }
  }

  /** Just after the last line feed. */
  private static long lastLine(FileChannel file, long size) throws IOException {
    long end = size;
    while (end > 0) {
      long start = Math.max(0, end - BLOCK);
      byte[] block = read(file, start, (int) (end - start));
      for (int i = block.length - 1; i >= 0; i--) {
        if (block[i] == '\n') {
          return start + i + 1;
        }
      }
      end = start;
    }
    return 0;
  }

  private static byte[] read(FileChannel file, long start, int length) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(length);
    while (block.hasRemaining() && file.read(block, start + block.position()) >= 0) {
      // a read may give less than was asked for
    }
    return block.array();
  }

  private static boolean isWhole(byte[] line) {
    try {
      return STRICT.readTree(new String(line, StandardCharsets.UTF_8)).isObject();
    } catch (JacksonException e) {
      return false;
    }
  }
}
