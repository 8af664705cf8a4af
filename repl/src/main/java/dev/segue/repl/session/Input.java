package dev.segue.repl.session;

import dev.segue.compiler.diag.Suggestion;
import dev.segue.compiler.parse.Continuations;
import dev.segue.compiler.parse.Parsing;
import dev.segue.compiler.source.Source;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What was typed at the prompt, by its shape. */
record Input(String text) {
  /** What diagnostics name the typed text. */
  static final String PLACE = "(prompt)";

  private static final Set<String> DECLARING =
      Set.of(
          "schema",
          "segment",
          "trait",
          "condition",
          "score",
          "partition",
          "vocabulary",
          "message",
          "topic",
          "list",
          "program",
          "test");

  /** A word that declares, and a name or title after it; {@code message = "x"} is a condition. */
  private static final Pattern DECLARATION =
      Pattern.compile("^(?:--[^\\n]*\\n|@[^\\n]*\\n|\\s)*(\\w+)(?:\\s+[\\w`\"]|\\s*\\{|\\s*$)");

  private static final Pattern OPERATOR =
      Pattern.compile(
          "^\\s*\\w+\\s+(?:is|in|not|and|or|has|was|like|contains|starts|ends|matches|between|does|changed|for)\\b");

  /** A word, a name, and what only definitions have behind it: {@code segmnt keen ..}. */
  private static final Pattern LIKE_DECLARATION =
      Pattern.compile(
          "^(\\w+)\\s+(?:\\w+|`[^`\\n]+`)\\s*(?:\"[^\"\\n]*\"\\s*)?[{=(].*", Pattern.DOTALL);

  Input {
    text = text.strip();
  }

  Source source() {
    return new Source(PLACE, text);
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  boolean isCommand() {
    return text.startsWith(":");
  }

  boolean isDeclaration() {
    Matcher begun = DECLARATION.matcher(text);
    return text.startsWith("@")
        || (begun.find() && DECLARING.contains(begun.group(1)) && !OPERATOR.matcher(text).find())
        || isMisspeltDeclaration();
  }

  /** Whether the word that would declare is nearly one: what is wrong is told of that word. */
  private boolean isMisspeltDeclaration() {
    Matcher like = LIKE_DECLARATION.matcher(text);
    return like.matches()
        && Continuations.isPlainName(like.group(1))
        && !Suggestion.nearest(like.group(1), DECLARING).isEmpty()
        && !OPERATOR.matcher(text).find();
  }

  /** Whether more must follow: there are mistakes, and each is that the text ends too soon. */
  boolean isUnfinished() {
    if (isEmpty() || isCommand()) {
      return false;
    }
    return isDeclaration()
        ? Parsing.fileEndsTooSoon(source())
        : Parsing.conditionEndsTooSoon(source());
  }
}
