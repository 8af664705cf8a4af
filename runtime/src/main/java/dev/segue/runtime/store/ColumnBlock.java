package dev.segue.runtime.store;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Contacts with what was read of them, one after another in their order: of each the key (as UTF-8
 * with its length, or as eight bytes), the length of what follows, and each part with its length.
 * Lengths are seven bits to a byte, the least first, the highest bit set where another byte
 * follows.
 */
public final class ColumnBlock {
  private static final int SEVEN = 0x7f;

  private final byte[] body;
  private final boolean whole;
  private int position;
  private int end;

  /**
   * Before its first contact.
   *
   * @param whole whether keys are whole numbers
   */
  public ColumnBlock(byte[] body, boolean whole) {
    this.body = body;
    this.whole = whole;
  }

  public byte[] body() {
    return body;
  }

  /** The key of the next contact, if {@link #hasNext}; its parts follow. */
  public Object next() {
    Object key;
    if (whole) {
      long number = 0;
      for (int i = 0; i < Long.BYTES; i++) {
        number = (number << Byte.SIZE) | (body[position + i] & 0xff);
      }
      position += Long.BYTES;
      key = number;
    } else {
      int length = length();
      key = new String(body, position, length, StandardCharsets.UTF_8);
      position += length;
    }
    int length = length();
    end = position + length;
    return key;
  }

  public boolean hasNext() {
    return position < body.length;
  }

  /** How many bytes the next part has; it begins at {@link #position}. */
  public int part() {
    return length();
  }

  public int position() {
    return position;
  }

  /** Goes on behind a part. */
  public void pass(int part) {
    position += part;
  }

  /** Goes on behind all parts of the contact. */
  public void passAll() {
    position = end;
  }

  private int length() {
    int length = 0;
    for (int shift = 0; ; shift += Byte.SIZE - 1) {
      byte some = body[position++];
      length |= (some & SEVEN) << shift;
      if (some >= 0) {
        return length;
      }
    }
  }

  /** The same without a contact; nobody is left: nothing. */
  byte[] without(Object contact) {
    ByteArrayOutputStream others = new ByteArrayOutputStream(body.length);
    while (hasNext()) {
      int begins = position;
      boolean stays = !next().equals(contact);
      passAll();
      if (stays) {
        others.write(body, begins, position - begins);
      }
    }
    return others.toByteArray();
  }

  /** A block that grows. */
  public static final class Growing {
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final ByteArrayOutputStream parts = new ByteArrayOutputStream();

    /** One part more of the contact whose key follows. */
    public void part(byte[] from, int begins, int ends) {
      length(parts, ends - begins);
      parts.write(from, begins, ends - begins);
    }

    /** Whose parts these were. */
    public void end(Object key) {
      if (key instanceof Long number) {
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
          body.write((int) (number >> shift));
        }
      } else {
        byte[] text = key.toString().getBytes(StandardCharsets.UTF_8);
        length(body, text.length);
        body.writeBytes(text);
      }
      length(body, parts.size());
      body.writeBytes(parts.toByteArray());
      parts.reset();
    }

    /** All of it; it is empty again. */
    public byte[] take() {
      byte[] all = body.toByteArray();
      body.reset();
      return all;
    }

    private static void length(ByteArrayOutputStream to, int length) {
      int left = length;
      for (; left > SEVEN; left >>>= Byte.SIZE - 1) {
        to.write(left | ~SEVEN);
      }
      to.write(left);
    }
  }
}
