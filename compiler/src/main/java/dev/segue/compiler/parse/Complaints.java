package dev.segue.compiler.parse;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.grammar.SegueParser;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/** A mistake that nothing sets right, in the words of who wrote it. */
final class Complaints {
  private static final String A_CONDITION = "a condition, as in 'country = \"US\"'";
  private static final String A_VALUE = "a value";
  private static final String A_NAME = "a name";
  private static final String A_TEXT = "a text in double quotes";
  private static final String A_LENGTH = "a length of time, as in '30 days'";
  private static final String A_TYPE = "a type, as in 'text', 'date' or 'decimal(12,2)'";
  private static final String A_TYPE_OF_PARAMETERS =
      "a type: duration, number, text, date, or a list of one of these";

  /** What belongs where a rule of the grammar was being read. */
  private static final Map<Integer, String> WANTED =
      Map.ofEntries(
          Map.entry(SegueParser.RULE_condition, A_CONDITION),
          Map.entry(SegueParser.RULE_term, A_CONDITION),
          Map.entry(SegueParser.RULE_guard, A_CONDITION),
          Map.entry(SegueParser.RULE_expression, A_VALUE),
          Map.entry(SegueParser.RULE_product, A_VALUE),
          Map.entry(SegueParser.RULE_factor, A_VALUE),
          Map.entry(SegueParser.RULE_primary, A_VALUE),
          Map.entry(SegueParser.RULE_operand, A_VALUE),
          Map.entry(SegueParser.RULE_value, A_VALUE),
          Map.entry(SegueParser.RULE_listItem, A_VALUE),
          Map.entry(SegueParser.RULE_assignment, A_VALUE),
          Map.entry(SegueParser.RULE_name, A_NAME),
          Map.entry(SegueParser.RULE_setName, A_NAME),
          Map.entry(SegueParser.RULE_className, A_NAME),
          Map.entry(SegueParser.RULE_plainName, A_NAME),
          Map.entry(SegueParser.RULE_callName, A_NAME),
          Map.entry(SegueParser.RULE_word, A_NAME),
          Map.entry(SegueParser.RULE_pathName, A_NAME),
          Map.entry(SegueParser.RULE_eventReference, "an event"),
          Map.entry(SegueParser.RULE_text, A_TEXT),
          Map.entry(SegueParser.RULE_title, A_TEXT),
          Map.entry(SegueParser.RULE_length, A_LENGTH),
          Map.entry(SegueParser.RULE_duration, A_LENGTH),
          Map.entry(SegueParser.RULE_unit, "a unit of time, as in 'days'"),
          Map.entry(SegueParser.RULE_amount, "a number"),
          Map.entry(SegueParser.RULE_type, A_TYPE),
          Map.entry(SegueParser.RULE_elementType, A_TYPE),
          Map.entry(SegueParser.RULE_field, A_TYPE),
          Map.entry(SegueParser.RULE_date, "a date, as in '2026-03-01'"),
          Map.entry(SegueParser.RULE_moment, "an instant, as in '2026-03-01 14:30'"),
          Map.entry(SegueParser.RULE_topicDeclaration, "'opt in' or 'opt out'"),
          Map.entry(SegueParser.RULE_occurs, "a date or an instant"),
          Map.entry(
              SegueParser.RULE_place,
              "a latitude and a longitude, as in (47.37, 8.54), or an attribute"),
          Map.entry(SegueParser.RULE_programStart, "what begins it, as in 'every monday at 09:00'"),
          Map.entry(SegueParser.RULE_waitTarget, "a condition or an instant"),
          Map.entry(SegueParser.RULE_expectation, "what is expected, as in 'ana in car_intent'"));

  private static final Set<Integer> OPENERS =
      Set.of(
          SegueParser.RULE_schemaEntries,
          SegueParser.RULE_messageSettings,
          SegueParser.RULE_programRows,
          SegueParser.RULE_steps,
          SegueParser.RULE_testRows,
          SegueParser.RULE_workspaceFile);

