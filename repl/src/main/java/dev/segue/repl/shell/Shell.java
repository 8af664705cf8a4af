package dev.segue.repl.shell;

import dev.segue.repl.report.Paint;
import dev.segue.repl.report.Screen;
import dev.segue.repl.session.Answer;
import dev.segue.repl.session.AnswerText;
import dev.segue.repl.session.Session;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Carries a conversation between a session and whoever types. */
public final class Shell {
  private static final String PROMPT = "segue> ";
  private static final int USUAL_COLUMNS = 80;
  private static final int USUAL_ROWS = 24;
  private static final String MORE = "     > ";

  private final Session session;
  private final PrintStream out;

  public Shell(Session session, PrintStream out) {
    this.session = session;
    this.out = out;
  }

  /** On a terminal: history in a file, completion, colours; ends with {@code :quit} or Ctrl-D. */
  public void onTerminal(Screen screen, Optional<Path> history) throws IOException {
    try (Terminal terminal = TerminalBuilder.builder().name("segue").system(true).build()) {
      if (terminal.getColumns() == 0) {
        terminal.setSize(Size.of(USUAL_COLUMNS, USUAL_ROWS));
      }
      LineReaderBuilder builder =
          LineReaderBuilder.builder()
              .terminal(terminal)
              .appName("segue")
              .parser(new InputParser(session))
              .completer(new NameCompleter(session))
              .highlighter(new WordColours())
              .variable(LineReader.SECONDARY_PROMPT_PATTERN, MORE)
              .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true);
      history.ifPresent(file -> builder.variable(LineReader.HISTORY_FILE, file));
      LineReader reader = builder.build();
      terminal.handle(Terminal.Signal.INT, signal -> session.stop());
      String prompt = Paint.of(screen).hint(PROMPT);
      while (true) {
        try {
          Screen now = new Screen(true, terminal.getColumns(), screen.colours());
          if (answered(reader.readLine(prompt), now)) {
            return;
          }
        } catch (UserInterruptException wantsAnotherLine) {
          // Ctrl-C throws the line away, not the conversation
        } catch (EndOfFileException done) {
          return;
        }
      }
    }
  }

  /** Line by line from a pipe; an input goes on while it is unfinished. */
  public void inPipe(InputStream in, Screen screen) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    StringBuilder input = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      input.append(line).append('\n');
      if (line.isBlank() || !session.isUnfinished(input.toString())) {
        if (answered(input.toString(), screen)) {
          return;
        }
        input.setLength(0);
      }
    }
    if (!input.isEmpty()) {
      answered(input.toString(), screen);
    }
  }

  private boolean answered(String input, Screen screen) {
    Answer answer = session.answer(input);
    new AnswerText(screen, out).print(answer);
    if (!(answer instanceof Answer.Nothing || answer instanceof Answer.Quit)) {
      out.println();
      out.flush();
    }
    return answer instanceof Answer.Quit;
  }
}
