package dev.segue.compiler.type;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;

/**
 * {@code matches "\d+"}: an RE2 pattern found anywhere in a text. {@code ignoring case} is RE2's
 * own {@code (?i)}.
 */
public final class Regex {
  private final Pattern pattern;

  /** A pattern that the checker let pass. */
  public Regex(String pattern, boolean ignoringCase) {
    this.pattern = Pattern.compile(pattern, ignoringCase ? Pattern.CASE_INSENSITIVE : 0);
  }

  /** Why a pattern is none, if so. */
  public static Optional<String> mistake(String pattern) {
    try {
      Pattern.compile(pattern);
      return Optional.empty();
    } catch (PatternSyntaxException e) {
      String at = e.getPattern() == null ? "" : ": '" + e.getPattern() + "'";
      return Optional.of(e.getDescription() + at);
    }
  }

  public boolean isFoundIn(String text) {
    return pattern.matcher(text).find();
  }
}
