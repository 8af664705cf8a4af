package dev.segue.compiler.ir;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The contacts over whom something is measured or ranked: {@code among customers with the same
 * plan}. It may be other contacts for each contact that is asked.
 *
 * @param among what they fulfil; nothing: everyone
 * @param same values that they have in common with the contact that is asked: with what is missing
 *     nobody has anything in common
 * @param ofAccount they belong to the account of the contact that is asked, who is one of them
 */
public record Population(Optional<Condition> among, List<Expression> same, boolean ofAccount) {
  /** All contacts. */
  public static final Population EVERYONE = new Population(Optional.empty(), List.of(), false);

  public Population {
    same = List.copyOf(same);
  }

  /** What is measured. */
  public sealed interface Statistic {
    /**
     * A measure of all the values together. Of the contacts' own values none comes first, and of
     * the most common ones the lowest is meant.
     */
    record Of(Expression.Function function) implements Statistic {}

    /**
     * By nearest rank: the lowest value at or below which so many of a hundred values lie.
     *
     * @param percent 0 to 100
     */
    record Percentile(BigDecimal percent) implements Statistic {}
  }

  /** Of what it is measured. */
  public sealed interface Measured {
    /** A value of each contact; who has none does not take part. */
    record Values(Expression value) implements Measured {}

    /** The rows of all of them together; {@code of} as in {@link Expression.Measure}. */
    record Rows(RowSet rows, Optional<Expression> of) implements Measured {}
  }
}
