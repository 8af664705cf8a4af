package dev.segue.repl.report;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Findings as they once were: a check with a baseline speaks of new ones only. */
public record Baseline(int version, List<Known> findings) {
  private static final int VERSION = 1;

  /** A finding; only its fingerprint counts, the rest is for who reads the file. */
  public record Known(String fingerprint, String code, String file, String message) {}

  public Baseline {
    findings = List.copyOf(findings);
  }

  /** Of what is not allowed anyway. */
  public static Baseline of(CheckReport report) {
    return new Baseline(
        VERSION,
        report.findings().stream()
            .filter(f -> f.allowed().isEmpty())
            .map(
                f ->
                    new Known(
                        f.fingerprint(),
                        f.diagnostic().code().id(),
                        f.diagnostic().span().file(),
                        f.diagnostic().message()))
            .toList());
  }

  /**
   * Reads what {@code segue check --write-baseline} wrote.
   *
   * @throws IllegalArgumentException where it is something else
   */
  public static Set<String> read(String text) {
    try {
      Baseline read = JsonMapper.builder().build().readValue(text, Baseline.class);
      if (read.version() != VERSION) {
        throw new IllegalArgumentException("version " + read.version() + " is not known");
      }
      return read.findings().stream().map(Known::fingerprint).collect(Collectors.toSet());
    } catch (JacksonException | NullPointerException e) {
      throw new IllegalArgumentException("it is no baseline", e);
    }
  }
}
