package dev.segue.repl.site;

import dev.segue.compiler.plan.Thing;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The file of a thing's page: {@code segment-car_intent.html}. Whatever it is called, the file's
 * name is plain, and no two are the same even where capitals do not count.
 */
final class PageName {
  static final String SCHEMA = "schema.html";
  static final String TESTS = "tests.html";
  static final String CONDITIONS = "conditions.html";
  private static final int LONGEST = 80;
  private static final int BYTES = 8;

  private PageName() {}

  /** Where a thing is told of: a page of its own, or a place on a page of several. */
  static String of(Thing thing) {
    return switch (thing.kind()) {
      case ATTRIBUTE, ACCOUNT_FIELD, EVENT, PROPERTY, RECORD -> SCHEMA + "#" + anchor(thing);
      case TEST -> TESTS + "#" + anchor(thing);
      case LIST, TOPIC, VOCABULARY, TRAIT, SCORE, PARTITION, SEGMENT, PROGRAM, MESSAGE ->
          anchor(thing) + ".html";
    };
  }

  static String anchor(Thing thing) {
    return thing.kind().name().toLowerCase(Locale.ROOT) + "-" + plain(thing.name());
  }

  static String plain(String name) {
    StringBuilder plain = new StringBuilder();
    name.chars()
        .forEach(
            c -> {
              if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_') {
                plain.append((char) c);
              } else {
                plain.append('-').append(Integer.toHexString(c)).append('-');
              }
            });
    return plain.length() <= LONGEST ? plain.toString() : plain.substring(0, LONGEST) + hash(name);
  }

  private static String hash(String name) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return "-" + HexFormat.of().formatHex(hash, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
