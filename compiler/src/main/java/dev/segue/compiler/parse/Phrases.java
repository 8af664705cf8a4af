package dev.segue.compiler.parse;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.source.Span;
import dev.segue.grammar.SegueLexer;
import dev.segue.grammar.SegueParser;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;

/**
 * What people say for what the language says otherwise: {@code in the last} for {@code in last}.
 */
final class Phrases {
  private static final List<Phrase> ALL =
      phrases(
          """
          in last: within the last|within last|within the past|within past|in the last|in the past
          in last: in past|over the last|over last|during the last|during last|for the last|for last
          in last: the last|the past
          in: in segment|in the segment
          <: older than|earlier than
          >: newer than|later than
          and: to
          in next: in the next|within the next|within next|the next
          not in: is not in|is not one of|not one of
          in: is in|is one of|one of
          not like: is not like|does not like
          like: is like
          not between: is not between
          between: is between
          !=: not equals|not equal|ne|neq|isnt|is not equal to|does not equal|not equal to|is not equal|not =|is !=
          =: eq|is equal to|equals to|equals|equal to|is equal|is =
          >: gt|is greater than|is more than|is higher than|is above|greater than
          <: lt|is less than|is fewer than|is lower than|is below
          >=: gte|ge|is at least|is greater than or equal to|at least
          <=: lte|le|at most|is at most|is less than or equal to|at most
          does not contain: does not contains|not contains|not contain
          does not start with: does not starts with|not starts with
          does not end with: does not ends with|not ends with
          starts with: starts|begins with|start with
          ends with: ends|end with
          contains: include|includes|contain
          does not have: has not|not has|does not has
          is missing: is unknown|not set|is not set|does not exist
          is present: is known|is set|exists
          else if: elseif|elsif|elif
          wait until: wait till|wait for until
          wait: wait for
          send: send message|send email|send the
          exit when: exit if|exit on
          goal: goal when|goal is
          hand off to: hand over to|hand off|handoff to
          then: and then|followed by
          otherwise: when otherwise|else
          never: has never|did not
          at least: minimum|at minimum
          fewer than: less than
          more than: over
          with ties: including ties|with tie
          """);

  /** What is said, and what to write. */
  private record Phrase(List<String> said, String written) {}

  private Phrases() {}

  /** The longest phrases first, wherever they hold the mistake or end shortly before it. */
  static List<Repair> candidates(Neighbours near) {
    List<Repair> repairs = new ArrayList<>();
    if (near.mistake().in(SegueParser.RULE_schemaDeclaration)) {
      return repairs; // nothing is asked there
    }
    for (Phrase phrase : ALL) {
      int length = phrase.said().size();
      for (int start = -length - 1; start <= 0; start++) {
        if (near.stand(start, phrase.said())) {
          repairs.add(repair(near, start, phrase));
        }
      }
    }
    return repairs;
  }

  private static Repair repair(Neighbours near, int start, Phrase phrase) {
    int end = start + phrase.said().size() - 1;
    Span span = near.span(start, end);
    List<Repair.Change> changes = new ArrayList<>();
    for (Token word : words(phrase.written())) {
      changes.addFirst(new Repair.Change.Insert(near.index(start), word.getType(), word.getText()));
    }
    for (int k = start; k <= end; k++) {
      changes.addFirst(new Repair.Change.Leave(near.index(k)));
    }
    String said = String.join(" ", phrase.said());
    return new Repair(
        Diagnostic.of(Code.WORDING, span, phrase.written(), said)
            .fix("write '" + phrase.written() + "'", span, phrase.written()),
        changes);
  }

  private static List<? extends Token> words(String text) {
    return new SegueLexer(CharStreams.fromString(text))
        .getAllTokens().stream().filter(t -> t.getChannel() == Token.DEFAULT_CHANNEL).toList();
  }

  /** A line of the list is what to write, a colon, and what is said instead. */
  private static List<Phrase> phrases(String list) {
    List<Phrase> phrases = new ArrayList<>();
    for (String line : list.lines().toList()) {
      int colon = line.indexOf(": ");
      for (String said : line.substring(colon + 2).split("\\|", -1)) {
        phrases.add(new Phrase(List.of(said.split(" ", -1)), line.substring(0, colon)));
      }
    }
    phrases.sort((a, b) -> Integer.compare(b.said().size(), a.said().size()));
    return List.copyOf(phrases);
  }
}
