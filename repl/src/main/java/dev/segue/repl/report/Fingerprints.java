package dev.segue.repl.report;

import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.source.Source;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * What a finding is known by from run to run: its code, file, message and the words of its line,
 * not where that line stands. Of equal ones the first, the second and so on are told apart.
 */
final class Fingerprints {
  private static final int LENGTH = 16;

  private Fingerprints() {}

  /** One for each, in the same order. */
  static List<String> of(List<Diagnostic> diagnostics, Collection<Source> sources) {
    Map<String, Integer> seen = new HashMap<>();
    List<String> fingerprints = new ArrayList<>();
    for (Diagnostic diagnostic : diagnostics) {
      String about =
          String.join(
              "\n",
              diagnostic.code().id(),
              diagnostic.span().file(),
              diagnostic.message(),
              line(diagnostic, sources));
      int before = seen.merge(about, 1, Integer::sum);
      fingerprints.add(hash(about + "\n" + before));
    }
    return fingerprints;
  }

  private static String line(Diagnostic diagnostic, Collection<Source> sources) {
    return sources.stream()
        .filter(s -> s.path().equals(diagnostic.span().file()))
        .findFirst()
        .map(s -> s.line(s.lineOf(Math.min(diagnostic.span().start(), s.text().length()))))
        .map(l -> l.strip().replaceAll("\\s+", " "))
        .orElse("");
  }

  private static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
