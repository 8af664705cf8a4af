package dev.segue.compiler.parse;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.source.Span;
import dev.segue.grammar.SegueParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Signs and small words that are missing, or stand where none belongs. */
final class Punctuation {
  private static final Set<Integer> LITERALS =
      Set.of(
          SegueParser.STRING,
          SegueParser.LONG_STRING,
          SegueParser.NUMBER,
          SegueParser.PERCENTAGE,
          SegueParser.DATE_VALUE,
          SegueParser.INSTANT,
          SegueParser.CLOCK,
          SegueParser.MINUS);

  private static final Set<Integer> COUNTING =
      Set.of(SegueParser.LEAST, SegueParser.MOST, SegueParser.THAN, SegueParser.EXACTLY);

  private final Neighbours near;

  private Punctuation(Neighbours near) {
    this.near = near;
  }

  static List<Repair> candidates(Neighbours near) {
    Punctuation punctuation = new Punctuation(near);
    List<Repair> repairs = new ArrayList<>();
    punctuation.twice().ifPresent(repairs::add);
    punctuation.rowInTheMiddle().ifPresent(repairs::add);
    punctuation.isLiteral().ifPresent(repairs::add);
    punctuation.bareCount().ifPresent(repairs::add);
    punctuation.lastWithoutIn().ifPresent(repairs::add);
    punctuation.thenBeforeBrace().ifPresent(repairs::add);
    punctuation.colon().ifPresent(repairs::add);
    punctuation.commaBetweenConditions().ifPresent(repairs::add);
    punctuation.trailingComma().ifPresent(repairs::add);
    punctuation.missing(SegueParser.LBRACE, "{").ifPresent(repairs::add);
    punctuation.missing(SegueParser.WHEN, "when").ifPresent(repairs::add);
    punctuation.missingIs().ifPresent(repairs::add);
    punctuation.missing(SegueParser.EQ, "=").ifPresent(repairs::add);
    punctuation.missingTimes().ifPresent(repairs::add);
    punctuation.missingParenthesis().ifPresent(repairs::add);
    punctuation.missingComma().ifPresent(repairs::add);
    punctuation.joint().ifPresent(repairs::add);
    punctuation.hardName().ifPresent(repairs::add);
    return repairs;
  }

  /** {@code amount > > 3}: a sign or word that stands there already. */
  private Optional<Repair> twice() {
    for (int k = 0; k >= -1; k--) {
      if (near.type(k) != SegueParser.RBRACE
          && near.at(k).isPresent()
          && near.text(k).equals(near.text(k - 1))
          && near.at(k).orElseThrow().getLine() == near.at(k - 1).orElseThrow().getLine()) {
        return Optional.of(
            left(
                k,
                Diagnostic.of(Code.SYNTAX, near.span(k), Wording.quoted(near.at(k).orElseThrow())),
                "it stands there twice"));
      }
    }
    return Optional.empty();
  }

  /** {@code send a send b}: the second begins a row. */
  private Optional<Repair> rowInTheMiddle() {
    for (int k = 0; k >= -1; k--) {
      if (!near.isFirst(k) && near.opensRow(k)) {
        return Optional.of(
            new Repair(
                Diagnostic.of(Code.ROW_IN_THE_MIDDLE, near.span(k), near.text(k))
                    .hint("begin a new line before it"),
                List.of(new Repair.Change.Begin(near.index(k)))));
      }
    }
    return Optional.empty();
  }

  /** {@code plan is "pro"}, {@code plan is not "pro"}. */
  private Optional<Repair> isLiteral() {
    boolean not = near.type(-1) == SegueParser.NOT && near.type(-2) == SegueParser.IS;
    boolean is = near.type(-1) == SegueParser.IS;
    if (!LITERALS.contains(near.type(0)) || !(is || not)) {
      return Optional.empty();
    }
    String sign = not ? "!=" : "=";
    Span span = near.span(not ? -2 : -1, -1);
    List<Repair.Change> changes = new ArrayList<>();
    changes.add(
        new Repair.Change.Retype(near.index(not ? -2 : -1), not ? SegueParser.NE : SegueParser.EQ));
    if (not) {
      changes.add(new Repair.Change.Leave(near.index(-1)));
    }
    return Optional.of(
        new Repair(
            Diagnostic.of(Code.WORDING, span, sign, not ? "is not" : "is")
                .hint(
                    "'is' asks for a class of a partition, or 'is missing', 'is true' and the like")
                .fix("write '" + sign + "'", span, sign),
            changes));
  }

