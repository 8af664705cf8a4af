package dev.segue.runtime.store;

import dev.segue.compiler.sql.SqlText;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * What a connection remembers of the tables that only refreshes write: good within a transaction
 * that nobody writes beside, until another connection has written or a transaction is undone.
 */
final class Memory {
  /** So many bytes of chunks at most, a few more for a while. */
  private static final long MOST = 64L << 20;

  private final Store store;
  private final Map<Integer, Map<String, byte[]>> chunks = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;
  private long others = -1;
  private long stamp;

  Memory(Store store) {
    this.store = store;
  }

  /** A transaction has begun that nobody writes beside. */
  void begun() {
    if (store.engine().rowsAtATime() > 0) {
      forget();
      return;
    }
    long now = store.number(new SqlText("pragma data_version", List.of()));
    if (now != others) {
      others = now;
      forget();
    }
  }

  /** Anything may be otherwise now. */
  void forget() {
    stamp++;
    chunks.clear();
    bytes = 0;
  }

  /** What refreshes write was written, perhaps by another one than the last. */
  void wrote() {
    stamp++;
  }

  /** What is the same as it was once: since then nothing has changed but by whoever asks. */
  long stamp() {
    return stamp;
  }

  /** The bits of a chunk by segment, as they are read if they are not known. */
  Map<String, byte[]> chunk(int chunk, IntFunction<Map<String, byte[]>> read) {
    Map<String, byte[]> known = chunks.get(chunk);
    if (known != null) {
      return known;
    }
    Map<String, byte[]> found = read.apply(chunk);
    chunks.put(chunk, found);
    bytes += found.values().stream().mapToLong(b -> b.length).sum();
    Iterator<Map<String, byte[]>> eldest = chunks.values().iterator();
    while (bytes > MOST && chunks.size() > 1) {
      bytes -= eldest.next().values().stream().mapToLong(b -> b.length).sum();
      eldest.remove();
    }
    return found;
  }

  /** The bits of a chunk became these; empty: nobody is in it. */
  void put(int chunk, String segment, byte[] bits) {
    Map<String, byte[]> known = chunks.get(chunk);
    if (known == null) {
      return;
    }
    byte[] before = bits.length == 0 ? known.remove(segment) : known.put(segment, bits);
    bytes += bits.length - (before == null ? 0 : before.length);
  }

  /** Some segments are gone. */
  void forgetChunks() {
    chunks.clear();
    bytes = 0;
  }
}
