package dev.segue.compiler.sql;

import dev.segue.compiler.ir.Value;
import java.util.List;
import java.util.stream.Collectors;

/** A list of values as one bound text: a JSON array. */
final class JsonText {
  private JsonText() {}

  static String of(Value.Items items) {
    return of(items.items().stream().map(JsonText::stored).toList());
  }

  /** Of texts and whole numbers. */
  static String of(List<?> values) {
    return values.stream()
        .map(v -> v instanceof String text ? quoted(text) : v.toString())
        .collect(Collectors.joining(",", "[", "]"));
  }

  /** A path of keys: {@code $."a"."b"}. */
  static String path(List<String> keys) {
    StringBuilder path = new StringBuilder("$");
    for (String key : keys) {
      path.append(".\"").append(key.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
    }
    return path.toString();
  }

  private static Object stored(Value value) {
    return switch (value) {
      case Value.Text(var text) -> text;
      case Value.Truth(var truth) -> truth ? 1L : 0L;
      case Value.Day(var day) -> day.toEpochDay();
      case Value.Instant(var instant) -> instant.toEpochMilli();
      case Value.Span(var milliseconds) -> milliseconds;
      case Value.Number(var number) -> number.toString();
      case Value.Items i -> throw new IllegalArgumentException("a list in a list");
      case Value.Location l -> throw new IllegalArgumentException("a place in a list");
    };
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    text.chars()
        .forEach(
            c -> {
              if (c == '"' || c == '\\' || c < ' ') {
                json.append(String.format("\\u%04x", c));
              } else {
                json.append((char) c);
              }
            });
    return json.append('"').toString();
  }
}
