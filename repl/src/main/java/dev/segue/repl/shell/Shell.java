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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.History;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Attributes;
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
  private final Optional<Editor> editor;

  public Shell(Session session, PrintStream out, Optional<Editor> editor) {
    this.session = session;
    this.out = out;
    this.editor = editor;
  }

  /** On a terminal: history in a file, completion, colours; ends with {@code :quit} or Ctrl-D. */
  public void onTerminal(Screen screen, Optional<Path> history) throws IOException {
    // while a line is edited Ctrl-C is a key; were it a signal too, it would end the next line as
    // well
    System.setProperty(TerminalBuilder.PROP_SOFTWARE_SIGNALS, "false");
    try (Terminal terminal = TerminalBuilder.builder().name("segue").system(true).build()) {
      if (terminal.getColumns() == 0) {
        terminal.setSize(Size.of(USUAL_COLUMNS, USUAL_ROWS));
      }
      Attributes attributes = terminal.getAttributes();
      attributes.setLocalFlag(Attributes.LocalFlag.ECHOCTL, false);
      terminal.setAttributes(attributes);
      LineReaderImpl reader = reader(terminal, screen, history);
      terminal.handle(Terminal.Signal.INT, signal -> session.stop());
      String prompt = Paint.of(screen).hint(PROMPT);
      while (true) {
        try {
          String typed = reader.readLine(prompt);
          if (answered(typed, reader, new Screen(true, terminal.getColumns(), screen.colours()))) {
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

  private LineReaderImpl reader(Terminal terminal, Screen screen, Optional<Path> history) {
    Map<String, Object> variables = new HashMap<>();
    variables.put(LineReader.SECONDARY_PROMPT_PATTERN, MORE);
    history.ifPresent(file -> variables.put(LineReader.HISTORY_FILE, file));
    LineReaderImpl reader = new Suggesting(terminal, variables, session);
    reader.setParser(new InputParser(session));
    reader.setCompleter(new NameCompleter(session));
    if (screen.colours()) {
      reader.setHighlighter(new WordColours());
    }
    reader.option(LineReader.Option.DISABLE_EVENT_EXPANSION, true);
    History kept = new KeptHistory();
    reader.setHistory(kept);
    kept.attach(reader);
    return reader;
  }

  /** An answer may be that something is to be changed in the editor. */
  private boolean answered(String input, LineReader reader, Screen screen) {
    Answer answer = session.answer(input);
    if (editor.isEmpty() && (answer instanceof Answer.Edit || answer instanceof Answer.Open)) {
      return told(new Answer.Problem("no editor is known; the variable EDITOR names one"), screen);
    }
    if (answer instanceof Answer.Open(var file, var line)) {
      Optional<String> reason = editor.get().open(file, line);
      return told(
          reason.<Answer>map(Answer.Problem::new).orElseGet(() -> session.answer(":check")),
          screen);
    }
    if (answer instanceof Answer.Edit(var text)) {
      Editor.Edited edited = editor.get().edit(text);
      if (edited.reason().isPresent()) {
        return told(new Answer.Problem(edited.reason().get()), screen);
      }
      if (edited.text().isEmpty() || edited.text().equals(text.strip())) {
        return told(Answer.Lines.of("nothing was changed"), screen);
      }
      reader.getHistory().add(edited.text());
      out.println(edited.text());
      return answered(edited.text(), reader, screen);
    }
    return told(answer, screen);
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
    return told(session.answer(input), screen);
  }

  private boolean told(Answer answer, Screen screen) {
    new AnswerText(screen, out).print(answer);
    if (!(answer instanceof Answer.Nothing || answer instanceof Answer.Quit)) {
      out.println();
      out.flush();
    }
    return answer instanceof Answer.Quit;
  }
}
