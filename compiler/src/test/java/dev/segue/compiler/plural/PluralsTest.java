package dev.segue.compiler.plural;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PluralsTest {
  @ParameterizedTest
  @CsvSource({
    "en, 1, one",
    "en, 2, other",
    "en, 0, other",
    "pl, 1, one",
    "pl, 3, few",
    "pl, 5, many",
    "pl, 22, few",
    "pl, 1.5, other",
    "ar, 0, zero",
    "ar, 2, two",
    "ar, 11, many",
    "ja, 1, other",
    "fr, 0, one",
    "de-CH, -1, one"
  })
  void aNumberHasACategory(String language, BigDecimal number, String category) {
    assertEquals(category, Plurals.of(language).orElseThrow().category(number));
  }

  @Test
  void aLanguageTellsSomeApart() {
    assertEquals(
        Set.of("one", "few", "many", "other"), Plurals.of("pl").orElseThrow().categories());
    assertEquals(Optional.empty(), Plurals.of("klingon"));
    assertEquals(Optional.empty(), Plurals.of(""));
  }
}
