package dev.segue.repl.shell;

import dev.segue.repl.session.Offer;
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
    int order = 0;
    for (Offer offer : session.candidates(before)) {
      String word = offer.word();
      String about = offer.about().isEmpty() ? "" : offer.about();
      candidates.add(
          about.isEmpty()
              ? new Candidate(word, word, null, null, null, null, true, order)
              : new Candidate(word, word, null, about, null, null, true, order));
      order++;
    }
  }
}
