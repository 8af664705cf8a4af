package dev.segue.compiler.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.source.Source;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of many contacts, in words. */
final class PopulationWordsTest {
  private static final Source SCRIPT =
      new Source(
          "people.segue",
          """
          schema {
            contact from contacts key id {
              title text
              plan text
              lifetime_value decimal(12,2)
              home location from latitude, longitude
            }
            account from accounts key id of contact by account_id { name text }
            event purchased from orders key id of contact by contact_id at at {
              amount decimal(12,2)
            }
          }
          segment customers { purchased }
          """);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          lifetime_value > avg of lifetime_value among everyone with the same plan \
          | lifetime value is more than the average of lifetime value among everyone with the same plan
          lifetime_value >= percentile 97.5 of lifetime_value among customers \
          | lifetime value is at least percentile 97.5 of lifetime value among customers
          sum of purchased.amount of account in last 30 days > 100 \
          | the sum of amount of purchased in the last 30 days of everyone at the account is more than 100
          count of purchased among customers > 3 | the number of purchased among customers is more than 3
          top 10% by lifetime_value among customers \
          | in the top 10% by lifetime value among customers
          not bottom 5 by lifetime_value with ties \
          | not in the bottom 5 by lifetime value among everyone with ties
          in sample 12.5% of "spring" | in the sample of 12.5% "spring"
          any contact of account (title contains "VP") \
          | some contact of the account (title contains "VP")
          not any contact of account (in customers) | no contact of the account (in customers)
          no contact of account (in customers) | no contact of the account (in customers)
          at least 2 contacts of account (in customers) \
          | at least 2 contacts of the account (in customers)
          exactly 1 contact of account (in customers) \
          | exactly 1 contact of the account (in customers)
          home within 0.5 km of (40.71, -74.01) | home is within 0.5 km of (40.71, -74.01)
          not home within 50 km of home | home is not within 50 km of home (or is missing)
          """)
  void reads(String condition, String words) {
    Compilation compilation =
        SegueCompiler.compile(SegueCompiler.Input.of(ZoneId.of("UTC"), List.of(SCRIPT)));
    assertFalse(compilation.hasErrors());
    var checked = compilation.condition(new Source("(condition)", condition));
    assertEquals(List.of(), checked.diagnostics());
    assertEquals(words, new English(compilation.workspace()).words(checked.value()));
  }
}
