package dev.segue.repl.shell;

import dev.segue.repl.session.LanguageWords;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Colours what is typed: words of the language, texts, numbers, comments. */
final class WordColours implements Highlighter {
  private static final Pattern PIECE =
      Pattern.compile(
          "(?<comment>--.*)|(?<text>\"(?:\\\\.|[^\"\\\\])*\"?)|(?<number>\\b\\d[\\d.:%-]*)"
              + "|(?<word>\\b[A-Za-z_]\\w*)");

  @Override
  public AttributedString highlight(LineReader reader, String buffer) {
    AttributedStringBuilder coloured = new AttributedStringBuilder();
    Matcher pieces = PIECE.matcher(buffer);
    int end = 0;
    while (pieces.find()) {
      coloured.append(buffer.substring(end, pieces.start()));
      coloured.styled(style(pieces), pieces.group());
      end = pieces.end();
    }
    return coloured.append(buffer.substring(end)).toAttributedString();
  }

  private static AttributedStyle style(Matcher piece) {
    AttributedStyle plain = AttributedStyle.DEFAULT;
    if (piece.group("comment") != null) {
      return plain.faint();
    }
    if (piece.group("text") != null) {
      return plain.foreground(AttributedStyle.GREEN);
    }
    if (piece.group("number") != null) {
      return plain.foreground(AttributedStyle.MAGENTA);
    }
    return LanguageWords.has(piece.group()) ? plain.foreground(AttributedStyle.CYAN) : plain;
  }
}
