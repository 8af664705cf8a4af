package dev.segue.repl.report;

import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;
import dev.segue.runtime.scenario.Mutated;
import java.util.Collection;
import java.util.List;

/** Which changes of scripts no test noticed, for programs. */
public record MutatedJson(int changes, int noticed, List<Survivor> survivors, int untried) {

  /** A change that no test noticed; {@code tests} come to what is changed. */
  public record Survivor(String place, String before, String after, int tests) {}

  public static MutatedJson of(Mutated mutated, Collection<Source> sources) {
    return new MutatedJson(
        mutated.mutants(),
        mutated.noticed(),
        mutated.survivors().stream()
            .map(
                s ->
                    new Survivor(
                        place(s.mutant().span(), sources),
                        s.mutant().before(),
                        s.mutant().after(),
                        s.asked()))
            .toList(),
        mutated.untried());
  }

  /** {@code segments.segue:61:12}. */
  static String place(Span span, Collection<Source> sources) {
    return sources.stream()
        .filter(s -> s.path().equals(span.file()))
        .findFirst()
        .map(s -> span.file() + ":" + s.lineOf(span.start()) + ":" + s.columnOf(span.start()))
        .orElse(span.file());
  }
}
