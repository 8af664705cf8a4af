package dev.segue.runtime.draw;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names of the language for names of a database. */
final class Naming {
  /** Words of the language that are names only in backticks, wherever they stand. */
  private static final Set<String> HARD =
      Set.of(
          ("and or not in is then never always when otherwise between if else true false missing"
                  + " present now everyone own contact account event events record consent")
              .split(" "));

  /** What stands for itself as a column or table. */
  private static final String PLAIN = "[a-z_][a-z0-9_]*";

  private final Set<String> taken = new HashSet<>();

  /** {@code FirstName} is {@code first_name}. */
  static String snake(String written) {
    String parted =
        written
            .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
            .replaceAll("([A-Z]+)([A-Z][a-z])", "$1_$2")
            .replaceAll("[^A-Za-z0-9]+", "_")
            .replaceAll("^_+|_+$", "")
            .toLowerCase(Locale.ROOT);
    if (parted.isEmpty()) {
      return "unnamed";
    }
    return Character.isDigit(parted.charAt(0)) ? "n_" + parted : parted;
  }

  /** {@code orders} is {@code order}, {@code companies} is {@code company}. */
  static String singular(String plural) {
    if (plural.endsWith("ies") && plural.length() > 4) {
      return plural.substring(0, plural.length() - 3) + "y";
    }
    if (plural.equals("people")) {
      return "person";
    }
    boolean hissing = List.of("sses", "xes", "ches", "shes").stream().anyMatch(plural::endsWith);
    if (hissing) {
      return plural.substring(0, plural.length() - 2);
    }
    return plural.endsWith("s") && !plural.endsWith("ss")
        ? plural.substring(0, plural.length() - 1)
        : plural;
  }

  /** The name, or the first like it that nothing has yet. */
  String unused(String name) {
    String free = name;
    for (int i = 2; !taken.add(free); i++) {
      free = name + "_" + i;
    }
    return free;
  }

  /** A name as a script writes it. */
  static String written(String name) {
    return HARD.contains(name) ? "`" + name + "`" : name;
  }

  /** A table or column as a script writes it. */
  static String place(String name) {
    return name.matches(PLAIN) && !HARD.contains(name) ? name : quoted(name);
  }

  static String quoted(String text) {
    return '"'
        + text.replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("\n", "\\n")
            .replace("\t", "\\t")
            .replace("\r", "\\u{d}")
        + '"';
  }
}
