package dev.segue.compiler.parse;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.source.Span;
import dev.segue.grammar.SegueParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Conditions and rows as other languages write them. */
final class Usages {
  /** What a sign before a number of times says. */
  private static final Map<Integer, String> COUNTS =
      Map.of(
          SegueParser.GE, "at least",
          SegueParser.GT, "more than",
          SegueParser.LE, "at most",
          SegueParser.LT, "fewer than",
          SegueParser.EQ, "exactly");

  private static final Set<Integer> ITEMS =
      Set.of(
          SegueParser.STRING,
          SegueParser.NUMBER,
          SegueParser.DATE_VALUE,
          SegueParser.TRUE,
          SegueParser.FALSE);

  private static final Set<Integer> AFTER_FILTER =
      Set.of(
          SegueParser.IN,
          SegueParser.ON,
          SegueParser.SINCE,
          SegueParser.EVER,
          SegueParser.OR,
          SegueParser.AND,
          SegueParser.RPAREN,
          SegueParser.LBRACE,
          SegueParser.RBRACE);

  private static final Set<Integer> SIGNS =
      Set.of(SegueParser.GE, SegueParser.LE, SegueParser.NE, SegueParser.EQ);

  private static final Pattern CLOCKS = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d|24:00");

  private static final String FILTER = "purchased(at 09:00 to 17:00)";

  private final Neighbours near;

  private Usages(Neighbours near) {
    this.near = near;
  }

  static List<Repair> candidates(Neighbours near) {
    Usages usages = new Usages(near);
    List<Repair> repairs = new ArrayList<>();
    usages.countBySign().ifPresent(repairs::add);
    usages.neverIn().ifPresent(repairs::add);
    usages.notWithin().ifPresent(repairs::add);
    usages.inSoManyPeriods().ifPresent(repairs::add);
    usages.countByPlus().ifPresent(repairs::add);
    usages.windowWithoutLast().ifPresent(repairs::add);
    usages.clockOutside().ifPresent(repairs::add);
    usages.noPeriod().ifPresent(repairs::add);
    usages.filterByWord().ifPresent(repairs::add);
    usages.listWithoutParentheses().ifPresent(repairs::add);
    usages.secondEquals().ifPresent(repairs::add);
    usages.equalsSign().ifPresent(repairs::add);
    return repairs;
  }

  /** {@code never in buyers}: 'never' is of events. */
  private Optional<Repair> neverIn() {
    boolean never = near.type(0) == SegueParser.IN && near.type(-1) == SegueParser.NEVER;
    return never
        ? Optional.of(
            new Repair(
                Diagnostic.of(Code.WORDING, near.span(-1, 0), "not ever in", "never in")
                    .fix("write 'not ever in'", near.span(-1, 0), "not ever in"),
                List.of(
                    new Repair.Change.Retype(near.index(-1), SegueParser.NOT),
                    new Repair.Change.Insert(near.index(0), SegueParser.EVER, "ever"))))
        : Optional.empty();
  }

  /** {@code home not within 50 km of (1, 2)}. */
  private Optional<Repair> notWithin() {
    boolean not =
        near.type(0) == SegueParser.WITHIN
            && near.type(-1) == SegueParser.NOT
            && near.type(2) == SegueParser.KM;
    return not
        ? Optional.of(
            new Repair(
                Diagnostic.of(Code.SYNTAX, near.span(-1, 0), "'not within'")
                    .hint("'not' stands before all of it: not " + near.text(-2) + " within .."),
                List.of(new Repair.Change.Leave(near.index(-1)))))
        : Optional.empty();
  }

  /** {@code purchased in at least 2 months}. */
  private Optional<Repair> inSoManyPeriods() {
    boolean counts =
        Complaints.isUnit(near.type(-1))
            && near.type(-2) == SegueParser.NUMBER
            && near.type(-4) == SegueParser.AT
            && near.type(-5) == SegueParser.IN;
    return counts
        ? Optional.of(
            new Repair(
                Diagnostic.of(Code.WORDING, near.span(-5), "on", "in")
                    .hint("or 'running' behind it, for " + near.text(-1) + " in a row"),
                List.of(new Repair.Change.Retype(near.index(-5), SegueParser.ON))))
        : Optional.empty();
  }

  /** {@code purchased >= 3 times}. */
  private Optional<Repair> countBySign() {
    String words = COUNTS.getOrDefault(near.type(-2), "");
    boolean counts = near.type(0) == SegueParser.TIME && near.type(-1) == SegueParser.NUMBER;
    return counts && !words.isEmpty() && near.isWritten(-2)
        ? Optional.of(count(near.span(-2), near.text(-2), words, -2, List.of(-2)))
        : Optional.empty();
  }

