package dev.segue.compiler.template;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every filter: its least and most arguments, and what it does with a value. */
public enum Filter {
  ABS(0, 0, NumberFilters::abs),
  APPEND(1, 1, TextFilters::append),
  AT_LEAST(1, 1, NumberFilters::atLeast),
  AT_MOST(1, 1, NumberFilters::atMost),
  BASE64_DECODE(0, 0, CodingFilters::base64Decode),
  BASE64_ENCODE(0, 0, CodingFilters::base64Encode),
  BASE64_URL_SAFE_DECODE(0, 0, CodingFilters::base64UrlSafeDecode),
  BASE64_URL_SAFE_ENCODE(0, 0, CodingFilters::base64UrlSafeEncode),
  CAPITALIZE(0, 0, TextFilters::capitalize),
  CEIL(0, 0, NumberFilters::ceil),
  COMPACT(0, 1, ListFilters::compact),
  CONCAT(1, 1, ListFilters::concat),
  DATE(1, 1, DateFilter::date),
  DEFAULT(0, 1, DefaultFilter::otherwise),
  DIVIDED_BY(1, 1, NumberFilters::dividedBy),
  DOWNCASE(0, 0, TextFilters::downcase),
  ESCAPE(0, 0, HtmlFilters::escape),
  ESCAPE_ONCE(0, 0, HtmlFilters::escapeOnce),
  FIND(1, 2, SearchFilters::find),
  FIND_INDEX(1, 2, SearchFilters::findIndex),
  FIRST(0, 0, ListFilters::first),
  FLOOR(0, 0, NumberFilters::floor),
  HAS(1, 2, SearchFilters::has),
  JOIN(0, 1, ListFilters::join),
  LAST(0, 0, ListFilters::last),
  LSTRIP(0, 0, TextFilters::lstrip),
  MAP(1, 1, ListFilters::map),
  MINUS(1, 1, NumberFilters::minus),
  MODULO(1, 1, NumberFilters::modulo),
  NEWLINE_TO_BR(0, 0, HtmlFilters::newlineToBr),
  PLUS(1, 1, NumberFilters::plus),
  POSSESSIVE(0, 0, WordFilters::possessive),
  PREPEND(1, 1, TextFilters::prepend),
  RAW(0, 0, HtmlFilters::raw),
  REJECT(1, 2, SearchFilters::reject),
  REMOVE(1, 1, ReplaceFilters::remove),
  REMOVE_FIRST(1, 1, ReplaceFilters::removeFirst),
  REMOVE_LAST(1, 1, ReplaceFilters::removeLast),
  REPLACE(1, 2, ReplaceFilters::replace),
  REPLACE_FIRST(1, 2, ReplaceFilters::replaceFirst),
  REPLACE_LAST(2, 2, ReplaceFilters::replaceLast),
  REVERSE(0, 0, ListFilters::reverse),
  ROUND(0, 1, NumberFilters::round),
  RSTRIP(0, 0, TextFilters::rstrip),
  SIZE(0, 0, ListFilters::size),
  SLICE(1, 2, ListFilters::slice),
  SORT(0, 1, SortFilters::sort),
  SORT_NATURAL(0, 1, SortFilters::sortNatural),
  SPLIT(1, 1, TextFilters::split),
  STRIP(0, 0, TextFilters::strip),
  STRIP_HTML(0, 0, HtmlFilters::stripHtml),
  STRIP_NEWLINES(0, 0, TextFilters::stripNewlines),
  SUM(0, 1, ListFilters::sum),
  TERM(0, 1, WordFilters::term),
  TIMES(1, 1, NumberFilters::times),
  TRUNCATE(0, 2, TextFilters::truncate),
  TRUNCATEWORDS(0, 2, TextFilters::truncateWords),
  UNIQ(0, 1, ListFilters::uniq),
  UPCASE(0, 0, TextFilters::upcase),
  URL_DECODE(0, 0, CodingFilters::urlDecode),
  URL_ENCODE(0, 0, CodingFilters::urlEncode),
  WHERE(1, 2, SearchFilters::where),
  WITH_ARTICLE(0, 0, WordFilters::withArticle);

  private static final Map<String, Filter> BY_WORD =
      Arrays.stream(values()).collect(Collectors.toMap(Filter::word, Function.identity()));

  /** What a filter does with a value. */
  interface Work {
    Datum apply(Datum value, Arguments given);
  }

  private final int least;
  private final int most;

  // a reference to a static method holds nothing that could change
  @SuppressWarnings("ImmutableEnumChecker")
  private final Work work;

  Filter(int least, int most, Work work) {
    this.least = least;
    this.most = most;
    this.work = work;
  }

  /** The filter's name in a template. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Filter> named(String word) {
    return Optional.ofNullable(BY_WORD.get(word));
  }

  static List<String> words() {
    return BY_WORD.keySet().stream().sorted().toList();
  }

  int least() {
    return least;
  }

  int most() {
    return most;
  }

  List<String> keywords() {
    return this == DEFAULT ? List.of("allow_false") : List.of();
  }

  Datum apply(Datum value, Arguments given) {
    return work.apply(value, given);
  }
}
