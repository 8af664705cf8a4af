package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What each declaration needs of others; a cycle among them is told once (language §7.8). */
final class Dependencies {
  private static final int MOST_SHOWN = 12;

  /** So many definitions may be made of each other in a row. */
  private static final int LONGEST = 100;

  private final Map<String, Uses> uses = new LinkedHashMap<>();

  /** Where a declaration notes what it needs. */
  Uses of(String declaration) {
    return uses.computeIfAbsent(declaration, d -> new Uses());
  }

  /** What a declaration needs is known from before. */
  void keep(String declaration, Uses known) {
    uses.put(declaration, known);
  }

  /** Every name that some declaration needs. */
  Set<String> needed() {
    Set<String> needed = new HashSet<>();
    uses.values().forEach(of -> needed.addAll(of.places().keySet()));
    return needed;
  }

  /** Where conditions are written. */
  Map<Condition, Span> conditions() {
    IdentityHashMap<Condition, Span> conditions = new IdentityHashMap<>();
    uses.values().forEach(of -> of.conditions().forEach(conditions::put));
    return conditions;
  }

  /** The cycles, each at the place that closes it. Walked without recursion: chains may be long. */
  List<Diagnostic> cycles(Names names) {
    List<Diagnostic> cycles = new ArrayList<>();
    Set<String> done = new HashSet<>();
    for (String start : names.everyMeaning().keySet()) {
      Deque<Step> path = new ArrayDeque<>();
      Set<String> onPath = new HashSet<>();
      enter(start, path, onPath, done);
      while (!path.isEmpty()) {
        Step step = path.getLast();
        if (!step.rest.hasNext()) {
          path.removeLast();
          onPath.remove(step.name);
        } else {
          Map.Entry<String, Span> use = step.rest.next();
          if (onPath.contains(use.getKey())) {
            cycles.add(cycle(use.getKey(), use.getValue(), path, names));
          } else {
            enter(use.getKey(), path, onPath, done);
          }
        }
      }
    }
    return cycles;
  }

  /** Where more than so many definitions need each other in a row; there must be no cycles. */
  List<Diagnostic> tooLong(Names names) {
    List<Diagnostic> found = new ArrayList<>();
    Map<String, Integer> lengths = new HashMap<>();
    Set<String> done = new HashSet<>();
    for (String start : names.everyMeaning().keySet()) {
      Deque<Step> path = new ArrayDeque<>();
      enter(start, path, new HashSet<>(), done);
      while (!path.isEmpty()) {
        Step step = path.getLast();
        if (step.rest.hasNext()) {
          enter(step.rest.next().getKey(), path, new HashSet<>(), done);
          continue;
        }
        path.removeLast();
        Optional<Meaning> definition =
            Optional.ofNullable(names.everyMeaning().get(step.name))
                .filter(Dependencies::isWorkedOut);
        int length =
            of(step.name).places().keySet().stream()
                    .mapToInt(used -> lengths.getOrDefault(used, 0))
                    .max()
                    .orElse(0)
                + (definition.isPresent() ? 1 : 0);
        lengths.put(step.name, length);
        if (length == LONGEST + 1) {
          definition.ifPresent(meaning -> found.add(tooLong(step.name, meaning)));
        }
      }
    }
    return found;
  }

  private static Diagnostic tooLong(String name, Meaning meaning) {
    return Diagnostic.of(
            Code.TOO_LARGE,
            meaning.span(),
            "'" + name + "' is made of more than " + LONGEST + " definitions in a row")
        .hint("say it more directly");
  }

  /** Whether it is a definition of its own in the database, too. */
  private static boolean isWorkedOut(Meaning meaning) {
    return meaning instanceof Meaning.Segment
        || meaning instanceof Meaning.Trait
        || meaning instanceof Meaning.Score
        || meaning instanceof Meaning.Partition;
  }

  /** A declaration on the way, and what it needs that is still to be walked. */
  private record Step(String name, Iterator<Map.Entry<String, Span>> rest) {}

  private void enter(String name, Deque<Step> path, Set<String> onPath, Set<String> done) {
    Uses of = uses.get(name);
    if (of != null && done.add(name)) {
      path.addLast(new Step(name, of.places().entrySet().iterator()));
      onPath.add(name);
    }
  }

  private static Diagnostic cycle(String to, Span place, Deque<Step> path, Names names) {
    List<String> round = path.stream().map(Step::name).dropWhile(name -> !name.equals(to)).toList();
    List<String> shown = new ArrayList<>(round.subList(0, Math.min(round.size(), MOST_SHOWN)));
    if (round.size() > MOST_SHOWN) {
      shown.add("..");
    }
    shown.add(to);
    Diagnostic diagnostic =
        Diagnostic.of(Code.CYCLE, place, "'" + to + "'", String.join(" -> ", shown));
    for (String name : round.subList(0, Math.min(round.size(), MOST_SHOWN))) {
      Meaning meaning = names.everyMeaning().get(name);
      if (meaning != null) {
        diagnostic = diagnostic.related(meaning.span(), "'" + name + "' is declared here");
      }
    }
    return diagnostic;
  }
}
