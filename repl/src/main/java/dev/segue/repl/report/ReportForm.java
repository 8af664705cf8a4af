package dev.segue.repl.report;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The forms in which {@code segue check} writes what it found. */
public enum ReportForm {
  TEXT,
  JSON,
  SARIF,
  JUNIT,
  GITHUB,
  MARKDOWN;

  /** By the word for it. */
  public static Optional<ReportForm> of(String word) {
    return Arrays.stream(values()).filter(f -> f.word().equals(word)).findFirst();
  }

  /** {@code text}, {@code json}, .. */
  public static List<String> words() {
    return Arrays.stream(values()).map(ReportForm::word).toList();
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Bytes alike for the same findings, whenever and wherever. */
  public String write(CheckReport report, String version) {
    CheckLines lines = new CheckLines(report);
    return switch (this) {
      case TEXT -> text(report, lines);
      case JSON ->
          printed(
              new CheckedJson(
                  DiagnosticJson.of(report.open(), report.sources()).diagnostics(),
                  Optional.empty()));
      case SARIF -> printed(Sarif.of(report, version));
      case JUNIT -> lines.junit();
      case GITHUB -> lines.github();
      case MARKDOWN -> lines.markdown();
    };
  }

  private static String text(CheckReport report, CheckLines lines) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    new Findings(report.sources(), Screen.PIPE).print(report.open(), out);
    return bytes.toString(StandardCharsets.UTF_8)
        + (report.open().isEmpty() ? "" : "\n")
        + lines.summary()
        + "\n";
  }

  private static String printed(Object value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Json.print(value, new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
