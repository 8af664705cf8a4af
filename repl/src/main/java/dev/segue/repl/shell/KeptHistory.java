package dev.segue.repl.shell;

import java.util.regex.Pattern;
import org.jline.reader.impl.history.DefaultHistory;

/**
 * What was typed, from one conversation to the next. What names a person or looks like a secret is
 * remembered while the conversation lasts and stands in no file; nor does what begins with a blank.
 */
final class KeptHistory extends DefaultHistory {
  private static final Pattern NOT_KEPT =
      Pattern.compile(
          "^\\s|^:w(hy?)?\\b|\\w@\\w|(?i)\\b(password|passwd|secret|token|api_?key)\\b|jdbc:");

  @Override
  public boolean isPersistable(Entry entry) {
    return isKept(entry.line());
  }

  static boolean isKept(String line) {
    return !NOT_KEPT.matcher(line).find();
  }
}
