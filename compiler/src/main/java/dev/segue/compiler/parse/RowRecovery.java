package dev.segue.compiler.parse;

import dev.segue.grammar.SegueParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** One mistake to a slip: it ends its row, and reading goes on at the next row or declaration. */
final class RowRecovery extends DefaultErrorStrategy {
  /** The rules that hold rows, and the rule of a row. */
  private static final Map<Integer, Integer> LISTS =
      Map.ofEntries(
          Map.entry(SegueParser.RULE_workspaceFile, SegueParser.RULE_declaration),
          Map.entry(SegueParser.RULE_schemaEntries, SegueParser.RULE_schemaEntry),
          Map.entry(SegueParser.RULE_eventKinds, SegueParser.RULE_eventKind),
          Map.entry(SegueParser.RULE_fields, SegueParser.RULE_field),
          Map.entry(SegueParser.RULE_scoreEntries, SegueParser.RULE_scoreEntry),
          Map.entry(SegueParser.RULE_partitionClasses, SegueParser.RULE_partitionClass),
          Map.entry(SegueParser.RULE_vocabularyTerms, SegueParser.RULE_vocabularyTerm),
          Map.entry(SegueParser.RULE_messageSettings, SegueParser.RULE_messageSetting),
          Map.entry(SegueParser.RULE_programRows, SegueParser.RULE_programRow),
          Map.entry(SegueParser.RULE_steps, SegueParser.RULE_step),
          Map.entry(SegueParser.RULE_splitArms, SegueParser.RULE_splitArm),
          Map.entry(SegueParser.RULE_testRows, SegueParser.RULE_testRow));

  private static final Set<Integer> LONE =
      Set.of(SegueParser.RULE_loneCondition, SegueParser.RULE_loneExpression);

  private final RowTokens rows;
  private final List<Mistake> mistakes = new ArrayList<>();

  RowRecovery(RowTokens rows) {
    this.rows = rows;
  }

  List<Mistake> mistakes() {
    return mistakes;
  }

  @Override
  public void reportError(Parser parser, RecognitionException error) {
    if (!inErrorRecoveryMode(parser)) {
      beginErrorCondition(parser);
      mistakes.add(Mistake.of(parser, error, rowOf(parser)));
    }
  }

  /** Between rows the token at hand begins one that cannot be read. */
  private static Token rowOf(Parser parser) {
    ParserRuleContext rule = parser.getContext();
    if (LISTS.containsKey(rule.getRuleIndex())) {
      return parser.getCurrentToken();
    }
    while (!isRow(rule.getRuleIndex()) && rule.getParent() != null) {
      rule = rule.getParent();
    }
    return rule.getStart();
  }

  @Override
  public void recover(Parser parser, RecognitionException error) {
    int rule = parser.getContext().getRuleIndex();
    if (rule == SegueParser.RULE_workspaceFile || LONE.contains(rule)) {
      while (parser.getCurrentToken().getType() != Token.EOF) {
        parser.consume();
      }
    } else if (rule == SegueParser.RULE_guard && goToBrace(parser)) {
      endErrorCondition(parser);
    } else if (isRow(rule)) {
      boolean setting = rule == SegueParser.RULE_programSetting;
      int row = setting ? SegueParser.RULE_programRow : rule;
      skipRow(parser, row, parser.getContext().getStart());
      endErrorCondition(parser);
    } else {
      throw error; // up to the row it stands in
    }
  }

  private static boolean isRow(int rule) {
    return rule == SegueParser.RULE_programSetting || LISTS.containsValue(rule);
  }

  @Override
  public Token recoverInline(Parser parser) {
    InputMismatchException mismatch = new InputMismatchException(parser);
    reportError(parser, mismatch);
    throw mismatch;
  }

  /** Between rows only: what can begin no row is told and left out up to the next row. */
  @Override
  public void sync(Parser parser) {
    Integer row = LISTS.get(parser.getContext().getRuleIndex());
    if (row == null || inErrorRecoveryMode(parser)) {
      return;
    }
    while (!isBetweenRows(parser, row)) {
      reportError(parser, new InputMismatchException(parser));
      skipRow(parser, row, parser.getCurrentToken());
      endErrorCondition(parser);
    }
  }

  private boolean isBetweenRows(Parser parser, int row) {
    Token token = parser.getCurrentToken();
    boolean inFile = row == SegueParser.RULE_declaration;
    return token.getType() == Token.EOF
        || begins(parser, token, row)
        || (!inFile && (closes(token) || token.getType() == SegueParser.COMMA));
  }

  /** The end of a block: its brace, or a declaration where the brace is missing. */
  private boolean closes(Token token) {
    return token.getType() == SegueParser.RBRACE || opensDeclaration(token);
  }

  private boolean opensDeclaration(Token token) {
    return rows.declaresMisspelt(token)
        || (token.getType() >= SegueParser.ROW_SCHEMA && token.getType() <= SegueParser.ROW_TEST)
        || rows.entersSchema(token)
        || (token.getType() == SegueParser.AT_SIGN && token.getCharPositionInLine() == 0);
  }

  private static boolean begins(Parser parser, Token token, int row) {
    IntervalSet starts = parser.getATN().nextTokens(parser.getATN().ruleToStartState[row]);
    return starts.contains(token.getType());
  }

  /** From anywhere in the row that begins at {@code start} to the next one, or its block's end. */
  private void skipRow(Parser parser, int row, Token start) {
    boolean inFile = row == SegueParser.RULE_declaration;
    int depth = 0;
    for (int i = start.getTokenIndex(); i < parser.getCurrentToken().getTokenIndex(); i++) {
      depth += braces(parser.getInputStream().get(i));
    }
    while (parser.getCurrentToken().getType() != Token.EOF) {
      Token token = parser.getCurrentToken();
      // in a block of what cannot be read, the words that open its rows declare nothing
      boolean inside =
          inFile
              && depth > 0
              && rows.standsFirst(token)
              && token.getCharPositionInLine() > start.getCharPositionInLine();
      boolean further = token.getTokenIndex() > start.getTokenIndex() && !inside;
      boolean next = further && rows.standsFirst(token) && begins(parser, token, row);
      boolean declares = further && opensDeclaration(token);
      if (inFile ? (next || declares) : endsRow(token, depth, next)) {
        return;
      }
      depth += braces(token);
      parser.consume();
    }
  }

  private boolean endsRow(Token token, int depth, boolean next) {
    return opensDeclaration(token)
        || (depth <= 0 && (next || token.getType() == SegueParser.RBRACE));
  }

  /** To the brace that opens the block after a guard, if one stands in its row. */
  private boolean goToBrace(Parser parser) {
    Token token = parser.getCurrentToken();
    int index = token.getTokenIndex();
    while (token.getType() != SegueParser.LBRACE) {
      boolean next = rows.standsFirst(token) && begins(parser, token, SegueParser.RULE_step);
      if (closes(token) || token.getType() == Token.EOF || (next && token.getChannel() == 0)) {
        return false;
      }
      index++;
      if (index == rows.tokens().size()) {
        return false;
      }
      token = rows.tokens().get(index);
    }
    while (parser.getCurrentToken().getTokenIndex() < index) {
      parser.consume();
    }
    return true;
  }

  private static int braces(Token token) {
    return token.getType() == SegueParser.LBRACE
        ? 1
        : token.getType() == SegueParser.RBRACE ? -1 : 0;
  }
}
