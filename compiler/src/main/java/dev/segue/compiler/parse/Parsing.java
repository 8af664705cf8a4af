package dev.segue.compiler.parse;

import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Condition;
import dev.segue.compiler.syntax.Expression;
import dev.segue.compiler.syntax.SourceFile;
import dev.segue.grammar.SegueParser;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/**
 * Text becomes a tree. Every independent mistake is told; the tree is always whole, with broken
 * parts where the text could not be read.
 */
public final class Parsing {
  /** The longest text that is read, in UTF-16 units. */
  public static final int MOST_CHARACTERS = 1 << 20;

  private static final Set<Code> STUMBLES =
      Set.of(Code.SYNTAX, Code.UNFINISHED, Code.MISSING, Code.ROW_IN_THE_MIDDLE, Code.HARD_WORD);

  /** What is only true of a line that can be read. */
  private static final Set<Code> OF_A_WHOLE_LINE =
      Set.of(Code.CONDITION_AS_VALUE, Code.FIELD, Code.LIST_ITEM);

  /** Where more signs than these seem to be left out of a line, it is the first that is. */
  private static final int MOST_MISSING = 2;

  private Parsing() {}

  /** A {@code .segue} file. */
  public static Checked<SourceFile> file(Source source) {
    Reading reading = reading(source);
    List<CommonToken> written = Lexing.tokens(reading);
    SourceFile file =
        read(reading, written, SegueParser::workspaceFile)
            .tree(
                (trees, c) ->
                    new SourceFile(
                        source.path(),
                        trees.declarations.all(c.declaration()),
                        Comments.of(reading, written)));
    return checked(file, reading);
  }

  /** A condition alone, as typed at a prompt. */
  public static Checked<Condition> condition(Source source) {
    Reading reading = reading(source);
    Span whole = new Span(source.path(), 0, source.text().length());
    Condition condition =
        read(reading, Lexing.tokens(reading), SegueParser::loneCondition)
            .tree((trees, c) -> trees.conditions.ifRead(c.condition(), whole));
    return checked(condition, reading);
  }

  /** A value alone, as typed at a prompt. */
  public static Checked<Expression> expression(Source source) {
    Reading reading = reading(source);
    Span whole = new Span(source.path(), 0, source.text().length());
    Expression expression =
        read(reading, Lexing.tokens(reading), SegueParser::loneExpression)
            .tree(
                (trees, c) ->
                    c.expression() == null || c.expression().exception != null
                        ? new Expression.Broken(whole)
                        : trees.expressions.expression(c.expression()));
    return checked(expression, reading);
  }

  /** Whether all that is wrong with declarations is that they end: at a prompt more may follow. */
  public static boolean fileEndsTooSoon(Source source) {
    return endsTooSoon(source, SegueParser::workspaceFile);
  }

  /** The same of a condition or value. */
  public static boolean conditionEndsTooSoon(Source source) {
    return endsTooSoon(source, SegueParser::loneCondition)
        && !Attempt.of(Lexing.tokens(reading(source)), SegueParser::loneExpression)
            .mistakes()
            .isEmpty();
  }

  private static boolean endsTooSoon(
      Source source, Function<SegueParser, ? extends ParserRuleContext> rule) {
    Reading reading = reading(source);
    List<Mistake> mistakes = Attempt.of(Lexing.tokens(reading), rule).mistakes();
    boolean atEnd = mistakes.stream().allMatch(m -> m.token().getType() == Token.EOF);
    boolean openBlock =
        reading.diagnostics().stream().anyMatch(d -> d.code() == Code.UNCLOSED_BLOCK);
    return atEnd && (openBlock || (!mistakes.isEmpty() && reading.diagnostics().isEmpty()));
  }

