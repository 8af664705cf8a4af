package dev.segue.compiler.check;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Functions and words of SQL, spreadsheets and JavaScript, and how the same is said here. */
final class OtherWords {
  private static final Map<String, String> HINTS =
      hints(
          """
          lower upper lcase ucase tolower toupper tolowercase touppercase proper ucfirst initcap casefold: \
          to compare without case, end the comparison in 'ignoring case'
          isblank isempty: ask 'x is missing', 'x is empty' or 'x is blank'
          isnull isnotnull isna nullif coalesce ifnull nvl iferror ifna: \
          a comparison with a missing value is false; ask 'x is missing' or 'x is present'
          if iif ifs switch choose decode case: a partition says which class is whose, a score gives points by condition
          countif countifs: filter the event and count: purchased(category = "car") at least 3 times
          sumif sumifs: filter the event and sum: sum(purchased(category = "car").amount) > 500
          averageif averageifs average mean: write 'avg': avg(purchased.amount)
          maxifs minifs: filter the event and measure: max(purchased(category = "car").amount)
          total: write 'sum'
          stddev stdev variance var: measures are count, sum, avg, min, max, median, distinct, most_common, first, last
          today curdate current_date getdate sysdate current_timestamp localtimestamp datetime: \
          this instant is 'now'; a day is 'on 5 days ago', a window 'today' or 'in last 7 days'
          datediff date_diff timediff timestampdiff days_between: write 'days since x', or a window: x in last 30 days
          dateadd date_add date_sub adddate subdate interval: write '30 days ago' or '3 days from now'
          date to_date str_to_date datevalue cast convert to_timestamp timestamp parse_date: \
          dates stand without quotes: 2026-03-01
          year month day quarter dayofyear extract date_part date_trunc: \
          a window says it: x in 2026, x in 2026-03, x in 2026-Q1; an age is 'years since x'
          weekday dayofweek dow: an event is asked in its filter: purchased(on monday)
          hour minute: an event is asked in its filter: purchased(at 09:00 to 17:00)
          len length char_length strlen size: ask 'x is empty', or 'x matches "^.{3,}$"' for how long it is
          left right substring substr mid: ask 'starts with', 'ends with' or 'like "A*"'
          startswith starts_with begins_with beginswith: write 'x starts with "A"'
          endswith ends_with: write 'x ends with "A"'
          includes indexof strpos instr charindex position find search locate: write 'x contains "A"', of a list 'x has "A"'
          regexp regex rlike regexp_like regexp_match regexmatch similar test match: write 'x matches "A.*"'
          ilike: write 'like .. ignoring case'
          trim ltrim rtrim: white space alone is asked with 'x is blank'; ask 'starts with' or 'contains'
          concat concatenate textjoin join: each part is compared on its own, joined by 'and'
          round floor ceil ceiling trunc truncate int: compare with a bound instead: x >= 2.5
          abs: say both bounds: x between -3 and 3
          mod: there is no remainder; a sample of contacts is 'in sample 10% of "name"'
          exists any_value some: an event that was is its name alone: purchased(..) in last 30 days
          select from where having groupby: a segment says only its condition; which contacts they are is known
          vlookup hlookup xlookup lookup index: an account's field is account.industry, a list is 'in list vips'
          row_number rank dense_rank ntile: write 'top 10% by x' or 'top 100 by x'
          rand random: a part of all contacts is 'in sample 10% of "name"'
          everybody all anyone anybody: 'everyone' holds of all contacts
          nobody none noone: 'not everyone' holds of nobody
          yes no on off: a boolean is true or false, or stands alone: active, not active
          """);

  /** As functions they are other words, as names alone they are units of time. */
  private static final Set<String> UNITS =
      Set.of("year", "month", "day", "quarter", "hour", "minute");

  private OtherWords() {}

  /**
   * Of a word that is no name of this kind: {@code event or named condition} before parentheses.
   */
  static Optional<String> hint(String kind, String word) {
    boolean called = kind.equals("event or named condition");
    String small = word.toLowerCase(Locale.ROOT);
    return called || (kind.equals("name") && !UNITS.contains(small))
        ? Optional.ofNullable(HINTS.get(small))
        : Optional.empty();
  }

  /** A line has the words, a colon, and how it is said. */
  private static Map<String, String> hints(String list) {
    Map<String, String> hints = new HashMap<>();
    for (String line : list.lines().toList()) {
      int colon = line.indexOf(": ");
      for (String word : line.substring(0, colon).split(" ", -1)) {
        hints.put(word, line.substring(colon + 2).strip());
      }
    }
    return Map.copyOf(hints);
  }
}
