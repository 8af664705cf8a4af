package dev.segue.compiler.parse;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Condition;
import dev.segue.grammar.SegueParser;
import dev.segue.grammar.SegueParser.ConditionContext;
import dev.segue.grammar.SegueParser.NeverGroupContext;
import dev.segue.grammar.SegueParser.NeverTermContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/**
 * And, or, never over conditions: what the grammar takes and the language refuses is told with its
 * fix, and read as most would mean it.
 */
final class Joining {
  private final Reading reading;

  Joining(Reading reading) {
    this.reading = reading;
  }

  /** Two parts or more; mixed, each row of parts joined by and is one part of an or. */
  Condition joined(ConditionContext c, List<Condition> parts) {
    Span span = reading.at(c);
    if (c.OR().isEmpty()) {
      return new Condition.And(parts, span);
    }
    if (c.AND().isEmpty()) {
      return new Condition.Or(parts, span);
    }
    List<Condition> groups = new ArrayList<>();
    for (List<Condition> row : rowsOfAnd(c, parts)) {
      groups.add(
          row.size() == 1
              ? row.getFirst()
              : new Condition.Group(and(row), Optional.empty(), and(row).span()));
    }
    reading.report(mixed(c, groups));
    return new Condition.Or(groups, span);
  }

  private static Condition and(List<Condition> row) {
    return new Condition.And(row, row.getFirst().span().to(row.getLast().span()));
  }

  private static List<List<Condition>> rowsOfAnd(ConditionContext c, List<Condition> parts) {
    List<List<Condition>> rows = new ArrayList<>();
    rows.add(new ArrayList<>(List.of(parts.getFirst())));
    for (int i = 1; i < parts.size(); i++) {
      if (sign(c, i).getType() == SegueParser.OR) {
        rows.add(new ArrayList<>());
      }
      rows.getLast().add(parts.get(i));
    }
    return rows;
  }

  /** The and, or before part {@code i}. */
  private static Token sign(ConditionContext c, int i) {
    return ((TerminalNode) c.getChild(2 * i - 1)).getSymbol();
  }

  private Diagnostic mixed(ConditionContext c, List<Condition> groups) {
    Token first = sign(c, 1);
    int other = 2;
    while (sign(c, other).getType() == first.getType()) {
      other++;
    }
    StringBuilder fixed = new StringBuilder();
    int done = reading.at(c).start();
    for (Condition group : groups) {
      Span span = group.span();
      boolean row = group instanceof Condition.Group(Condition.And unused, var held, var place);
      String between = reading.places().text(new Span(span.file(), done, span.start()));
      String text = reading.places().text(span);
      fixed.append(between).append(row ? "(" + text + ")" : text);
      done = span.end();
    }
    String text = fixed.toString();
    return Diagnostic.of(Code.MIXED, reading.at(sign(c, other)))
        .related(reading.at(first), "'" + first.getText() + "' stands here")
        .hint(
            text.length() <= 100 && text.indexOf('\n') < 0
                ? "say which belong together with parentheses, as in '" + text + "'"
                : "say which belong together with parentheses")
        .fix("put parentheses around what 'and' joins", reading.at(c), text);
  }

  /** {@code never A then B} is read as {@code not (A then B)}. */
  Condition neverChain(NeverTermContext c, Condition chain) {
    Span span = reading.at(c);
    String fixed = "not (" + reading.places().text(chain.span()) + ")";
    reading.report(
        Diagnostic.of(Code.NEVER_CHAIN, reading.at(c.NEVER().getSymbol()))
            .hint("write 'not (.. then ..)'; 'then never' says what did not follow")
            .fix("write 'not (.. then ..)'", span, fixed));
    return new Condition.Not(new Condition.Group(chain, Optional.empty(), chain.span()), span);
  }

  /** {@code never (C)} is read as {@code not (C)}. */
  Condition neverGroup(NeverGroupContext c, Condition inner) {
    Span never = reading.at(c.NEVER().getSymbol());
    Span group = reading.places().between(c.LPAREN().getSymbol(), c.RPAREN().getSymbol());
    reading.report(
        Diagnostic.of(Code.NEVER_GROUP, never)
            .hint("write 'not (..)'; 'never' stands before one event")
            .fix("write 'not'", never, "not"));
    return new Condition.Not(new Condition.Group(inner, Optional.empty(), group), reading.at(c));
  }

  /** {@code never subscribed to T} is read as {@code not subscribed to T}. */
  Condition neverSubscribed(Condition subscribed, Span span) {
    Span never = new Span(span.file(), span.start(), span.start() + "never".length());
    reading.report(
        Diagnostic.of(Code.NEVER_SUBSCRIBED, never)
            .hint("'not subscribed to ..' says that it is not now")
            .fix("write 'not'", never, "not"));
    return new Condition.Not(subscribed, span);
  }
}
