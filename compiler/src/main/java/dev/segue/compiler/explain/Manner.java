package dev.segue.compiler.explain;

import dev.segue.compiler.ir.Condition;

/** How something is said of a value: as a sentence, or after {@code with}. */
enum Manner {
  /** {@code path is like "/loans/*"}. */
  SENTENCE,
  /** {@code path like "/loans/*"}. */
  ATTRIBUTE;

  /** The words between a value and what it is. */
  String is(boolean not) {
    return switch (this) {
      case SENTENCE -> not ? "is not " : "is ";
      case ATTRIBUTE -> not ? "not " : "";
    };
  }

  /** How text fits. */
  String fits(Condition.Fit fit, boolean not) {
    return switch (this) {
      case SENTENCE ->
          switch (fit) {
            case CONTAINS -> not ? "does not contain" : "contains";
            case STARTS_WITH -> not ? "does not start with" : "starts with";
            case ENDS_WITH -> not ? "does not end with" : "ends with";
            case LIKE -> is(not) + "like";
            case MATCHES -> not ? "does not match" : "matches";
          };
      case ATTRIBUTE ->
          (not ? "not " : "")
              + switch (fit) {
                case CONTAINS -> "containing";
                case STARTS_WITH -> "starting with";
                case ENDS_WITH -> "ending with";
                case LIKE -> "like";
                case MATCHES -> "matching";
              };
    };
  }

  /** {@code tags has all of}, {@code tags having none of}. */
  String has(boolean all, boolean one, boolean not) {
    String what = one ? "" : all ? "all of " : "any of ";
    return switch (this) {
      case SENTENCE -> (not ? "does not have " : "has ") + what;
      case ATTRIBUTE -> (not ? "not having " : "having ") + what;
    };
  }

  /** What a negated statement adds where the value may be missing. */
  String orMissing() {
    return switch (this) {
      case SENTENCE -> " (or is missing)";
      case ATTRIBUTE -> " (or missing)";
    };
  }
}
