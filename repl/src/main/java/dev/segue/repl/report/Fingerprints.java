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
import java.util.Optional;

/**
 * What a finding is known by from run to run: its code, file, message and the words of its line,
 * not where that line stands. Of equal ones the first, the second and so on are told apart.
 */
final class Fingerprints {
  private static final int LENGTH = 16;
  private static final int LONG = 10_000;

  private Fingerprints() {}

  /** One for each, in the same order. */
  static List<String> of(List<Diagnostic> diagnostics, Collection<Source> sources) {
    Map<String, Source> files = new HashMap<>();
    sources.forEach(s -> files.putIfAbsent(s.path(), s));
    // a line may be long, and much may be told of it
    Map<Place, String> lines = new HashMap<>();
    Map<String, Integer> seen = new HashMap<>();
    List<String> fingerprints = new ArrayList<>();
    for (Diagnostic diagnostic : diagnostics) {
      String about =
          String.join(
              "\n",
              diagnostic.code().id(),
              diagnostic.span().file(),
              diagnostic.message(),
              lines.computeIfAbsent(place(diagnostic, files), Fingerprints::line));
      int before = seen.merge(about, 1, Integer::sum);
      fingerprints.add(hash(about + "\n" + before));
    }
    return fingerprints;
  }

  /** A line of a file that is known, or 0. */
  private record Place(Optional<Source> source, int line) {}

  private static Place place(Diagnostic diagnostic, Map<String, Source> files) {
    Optional<Source> source = Optional.ofNullable(files.get(diagnostic.span().file()));
    return new Place(
        source,
        source
            .map(s -> s.lineOf(Math.min(diagnostic.span().start(), s.text().length())))
            .orElse(0));
  }

  /** The words of a line, or a digest of them where they are many. */
  private static String line(Place place) {
    String words =
        place.source().map(s -> s.line(place.line()).strip().replaceAll("\\s+", " ")).orElse("");
    return words.length() > LONG ? hash(words) : words;
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
