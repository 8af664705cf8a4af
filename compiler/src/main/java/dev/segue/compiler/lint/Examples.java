package dev.segue.compiler.lint;

import dev.segue.compiler.explain.English;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.ir.Window;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.solve.Solver;
import dev.segue.compiler.solve.Witness;
import dev.segue.compiler.type.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Somebody of whom conditions hold, in words: {@code a contact with points 13}, {@code a contact
 * who did: page viewed exactly once, 1 day ago}. Whoever was shown is kept, with what was said of
 * them.
 */
final class Examples {
  private static final String UNKNOWN = "a contact of whom nothing is known";

  private final Workspace workspace;
  private final Solver solver;
  private final English english;
  private final List<Shown> shown = new ArrayList<>();

  Examples(Workspace workspace) {
    this.workspace = workspace;
    this.solver = new Solver(workspace);
    this.english = new English(workspace);
  }

  Workspace workspace() {
    return workspace;
  }

  Solver solver() {
    return solver;
  }

  English english() {
    return english;
  }

  InShort inShort() {
    return new InShort(english);
  }

  List<Shown> shown() {
    return List.copyOf(shown);
  }

  /**
   * Somebody of whom a condition holds, and another, as certainly follows; nothing where nobody was
   * found.
   */
  Optional<String> of(Condition condition, Condition follows) {
    return witness(condition, follows)
        .map(
            someone ->
                someone.attributes().isEmpty() && someone.did().isEmpty()
                    ? UNKNOWN
                    : "a contact" + words(someone) + (someone.did().isEmpty() ? "" : ","));
  }

  /** Somebody of whom a condition holds. */
  Optional<String> of(Condition condition) {
    return of(condition, Condition.TRUE);
  }

  /** Somebody who is shown in other words. */
  Optional<Witness> witness(Condition condition, Condition follows) {
    Optional<Witness> witness = solver.witness(condition);
    witness.ifPresent(w -> shown.add(new Shown(w, List.of(condition, follows))));
    return witness;
  }

  /** Says of a contact of whom nothing is known what holds of everybody. */
  String nobodyKnown(Condition always) {
    shown.add(new Shown(new Witness(Map.of(), List.of()), List.of(always)));
    return UNKNOWN;
  }

  /** {@code with points 13 who did: page viewed exactly once, 1 day ago}. */
  String words(Witness witness) {
    String did = witness.did().stream().map(this::words).collect(Collectors.joining("; "));
    return values(" with ", witness.attributes(), Expression.Attribute::new)
        + (did.isEmpty() ? "" : " who did: " + did);
  }

  private String words(Witness.Did did) {
    Condition rows =
        new Condition.Occurs(
            new RowSet.Events(List.of(did.kind()), Optional.empty(), Window.EVER),
            did.times(),
            Optional.of(did.times()));
    Expression at =
        new Expression.Shifted(new Expression.Now(), new Period.Exact(did.ago()), false);
    return english.words(rows)
        + values(
            ", with ",
            did.properties(),
            field -> new Expression.Property(field.name(), field.type()))
        + ", "
        + (did.ago() == 0 ? "now" : english.words(at));
  }

  private String values(
      String before, Map<Schema.Field, Value> values, Function<Schema.Field, Expression> of) {
    return values.isEmpty()
        ? ""
        : values.entrySet().stream()
            .map(
                v ->
                    english.words(of.apply(v.getKey()))
                        + " "
                        + english.words(new Expression.Constant(v.getValue(), v.getKey().type())))
            .collect(Collectors.joining(" and ", before, ""));
  }
}