  private static final Set<Integer> OPERATORS =
      Set.of(
          SegueParser.PLUS,
          SegueParser.MINUS,
          SegueParser.STAR,
          SegueParser.SLASH,
          SegueParser.NUMBER,
          SegueParser.LPAREN,
          SegueParser.RPAREN,
          SegueParser.DOT);

  private static final Set<Integer> WINDOWS =
      Set.of(SegueParser.IN, SegueParser.SINCE, SegueParser.WITHIN, SegueParser.EVER);

  private static final Set<Integer> COMPARISONS =
      Set.of(
          SegueParser.EQ,
          SegueParser.NE,
          SegueParser.LT,
          SegueParser.LE,
          SegueParser.GT,
          SegueParser.GE);

  private static final Set<Integer> UNITS =
      Set.of(
          SegueParser.MINUTE,
          SegueParser.HOUR,
          SegueParser.DAY,
          SegueParser.WEEK,
          SegueParser.MONTH,
          SegueParser.QUARTER,
          SegueParser.YEAR);

  private static final int FEW = 4;

  private final Neighbours near;
  private final Mistake mistake;

  private Complaints(Neighbours near) {
    this.near = near;
    this.mistake = near.mistake();
  }

  static Diagnostic of(Neighbours near) {
    return new Complaints(near).told();
  }

  private Diagnostic told() {
    int type = mistake.token().getType();
    if (type == SegueParser.RBRACE && mistake.innermost() == SegueParser.RULE_workspaceFile) {
      return Diagnostic.of(Code.CLOSES_NOTHING, near.span(0), "}");
    }
    if (near.rowIsInTheMiddle()) {
      return Rows.inTheMiddle(mistake.row(), near.rowPlace());
    }
    Optional<Diagnostic> unclosed = unclosedBrace();
    if (unclosed.isPresent()) {
      return unclosed.get();
    }
    if (OPERATORS.contains(type) && mistake.in(SegueParser.RULE_valueList)) {
      return Diagnostic.of(Code.LIST_ITEM, near.span(0));
    }
    if (WINDOWS.contains(type) && mistake.couldBe(SegueParser.RBRACE) && !near.isFirst(0)) {
      return Diagnostic.of(Code.SECOND_WINDOW, near.span(0))
          .hint("a condition has at most one; conditions are joined by 'and' or 'or'");
    }
    if (isUnfinished(type)) {
      return unfinished();
    }
    int blamed = isUnknownRow() ? -1 : 0;
    Diagnostic unexpected =
        Diagnostic.of(
            Code.SYNTAX, near.span(blamed), Wording.quoted(near.at(blamed).orElseThrow()));
    return wanted(blamed).map(unexpected::hint).orElse(unexpected);
  }

  /** A declaration that begins inside another, or the end of the text in a block. */
  private Optional<Diagnostic> unclosedBrace() {
    boolean end = mistake.token().getType() == Token.EOF;
    Optional<Integer> open = near.openBefore(SegueParser.LBRACE, SegueParser.RBRACE);
    if (open.isEmpty() || !(end || near.declares(0))) {
      return Optional.empty();
    }
    return Optional.of(
        Diagnostic.of(Code.UNCLOSED, near.span(near.suspect(open.get())), "{")
            .hint(
                "no '}' closes it before "
                    + (end ? "the end" : "line " + mistake.token().getLine())));
  }

  private boolean isUnfinished(int type) {
    return near.at(-1).isPresent()
        && (near.isFirst(0)
            || type == Token.EOF
            || type == SegueParser.RBRACE
            || type == SegueParser.RPAREN
            || (type == SegueParser.LBRACE && mistake.in(SegueParser.RULE_guard)))
        && !OPENERS.contains(mistake.innermost())
        && mistake.row().getTokenIndex() < mistake.token().getTokenIndex();
  }

  private Diagnostic unfinished() {
    boolean empty = near.type(-1) == SegueParser.LBRACE;
    if (empty && mistake.in(SegueParser.RULE_segmentDeclaration)) {
      if (near.at(0).isPresent()
          && near.type(0) != SegueParser.RBRACE
          && near.type(0) != Token.EOF) {
        return Diagnostic.of(Code.SYNTAX, near.span(0), Wording.quoted(near.at(0).orElseThrow()))
            .hint("here belongs " + A_CONDITION);
      }
      return Diagnostic.of(Code.NO_CONDITION, near.span(-1).to(near.span(0)), "this segment")
          .hint("'everyone' holds of all contacts");
    }
    Diagnostic told =
        Diagnostic.of(Code.UNFINISHED, near.span(-1), Wording.quoted(near.at(-1).orElseThrow()));
    return wanted(0).map(told::hint).orElse(told);
  }

