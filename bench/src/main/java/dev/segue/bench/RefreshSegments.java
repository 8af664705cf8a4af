package dev.segue.bench;

import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.sql.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Segments about Harbor of the kinds that people have many of, each with a query by hand: every
 * segment has values of its own.
 */
final class RefreshSegments {
  /**
   * A kind of segment.
   *
   * @param script what it says; D, N, M, C and P stand for days, a number, an amount, a country and
   *     a path
   * @param hand the same by hand; [D] is the instant so many days ago, (M) the amount as it stands
   */
  private record Kind(String script, String hand) {}

  private static final String WHO = "select id from contacts c where ";
  private static final String SEEN =
      "(select contact_id from events where event_type = 'page_viewed' and occurred_at > [D] and"
          + " occurred_at <= [0]";

  private static final List<Kind> KINDS =
      List.of(
          new Kind(
              "country in (\"C\", \"US\") and plan = \"pro\"",
              WHO + "country in ('C', 'US') and plan = 'pro'"),
          new Kind("lifetime_value >= M", WHO + "lifetime_value >= (M)"),
          new Kind(
              "page_viewed at least N times in last D days",
              WHO + "id in " + SEEN + " group by contact_id having count(*) >= N)"),
          new Kind(
              "page_viewed(path starts with \"P\") in last D days",
              WHO + "id in " + SEEN + " and {P})"),
          new Kind(
              "never page_viewed in last D days and country = \"C\"",
              WHO + "country = 'C' and id not in " + SEEN + ")"),
          new Kind(
              "cart_added in last D days and never purchased in last D days",
              WHO
                  + "id in (select contact_id from events where event_type = 'cart_added' and"
                  + " occurred_at > [D] and occurred_at <= [0]) and id not in (select customer_no"
                  + " from orders where ordered_at > [D] and ordered_at <= [0])"),
          new Kind(
              "any of (email_opened, email_clicked) at least N times in last D days",
              WHO
                  + "id in (select contact_id from events where event_type in ('email_opened',"
                  + " 'email_clicked') and occurred_at > [D] and occurred_at <= [0] group by"
                  + " contact_id having count(*) >= N)"),
          new Kind(
              "email_opened in last D days and never email_clicked in last D days",
              WHO
                  + "id in (select contact_id from events where event_type = 'email_opened' and"
                  + " occurred_at > [D] and occurred_at <= [0]) and id not in (select contact_id"
                  + " from events where event_type = 'email_clicked' and occurred_at > [D] and"
                  + " occurred_at <= [0])"),
          new Kind(
              "sum(purchased.amount in last D days) >= M",
              WHO
                  + "id in (select customer_no from orders where ordered_at > [D] and ordered_at <="
                  + " [0] group by customer_no having sum(total_amount) >= (M))"),
          new Kind(
              "last(page_viewed) before D days ago",
              WHO
                  + "id in (select contact_id from events where event_type = 'page_viewed' and"
                  + " occurred_at <= [0] group by contact_id having max(occurred_at) <= [D])"),
          new Kind(
              "distinct(purchased.category in last D days) >= 2",
              WHO
                  + "id in (select customer_no from orders where ordered_at > [D] and ordered_at <="
                  + " [0] group by customer_no having count(distinct category) >= 2)"),
          new Kind(
              "page_viewed then purchased within 7 days in last D days",
              WHO
                  + "id in (select a.contact_id from events a where a.event_type = 'page_viewed'"
                  + " and a.occurred_at > [D] and exists (select 1 from orders b where"
                  + " b.customer_no = a.contact_id and b.ordered_at > a.occurred_at and"
                  + " b.ordered_at <= a.occurred_at + {7} and b.ordered_at <= [0]))"),
          new Kind(
              "account.employees >= M and page_viewed in last D days",
              "select c.id from contacts c join accounts a on a.id = c.account_id where a.employees"
                  + " >= M and c.id in "
                  + SEEN
                  + ")"));

  private static final List<String> COUNTRIES = List.of("CA", "DE", "FR", "GB", "ES");
  private static final List<String> PATHS =
      List.of("/loans/", "/loans/auto/", "/cards", "/rates", "/");

  private RefreshSegments() {}

  /** The name of a segment. */
  static String name(int number) {
    return "many_" + number;
  }

  /**
   * A script of so many segments.
   *
   * @param edited with the values of those so many further on
   */
  static String script(int segments, int edited) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < segments; i++) {
      text.append(
          String.format(
              Locale.ROOT,
              "segment %s {%n  %s%n}%n%n",
              name(i),
              filled(kind(i).script(), i + edited)));
    }
    return text.toString();
  }

  /** A workspace as if it had the first so many of them, and nothing else that is refreshed. */
  static Workspace only(Workspace workspace, int segments) {
    Set<Span> places =
        workspace.segments().stream()
            .filter(s -> s.name().startsWith("many_"))
            .filter(s -> Integer.parseInt(s.name().substring("many_".length())) < segments)
            .map(Definitions.Segment::span)
            .collect(Collectors.toSet());
    return workspace.only(places);
  }

  /** The same by hand, as of an instant. */
  static List<String> hand(int segments, Dialect dialect, long now) {
    List<String> queries = new ArrayList<>();
    for (int i = 0; i < segments; i++) {
      queries.add(one(i, dialect, now));
    }
    return queries;
  }

  private static String one(int i, Dialect dialect, long now) {
    boolean milliseconds = dialect == Dialect.SQLITE;
    String text = kind(i).hand();
    text = text.replace("[D]", instant(now - days(i) * 86_400_000L, milliseconds));
    text = text.replace("[0]", instant(now, milliseconds));
    text = text.replace("(M)", milliseconds ? "M00" : "M");
    text = text.replace("{7}", milliseconds ? "7 * 86400000" : "interval 168 hour");
    String path = PATHS.get(variant(i) % PATHS.size());
    text =
        text.replace(
            "{P}",
            milliseconds
                ? "substr(path, 1, " + path.length() + ") = '" + path + "'"
                : "prefix(path, '" + path + "')");
    return filled(text, i);
  }

  private static String instant(long at, boolean milliseconds) {
    return milliseconds ? Long.toString(at) : "make_timestamptz(" + at + "000)";
  }

  private static Kind kind(int i) {
    return KINDS.get(i % KINDS.size());
  }

  private static int variant(int i) {
    return i / KINDS.size();
  }

  private static int days(int i) {
    return 7 + variant(i) * 11 % 170;
  }

  private static String filled(String text, int i) {
    int v = variant(i);
    return text.replaceAll("\\bD\\b", Integer.toString(days(i)))
        .replaceAll("\\bN\\b", Integer.toString(2 + v % 4))
        .replaceAll("\\bM(?=\\b|00)", Integer.toString(50 + 37 * v))
        .replace("\"C\"", '"' + COUNTRIES.get(v % COUNTRIES.size()) + '"')
        .replace("'C'", '\'' + COUNTRIES.get(v % COUNTRIES.size()) + '\'')
        .replace("\"P\"", '"' + PATHS.get(v % PATHS.size()) + '"');
  }
}
