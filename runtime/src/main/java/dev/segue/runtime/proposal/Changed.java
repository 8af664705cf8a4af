package dev.segue.runtime.proposal;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.ContactSet;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.plan.Formulas;
import dev.segue.compiler.plan.Part;
import dev.segue.runtime.proposal.Proposal.Because;
import dev.segue.runtime.proposal.Proposal.Cause;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which definitions say something else than before, and which speak of those. */
final class Changed {
  private final Workspace proposed;
  private final Map<String, Object> before;
  private final Map<String, Object> after;
  private final Set<String> lists;

  /**
   * Of two workspaces.
   *
   * @param lists those with other members on both sides
   */
  Changed(Workspace base, Workspace proposed, Set<String> lists) {
    this.proposed = proposed;
    this.before = meanings(base);
    this.after = meanings(proposed);
    this.lists = Set.copyOf(lists);
  }

  /** What each name says, without where and under which title it does. */
  private static Map<String, Object> meanings(Workspace workspace) {
    Map<String, Object> meanings = new HashMap<>();
    workspace.segments().forEach(s -> meanings.put(s.name(), s.condition()));
    workspace.traits().forEach(t -> meanings.put(t.name(), t.value()));
    workspace.scores().forEach(s -> meanings.put(s.name(), s.entries()));
    workspace.partitions().forEach(p -> meanings.put(p.name(), p.classes()));
    workspace.lists().forEach(l -> meanings.put(l.name(), l.file()));
    workspace.programs().forEach(p -> meanings.put(p.name(), p.version()));
    return meanings;
  }

  /** Why a definition or program may be otherwise; nothing: it says the same of the same. */
  Optional<Because> because(String name) {
    Optional<Cause> own = own(name);
    if (own.isPresent()) {
      return own.map(cause -> new Because(cause, List.of()));
    }
    List<String> of = spokenOf(name).filter(this::differs).distinct().sorted().toList();
    return of.isEmpty() ? Optional.empty() : Optional.of(new Because(Cause.FOLLOWS, of));
  }

  private boolean differs(String name) {
    return lists.contains(name) || own(name).isPresent();
  }

  private Optional<Cause> own(String name) {
    Optional<Object> was = Optional.ofNullable(before.get(name));
    Optional<Object> is = Optional.ofNullable(after.get(name));
    if (was.isEmpty()) {
      return is.map(m -> Cause.ADDED);
    }
    if (is.isEmpty()) {
      return Optional.of(Cause.REMOVED);
    }
    return was.equals(is) ? Optional.empty() : Optional.of(Cause.CHANGED);
  }

  /** Definitions and lists of which it or anything that it speaks of speaks. */
  private Stream<String> spokenOf(String name) {
    return proposed
        .program(name)
        .map(p -> spokenOf(Formulas.in(proposed).program(p)))
        .orElseGet(() -> spokenOf(Formulas.in(proposed).named(name)))
        .filter(other -> !other.equals(name));
  }

  private static Stream<String> spokenOf(Formulas formulas) {
    return Stream.concat(
        formulas.definitions().stream().map(Definitions::name),
        formulas.parts().stream().flatMap(part -> listOf(part).stream()));
  }

  private static Optional<String> listOf(Part part) {
    return switch (part) {
      case Part.Asked(Condition.InList(var list), var in) -> Optional.of(list);
      case Part.Worked(Expression.InSince(var set), var in) -> list(set);
      case Part.Looked(RowSet.Moves moves, var in) -> list(moves.set());
      case Part.Asked a -> Optional.empty();
      case Part.Worked w -> Optional.empty();
      case Part.Looked l -> Optional.empty();
      case Part.Scored s -> Optional.empty();
    };
  }

  private static Optional<String> list(ContactSet set) {
    return set.kind() == ContactSet.Kind.LIST ? Optional.of(set.name()) : Optional.empty();
  }
}
