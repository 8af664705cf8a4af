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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Somebody of whom a condition holds, in words: {@code a contact with points 13}, {@code a contact
 * who did: page viewed exactly once, 1 day ago}.
 */
record Example(Solver solver, English english) {
  static Example in(Workspace workspace, Solver solver) {
    return new Example(solver, new English(workspace));
  }

  /** Nothing where nobody was found, or somebody of whom there is nothing to say. */
  Optional<String> of(Condition condition) {
    return solver
        .witness(condition)
        .map(this::words)
        .filter(words -> !words.isEmpty())
        .map("a contact"::concat);
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
