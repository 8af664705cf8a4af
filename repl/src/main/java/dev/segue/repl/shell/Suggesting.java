package dev.segue.repl.shell;

import dev.segue.repl.session.Session;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jline.reader.History;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/**
 * A line editor that says faintly how the line may go on: as it did before, else with the one word
 * that may come; the right arrow or End takes it.
 */
final class Suggesting extends LineReaderImpl {
  private static final int MOST_LOOKED_AT = 500;

  private final Session session;

  Suggesting(Terminal terminal, Map<String, Object> variables, Session session) {
    super(terminal, "segue", variables);
    this.session = session;
  }

  @Override
  public AttributedString getDisplayedBufferWithPrompts(List<AttributedString> secondary) {
    boolean suggests = doAutosuggestion && !isChoosing() && buf.cursor() == buf.length();
    AttributedString line = super.getDisplayedBufferWithPrompts(secondary);
    String tail = suggests ? tail(buf.toString()) : "";
    setTailTip(tail);
    return tail.isEmpty()
        ? line
        : new AttributedStringBuilder()
            .append(line)
            .styled(AttributedStyle.DEFAULT.faint(), tail)
            .toAttributedString();
  }

  /** Whether candidates are listed below the line. */
  private boolean isChoosing() {
    Optional<Supplier<AttributedString>> below = Optional.ofNullable(post);
    return below.isPresent();
  }

  private String tail(String line) {
    if (line.isBlank() || line.contains("\n")) {
      return "";
    }
    return before(line).orElseGet(() -> session.onlyWord(line).orElse(""));
  }

  /** How a line that began so went on when it was typed last. */
  private Optional<String> before(String line) {
    History history = getHistory();
    if (history.isEmpty()) {
      return Optional.empty();
    }
    ListIterator<History.Entry> entries = history.iterator(history.last() + 1);
    for (int looked = 0; entries.hasPrevious() && looked < MOST_LOOKED_AT; looked++) {
      String entry = entries.previous().line();
      if (entry.length() > line.length() && entry.startsWith(line) && !entry.contains("\n")) {
        return Optional.of(entry.substring(line.length()));
      }
    }
    return Optional.empty();
  }

  private boolean took() {
    String tail = Optional.ofNullable(getTailTip()).orElse("");
    if (tail.isEmpty() || buf.cursor() != buf.length()) {
      return false;
    }
    buf.write(tail);
    return true;
  }

  @Override
  protected boolean forwardChar() {
    return took() || super.forwardChar();
  }

  @Override
  protected boolean endOfLine() {
    return took() || super.endOfLine();
  }
}
