package dev.segue.runtime.proposal;

import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Workspace;
import dev.segue.runtime.program.Advanced;
import dev.segue.runtime.proposal.Proposal.Because;
import dev.segue.runtime.proposal.Proposal.Cause;
import dev.segue.runtime.proposal.Proposal.Move;
import dev.segue.runtime.proposal.Proposal.OfProgram;
import dev.segue.runtime.proposal.Proposal.Pair;
import dev.segue.runtime.proposal.Proposal.Part;
import dev.segue.runtime.proposal.Proposal.Partition;
import dev.segue.runtime.proposal.Proposal.Reason;
import dev.segue.runtime.proposal.Proposal.Segment;
import dev.segue.runtime.proposal.Proposal.Valued;
import dev.segue.runtime.proposal.Standing.Fulfilled;
import dev.segue.runtime.proposal.Standing.Joined;
import dev.segue.runtime.proposal.Standing.Parts;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares definitions with others by doing for each what a run would do, and leaving nothing of
 * it: what is told is the difference of two real refreshes.
 */
public final class Proposals {
  private final Side base;
  private final Side proposed;
  private final Contacts contacts = new Contacts();
  private final Standing before;
  private final Standing after;
  private final Changed changed;

  private Proposals(Store store, Side base, Side proposed, Instant now, Progress progress) {
    this.base = base;
    this.proposed = proposed;
    Changed perhaps =
        new Changed(
            base.workspace(),
            proposed.workspace(),
            proposed.workspace().lists().stream()
                .filter(list -> list.file().isPresent())
                .map(Definitions::name)
                .collect(Collectors.toSet()));
    Predicate<String> asked = name -> perhaps.because(name).isPresent();
    progress.at("the definitions as they were", 0, 2);
    this.before =
        store.rehearsed(() -> Standing.of(store, base, contacts, asked, now, Progress.SILENT));
    progress.at("the definitions as proposed", 1, 2);
    this.after =
        store.rehearsed(() -> Standing.of(store, proposed, contacts, asked, now, Progress.SILENT));
    this.changed = new Changed(base.workspace(), proposed.workspace(), otherLists());
  }

  /**
   * Compares.
   *
   * @param people whether those who come and go are named
   */
  public static Proposal compare(
      Store store, Side base, Side proposed, Instant now, boolean people, Progress progress) {
    Proposals of = new Proposals(store, base, proposed, now, progress);
    return new Proposal(now, of.segments(people), of.partitions(), of.values(), of.programs());
  }

  private Set<String> otherLists() {
    Set<String> names = new HashSet<>(before.lists().keySet());
    names.addAll(after.lists().keySet());
    names.removeIf(name -> listed(before, name).equals(listed(after, name)));
    return names;
  }

  private static BitSet listed(Standing standing, String list) {
    return standing.lists().getOrDefault(list, new BitSet());
  }

  private Because because(String name) {
    return changed.because(name).orElseGet(() -> new Because(Cause.PROGRAMS, List.of()));
  }

