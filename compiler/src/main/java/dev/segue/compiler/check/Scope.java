package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Name;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a part of a script is checked with.
 *
 * @param names the names of the workspace
 * @param findings where mistakes go
 * @param uses what the declaration needs of others
 * @param place where the part stands
 * @param parameters inside a named condition, what its parameters stand for
 * @param inside the named conditions that are being put in, outermost first
 * @param depth how deep the parentheses of those go
 * @param declared whether it is a named condition that is checked where it is declared: those that
 *     it calls are not put in
 */
record Scope(
    Names names,
    Findings findings,
    Uses uses,
    Place place,
    Map<String, Argument> parameters,
    List<String> inside,
    int depth,
    boolean declared) {
  Scope {
    parameters = Map.copyOf(parameters);
    inside = List.copyOf(inside);
  }

  /** For a declaration of its own. */
  static Scope of(Names names, Findings findings, Uses uses) {
    return new Scope(
        names.noting(uses.reads()), findings, uses, Place.PLAIN, Map.of(), List.of(), 0, false);
  }

  Scope at(Place other) {
    return new Scope(names, findings, uses, other, parameters, inside, depth, declared);
  }

  /** By the clock of another time zone. */
  Scope in(ZoneId zone) {
    return new Scope(names.in(zone), findings, uses, place, parameters, inside, depth, declared);
  }

  /** In a named condition that is put in. */
  Scope putting(String condition, Map<String, Argument> given, int deep) {
    List<String> all = new ArrayList<>(inside);
    all.add(condition);
    return new Scope(names, findings, uses, place, given, all, deep, declared);
  }

  /** In a named condition where it is declared. */
  Scope declaring(String condition, Map<String, Argument> open) {
    return new Scope(names, findings, uses, place, open, List.of(condition), 0, true);
  }

  /** With findings that go elsewhere. */
  Scope telling(Findings other) {
    return new Scope(names, other, uses, place, parameters, inside, depth, declared);
  }

  /** What a name stands for in a named condition. */
  Optional<Argument> parameter(Name name) {
    Optional<Argument> argument = parameter(name.text());
    if (declared && argument.isPresent()) {
      mention(name, Symbol.parameter(inside.getFirst(), name.text()));
    }
    return argument;
  }

  Optional<Argument> parameter(String name) {
    if (declared && parameters.containsKey(name)) {
      uses.addParameter(name);
    }
    return Optional.ofNullable(parameters.get(name));
  }

  /** A name is understood; in a named condition that is put in it was so where it is declared. */
  void mention(Name name, List<Symbol> symbols) {
    if ((inside.isEmpty() || declared) && !symbols.isEmpty()) {
      uses.mention(new Mention(name.span(), symbols));
    }
  }

  void mention(Name name, Symbol symbol) {
    mention(name, List.of(symbol));
  }

  void tell(Diagnostic diagnostic) {
    findings.add(diagnostic);
  }

  void tell(Code code, Span span, Object... arguments) {
    findings.add(Diagnostic.of(code, span, arguments));
  }

  /** The words that stand at a place. */
  String words(Span span) {
    return names.texts().words(span);
  }
}
