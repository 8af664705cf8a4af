package dev.segue.compiler.plural;

import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The plural categories of a language, as the Unicode CLDR has them. Only a vocabulary that names
 * its language has ICU looked for.
 */
public final class Plurals {
  private final PluralRules rules;
  private final ULocale locale;

  private Plurals(PluralRules rules, ULocale locale) {
    this.rules = rules;
    this.locale = locale;
  }

  /** Of a language by its tag, {@code pl} or {@code pt-PT}; nothing where there is none such. */
  public static Optional<Plurals> of(String tag) {
    ULocale locale = ULocale.forLanguageTag(tag);
    boolean known =
        !locale.getLanguage().isEmpty()
            && Arrays.stream(PluralRules.getAvailableULocales())
                .anyMatch(l -> l.getLanguage().equals(locale.getLanguage()));
    return known
        ? Optional.of(new Plurals(PluralRules.forLocale(locale), locale))
        : Optional.empty();
  }

  /** The categories that the language tells apart. */
  public Set<String> categories() {
    return new TreeSet<>(rules.getKeywords());
  }

  /** The category of a number: 1.5 and 1.50 may differ. */
  public String category(BigDecimal number) {
    return rules.select(NumberFormatter.withLocale(locale).format(number.abs()));
  }
}
