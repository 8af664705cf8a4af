package dev.segue.compiler.check;

import dev.segue.compiler.ir.Program;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * The version of a program: the same for the same settings and steps, wherever they stand and
 * however they are laid out.
 */
final class Fingerprint {
  private static final int BYTES = 8;

  private Fingerprint() {}

  static String of(List<?> settings, List<Program.Step> steps) {
    StringBuilder text = new StringBuilder(settings.toString());
    steps.forEach(step -> text.append('\n').append(step.id()).append(' ').append(step.action()));
    byte[] hash = sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(Arrays.copyOf(hash, BYTES));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
