package dev.segue.repl.session;

import dev.segue.compiler.sql.SqlText;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A statement laid out for people to read, its values in it; it is run with them apart. A query
 * within another stands further in, and each of its clauses begins a line.
 */
public final class ShownSql {
  private static final Pattern PIECE =
      Pattern.compile(
          "'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|`(?:[^`]|``)*`|order by|group by|left outer join"
              + "|[A-Za-z_]\\w*|[()?,]|\\s+|.");

  private static final Set<String> CLAUSES =
      Set.of(
          "select",
          "from",
          "where",
          "order by",
          "group by",
          "having",
          "left outer join",
          "join",
          "union",
          "intersect",
          "except",
          "limit");

  private final Iterator<Object> values;
  private final StringBuilder shown = new StringBuilder();

  /** Of each parenthesis that is open: whether a query stands in it. */
  private final List<Boolean> open = new ArrayList<>();

  private ShownSql(SqlText sql) {
    this.values = sql.bindings().iterator();
  }

  public static String text(SqlText sql) {
    ShownSql shown = new ShownSql(sql);
    List<String> pieces = PIECE.matcher(sql.text()).results().map(r -> r.group()).toList();
    for (int i = 0; i < pieces.size(); i++) {
      shown.add(pieces.get(i), i + 1 < pieces.size() ? pieces.get(i + 1) : "");
    }
    return shown.shown.toString();
  }

  private void add(String piece, String next) {
    if (piece.equals("(")) {
      open.add(next.equals("select"));
    } else if (piece.equals(")") && !open.isEmpty() && open.removeLast()) {
      line();
    } else if (CLAUSES.contains(piece) && isOfQuery()) {
      line();
    }
    if (piece.equals("?") && values.hasNext()) {
      shown.append(literal(values.next()));
    } else if (piece.isBlank()) {
      shown.append(shown.isEmpty() || shown.charAt(shown.length() - 1) == ' ' ? "" : " ");
    } else {
      shown.append(piece);
    }
    if (isBetweenParts(piece)) {
      line();
    }
  }

  /** After {@code with a as (..),}: the next one begins a line. */
  private boolean isBetweenParts(String piece) {
    return piece.equals(",")
        && open.isEmpty()
        && shown.toString().startsWith("with ")
        && endsQuery();
  }

  private boolean endsQuery() {
    return shown.length() > 1 && shown.charAt(shown.length() - 2) == ')';
  }

  private boolean isOfQuery() {
    return open.isEmpty() || open.getLast();
  }

  private void line() {
    if (shown.isEmpty()) {
      return;
    }
    while (shown.charAt(shown.length() - 1) == ' ') {
      shown.setLength(shown.length() - 1);
    }
    long depth = open.stream().filter(query -> query).count();
    shown.append('\n').append("  ".repeat((int) depth));
  }

  private static String literal(Object value) {
    return switch (value) {
      case String text -> "'" + text.replace("'", "''") + "'";
      case Boolean truth -> truth ? "1" : "0";
      case Object number -> number.toString();
    };
  }
}
