package dev.segue.runtime.oracle;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.type.Period;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Events one after another: for each first one those that each further step can come to. */
final class Chains {
  private final Oracle oracle;
  private final RowSets rowSets;

  Chains(Oracle oracle, RowSets rowSets) {
    this.oracle = oracle;
    this.rowSets = rowSets;
  }

  boolean holds(Condition.Chain chain, Subject subject) {
    List<Condition.Link> links = chain.links();
    return rowSets.rows(links.getFirst().events(), subject).stream()
        .anyMatch(
            first -> follow(List.of(first), links.subList(1, links.size()), subject.after(first)));
  }

  /** Whether the links lead on from some of the rows that were come to. */
  private boolean follow(List<Subject.Row> reached, List<Condition.Link> links, Subject subject) {
    if (links.isEmpty()) {
      return !reached.isEmpty();
    }
    Condition.Link link = links.getFirst();
    List<Subject.Row> fitting = rowSets.rows(link.events(), subject);
    return switch (link.manner()) {
      case SOME -> {
        List<Subject.Row> next =
            fitting.stream()
                .filter(row -> reached.stream().anyMatch(from -> follows(row, from, link)))
                .toList();
        yield follow(next, links.subList(1, links.size()), subject);
      }
      case NEXT -> {
        List<Subject.Row> next =
            reached.stream()
                .flatMap(
                    from ->
                        next(from, link, subject)
                            .filter(fitting::contains)
                            .filter(row -> follows(row, from, link))
                            .stream())
                .distinct()
                .toList();
        yield follow(next, links.subList(1, links.size()), subject);
      }
      case NEVER ->
          reached.stream()
              .anyMatch(
                  from ->
                      hasPassed(from, link)
                          && fitting.stream().noneMatch(row -> follows(row, from, link)));
    };
  }

  /** The very next row of the kinds, whatever its filter says. */
  private Optional<Subject.Row> next(Subject.Row from, Condition.Link link, Subject subject) {
    RowSet all = new RowSet.Events(link.events().kinds(), Optional.empty(), link.events().window());
    return rowSets.rows(all, subject).stream().filter(row -> at(row).isAfter(at(from))).findFirst();
  }

  private boolean follows(Subject.Row row, Subject.Row from, Condition.Link link) {
    return at(row).isAfter(at(from))
        && link.within().map(d -> !at(row).isAfter(after(d, from))).orElse(true)
        && link.afterAtLeast().map(d -> !at(row).isBefore(after(d, from))).orElse(true);
  }

  private boolean hasPassed(Subject.Row from, Condition.Link link) {
    return link.within().map(d -> !after(d, from).isAfter(oracle.now())).orElse(true);
  }

  private Instant after(Period period, Subject.Row from) {
    return period.after(at(from), oracle.workspace().zone());
  }

  private static Instant at(Subject.Row row) {
    return row.at().orElseThrow(() -> new IllegalStateException("an event without a time"));
  }
}
