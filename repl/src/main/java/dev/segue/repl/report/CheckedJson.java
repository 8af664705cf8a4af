package dev.segue.repl.report;

import java.util.List;
import java.util.Optional;

/** What {@code segue check --json} tells: the diagnostics, and with {@code --fix} what changed. */
public record CheckedJson(
    List<DiagnosticJson.Finding> diagnostics, Optional<List<Changed>> changed) {

  /** A file that was changed, or would be. */
  public record Changed(String file, long edits) {}
}
