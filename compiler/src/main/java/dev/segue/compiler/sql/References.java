package dev.segue.compiler.sql;

/** Where a statement finds the segments, traits, scores and partitions that it speaks of. */
public enum References {
  /** In {@link StateTables}, as the last refresh left them. */
  STORED,
  /** In the statement itself: each becomes a {@code with x as materialized (..)}. */
  SELF_CONTAINED
}
