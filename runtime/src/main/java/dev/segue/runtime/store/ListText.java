package dev.segue.runtime.store;

import java.sql.Array;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;

/** A list of a database that has such a type, as a JSON array. */
final class ListText {
  private ListText() {}

  static String of(Array list) {
    try {
      return Arrays.stream((Object[]) list.getArray())
          .filter(Objects::nonNull)
          .map(Row::shown)
          .map(v -> v instanceof Number ? v.toString() : quoted(v.toString()))
          .collect(Collectors.joining(",", "[", "]"));
    } catch (SQLException e) {
      throw new IllegalStateException("a list that was read can be looked at", e);
    }
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\' || c < ' ') {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
