package dev.segue.runtime.deliver;

import dev.segue.runtime.store.SuppressionTable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * What a link to unsubscribe carries: the key of the send and a part of its keyed hash, so that
 * nobody can make one up for somebody else.
 */
public final class Token {
  private static final int HASH_BYTES = 16;
  private static final String PURPOSE = "unsubscribe ";

  private Token() {}

  static String of(String key, KeyedHash hash) {
    Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
    return encoder.encodeToString(key.getBytes(StandardCharsets.UTF_8))
        + "."
        + encoder.encodeToString(Arrays.copyOf(hash.bytes(PURPOSE + key), HASH_BYTES));
  }

  /** The key of the send that a token of this state is about. */
  public static Optional<String> key(String token, SuppressionTable table) {
    int dot = token.indexOf('.');
    if (dot < 0) {
      return Optional.empty();
    }
    try {
      Base64.Decoder decoder = Base64.getUrlDecoder();
      String key = new String(decoder.decode(token.substring(0, dot)), StandardCharsets.UTF_8);
      return token.equals(of(key, KeyedHash.of(table))) ? Optional.of(key) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
