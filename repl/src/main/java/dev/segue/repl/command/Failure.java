package dev.segue.repl.command;

import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.source.Source;
import dev.segue.repl.report.DiagnosticJson;
import dev.segue.repl.report.FailureJson;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Why a command cannot go on, in the user's words, and the exit code that says so. */
final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;
  private final transient FailureJson told;

  private Failure(int exitCode, FailureJson told) {
    super(told.reason(), null, false, false);
    this.exitCode = exitCode;
    this.told = told;
  }

  private static Failure of(
      int exitCode,
      String code,
      Optional<String> place,
      String reason,
      Optional<String> remedy,
      List<DiagnosticJson.Finding> diagnostics) {
    return new Failure(exitCode, new FailureJson(code, place, reason, remedy, diagnostics));
  }

  /** The command was called with what it cannot take. */
  static Failure usage(String reason) {
    return of(ExitCodes.USAGE, "usage", Optional.empty(), reason, Optional.empty(), List.of());
  }

  /** The same, and what it could be called with. */
  static Failure usage(String reason, String remedy) {
    return of(ExitCodes.USAGE, "usage", Optional.empty(), reason, Optional.of(remedy), List.of());
  }

  /** A text that the command was called with has mistakes, which were told. */
  static Failure usage(String reason, List<Diagnostic> diagnostics, Source text) {
    return of(
        ExitCodes.USAGE,
        "usage",
        Optional.empty(),
        reason,
        Optional.empty(),
        DiagnosticJson.of(diagnostics, List.of(text)).diagnostics());
  }

  /** A database or a file failed. */
  static Failure file(String place, String reason, String remedy) {
    return of(ExitCodes.FILE, "file", Optional.of(place), reason, Optional.of(remedy), List.of());
  }

  /** What was looked at is not as it has to be. */
  static Failure findings(String reason, String remedy) {
    return of(
        ExitCodes.FINDINGS, "findings", Optional.empty(), reason, Optional.of(remedy), List.of());
  }

  /** What was looked at has mistakes, which were told. */
  static Failure findings(String reason, List<Diagnostic> diagnostics, Collection<Source> sources) {
    return of(
        ExitCodes.FINDINGS,
        "findings",
        Optional.empty(),
        reason,
        Optional.empty(),
        DiagnosticJson.of(diagnostics, sources).diagnostics());
  }

  int exitCode() {
    return exitCode;
  }

  /** For programs. */
  FailureJson told() {
    return told;
  }

  /** For people: where and why, and on a line of its own what to do. */
  String words() {
    return told.place().map(place -> place + ": ").orElse("")
        + told.reason()
        + told.remedy().map(remedy -> "\n" + remedy).orElse("");
  }
}
