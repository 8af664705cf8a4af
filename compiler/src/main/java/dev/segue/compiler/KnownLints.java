package dev.segue.compiler;

import dev.segue.compiler.check.CheckedWorkspace;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.lint.Linting;
import dev.segue.compiler.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What lints found in each definition: it holds until the definition may mean something else. */
final class KnownLints {
  private Map<Span, Found> known = new HashMap<>();

  /** What was found in one definition, and what became of its hints of missing values. */
  private record Found(
      List<Diagnostic> diagnostics, Map<Diagnostic, Optional<Diagnostic>> settled) {
    Found() {
      this(new ArrayList<>(), new LinkedHashMap<>());
    }
  }

  /** Forgets what was found in definitions, by the places of their names. */
  void forget(Set<Span> affected) {
    affected.forEach(known::remove);
  }

  /** What checking told, with what lints tell. */
  List<Diagnostic> with(List<Diagnostic> told, CheckedWorkspace checked) {
    Workspace workspace = checked.workspace();
    Map<Span, Span> wholes = checked.wholes();
    known.keySet().retainAll(wholes.keySet());
    Set<Span> unknown = new HashSet<>(wholes.keySet());
    unknown.removeAll(known.keySet());
    if (!unknown.isEmpty()) {
      look(workspace, workspace.only(unknown), unknown, checked);
    }
    Map<Diagnostic, Optional<Diagnostic>> settled = new HashMap<>();
    known.values().forEach(f -> settled.putAll(f.settled));
    List<Diagnostic> all = new ArrayList<>();
    told.forEach(d -> settled.getOrDefault(d, Optional.of(d)).ifPresent(all::add));
    all.addAll(Linting.together(workspace));
    known.values().forEach(f -> all.addAll(f.diagnostics));
    return all;
  }

  private void look(
      Workspace workspace, Workspace part, Set<Span> unknown, CheckedWorkspace checked) {
    unknown.forEach(name -> known.put(name, new Found()));
    Linting linting = new Linting(workspace);
    for (Diagnostic found : linting.each(part, checked.conditions())) {
      of(owner(found.span(), unknown, checked.wholes())).diagnostics.add(found);
    }
    for (Definitions.Segment segment : part.segments()) {
      Map<Diagnostic, Expression> missing = checked.missing(segment.name());
      if (!missing.isEmpty()) {
        of(segment.span()).settled.putAll(linting.settled(segment, missing));
      }
    }
  }

  private Found of(Span name) {
    return known.computeIfAbsent(name, n -> new Found());
  }

  /** The definition in which something was found. */
  private static Span owner(Span place, Set<Span> unknown, Map<Span, Span> wholes) {
    return unknown.stream()
        .filter(name -> holds(Objects.requireNonNull(wholes.get(name)), place))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("a lint outside of definitions: " + place));
  }

  private static boolean holds(Span whole, Span place) {
    return whole.file().equals(place.file())
        && whole.start() <= place.start()
        && place.end() <= whole.end();
  }
}
