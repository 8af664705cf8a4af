package dev.segue.compiler.type;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A draw of 10,000 lots: by a contact's key and the draw's name, so that the same contact draws the
 * same lot on every engine, for ever, and draws of other names are independent of it.
 *
 * <p>With k the first 31 bits of SHA-256 of the key, and a and b from SHA-256 of the name, the lot
 * is {@code ((k * a + b) mod 2147483647) mod 10000}.
 */
public record Draw(long a, long b) {
  /** How many lots there are. */
  public static final int LOTS = 10_000;

  private static final long PRIME = 2_147_483_647L;

  /** The draw of a name. */
  public static Draw named(String name) {
    ByteBuffer hash = ByteBuffer.wrap(sha256(name));
    long a = 1 + Math.floorMod(hash.getLong(), PRIME - 1);
    long b = Math.floorMod(hash.getLong(), PRIME);
    return new Draw(a, b);
  }

  /** The lot of a contact, from 0; a key that is a number is its digits. */
  public int lot(String key) {
    return lot(number(key));
  }

  /** The lot of a contact with that {@link #number}. */
  public int lot(long k) {
    return Math.toIntExact((k * a + b) % PRIME % LOTS);
  }

  /** The 31 bits of a contact's key that draws go by. */
  public static long number(String key) {
    return ByteBuffer.wrap(sha256(key)).getInt() & 0x7fff_ffffL;
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
