package dev.segue.compiler.template;

import java.util.LinkedHashMap;
import java.util.Map;

/** What {@code forloop} and {@code tablerowloop} tell about where a loop is. */
final class LoopStates {
  private LoopStates() {}

  static Datum forLoop(String label, int place, int length, Datum parent) {
    Map<String, Datum> state = places(place, length);
    state.put("name", new Datum.Text(label));
    state.put("parentloop", parent);
    return new Datum.Fields(state);
  }

  static Datum tableRow(int place, int length, long columns) {
    Map<String, Datum> state = places(place, length);
    state.put("col", Datum.Number.of(place % columns + 1));
    state.put("col0", Datum.Number.of(place % columns));
    state.put("col_first", new Datum.Truth(place % columns == 0));
    state.put("col_last", new Datum.Truth((place + 1) % columns == 0));
    state.put("row", Datum.Number.of(place / columns + 1));
    return new Datum.Fields(state);
  }

  private static Map<String, Datum> places(int place, int length) {
    Map<String, Datum> state = new LinkedHashMap<>();
    state.put("length", Datum.Number.of(length));
    state.put("index", Datum.Number.of(place + 1));
    state.put("index0", Datum.Number.of(place));
    state.put("rindex", Datum.Number.of(length - place));
    state.put("rindex0", Datum.Number.of(length - place - 1));
    state.put("first", new Datum.Truth(place == 0));
    state.put("last", new Datum.Truth(place == length - 1));
    return state;
  }
}
