package dev.segue.compiler.check;

import dev.segue.compiler.diag.Diagnostic;
import java.util.List;

/**
 * What is made of declarations that are still being written.
 *
 * @param diagnostics what is wrong with them
 * @param mentions the names in them that are understood
 */
public record Unfinished(List<Diagnostic> diagnostics, List<Mention> mentions) {
  public Unfinished {
    diagnostics = List.copyOf(diagnostics);
    mentions = List.copyOf(mentions);
  }
}
