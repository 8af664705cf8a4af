package dev.segue.runtime.tick;

import dev.segue.runtime.deliver.Delivered;
import dev.segue.runtime.program.Advanced;
import dev.segue.runtime.segment.Refreshed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What several rounds as of one instant came to together. */
final class Sums {
  private Sums() {}

  static Refreshed refreshed(List<Refreshed> rounds) {
    return rounds.stream().reduce(Sums::refreshed).orElseThrow();
  }

  private static Refreshed refreshed(Refreshed before, Refreshed after) {
    return new Refreshed(
        after.asOf(),
        after.segments().stream()
            .map(
                s -> {
                  Refreshed.Segment was =
                      before.segments().stream()
                          .filter(b -> b.name().equals(s.name()))
                          .findFirst()
                          .orElseThrow();
                  return new Refreshed.Segment(
                      s.name(),
                      was.first(),
                      s.size(),
                      was.entered() + s.entered(),
                      was.left() + s.left());
                })
            .toList(),
        valued(before.traits(), after.traits()),
        valued(before.scores(), after.scores()),
        after.partitions().stream()
            .map(
                c -> {
                  Refreshed.Classes was =
                      before.partitions().stream()
                          .filter(b -> b.name().equals(c.name()))
                          .findFirst()
                          .orElseThrow();
                  return new Refreshed.Classes(
                      c.name(), was.first(), c.sizes(), was.changed() + c.changed());
                })
            .toList(),
        before.removed(),
        after.warnings());
  }

  private static List<Refreshed.Valued> valued(
      List<Refreshed.Valued> before, List<Refreshed.Valued> after) {
    return after.stream()
        .map(
            v -> {
              Refreshed.Valued was =
                  before.stream().filter(b -> b.name().equals(v.name())).findFirst().orElseThrow();
              return new Refreshed.Valued(
                  v.name(), was.first(), v.size(), was.changed() + v.changed());
            })
        .toList();
  }

  static Advanced advanced(List<Advanced> rounds) {
    return rounds.stream().reduce(Sums::advanced).orElseThrow();
  }

  private static Advanced advanced(Advanced before, Advanced after) {
    List<Advanced.OfProgram> programs = new ArrayList<>();
    for (int i = 0; i < after.programs().size(); i++) {
      Advanced.OfProgram b = before.programs().get(i);
      Advanced.OfProgram a = after.programs().get(i);
      programs.add(
          new Advanced.OfProgram(
              a.program(),
              b.entered() + a.entered(),
              b.heldOut() + a.heldOut(),
              counts(b.steps(), a.steps()),
              counts(b.sent(), a.sent()),
              counts(b.handedOff(), a.handedOff()),
              counts(b.ended(), a.ended()),
              b.postponed() + a.postponed(),
              a.open()));
    }
    return new Advanced(programs, after.paused());
  }

  private static Map<String, Integer> counts(
      Map<String, Integer> before, Map<String, Integer> after) {
    Map<String, Integer> sum = new LinkedHashMap<>(before);
    after.forEach((name, n) -> sum.merge(name, n, Integer::sum));
    return sum;
  }

  static Delivered delivered(List<Delivered> rounds) {
    return new Delivered(
        sent(rounds.stream().flatMap(d -> d.sent().stream())),
        refused(rounds.stream().flatMap(d -> d.refused().stream())),
        rounds.getLast().waiting(),
        rounds.getLast().unknown());
  }

  private static List<Delivered.Sent> sent(Stream<Delivered.Sent> all) {
    Map<List<Object>, Delivered.Sent> sum = new LinkedHashMap<>();
    all.forEach(
        s ->
            sum.merge(
                List.of(s.message(), s.program()),
                s,
                (a, b) -> new Delivered.Sent(a.message(), a.program(), a.number() + b.number())));
    return List.copyOf(sum.values());
  }

  private static List<Delivered.Refused> refused(Stream<Delivered.Refused> all) {
    Map<List<Object>, Delivered.Refused> sum = new LinkedHashMap<>();
    all.forEach(
        r ->
            sum.merge(
                List.of(r.message(), r.program(), r.suppressed(), r.reason()),
                r,
                (a, b) ->
                    new Delivered.Refused(
                        a.message(),
                        a.program(),
                        a.suppressed(),
                        a.reason(),
                        a.number() + b.number())));
    return List.copyOf(sum.values());
  }
}
