package dev.segue.compiler.sql;

import static dev.segue.compiler.sql.SqlFunction.Kind.TEXT;
import static dev.segue.compiler.sql.SqlFunction.Kind.WHOLE;

import com.google.re2j.Pattern;
import dev.segue.compiler.type.CaseFold;
import dev.segue.compiler.type.Glob;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Functions on text, of one connection. */
final class TextFunctions {
  static final String FOLD = "segue_fold";
  static final String LIKE = "segue_like";
  static final String MATCHES = "segue_matches";
  static final String ZONE = "segue_zone";
  static final String BOOLEAN = "segue_boolean";

  private static final Set<String> TRUE = Set.of("1", "t", "true", "y", "yes");
  private static final Set<String> FALSE = Set.of("0", "f", "false", "n", "no");

  private final Map<String, Pattern> patterns = new ConcurrentHashMap<>();
  private final Set<String> zones = ZoneId.getAvailableZoneIds();

  List<SqlFunction> all() {
    return List.of(
        new SqlFunction(
            FOLD,
            List.of(TEXT),
            TEXT,
            "the text as ignoring case compares it",
            a -> Optional.of(fold(a))),
        new SqlFunction(
            LIKE,
            List.of(TEXT, TEXT),
            WHOLE,
            "1 where the whole text fits the glob (* any run, ? one character), else 0",
            a -> truth(Glob.fits(text(a, 1), text(a, 0)))),
        new SqlFunction(
            MATCHES,
            List.of(TEXT, TEXT),
            WHOLE,
            "1 where the RE2 pattern is found in the text, else 0",
            a -> truth(pattern(text(a, 1)).matcher(text(a, 0)).find())),
        new SqlFunction(
            ZONE,
            List.of(TEXT),
            TEXT,
            "the name, if it is one of a time zone",
            a -> Optional.<Object>of(text(a, 0)).filter(zones::contains)),
        new SqlFunction(
            BOOLEAN,
            List.of(TEXT),
            WHOLE,
            "1 or 0 for 1/0, t/f, true/false, y/n, yes/no in any case",
            a -> truthOf(text(a, 0).strip())));
  }

  private static Object fold(List<Object> arguments) {
    return CaseFold.of(text(arguments, 0));
  }

  private Pattern pattern(String pattern) {
    return patterns.computeIfAbsent(pattern, Pattern::compile);
  }

  private static Optional<Object> truthOf(String text) {
    String folded = CaseFold.of(text);
    if (TRUE.contains(folded)) {
      return Optional.of(1L);
    }
    return FALSE.contains(folded) ? Optional.of(0L) : Optional.empty();
  }

  private static Optional<Object> truth(boolean holds) {
    return Optional.of(holds ? 1L : 0L);
  }

  /** An argument as text: whole numbers without a point. */
  static String text(List<Object> arguments, int index) {
    Object argument = arguments.get(index);
    return argument instanceof Double d && d == Math.rint(d) && Math.abs(d) < 1e15
        ? Long.toString(d.longValue())
        : argument.toString();
  }
}
