package dev.segue.repl.report;

import java.util.List;
import java.util.Optional;

/**
 * Why a command could not go on, for programs.
 *
 * @param code what kind of failure: {@code findings}, {@code usage}, {@code file} or {@code fault}
 * @param place the file, table or option
 * @param remedy what to do next
 * @param diagnostics the mistakes found, each with its place
 */
public record FailureJson(
    String code,
    Optional<String> place,
    String reason,
    Optional<String> remedy,
    List<DiagnosticJson.Finding> diagnostics) {
  public FailureJson {
    diagnostics = List.copyOf(diagnostics);
  }
}
