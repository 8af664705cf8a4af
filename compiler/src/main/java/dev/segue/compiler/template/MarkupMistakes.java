package dev.segue.compiler.template;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.source.Span;
import dev.segue.grammar.LiquidParser;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** The first mistake inside one piece of markup, said in the words of who wrote it. */
final class MarkupMistakes extends BaseErrorListener {
  private static final String NO_PARENTHESES =
      "a condition has no parentheses: put one 'if' inside another";

  private Optional<Mistake> first = Optional.empty();

  /** Where reading stopped, after the text {@code before}, in rules of the grammar. */
  private record Mistake(Token token, String before, List<String> rules) {
    boolean in(String rule) {
      return rules.contains(rule);
    }
  }

  @Override
  public void syntaxError(
      Recognizer<?, ?> recognizer,
      @Nullable Object offendingSymbol,
      int line,
      int column,
      String message,
      @Nullable RecognitionException exception) {
    if (first.isEmpty()
        && offendingSymbol instanceof Token token
        && recognizer instanceof Parser parser) {
      int at = token.getTokenIndex();
      String before = "";
      for (int i = at - 1; i >= 0 && before.isBlank(); i--) {
        before = parser.getTokenStream().get(i).getText().strip();
      }
      first = Optional.of(new Mistake(token, before, parser.getRuleInvocationStack()));
    }
  }

  Optional<Diagnostic> first(Function<Token, Span> place) {
    return first.map(
        mistake -> {
          Diagnostic diagnostic =
              Diagnostic.of(Code.TEMPLATE_SYNTAX, place.apply(mistake.token()), message(mistake));
          return hint(mistake).map(diagnostic::hint).orElse(diagnostic);
        });
  }

  private static String message(Mistake mistake) {
    String text = mistake.token().getText();
    if (mistake.token().getType() == Token.EOF) {
      return mistake.before().isEmpty()
          ? "something is missing here"
          : "something is missing after '" + mistake.before() + "'";
    }
    if (text.equals("'") || text.equals("\"")) {
      return "this text has no closing quote";
    }
    return mistake.token().getType() == LiquidParser.STRING
        ? "unexpected text " + text
        : "unexpected '" + text + "'";
  }

  private static Optional<String> hint(Mistake mistake) {
    if (mistake.before().equals("not")) {
      return Optional.of("write 'unless', or compare with '!='");
    }
    boolean inCondition = mistake.in("condition");
    return switch (mistake.token().getType()) {
      case LiquidParser.OTHER -> character(mistake.token().getText());
      case LiquidParser.BECOMES -> when(inCondition, "compare with '=='");
      case LiquidParser.LPAREN -> when(inCondition, NO_PARENTHESES);
      case LiquidParser.AND, LiquidParser.OR ->
          inCondition
              ? Optional.of(NO_PARENTHESES)
              : when(mistake.in("values"), "values of a 'when' are joined by 'or'");
      case LiquidParser.WORD -> word(mistake);
      case LiquidParser.PIPE ->
          when(inCondition, "filter the value first: '{% assign x = value | filter %}'");
      case LiquidParser.STRING, LiquidParser.NUMBER ->
          when(!inCondition, "a filter's arguments follow a colon: '| append: \"!\"'");
      default -> Optional.empty();
    };
  }

  private static Optional<String> word(Mistake mistake) {
    if (mistake.before().endsWith("'") || mistake.before().endsWith("\"")) {
      return Optional.of("a text with one kind of quotes in it stands in the other kind");
    }
    if (mistake.in("condition")) {
      return Optional.of(
          "values are compared with == != < <= > >= contains, conditions joined by and, or");
    }
    return when(mistake.in("loop"), "write 'for item in items'");
  }

  private static Optional<String> when(boolean fits, String hint) {
    return fits ? Optional.of(hint) : Optional.empty();
  }

  private static Optional<String> character(String text) {
    return switch (text) {
      case "&" -> Optional.of("conditions are joined by 'and'");
      case "{", "}" -> Optional.of("inside '{{ }}' and '{% %}' a name stands without braces");
      case "+" -> Optional.of("add with a filter: '| plus: 1'");
      case "-" -> Optional.of("subtract with a filter: '| minus: 1'");
      case "*" -> Optional.of("multiply with a filter: '| times: 2'");
      case "/" -> Optional.of("divide with a filter: '| divided_by: 2'");
      case "!" -> Optional.of("write 'unless', or compare with '!='");
      case "\u201c", "\u201d", "\u201e", "\u2018", "\u2019" -> Optional.of("write plain quotes");
      default -> Optional.empty();
    };
  }
}
