package dev.segue.repl.shell;

import dev.segue.repl.session.Completion;
import dev.segue.repl.session.Session;
import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Cuts the word before the cursor out of a line, and asks for more lines while there must be. */
record InputParser(Session session) implements Parser {
  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    boolean ended = line.endsWith("\n\n") || line.isBlank();
    if (context == ParseContext.ACCEPT_LINE && !ended && session.isUnfinished(line)) {
      throw new EOFError(-1, -1, "more must follow");
    }
    return new Cut(line, cursor, Completion.lastWord(line.substring(0, cursor)));
  }

  /** A line, its cursor, and the word that ends at it. */
  private record Cut(String line, int cursor, String word) implements CompletingParsedLine {
    @Override
    public int wordCursor() {
      return word.length();
    }

    @Override
    public int wordIndex() {
      return 0;
    }

    @Override
    public List<String> words() {
      return List.of(word);
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
      return candidate;
    }

    @Override
    public int rawWordCursor() {
      return word.length();
    }

    @Override
    public int rawWordLength() {
      return word.length();
    }
  }
}
