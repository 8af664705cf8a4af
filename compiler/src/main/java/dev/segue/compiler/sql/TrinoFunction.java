package dev.segue.compiler.sql;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A function as Trino takes it: written out at the head of the statement that calls it.
 *
 * @param calls the other functions that it calls
 */
record TrinoFunction(String name, String text, Set<String> calls) {
  private static final Pattern CALL = Pattern.compile("\\b(segue_[a-z_]+)\"?\\(");

  static TrinoFunction of(String signature, String body) {
    String name = signature.substring(0, signature.indexOf('('));
    String text =
        "function " + signature + "\ndeterministic\nreturns null on null input\n" + body.strip();
    return new TrinoFunction(name, text, called(body));
  }

  /** The functions that some text calls. */
  static Set<String> called(String text) {
    Set<String> called = new LinkedHashSet<>();
    CALL.matcher(text).results().map((MatchResult r) -> r.group(1)).forEach(called::add);
    return called;
  }

  static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