  /** {@code purchased 3 times}. */
  private Optional<Repair> bareCount() {
    if (near.type(0) != SegueParser.NUMBER || near.type(1) != SegueParser.TIME) {
      return Optional.empty();
    }
    String times = near.text(0) + " " + near.text(1);
    String hint =
        near.text(0).contains(".")
            ? "a count is a whole number, with a word before it: at least 3 times"
            : "say 'exactly " + times + "' or 'at least " + times + "'";
    return Optional.of(
        new Repair(
            Diagnostic.of(Code.SYNTAX, near.span(0, 1), "'" + times + "'").hint(hint),
            List.of(new Repair.Change.Insert(near.index(0), SegueParser.EXACTLY, "exactly"))));
  }

  /** {@code purchased last 30 days}. */
  private Optional<Repair> lastWithoutIn() {
    boolean within =
        near.type(0) == SegueParser.WITHIN
            && near.type(1) == SegueParser.NUMBER
            && Complaints.isUnit(near.type(2));
    if (within) {
      return Optional.of(
          new Repair(
              Diagnostic.of(Code.WORDING, near.span(0), "in last", near.text(0))
                  .fix("write 'in last'", near.span(0), "in last"),
              List.of(
                  new Repair.Change.Retype(near.index(0), SegueParser.LAST),
                  new Repair.Change.Insert(near.index(0), SegueParser.IN, "in"))));
    }
    for (int k = 0; k >= -1; k--) {
      boolean last = near.type(k) == SegueParser.LAST || near.type(k) == SegueParser.NEXT;
      if (last && near.type(k + 1) == SegueParser.NUMBER && near.type(k - 1) != SegueParser.IN) {
        String written = "in " + near.text(k);
        return Optional.of(
            new Repair(
                Diagnostic.of(Code.WORDING, near.span(k), written, near.text(k))
                    .fix("write '" + written + "'", near.span(k), written),
                List.of(new Repair.Change.Insert(near.index(k), SegueParser.IN, "in"))));
      }
    }
    return Optional.empty();
  }

  /** {@code if C then ..}. */
  private Optional<Repair> thenBeforeBrace() {
    for (int k = 0; k >= -1; k--) {
      if (near.type(k) == SegueParser.THEN && near.type(k + 1) == SegueParser.LBRACE) {
        return Optional.of(
            left(k, Diagnostic.of(Code.SYNTAX, near.span(k), "'then'"), "the brace says it"));
      }
    }
    return Optional.empty();
  }

  /** {@code audience: car_intent}, {@code country: "US"}. */
  private Optional<Repair> colon() {
    if (near.type(0) != SegueParser.COLON) {
      return Optional.empty();
    }
    Diagnostic told = Diagnostic.of(Code.SYNTAX, near.span(0), "':'");
    if (near.mistake().couldBe(SegueParser.WHEN) && near.type(1) != SegueParser.OTHERWISE) {
      return Optional.of(
          new Repair(
              told.hint("write 'when'").fix("write 'when'", near.span(0), " when"),
              List.of(new Repair.Change.Retype(near.index(0), SegueParser.WHEN))));
    }
    return Optional.of(
        near.mistake().couldBe(SegueParser.EQ)
            ? new Repair(
                told.hint("write '='").fix("write '='", near.span(0), "="),
                List.of(new Repair.Change.Retype(near.index(0), SegueParser.EQ)))
            : left(0, told, "no colon follows '" + near.text(-1) + "'"));
  }

  private Repair left(int offset, Diagnostic told, String hint) {
    return new Repair(
        told.hint(hint).fix("leave it out", near.span(offset), ""),
        List.of(new Repair.Change.Leave(near.index(offset))));
  }

  /** Outside a filter, conditions are joined by words. */
  private Optional<Repair> commaBetweenConditions() {
    boolean open = near.openBefore(SegueParser.LPAREN, SegueParser.RPAREN).isPresent();
    if (near.type(0) != SegueParser.COMMA || open) {
      return Optional.empty();
    }
    return Optional.of(
        new Repair(
            Diagnostic.of(Code.SYNTAX, near.span(0), "','")
                .hint("conditions are joined by 'and' or 'or'")
                .fix("write ' and'", near.span(0), " and"),
            List.of(new Repair.Change.Retype(near.index(0), SegueParser.AND))));
  }

