package dev.segue.compiler.diag;

import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A text with the edits that were certain made in it; every other letter stays. Of edits that
 * overlap the shortest is made: what the others would do is looked at anew in the new text, where
 * {@code 1,000} in parentheses no longer is two numbers.
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
            .sorted(Comparator.comparingInt(Fixed::length).thenComparing(BY_PLACE))
            .distinct()
            .toList();
    List<Fix> made = new ArrayList<>();
    for (Fix fix : offered) {
      if (made.stream().noneMatch(m -> overlap(m.span(), fix.span()))) {
        made.add(fix);
      }
    }
    made.sort(BY_PLACE);
    StringBuilder text = new StringBuilder(source.text());
    for (Fix fix : made.reversed()) {
      text.replace(fix.span().start(), fix.span().end(), fix.replacement());
    }
    return new Fixed(new Source(source.path(), text.toString()), made);
  }

  private static int length(Fix fix) {
    return fix.span().end() - fix.span().start();
  }

  private static boolean overlap(Span one, Span other) {
    return one.start() == other.start() || (one.start() < other.end() && other.start() < one.end());
  }
}
