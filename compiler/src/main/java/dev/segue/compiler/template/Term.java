package dev.segue.compiler.template;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A word of a vocabulary: {@code prospect "donor", "donors"}.
 *
 * @param forms those of plural categories that have one of their own
 * @param category the plural category of a number in the word's language; nothing where it names
 *     none: then there is one, and there are many
 */
public record Term(
    String one,
    String many,
    Map<String, String> forms,
    Optional<Function<BigDecimal, String>> category) {
  private static final String ONE = "one";

  public Term {
    forms = Map.copyOf(forms);
  }

  /** Of no language in particular. */
  public Term(String one, String many) {
    this(one, many, Map.of(), Optional.empty());
  }

  /** The form that goes with a number. */
  String of(BigDecimal count) {
    if (category.isEmpty()) {
      return count.abs().compareTo(BigDecimal.ONE) == 0 ? one : many;
    }
    String named = category.get().apply(count);
    return Optional.ofNullable(forms.get(named)).orElse(named.equals(ONE) ? one : many);
  }
}