  private Optional<Repair> trailingComma() {
    boolean closes = near.type(0) == SegueParser.RPAREN || near.type(0) == SegueParser.RBRACE;
    return closes && near.type(-1) == SegueParser.COMMA
        ? Optional.of(
            left(-1, Diagnostic.of(Code.SYNTAX, near.span(-1), "','"), "nothing follows it"))
        : Optional.empty();
  }

  /** {@code and} or {@code or} where a condition begins. */
  private Optional<Repair> joint() {
    boolean joint = near.type(0) == SegueParser.AND || near.type(0) == SegueParser.OR;
    if (!joint || !near.mistake().couldBe(SegueParser.EVERYONE)) {
      return Optional.empty();
    }
    Diagnostic told =
        Diagnostic.of(Code.SYNTAX, near.span(0), Wording.quoted(near.at(0).orElseThrow()));
    return Optional.of(left(0, told, "it stands between two conditions"));
  }

  /** {@code expect persona of ana user}. */
  private Optional<Repair> missingIs() {
    return near.type(0) == SegueParser.IDENTIFIER
        ? missing(SegueParser.IS, "is")
        : Optional.empty();
  }

  /** {@code at least 3 in last 30 days}. */
  private Optional<Repair> missingTimes() {
    boolean counts = near.type(-1) == SegueParser.NUMBER && COUNTING.contains(near.type(-2));
    return counts ? missing(SegueParser.TIME, "times") : Optional.empty();
  }

  private Optional<Repair> missing(int type, String written) {
    if (!near.mistake().couldBe(type) || near.isFirst(0) || near.at(-1).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Repair(
            Diagnostic.of(
                    Code.MISSING, near.span(0), written, Wording.quoted(near.at(0).orElseThrow()))
                .fix("write '" + written + "'", near.after(-1), " " + written),
            List.of(new Repair.Change.Insert(near.index(0), type, written))));
  }

  /** A parenthesis that nothing closes in its row is closed where reading stopped. */
  private Optional<Repair> missingParenthesis() {
    Optional<Integer> open = near.openBefore(SegueParser.LPAREN, SegueParser.RPAREN);
    if (open.isEmpty() || near.closesLater()) {
      return Optional.empty();
    }
    return Optional.of(
        new Repair(
            Diagnostic.of(Code.UNCLOSED, near.span(open.get()), "(")
                .hint("')' is missing after " + Wording.quoted(near.at(-1).orElseThrow()))
                .fix("close it", near.after(-1), ")"),
            List.of(new Repair.Change.Insert(near.index(0), SegueParser.RPAREN, ")"))));
  }

  /** Between the conditions of a filter, the items of a list. */
  private Optional<Repair> missingComma() {
    boolean open = near.openBefore(SegueParser.LPAREN, SegueParser.RPAREN).isPresent();
    boolean list = open || near.mistake().couldBe(SegueParser.COMMA);
    boolean ends = near.type(0) == SegueParser.RPAREN || near.declares(0);
    if (!list || ends || near.at(-1).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Repair(
            Diagnostic.of(Code.MISSING, near.span(0), ",", Wording.quoted(near.at(0).orElseThrow()))
                .fix("write ','", near.after(-1), ","),
            List.of(new Repair.Change.Insert(near.index(0), SegueParser.COMMA, ","))));
  }

  /** {@code segment when {..}}: a word of the language where a name belongs. */
  private Optional<Repair> hardName() {
    boolean hard = Block.isHardWord(near.type(0)) || near.opensRow(0);
    boolean joint = near.type(0) == SegueParser.AND || near.type(0) == SegueParser.OR;
    if (!hard || joint || !near.mistake().couldBeName() || near.isFirst(0)) {
      return Optional.empty();
    }
    String quoted = "`" + near.text(0) + "`";
    return Optional.of(
        new Repair(
            Diagnostic.of(Code.HARD_WORD, near.span(0), near.text(0))
                .hint("as a name it stands in backticks: " + quoted)
                .fix("put it in backticks", near.span(0), quoted),
            List.of(new Repair.Change.Retype(near.index(0), SegueParser.IDENTIFIER))));
  }
}
