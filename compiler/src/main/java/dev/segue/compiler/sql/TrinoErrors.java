package dev.segue.compiler.sql;

import java.util.Optional;
import java.util.Set;

/** What Trino's own codes of errors are among the states of SQL's standard. */
final class TrinoErrors {
  private static final int PERMISSION_DENIED = 4;
  private static final int INSUFFICIENT_RESOURCES = 0x2_0000;
  private static final int KIND = 0x1_0000;

  /** An argument of a function that it does not take, what is not supported, a subquery. */
  private static final Set<Integer> REFUSED = Set.of(7, 13, 36);

  /**
   * What one of Segue's functions refuses, text too large, too many stages, the stack, the compiler
   * of expressions (as a mistake of the statement, and as one of its own), the optimizer's time.
   */
  private static final Set<Integer> TOO_COMPLEX = Set.of(0, 35, 40, 108, 132, 65_543, 65_556);

  /** Requests, pages and tasks that fail, no nodes, shutting down, starting up, gone. */
  private static final Set<Integer> BROKEN =
      Set.of(
          65_537, 65_539, 65_540, 65_541, 65_542, 65_544, 65_545, 65_548, 65_553, 65_558, 65_563,
          65_565);

  /** Limits of time, of the processor, of what is read; an operator. */
  private static final Set<Integer> ENDED = Set.of(131_075, 131_077, 131_080, 131_081);

  /** So begins what the server tells; what its driver alone could not do has code 0 as well. */
  private static final String OF_THE_SERVER = "Query failed";

  private TrinoErrors() {}

  static Optional<String> state(int code, String message) {
    if (code == 0 && !message.startsWith(OF_THE_SERVER)) {
      return Optional.of("08006");
    }
    if (code == PERMISSION_DENIED) {
      return Optional.of("42501");
    }
    if (REFUSED.contains(code)) {
      return Optional.of("0A000");
    }
    if (TOO_COMPLEX.contains(code)) {
      return Optional.of("54001");
    }
    if (BROKEN.contains(code)) {
      return Optional.of("57P01");
    }
    if (ENDED.contains(code)) {
      return Optional.of("57014");
    }
    return code >= INSUFFICIENT_RESOURCES && code < INSUFFICIENT_RESOURCES + KIND
        ? Optional.of("53000")
        : Optional.empty();
  }
}
