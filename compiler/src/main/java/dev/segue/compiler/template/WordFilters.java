package dev.segue.compiler.template;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Filters of English words: the terms of a vocabulary, articles and possessives. */
final class WordFilters {
  private static final Pattern SOUNDED_AS_VOWEL =
      Pattern.compile("(?i)(hour|honest|honou?r|heir).*", Pattern.DOTALL);
  private static final Pattern SOUNDED_AS_CONSONANT =
      Pattern.compile(
          "(?i)(one|once|eu|use|usu|ut[ei]|uni([^nm]|que)|ub|uk|uf|u\\b|us\\b|ur[aei]).*",
          Pattern.DOTALL);

  /** {@code MBA}, {@code HR}: read letter by letter if short or without vowels. */
  private static final Pattern SPELLED_OUT =
      Pattern.compile("[AEFHILMNORSX]([A-Z0-9]{0,2}|[B-DF-HJ-NP-TV-Z0-9]*)\\b.*", Pattern.DOTALL);

  private WordFilters() {}

  /** {@code 'prospect' | term: 'many'}; a number in place of the word chooses as it counts. */
  static Datum term(Datum value, Arguments given) {
    String name = Conversion.text(value);
    Optional<Term> term = given.scope().term(name);
    if (term.isEmpty()) {
      return given.fail("no vocabulary has a term '" + name + "'");
    }
    String one = term.get().one();
    String many = term.get().many();
    if (given.get(0) instanceof Datum.Number(var count)) {
      return new Datum.Text(term.get().of(count));
    }
    return switch (given.text(0, "one")) {
      case "one" -> new Datum.Text(one);
      case "many" -> new Datum.Text(term.get().forms().getOrDefault("many", many));
      default ->
          Optional.ofNullable(term.get().forms().get(given.text(0)))
              .<Datum>map(Datum.Text::new)
              .orElseGet(
                  () -> given.fail("'one' or 'many' is expected, not '" + given.text(0) + "'"));
    };
  }

  /** {@code a donor}, {@code an hour}. */
  static Datum withArticle(Datum value, Arguments given) {
    String text = Conversion.text(value);
    if (text.isBlank()) {
      return new Datum.Text(text);
    }
    return new Datum.Text((beginsWithVowelSound(text.stripLeading()) ? "an " : "a ") + text);
  }

  private static boolean beginsWithVowelSound(String text) {
    if (SPELLED_OUT.matcher(text).matches() || SOUNDED_AS_VOWEL.matcher(text).matches()) {
      return true;
    }
    boolean vowel = "aeiou".indexOf(text.toLowerCase(Locale.ROOT).charAt(0)) >= 0;
    return vowel && !SOUNDED_AS_CONSONANT.matcher(text).matches();
  }

  /** {@code Ana's}, {@code James'}. */
  static Datum possessive(Datum value, Arguments given) {
    String text = Conversion.text(value);
    if (text.isBlank()) {
      return new Datum.Text(text);
    }
    boolean sibilant = text.endsWith("s") || text.endsWith("S");
    return new Datum.Text(text + (sibilant ? "'" : "'s"));
  }
}
