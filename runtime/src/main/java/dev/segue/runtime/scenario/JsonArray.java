package dev.segue.runtime.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lists in canonical storage: JSON arrays of text or whole numbers, as Segue writes them. */
final class JsonArray {
  private JsonArray() {}

  /** An element as it stands in the array. */
  static String element(Object canonical) {
    if (canonical instanceof Long number) {
      return number.toString();
    }
    StringBuilder json = new StringBuilder("\"");
    for (char c : canonical.toString().toCharArray()) {
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }

  /** The elements: {@link String} or {@link Long}. */
  static List<Object> elements(String array) {
    List<Object> elements = new ArrayList<>();
    int at = 1;
    while (at < array.length() - 1) {
      if (array.charAt(at) == '"') {
        StringBuilder text = new StringBuilder();
        at = text(array, at + 1, text);
        elements.add(text.toString());
      } else {
        int end = at;
        while (array.charAt(end) != ',' && array.charAt(end) != ']') {
          end++;
        }
        elements.add(Long.valueOf(array.substring(at, end).strip()));
        at = end;
      }
      at++;
    }
    return elements;
  }

  /** Reads a text up to its closing quote; gives the place after that. */
  private static int text(String array, int from, StringBuilder text) {
    int at = from;
    while (array.charAt(at) != '"') {
      char c = array.charAt(at);
      if (c != '\\') {
        text.append(c);
        at++;
      } else if (array.charAt(at + 1) == 'u') {
        text.append((char) Integer.parseInt(array.substring(at + 2, at + 6), 16));
        at += 6;
      } else {
        text.append(unescaped(array.charAt(at + 1)));
        at += 2;
      }
    }
    return at + 1;
  }

  private static char unescaped(char c) {
    int control = "ntrbf".indexOf(c);
    return control < 0 ? c : "\n\t\r\b\f".charAt(control);
  }
}