  /** {@code purchased 3+ times}. */
  private Optional<Repair> countByPlus() {
    boolean counts =
        near.type(0) == SegueParser.NUMBER
            && near.type(1) == SegueParser.PLUS
            && near.type(2) == SegueParser.TIME;
    if (!counts) {
      return Optional.empty();
    }
    String number = near.text(0);
    Span span = near.span(0, 1);
    Repair repair = count(span, number + "+", "at least", 0, List.of(1));
    String written = "at least " + number;
    return Optional.of(
        new Repair(
            Diagnostic.of(Code.WORDING, span, written, number + "+")
                .fix("write '" + written + "'", span, written),
            repair.changes()));
  }

  private Repair count(Span span, String said, String words, int before, List<Integer> left) {
    String[] word = words.split(" ", -1);
    List<Repair.Change> changes = new ArrayList<>();
    for (int k : left) {
      changes.add(new Repair.Change.Leave(near.index(k)));
    }
    // of insertions at one place the last one comes to stand first
    for (int i = word.length - 1; i >= 0; i--) {
      int type =
          switch (word[i]) {
            case "at" -> SegueParser.AT;
            case "least" -> SegueParser.LEAST;
            case "most" -> SegueParser.MOST;
            case "more" -> SegueParser.MORE_;
            case "fewer" -> SegueParser.FEWER;
            case "than" -> SegueParser.THAN;
            default -> SegueParser.EXACTLY;
          };
      changes.add(new Repair.Change.Insert(near.index(before), type, word[i]));
    }
    return new Repair(
        Diagnostic.of(Code.WORDING, span, words, said).fix("write '" + words + "'", span, words),
        changes);
  }

  /** {@code purchased in 30 days}. */
  private Optional<Repair> windowWithoutLast() {
    boolean window =
        Complaints.isUnit(near.type(0))
            && near.type(-1) == SegueParser.NUMBER
            && near.type(-2) == SegueParser.IN;
    return window
        ? Optional.of(
            new Repair(
                Diagnostic.of(Code.WORDING, near.span(-2), "in last", near.text(-2))
                    .fix("write 'in last'", near.span(-2), "in last"),
                List.of(new Repair.Change.Insert(near.index(-1), SegueParser.LAST, "last"))))
        : Optional.empty();
  }

  /** {@code purchased at 09:00 to 17:00}, which stands in the filter. */
  private Optional<Repair> clockOutside() {
    if (near.type(0) != SegueParser.AT || near.type(1) != SegueParser.CLOCK || near.isFirst(0)) {
      return Optional.empty();
    }
    int last = near.type(2) == SegueParser.TO && near.type(3) == SegueParser.CLOCK ? 3 : 1;
    List<Repair.Change> left =
        IntStream.rangeClosed(0, last)
            .<Repair.Change>mapToObj(k -> new Repair.Change.Leave(near.index(k)))
            .toList();
    for (int k = 1; k <= last; k += 2) {
      if (!CLOCKS.matcher(near.text(k)).lookingAt()) {
        return Optional.of(
            new Repair(
                Diagnostic.of(Code.DATE_UNREAL, near.span(k), near.text(k))
                    .hint(
                        "a day is from 00:00 to 23:59, and its times stand in the filter: "
                            + FILTER),
                left));
      }
    }
    Diagnostic told =
        Diagnostic.of(Code.SYNTAX, near.span(1), "'" + near.text(1) + "'")
            .hint("times of the day stand in the filter, from and to: " + FILTER);
    boolean bare = last == 3 && near.type(-1) == SegueParser.IDENTIFIER;
    Span all = near.after(-1).to(near.span(last));
    String filter = "(at " + near.text(1) + " to " + near.text(3) + ")";
    return Optional.of(new Repair(bare ? told.fix("put them there", all, filter) : told, left));
  }

  /** {@code in 2026-Q5}, {@code in 2026-3}. */
  private Optional<Repair> noPeriod() {
    boolean year =
        near.text(0).equals("-")
            && near.type(-2) == SegueParser.IN
            && near.text(-1).matches("\\d{4}");
    String part = near.text(1);
    if (!year || !part.matches("(?i)q\\d|\\d{1,2}")) {
      return Optional.empty();
    }
    Span span = near.span(-1, 1);
    String month = "%s-%2s".formatted(near.text(-1), part).replace(' ', '0');
    return Optional.of(
        new Repair(
            part.matches("\\d+")
                ? Diagnostic.of(Code.DATE_FORM, span, month)
                    .fix("write '" + month + "'", span, month)
                : Diagnostic.of(Code.DATE_UNREAL, span, near.text(-1) + "-" + part)
                    .hint("quarters are Q1 to Q4"),
            List.of(
                new Repair.Change.Leave(near.index(0)), new Repair.Change.Leave(near.index(1)))));
  }

