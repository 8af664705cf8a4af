package dev.segue.runtime.segment;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code @expect size between 10 and 1000}: those that have fewer contacts, or more. */
final class UnexpectedSizes {
  private UnexpectedSizes() {}

  static List<Diagnostic> of(List<Refreshed.Segment> refreshed, Workspace workspace) {
    Map<String, Long> sizes =
        refreshed.stream().collect(Collectors.toMap(Refreshed.Segment::name, s -> s.size()));
    List<Diagnostic> warnings = new ArrayList<>();
    for (Definitions.Segment segment : workspace.segments()) {
      long size = sizes.getOrDefault(segment.name(), 0L);
      segment
          .expect()
          .filter(e -> size < e.least() || size > e.most())
          .ifPresent(
              e ->
                  warnings.add(
                      Diagnostic.of(
                          Code.SEGMENT_SIZE,
                          segment.span(),
                          segment.name(),
                          size == 1 ? "1 contact" : size + " contacts",
                          "between " + e.least() + " and " + e.most())));
    }
    return warnings;
  }
}