  /** The names of both sides: the proposed ones in their order, then those that are gone. */
  private Set<String> names(Function<Workspace, Stream<String>> kind) {
    return Stream.concat(kind.apply(proposed.workspace()), kind.apply(base.workspace()))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private List<Segment> segments(boolean people) {
    List<Segment> found = new ArrayList<>();
    for (String name : names(w -> w.segments().stream().map(Definitions::name))) {
      BitSet were = before.members().getOrDefault(name, new BitSet());
      BitSet are = after.members().getOrDefault(name, new BitSet());
      BitSet entering = without(are, were);
      BitSet leaving = without(were, are);
      if (changed.because(name).isPresent() || !entering.isEmpty() || !leaving.isEmpty()) {
        found.add(
            new Segment(
                name,
                because(name),
                new Pair(were.cardinality(), are.cardinality()),
                entering.cardinality(),
                leaving.cardinality(),
                enters(name, entering),
                leaves(name, leaving),
                people ? contacts.keys(entering) : List.of(),
                people ? contacts.keys(leaving) : List.of()));
      }
    }
    return found;
  }

  private List<Reason> enters(String name, BitSet entering) {
    Optional<Parts> were = Optional.ofNullable(before.parts().get(name));
    Optional<Parts> are = Optional.ofNullable(after.parts().get(name));
    if (were.isEmpty() || are.isEmpty()) {
      return List.of();
    }
    return are.get().joined() == Joined.ANY && were.get().joined() != Joined.ALL
        ? holding(are.get(), entering, Part.ENOUGH_NOW)
        : failing(were.get(), entering, Part.NEEDED_BEFORE);
  }

  private List<Reason> leaves(String name, BitSet leaving) {
    Optional<Parts> were = Optional.ofNullable(before.parts().get(name));
    Optional<Parts> are = Optional.ofNullable(after.parts().get(name));
    if (were.isEmpty() || are.isEmpty()) {
      return List.of();
    }
    return were.get().joined() == Joined.ANY && are.get().joined() != Joined.ALL
        ? holding(were.get(), leaving, Part.ENOUGH_BEFORE)
        : failing(are.get(), leaving, Part.NEEDED_NOW);
  }

  private static List<Reason> holding(Parts parts, BitSet who, Part kind) {
    return reasons(parts, kind, fulfilled -> with(who, fulfilled.contacts()));
  }

  /** Which parts do not hold of them; of alternatives none does. */
  private static List<Reason> failing(Parts parts, BitSet who, Part kind) {
    if (parts.joined() != Joined.ANY) {
      return reasons(parts, kind, fulfilled -> without(who, fulfilled.contacts()));
    }
    return who.isEmpty() ? List.of() : List.of(new Reason(kind, parts.words(), who.cardinality()));
  }

  private static List<Reason> reasons(Parts parts, Part kind, Function<Fulfilled, BitSet> who) {
    return parts.parts().stream()
        .map(part -> new Reason(kind, part.words(), who.apply(part).cardinality()))
        .filter(reason -> reason.contacts() > 0)
        .toList();
  }

  private List<Partition> partitions() {
    List<Partition> found = new ArrayList<>();
    for (String name : names(w -> w.partitions().stream().map(Definitions::name))) {
      Map<Integer, Object> were = before.values().getOrDefault(name, Map.of());
      Map<Integer, Object> are = after.values().getOrDefault(name, Map.of());
      Map<String, Pair> sizes = new LinkedHashMap<>();
      classes(name).forEach(c -> sizes.put(c, new Pair(count(were, c), count(are, c))));
      List<Move> moves = moves(were, are);
      if (changed.because(name).isPresent() || !moves.isEmpty()) {
        found.add(new Partition(name, because(name), sizes, moves));
      }
    }
    return found;
  }

  private Set<String> classes(String partition) {
    return names(
        w ->
            w.partition(partition).stream()
                .flatMap(p -> p.classes().stream())
                .map(Definitions.PartitionClass::name));
  }

  private static long count(Map<Integer, Object> values, String value) {
    return values.values().stream().filter(value::equals).count();
  }

  /** The most frequent first. */
  private static List<Move> moves(Map<Integer, Object> were, Map<Integer, Object> are) {
    Map<List<String>, Long> moves =
        otherwise(were, are)
            .collect(
                Collectors.groupingBy(
                    contact -> List.of(text(were, contact), text(are, contact)),
                    LinkedHashMap::new,
                    Collectors.counting()));
    return moves.entrySet().stream()
        .map(e -> new Move(e.getKey().getFirst(), e.getKey().getLast(), e.getValue()))
        .sorted(
            Comparator.comparingLong(Move::contacts)
                .reversed()
                .thenComparing(Move::from)
                .thenComparing(Move::to))
        .toList();
  }

  private static String text(Map<Integer, Object> values, Integer contact) {
    return Optional.ofNullable(values.get(contact)).map(Object::toString).orElse("");
  }

  /** The contacts with another value, one for the first time, or none any more. */
  private static Stream<Integer> otherwise(Map<Integer, Object> were, Map<Integer, Object> are) {
    Set<Integer> all = new LinkedHashSet<>(are.keySet());
    all.addAll(were.keySet());
    return all.stream()
        .filter(c -> !Optional.ofNullable(were.get(c)).equals(Optional.ofNullable(are.get(c))));
  }

  private List<Valued> values() {
    List<Valued> found = new ArrayList<>();
    for (String name :
        names(
            w -> Stream.concat(w.scores().stream(), w.traits().stream()).map(Definitions::name))) {
      Map<Integer, Object> were = before.values().getOrDefault(name, Map.of());
      Map<Integer, Object> are = after.values().getOrDefault(name, Map.of());
      long others = otherwise(were, are).count();
      if (changed.because(name).isPresent() || others > 0) {
        found.add(new Valued(name, because(name), new Pair(were.size(), are.size()), others));
      }
    }
    return found;
  }

  private List<OfProgram> programs() {
    List<OfProgram> found = new ArrayList<>();
    for (String name : names(w -> w.programs().stream().map(Program::name))) {
      Optional<Advanced.OfProgram> did = advanced(before, name);
      Optional<Advanced.OfProgram> does = advanced(after, name);
      OfProgram program =
          new OfProgram(
              name,
              because(name),
              pair(did, does, Advanced.OfProgram::entered),
              pair(did, does, Advanced.OfProgram::heldOut),
              pairs(
                  counts(did, Advanced.OfProgram::ended), counts(does, Advanced.OfProgram::ended)),
              pairs(sent(before, name), sent(after, name)),
              pairs(
                  counts(did, Advanced.OfProgram::handedOff),
                  counts(does, Advanced.OfProgram::handedOff)));
      if (changed.because(name).isPresent() || !program.doesTheSame()) {
        found.add(program);
      }
    }
    return found;
  }

  private static Optional<Advanced.OfProgram> advanced(Standing standing, String program) {
    return standing.report().advanced().programs().stream()
        .filter(p -> p.program().equals(program))
        .findFirst();
  }

  private static Pair pair(
      Optional<Advanced.OfProgram> did,
      Optional<Advanced.OfProgram> does,
      Function<Advanced.OfProgram, Integer> count) {
    return new Pair(did.map(count).orElse(0), does.map(count).orElse(0));
  }

  private static Map<String, Long> counts(
      Optional<Advanced.OfProgram> program,
      Function<Advanced.OfProgram, Map<String, Integer>> counts) {
    Map<String, Long> found = new LinkedHashMap<>();
    program.ifPresent(p -> counts.apply(p).forEach((k, n) -> found.put(k, (long) n)));
    return found;
  }

  private static Map<String, Long> sent(Standing standing, String program) {
    Map<String, Long> found = new LinkedHashMap<>();
    standing.report().delivered().sent().stream()
        .filter(s -> s.program().filter(program::equals).isPresent())
        .forEach(s -> found.merge(s.message(), s.number(), Long::sum));
    return found;
  }

  private static Map<String, Pair> pairs(Map<String, Long> were, Map<String, Long> are) {
    Map<String, Pair> pairs = new LinkedHashMap<>();
    Stream.concat(were.keySet().stream(), are.keySet().stream())
        .distinct()
        .sorted()
        .forEach(k -> pairs.put(k, new Pair(were.getOrDefault(k, 0L), are.getOrDefault(k, 0L))));
    return pairs;
  }

  private static BitSet with(BitSet some, BitSet others) {
    BitSet both = (BitSet) some.clone();
    both.and(others);
    return both;
  }

  private static BitSet without(BitSet some, BitSet others) {
    BitSet rest = (BitSet) some.clone();
    rest.andNot(others);
    return rest;
  }
}