  /** Of a text that is too long nothing is read. */
  private static Reading reading(Source source) {
    if (source.text().length() <= MOST_CHARACTERS) {
      return new Reading(source);
    }
    Reading reading = new Reading(new Source(source.path(), ""));
    reading.report(
        Diagnostic.of(Code.FILE_TOO_LARGE, new Span(source.path(), 0, 0), MOST_CHARACTERS)
            .hint("make several files of it: all of a workspace share one namespace"));
    reading.close();
    return reading;
  }

  /** What ANTLR read, and what builds trees of it. */
  private record Read<C>(C context, Trees trees) {
    interface Build<C, T> {
      T of(Trees trees, C context);
    }

    <T> T tree(Build<C, T> build) {
      return build.of(trees, context);
    }
  }

  private static <C extends ParserRuleContext> Read<C> read(
      Reading reading, List<CommonToken> written, Function<SegueParser, C> rule) {
    Attempt<C> attempt = Repairs.repaired(reading, written, rule);
    for (Mistake mistake : attempt.mistakes()) {
      if (!reading.isFull() && !reading.isSpoilt(mistake.row(), mistake.token())) {
        reading.report(Complaints.of(new Neighbours(mistake, attempt.rows(), reading)));
      }
    }
    return new Read<>(attempt.context(), new Trees(reading, attempt.rows()));
  }

  private static <T> Checked<T> checked(T tree, Reading reading) {
    List<Diagnostic> sorted =
        reading.diagnostics().stream()
            .sorted(Comparator.comparingInt(d -> d.span().start()))
            .toList();
    List<Diagnostic> grounded = Guesses.grounded(sorted, reading.source());
    return new Checked<>(tree, oneStumbleALine(grounded, reading.source()));
  }

  /**
   * Where reading stumbled once, what makes it stumble again further on in the line comes of that;
   * and so does, in a block without its end, what makes it stumble before the next declaration.
   */
  private static List<Diagnostic> oneStumbleALine(List<Diagnostic> sorted, Source source) {
    Map<Integer, Code> first = new HashMap<>();
    List<Span> open =
        sorted.stream()
            .filter(d -> d.code() == Code.UNCLOSED && isBrace(d.span(), source))
            .map(d -> new Span(source.path(), d.span().end(), nextDeclaration(d.span(), source)))
            .toList();
    Map<Integer, Integer> missing = new HashMap<>();
    Set<Integer> stumbled = new HashSet<>();
    for (Diagnostic d : sorted) {
      int line = source.lineOf(d.span().start());
      if (STUMBLES.contains(d.code()) || d.code() == Code.UNCLOSED) {
        stumbled.add(line);
      }
      if (d.code() == Code.MISSING) {
        missing.merge(line, 1, Integer::sum);
      }
    }
    return sorted.stream()
        .filter(d -> !STUMBLES.contains(d.code()) || open.stream().noneMatch(o -> in(d.span(), o)))
        .filter(
            d ->
                !OF_A_WHOLE_LINE.contains(d.code())
                    || !stumbled.contains(source.lineOf(d.span().start())))
        .filter(
            d -> {
              int line = source.lineOf(d.span().start());
              if (d.code() == Code.UNKNOWN_TYPE) {
                first.putIfAbsent(line, d.code());
              }
              if (!STUMBLES.contains(d.code())) {
                return true;
              }
              Code before = first.putIfAbsent(line, d.code());
              return before == null
                  || (before == Code.MISSING
                      && d.code() == Code.MISSING
                      && missing.getOrDefault(line, 0) <= MOST_MISSING);
            })
        .toList();
  }

  private static boolean isBrace(Span span, Source source) {
    return source.text().startsWith("{", span.start());
  }

  private static boolean in(Span span, Span block) {
    return span.start() >= block.start() && span.start() < block.end();
  }

  /** Where a line next begins with a word. */
  private static int nextDeclaration(Span span, Source source) {
    String text = source.text();
    int end = text.indexOf('\n', span.end());
    while (end >= 0 && end + 1 < text.length() && !Character.isLetter(text.charAt(end + 1))) {
      end = text.indexOf('\n', end + 1);
    }
    return end < 0 ? text.length() : end;
  }
}
