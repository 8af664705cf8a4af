package dev.segue.compiler.check;

import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one declaration needs of others, with the place where it first says so. */
final class Uses {
  private final Map<String, Span> places = new LinkedHashMap<>();
  private final IdentityHashMap<Condition, Span> conditions = new IdentityHashMap<>();
  private final Map<Diagnostic, Expression> missing = new LinkedHashMap<>();
  private final Set<String> parameters = new HashSet<>();
  private final Set<String> hinted = new HashSet<>();
  private final Reads reads = new Reads();
  private final List<Mention> mentions = new ArrayList<>();
  private int put;

  /** The declaration depends on that of a name. */
  void add(String name, Span place) {
    places.putIfAbsent(name, place);
  }

  /** What it was checked against. */
  Reads reads() {
    return reads;
  }

  void mention(Mention mention) {
    mentions.add(mention);
  }

  /** The names that it says and that were understood. */
  List<Mention> mentions() {
    return mentions;
  }

  Map<String, Span> places() {
    return places;
  }

  /** The named condition says one of its parameters. */
  void addParameter(String name) {
    parameters.add(name);
  }

  Set<String> parameters() {
    return parameters;
  }

  /** Whether nothing was said of it yet: a hint is given once in a declaration. */
  boolean firstHint(String of) {
    return hinted.add(of);
  }

  /** A hint says that a condition also holds where a value is missing. */
  void missing(Diagnostic told, Expression value) {
    missing.put(told, value);
  }

  Map<Diagnostic, Expression> missing() {
    return missing;
  }

  /** A condition came of what is written at a place. */
  void condition(Condition made, Span place) {
    conditions.put(made, place);
  }

  /** Where conditions are written, each by itself and not by what it says. */
  IdentityHashMap<Condition, Span> conditions() {
    return conditions;
  }

  /** Counts a named condition that is put in, and says how many there are. */
  int putIn() {
    return ++put;
  }
}
