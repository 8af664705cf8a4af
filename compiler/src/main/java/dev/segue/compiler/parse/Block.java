package dev.segue.compiler.parse;

import dev.segue.grammar.SegueLexer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What stands between two braces, by the words that open its rows. */
enum Block {
  FILE(
      "SCHEMA SEGMENT TRAIT CONDITION SCORE PARTITION VOCABULARY_ TOPIC LIST MESSAGE PROGRAM TEST"),
  SCHEMA("CONTACT ACCOUNT EVENTS EVENT RECORD CONSENT"),
  KINDS(""),
  FIELDS("OWN"),
  SCORE("MINUS NUMBER"),
  PARTITION(""),
  MESSAGE("CHANNEL TOPIC FROM SUBJECT BODY"),
  PROGRAM(
      "PURPOSE AUDIENCE STARTS GOAL EXIT REENTER HOLDOUT HOUR CAP TIME REPORT"
          + " SEND WAIT IF SPLIT HAND SET WEBHOOK ADD REMOVE START REPEAT STOP"),
  STEPS("SEND WAIT IF SPLIT HAND SET WEBHOOK ADD REMOVE START REPEAT STOP"),
  ARMS(""),
  TEST("AT AFTER CONTACT ACCOUNT EVENT RECORD LIST CHOOSE EXPECT PAUSE RESUME"),
  OTHER("");

  private static final Set<Integer> HARD_WORDS =
      tokens(
              "AND OR NOT IN IS THEN NEVER ALWAYS WHEN OTHERWISE BETWEEN IF ELSE TRUE FALSE MISSING"
                  + " PRESENT NOW EVERYONE")
          .keySet();

  private static final Map<Block, Map<Integer, Integer>> ROWS =
      Arrays.stream(values()).collect(Collectors.toMap(b -> b, b -> tokens(b.words)));

  private static final Map<Block, List<String>> OPENERS =
      ROWS.entrySet().stream()
          .collect(Collectors.toMap(Map.Entry::getKey, e -> openers(e.getValue())));

  private final String words;

  Block(String words) {
    this.words = words;
  }

  /** The ROW_ token of a word that opens rows here. */
  Optional<Integer> rowToken(int word) {
    return Optional.ofNullable(ROWS.getOrDefault(this, Map.of()).get(word));
  }

  /** The words that open rows here. */
  List<String> openers() {
    return OPENERS.getOrDefault(this, List.of());
  }

  private static List<String> openers(Map<Integer, Integer> rows) {
    return Keywords.words(rows.keySet()).stream().filter(word -> !isOtherForm(word)).toList();
  }

  /** One form of a word is enough: {@code hours}, but {@code message}. */
  private static boolean isOtherForm(String word) {
    boolean plural =
        word.endsWith("s")
            && Keywords.type(word.substring(0, word.length() - 1)).equals(Keywords.type(word));
    return word.equals("hour") || (plural && !word.equals("hours"));
  }

  /** What the braces after a row of this block hold. */
  Block inside(int opener) {
    return switch (this) {
      case FILE -> ofDeclaration(opener);
      case SCHEMA -> opener == SegueLexer.ROW_EVENTS ? KINDS : FIELDS;
      case KINDS -> FIELDS;
      case PROGRAM, STEPS -> opener == SegueLexer.ROW_SPLIT ? ARMS : STEPS;
      case ARMS -> STEPS;
      case FIELDS, SCORE, PARTITION, MESSAGE, TEST, OTHER -> OTHER;
    };
  }

  private static Block ofDeclaration(int opener) {
    return switch (opener) {
      case SegueLexer.ROW_SCHEMA -> SCHEMA;
      case SegueLexer.ROW_SCORE -> SCORE;
      case SegueLexer.ROW_PARTITION -> PARTITION;
      case SegueLexer.ROW_MESSAGE -> MESSAGE;
      case SegueLexer.ROW_PROGRAM -> PROGRAM;
      case SegueLexer.ROW_TEST -> TEST;
      default -> OTHER;
    };
  }

  /** A keyword that may be a name where the grammar can tell. */
  static boolean isSoftWord(int type) {
    return type >= SegueLexer.AND && type <= SegueLexer.SUNDAY && !HARD_WORDS.contains(type);
  }

  static boolean isHardWord(int type) {
    return HARD_WORDS.contains(type);
  }

  /** Words by token, each with the token it has where it opens a row. */
  private static Map<Integer, Integer> tokens(String words) {
    Map<String, Integer> types = new HashMap<>();
    for (int type = 1; type <= SegueLexer.VOCABULARY.getMaxTokenType(); type++) {
      types.put(SegueLexer.VOCABULARY.getSymbolicName(type), type);
    }
    return Arrays.stream(words.split(" "))
        .filter(types::containsKey)
        .collect(Collectors.toMap(types::get, w -> types.getOrDefault("ROW_" + w, 0)));
  }
}
