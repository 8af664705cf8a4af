package dev.segue.compiler.mutate;

import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;

/**
 * A script with one small change.
 *
 * @param span what is changed
 * @param before what stands there
 * @param after what stands there instead; empty: nothing
 */
public record Mutant(Span span, String before, String after) {

  /** The script with the change. */
  public Source of(Source script) {
    String text = script.text();
    return new Source(
        script.path(), text.substring(0, span.start()) + after + text.substring(span.end()));
  }
}