  /** {@code frobnicate the thing}: reading stopped at the second word, but the first is wrong. */
  private boolean isUnknownRow() {
    if (near.at(-1).map(t -> t.getTokenIndex() != mistake.row().getTokenIndex()).orElse(true)) {
      return false;
    }
    if (mistake.expected().equals(Set.of(SegueParser.COLON))) {
      return true;
    }
    return near.type(-1) == SegueParser.IDENTIFIER && mistake.couldBe(SegueParser.SUBSCRIBES);
  }

  /** What was meant, of forms that are told by their signs. */
  private Optional<String> habit() {
    int type = near.type(0);
    if (COMPARISONS.contains(type)) {
      boolean joined = near.type(-1) == SegueParser.AND || near.type(-1) == SegueParser.OR;
      if (joined) {
        return Optional.of("each comparison names what it compares: 'visits > 3 and visits < 5'");
      }
      for (int k = -1; k >= -8 && near.at(k).isPresent() && !near.isFirst(k + 1); k--) {
        if (COMPARISONS.contains(near.type(k))) {
          return Optional.of("comparisons are joined: 'visits > 3 and visits < 5'");
        }
        if (WINDOWS.contains(near.type(k)) && near.type(k - 1) == SegueParser.RPAREN) {
          return Optional.of(
              "the window of a measure stands in its parentheses: count(purchased in last 7 days)");
        }
      }
    }
    return near.text(0).equals("end") ? Optional.of("a block ends with '}'") : Optional.empty();
  }

  private Optional<String> wanted(int blamed) {
    int rule = mistake.innermost();
    boolean file = rule == SegueParser.RULE_workspaceFile;
    if (blamed < 0 || OPENERS.contains(rule)) {
      return Optional.of(near.openers())
          .filter(words -> !words.isEmpty())
          .map(
              words ->
                  (file ? "a declaration" : "a row here") + " begins with " + Wording.oneOf(words));
    }
    Optional<String> habit = habit();
    if (habit.isPresent()) {
      return habit;
    }
    boolean conditionDone =
        mistake.expected().equals(Set.of(SegueParser.RBRACE)) || mistake.in(SegueParser.RULE_guard);
    if (conditionDone
        && !OPERATORS.contains(near.type(0))
        && mistake.in(SegueParser.RULE_segmentDeclaration)) {
      return Optional.of("conditions are joined by 'and' or 'or'");
    }
    Optional<String> named =
        Optional.ofNullable(WANTED.get(rule))
            .map(
                wanted ->
                    wanted.equals(A_TYPE) && mistake.in(SegueParser.RULE_parameter)
                        ? A_TYPE_OF_PARAMETERS
                        : wanted);
    boolean few = !mistake.expected().isEmpty() && mistake.expected().size() <= FEW;
    String words = few ? Wording.anyOf(mistake.expected()) : "";
    boolean general = words.isEmpty() || Wording.isKind(mistake.expected());
    boolean fixed = rule == SegueParser.RULE_topicDeclaration || rule == SegueParser.RULE_place;
    return (named.isPresent() && (general || fixed) ? named : Optional.of(words))
        .filter(wanted -> !wanted.isEmpty())
        .map(wanted -> "here belongs " + wanted)
        .or(this::window);
  }

  /** {@code purchased 7 days ago}. */
  private Optional<String> window() {
    boolean length =
        near.type(0) == SegueParser.NUMBER
            && isUnit(near.type(1))
            && near.type(-1) != SegueParser.WITHIN;
    return length
        ? Optional.of("a window is written 'in last 7 days', a day 'on 7 days ago'")
        : Optional.empty();
  }

  static boolean isUnit(int type) {
    return UNITS.contains(type);
  }
}
