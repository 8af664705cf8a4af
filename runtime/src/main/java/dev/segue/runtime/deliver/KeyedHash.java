package dev.segue.runtime.deliver;

import dev.segue.runtime.store.SuppressionTable;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256: what only who has the secret can work out. */
final class KeyedHash {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SECRET_BYTES = 32;

  private final byte[] secret;

  private KeyedHash(byte[] secret) {
    this.secret = secret.clone();
  }

  /** By the secret of a state, which is made up where it has none yet. */
  static KeyedHash of(SuppressionTable table) {
    byte[] fresh = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(fresh);
    return new KeyedHash(HexFormat.of().parseHex(table.secret(HexFormat.of().formatHex(fresh))));
  }

  static KeyedHash of(String secret) {
    return new KeyedHash(secret.getBytes(StandardCharsets.UTF_8));
  }

  byte[] bytes(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  String hex(String text) {
    return HexFormat.of().formatHex(bytes(text));
  }
}