  /** {@code purchased where amount > 3 in last 7 days}. */
  private Optional<Repair> filterByWord() {
    String word = near.text(0);
    if (!(word.equalsIgnoreCase("where") || word.equalsIgnoreCase("with")) || near.isFirst(0)) {
      return Optional.empty();
    }
    Diagnostic told =
        Diagnostic.of(Code.SYNTAX, near.span(0), "'" + word + "'")
            .hint("what narrows an event stands in parentheses: purchased(amount > 100)");
    if (near.type(1) == SegueParser.LPAREN) {
      return Optional.of(
          new Repair(
              told.fix("leave it out", near.span(0), ""),
              List.of(new Repair.Change.Leave(near.index(0)))));
    }
    int end = 1;
    while (near.at(end).isPresent()
        && !near.isFirst(end)
        && !AFTER_FILTER.contains(near.type(end))) {
      end++;
    }
    if (near.at(end).isEmpty() || end == 1) {
      return Optional.empty();
    }
    return Optional.of(
        new Repair(
            told,
            List.of(
                new Repair.Change.Retype(near.index(0), SegueParser.LPAREN),
                new Repair.Change.Insert(near.index(end), SegueParser.RPAREN, ")"))));
  }

  /** {@code country in "US", "CA"}. */
  private Optional<Repair> listWithoutParentheses() {
    if (near.type(-1) != SegueParser.IN || !ITEMS.contains(near.type(0))) {
      return Optional.empty();
    }
    int last = 0;
    while (near.type(last + 1) == SegueParser.COMMA && ITEMS.contains(near.type(last + 2))) {
      last += 2;
    }
    if (near.at(last + 1).isEmpty()) {
      return Optional.empty();
    }
    StringBuilder list = new StringBuilder("(");
    for (int k = 0; k <= last; k++) {
      list.append(near.text(k)).append(near.type(k) == SegueParser.COMMA ? " " : "");
    }
    Span span = near.span(0, last);
    return Optional.of(
        new Repair(
            Diagnostic.of(Code.SYNTAX, near.span(0), Wording.quoted(near.at(0).orElseThrow()))
                .hint("what 'in' compares with stands in parentheses")
                .fix("put it in parentheses", span, list.append(')').toString()),
            List.of(
                new Repair.Change.Insert(near.index(0), SegueParser.LPAREN, "("),
                new Repair.Change.Insert(near.index(last + 1), SegueParser.RPAREN, ")"))));
  }

  /** {@code visits >== 3}. */
  private Optional<Repair> secondEquals() {
    return near.type(0) == SegueParser.EQ && SIGNS.contains(near.type(-1))
        ? Optional.of(left("the sign is '" + near.text(-1) + "'"))
        : Optional.empty();
  }

  /** {@code vip = visits > 3} in a partition, {@code subject = "x"}, {@code score s = { .. }}. */
  private Optional<Repair> equalsSign() {
    if (near.type(0) != SegueParser.EQ || near.isFirst(0)) {
      return Optional.empty();
    }
    boolean when =
        near.mistake().couldBe(SegueParser.WHEN) && near.type(1) != SegueParser.OTHERWISE;
    boolean from = near.mistake().couldBe(SegueParser.FROM);
    if (!when && !from) {
      if (!near.mistake().couldBe(near.type(1))) {
        return Optional.empty();
      }
      return Optional.of(left("no '=' follows '" + near.text(-1) + "'"));
    }
    String word = when ? "when" : "from";
    return Optional.of(
        new Repair(
            Diagnostic.of(Code.SYNTAX, near.span(0), "'='")
                .hint("write '" + word + "'")
                .fix("write '" + word + "'", near.span(0), word),
            List.of(
                new Repair.Change.Retype(
                    near.index(0), when ? SegueParser.WHEN : SegueParser.FROM))));
  }

  private Repair left(String hint) {
    return new Repair(
        Diagnostic.of(Code.SYNTAX, near.span(0), Wording.quoted(near.at(0).orElseThrow()))
            .hint(hint)
            .fix("leave it out", near.span(0), ""),
        List.of(new Repair.Change.Leave(near.index(0))));
  }
}
