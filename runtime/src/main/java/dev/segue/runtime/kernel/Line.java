package dev.segue.runtime.kernel;

import java.util.Arrays;

/**
 * A contact with what is read of them, in parts: what stands with them, then their events of each
 * table ({@link dev.segue.compiler.sql.PackSql}). It is another one after each step of what reads.
 */
final class Line {
  private static final byte[] NOTHING = {};

  private final byte[][] bytes;
  private final int[] from;
  private final int[] to;
  private Object key = "";

  Line(int parts) {
    this.bytes = new byte[parts][];
    this.from = new int[parts];
    this.to = new int[parts];
  }

  int size() {
    return bytes.length;
  }

  Object key() {
    return key;
  }

  /** Another contact, of whom nothing is told yet. */
  void begin(Object contact) {
    key = contact;
    for (int part = 0; part < bytes.length; part++) {
      set(part, NOTHING, 0, 0);
    }
  }

  void set(int part, byte[] all, int begins, int ends) {
    bytes[part] = all;
    from[part] = begins;
    to[part] = ends;
  }

  void set(int part, byte[] all) {
    set(part, all, 0, all.length);
  }

  /** The same for good, whatever the one that reads goes on to. */
  Line copy() {
    Line copy = new Line(bytes.length);
    copy.key = key;
    for (int part = 0; part < bytes.length; part++) {
      copy.set(part, Arrays.copyOfRange(bytes[part], from[part], to[part]));
    }
    return copy;
  }

  byte[] bytes(int part) {
    return bytes[part];
  }

  /** Where a part begins among its bytes. */
  int from(int part) {
    return from[part];
  }

  /** Where it has ended. */
  int to(int part) {
    return to[part];
  }
}
