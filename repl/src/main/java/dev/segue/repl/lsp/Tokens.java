package dev.segue.repl.lsp;

import dev.segue.compiler.check.Mention;
import dev.segue.compiler.check.Symbol;
import dev.segue.compiler.parse.Pieces;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.lsp4j.SemanticTokensLegend;

/** What each word and name is, for editors that colour by meaning. */
final class Tokens {
  private static final List<String> TYPES =
      List.of(
          "keyword",
          "string",
          "number",
          "operator",
          "comment",
          "variable",
          "property",
          "event",
          "class",
          "enum",
          "enumMember",
          "function",
          "parameter",
          "struct",
          "namespace",
          "method");

  private static final List<String> MODIFIERS = List.of("declaration");

  static final SemanticTokensLegend LEGEND = new SemanticTokensLegend(TYPES, MODIFIERS);

  private Tokens() {}

  /** A coloured place on one line. */
  private record Coloured(int line, int character, int length, int type, int modifiers) {}

  /** Five numbers for each: lines and characters from the one before, length, type, modifiers. */
  static List<Integer> of(Desk.Document document, Source source) {
    Map<Span, Mention> named = new HashMap<>();
    document.workspace().places().in(document.path()).forEach(m -> named.put(m.span(), m));
    Set<Span> declared = new HashSet<>();
    named
        .values()
        .forEach(
            m ->
                m.symbols()
                    .forEach(s -> declared.addAll(document.workspace().places().declarations(s))));
    List<Coloured> coloured = new ArrayList<>();
    if (document.isScript()) {
      for (Pieces.Piece piece : Pieces.of(source)) {
        Mention mention = named.get(piece.span());
        boolean test = piece.kind() == Pieces.Kind.TEXT;
        if (mention != null && !test) {
          add(coloured, source, piece.span(), type(mention), declared.contains(piece.span()));
        } else if (piece.kind() == Pieces.Kind.TEXT) {
          inText(coloured, source, piece.span(), named);
        } else {
          add(coloured, source, piece.span(), type(piece.kind()), false);
        }
      }
    } else {
      document
          .workspace()
          .places()
          .in(document.path())
          .forEach(m -> add(coloured, source, m.span(), type(m), false));
    }
    return numbers(coloured);
  }

  /** A text, and the names that it says where it is a template. */
  private static void inText(
      List<Coloured> coloured, Source source, Span text, Map<Span, Mention> named) {
    int at = text.start();
    List<Span> inside =
        named.keySet().stream()
            .filter(s -> s.start() > text.start() && s.end() < text.end())
            .sorted((a, b) -> Integer.compare(a.start(), b.start()))
            .toList();
    for (Span name : inside) {
      add(coloured, source, new Span(text.file(), at, name.start()), "string", false);
      Mention mention = named.get(name);
      if (mention != null) {
        add(coloured, source, name, type(mention), false);
      }
      at = name.end();
    }
    add(coloured, source, new Span(text.file(), at, text.end()), "string", false);
  }

  /** A place that runs over lines is coloured line by line. */
  private static void add(
      List<Coloured> coloured, Source source, Span span, String type, boolean declaration) {
    int first = source.lineOf(span.start());
    int last = source.lineOf(span.end());
    for (int line = first; line <= last; line++) {
      int start = source.startOf(line);
      int from = Math.max(span.start(), start);
      int to = Math.min(span.end(), start + source.line(line).length());
      if (to > from) {
        coloured.add(
            new Coloured(
                line - 1, from - start, to - from, TYPES.indexOf(type), declaration ? 1 : 0));
      }
    }
  }

  private static List<Integer> numbers(List<Coloured> coloured) {
    List<Integer> numbers = new ArrayList<>();
    int line = 0;
    int character = 0;
    for (Coloured c : coloured) {
      int from = c.line == line ? character : 0;
      numbers.addAll(List.of(c.line - line, c.character - from, c.length, c.type, c.modifiers));
      line = c.line;
      character = c.character;
    }
    return numbers;
  }

  private static String type(Pieces.Kind kind) {
    return switch (kind) {
      case KEYWORD -> "keyword";
      case NAME -> "variable";
      case NUMBER -> "number";
      case TEXT -> "string";
      case SIGN -> "operator";
      case COMMENT -> "comment";
    };
  }

  private static String type(Mention mention) {
    Symbol.Kind kind = mention.symbols().getFirst().kind();
    return switch (kind) {
      case ATTRIBUTE, TRAIT, SCORE -> "variable";
      case ACCOUNT_FIELD, PROPERTY -> "property";
      case EVENT -> "event";
      case RECORD, VOCABULARY -> "struct";
      case SEGMENT, LIST -> "class";
      case PARTITION -> "enum";
      case CLASS, TERM -> "enumMember";
      case CONDITION -> "function";
      case PARAMETER -> "parameter";
      case TOPIC -> "namespace";
      case MESSAGE, PROGRAM -> "method";
      case LABEL, ARM -> "enumMember";
      case TEST -> "string";
      case TEST_CONTACT, TEST_ACCOUNT -> "parameter";
    };
  }
}
