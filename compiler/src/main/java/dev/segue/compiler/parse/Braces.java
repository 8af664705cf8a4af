package dev.segue.compiler.parse;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.source.Span;
import dev.segue.grammar.SegueParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Braces that are left out, said by a word, or stand where parentheses belong. */
final class Braces {
  private final Neighbours near;

  private Braces(Neighbours near) {
    this.near = near;
  }

  static List<Repair> candidates(Neighbours near) {
    Braces braces = new Braces(near);
    List<Repair> repairs = new ArrayList<>();
    braces.atTheEndOfTheLine().ifPresent(repairs::add);
    braces.end().ifPresent(repairs::add);
    braces.aroundFilter().ifPresent(repairs::add);
    return repairs;
  }

  /** The line before opens a block, whose closing brace stands further on. */
  private Optional<Repair> atTheEndOfTheLine() {
    // country = "US": what is given a value in the block begins no row outside of it
    int line = near.type(0) == SegueParser.EQ ? -1 : 0;
    if (!near.isFirst(line) || near.at(line - 1).isEmpty() || near.bracesOfDeclaration() != -1) {
      return Optional.empty();
    }
    Diagnostic told =
        Diagnostic.of(
                Code.UNFINISHED,
                near.span(line - 1),
                Wording.quoted(near.at(line - 1).orElseThrow()))
            .hint("here belongs '{'")
            .fix("write '{'", near.after(line - 1), " {");
    return Optional.of(
        new Repair(
            told, List.of(new Repair.Change.Insert(near.index(line), SegueParser.LBRACE, "{"))));
  }

  /** {@code end} for the brace. */
  private Optional<Repair> end() {
    for (int k = 0; k >= -1; k--) {
      if (near.isFirst(k) && near.text(k).equalsIgnoreCase("end")) {
        Span span = near.span(k);
        return Optional.of(
            new Repair(
                Diagnostic.of(Code.WORDING, span, "}", near.text(k)).fix("write '}'", span, "}"),
                List.of(new Repair.Change.Retype(near.index(k), SegueParser.RBRACE))));
      }
    }
    return Optional.empty();
  }

  /** {@code purchased {amount > 3}}. */
  private Optional<Repair> aroundFilter() {
    boolean filter =
        near.type(0) == SegueParser.LBRACE
            && near.type(-1) == SegueParser.IDENTIFIER
            && near.bracesOfDeclaration() == 0
            && near.openBefore(SegueParser.LBRACE, SegueParser.RBRACE).isPresent()
            && near.mistake().in(SegueParser.RULE_segmentDeclaration);
    if (!filter) {
      return Optional.empty();
    }
    int end = 1;
    while (near.at(end).isPresent() && near.type(end) != SegueParser.RBRACE) {
      if (near.type(end) == SegueParser.LBRACE || (near.isFirst(end) && end > 1)) {
        return Optional.empty();
      }
      end++;
    }
    if (near.at(end).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Repair(
            Diagnostic.of(Code.SYNTAX, near.span(0), "'{'")
                .hint("what narrows an event stands in parentheses: purchased(amount > 100)"),
            List.of(
                new Repair.Change.Retype(near.index(0), SegueParser.LPAREN),
                new Repair.Change.Retype(near.index(end), SegueParser.RPAREN))));
  }
}
