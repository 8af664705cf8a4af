package dev.segue.compiler.diag;

import dev.segue.compiler.source.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A text with the edits that were certain made in it; every other letter stays. Of edits that
 * overlap the first is made: what the others would do is looked at anew in the new text.
 *
 * @param made in the order of their places
 */
public record Fixed(Source source, List<Fix> made) {
  private static final Comparator<Fix> BY_PLACE =
      Comparator.<Fix>comparingInt(f -> f.span().start()).thenComparingInt(f -> f.span().end());

  public Fixed {
    made = List.copyOf(made);
  }

  /**
   * What {@code diagnostics} offer for this text. What a hint offers is left to the reader: the
   * text may well be meant as it stands.
   */
  public static Fixed of(Source source, List<Diagnostic> diagnostics) {
    List<Fix> offered =
        diagnostics.stream()
            .filter(d -> d.severity() != Severity.HINT)
            .flatMap(d -> d.fix().stream())
            .filter(f -> f.span().file().equals(source.path()))
            .sorted(BY_PLACE)
            .distinct()
            .toList();
    StringBuilder text = new StringBuilder();
    List<Fix> made = new ArrayList<>();
    int done = 0;
    int lastStart = -1;
    for (Fix fix : offered) {
      int start = fix.span().start();
      int end = fix.span().end();
      if (start < done || start == lastStart || end > source.text().length()) {
        continue;
      }
      text.append(source.text(), done, start).append(fix.replacement());
      made.add(fix);
      done = end;
      lastStart = start;
    }
    text.append(source.text(), done, source.text().length());
    return new Fixed(new Source(source.path(), text.toString()), made);
  }
}
