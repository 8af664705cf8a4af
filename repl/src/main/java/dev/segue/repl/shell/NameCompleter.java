package dev.segue.repl.shell;

import dev.segue.repl.session.Session;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Offers what the session knows for the word under the cursor. */
record NameCompleter(Session session) implements Completer {
  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    String before = line.line().substring(0, line.cursor());
    session.candidates(before).forEach(name -> candidates.add(new Candidate(name)));
  }
}
