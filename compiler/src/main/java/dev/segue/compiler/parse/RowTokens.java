package dev.segue.compiler.parse;

import dev.segue.compiler.diag.Suggestion;
import dev.segue.grammar.SegueLexer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a text, those that open rows being ROW_ tokens: a word that opens rows in the block
 * it stands in, where it is first on its line, after an opening brace, after a comma in braces that
 * open and close on one line, or after a label.
 */
final class RowTokens {
  private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{Nd}_]*|`[^`]+`");
  private static final Set<Integer> TYPES =
      Set.of(
          SegueLexer.TEXT,
          SegueLexer.EMAIL,
          SegueLexer.INTEGER,
          SegueLexer.DECIMAL,
          SegueLexer.BOOLEAN,
          SegueLexer.DATE,
          SegueLexer.TIMESTAMP,
          SegueLexer.LOCATION,
          SegueLexer.TIME,
          SegueLexer.LIST,
          SegueLexer.ONE);

  /** An open brace: what stands in it, and whether it closes on its line. */
  private record Open(Block block, boolean oneLine) {}

  private final List<CommonToken> tokens;

  /** The places of the tokens that are read, in {@code tokens}. */
  private final List<Integer> read = new ArrayList<>();

  /** The block that each read token stands in. */
  private final List<Block> standsIn = new ArrayList<>();

  private final BitSet first = new BitSet();
  private final BitSet entries = new BitSet();
  private final BitSet misspelt = new BitSet();
  private final BitSet shortBraces = new BitSet();
  private final Deque<Open> blocks = new ArrayDeque<>();
  private int opener = Token.INVALID_TYPE;
  private int parentheses;

  /** A copy of {@code written}, of which each has its type given by where it stands. */
  RowTokens(List<? extends Token> written) {
    tokens = written.stream().map(CommonToken::new).toList();
    for (int i = 0; i < tokens.size(); i++) {
      tokens.get(i).setTokenIndex(i);
      if (tokens.get(i).getChannel() == Token.DEFAULT_CHANNEL) {
        read.add(i);
      }
    }
    findShortBraces();
    blocks.push(new Open(Block.FILE, false));
    for (int k = 0; k < read.size(); k++) {
      give(k);
    }
  }

  List<CommonToken> tokens() {
    return tokens;
  }

  boolean standsFirst(Token token) {
    return token.getType() == Token.EOF || first.get(token.getTokenIndex());
  }

  /** The token that is {@code further} read tokens after the one at {@code index}, if a word. */
  Optional<Token> wordAt(int index, int further) {
    int k = Collections.binarySearch(read, index) + further;
    return k < read.size() && WORD.matcher(at(k).getText()).matches()
        ? Optional.of(at(k))
        : Optional.empty();
  }

  /** Which of the read tokens it is. */
  int ordinal(Token token) {
    return Collections.binarySearch(read, token.getTokenIndex());
  }

  /** A read token by its ordinal. */
  Optional<Token> read(int ordinal) {
    return ordinal < 0 || ordinal >= read.size() ? Optional.empty() : Optional.of(at(ordinal));
  }

  /** The block in which a read token stands, by the token's ordinal. */
  Block block(int ordinal) {
    return standsIn.get(ordinal);
  }

  private CommonToken at(int k) {
    return tokens.get(read.get(k));
  }

  private int typeAt(int k) {
    return k < read.size() ? at(k).getType() : Token.EOF;
  }

  private void give(int k) {
    CommonToken token = at(k);
    CommonToken before = k == 0 ? null : at(k - 1);
    boolean newLine = before == null || token.getLine() > lastLine(before);
    if (newLine && token.getCharPositionInLine() == 0 && looksLikeDeclaration(k)) {
      blocks.clear(); // a brace was left open: it spoils one declaration, not the rest of the file
      blocks.push(new Open(Block.FILE, false));
      parentheses = 0;
      if (token.getType() == SegueLexer.IDENTIFIER) {
        misspelt.set(token.getTokenIndex());
        token.setType(Token.INVALID_TYPE); // what is left open before it does not go on with it
      }
    }
    if (newLine && isSchemaEntry(k)) {
      while (blocks.getFirst().block() != Block.SCHEMA) {
        blocks.pop();
      }
      entries.set(token.getTokenIndex());
    }
    boolean opens = newLine || opensAfter(before, k) || endsBefore(token.getTokenIndex());
    standsIn.add(blocks.getFirst().block());
    first.set(token.getTokenIndex(), opens);
    if (opens) {
      parentheses = 0;
      openRow(token, k);
    }
    switch (token.getType()) {
      case SegueLexer.LPAREN -> parentheses++;
      case SegueLexer.RPAREN -> parentheses--;
      case SegueLexer.LBRACE -> open(k);
      case SegueLexer.RBRACE -> {
        if (blocks.size() > 1) {
          blocks.pop();
        }
      }
      default -> {}
    }
  }

  private void openRow(CommonToken token, int k) {
    Open open = blocks.getFirst();
    Optional<Integer> row = open.block().rowToken(token.getType());
    if (row.isPresent()) {
      opener = row.get();
      token.setType(opener);
    } else if (isName(open.block(), typeAt(k + 1))
        && (Block.isSoftWord(token.getType()) || token.getType() == SegueLexer.IDENTIFIER)) {
      token.setType(SegueLexer.QUOTED_NAME); // a name wherever it stands, and nothing else
    }
  }

  /** Whether the word before {@code next} is certainly the name that begins a row. */
  private static boolean isName(Block block, int next) {
    return switch (block) {
      case PARTITION -> next == SegueLexer.WHEN || next == SegueLexer.OTHERWISE;
      case FIELDS -> TYPES.contains(next);
      case PROGRAM, STEPS -> next == SegueLexer.COLON;
      case TEST -> next == SegueLexer.SUBSCRIBES || next == SegueLexer.UNSUBSCRIBES;
      case FILE, SCHEMA, KINDS, MESSAGE, SCORE, ARMS, OTHER -> false;
    };
  }

  private boolean opensAfter(@Nullable CommonToken before, int k) {
    return switch (before == null ? SegueLexer.LBRACE : before.getType()) {
      case SegueLexer.LBRACE -> true;
      case SegueLexer.COMMA -> blocks.getFirst().oneLine() && parentheses <= 0;
      case SegueLexer.COLON -> k < 2 || first.get(at(k - 2).getTokenIndex());
      default -> false;
    };
  }

  /** A comma that is not read ends a row: a semicolon, or a line's end that is missing. */
  private boolean endsBefore(int index) {
    return index > 0
        && tokens.get(index - 1).getType() == SegueLexer.COMMA
        && tokens.get(index - 1).getChannel() != Token.DEFAULT_CHANNEL;
  }

  private void open(int k) {
    blocks.push(
        new Open(blocks.getFirst().block().inside(opener), shortBraces.get(at(k).getTokenIndex())));
    opener = Token.INVALID_TYPE;
  }

  /** The braces that close on the line they open on. */
  private void findShortBraces() {
    Deque<CommonToken> open = new ArrayDeque<>();
    for (int index : read) {
      CommonToken token = tokens.get(index);
      if (token.getType() == SegueLexer.LBRACE) {
        open.push(token);
      } else if (token.getType() == SegueLexer.RBRACE && !open.isEmpty()) {
        CommonToken brace = open.pop();
        shortBraces.set(brace.getTokenIndex(), brace.getLine() == token.getLine());
      }
    }
  }

  /** Whether it opens an entry of the schema inside one that was left open. */
  boolean entersSchema(Token token) {
    return entries.get(token.getTokenIndex());
  }

  /** Inside an entry: {@code event purchased from}, {@code contact from}; no field begins so. */
  private boolean isSchemaEntry(int k) {
    Block block = blocks.getFirst().block();
    if ((block != Block.KINDS && block != Block.FIELDS)
        || Block.SCHEMA.rowToken(typeAt(k)).isEmpty()) {
      return false;
    }
    boolean named = typeAt(k) == SegueLexer.EVENT || typeAt(k) == SegueLexer.RECORD;
    int from = named ? k + 2 : k + 1;
    return typeAt(from) == SegueLexer.FROM
        && !TYPES.contains(typeAt(from - 1))
        && typeAt(from + 2) != SegueLexer.LBRACE;
  }

  /** Whether it opens a declaration by a word that is nearly one that does. */
  boolean declaresMisspelt(Token token) {
    return misspelt.get(token.getTokenIndex());
  }

  /**
   * At the margin: a word that opens declarations and no row here, or nearly such a one, then a
   * name or title, then a brace or {@code =} on its line.
   */
  private boolean looksLikeDeclaration(int k) {
    Block block = blocks.getFirst().block();
    int type = typeAt(k);
    boolean nearly = type == SegueLexer.IDENTIFIER && nearlyDeclares(at(k).getText());
    boolean declares =
        block != Block.FILE
            && Block.FILE.rowToken(type).isPresent()
            && block.rowToken(type).isEmpty();
    if (!nearly && !declares) {
      return false;
    }
    boolean named =
        type == SegueLexer.SCHEMA
            || typeAt(k + 1) == SegueLexer.STRING
            || WORD.matcher(k + 1 < read.size() ? at(k + 1).getText() : "").matches();
    for (int next = k + 1; next < read.size() && at(next).getLine() == at(k).getLine(); next++) {
      if (typeAt(next) == SegueLexer.LBRACE
          || typeAt(next) == SegueLexer.EQ
          || typeAt(next) == SegueLexer.OPT) {
        return named;
      }
    }
    return false;
  }

  private static boolean nearlyDeclares(String word) {
    return !Suggestion.nearest(word.toLowerCase(Locale.ROOT), Block.FILE.openers()).isEmpty();
  }

  /** A text may run over lines. */
  private static int lastLine(Token token) {
    return token.getType() == SegueLexer.LONG_STRING
        ? token.getLine() + (int) token.getText().chars().filter(c -> c == '\n').count()
        : token.getLine();
  }
}
