package dev.segue.compiler.syntax;

import dev.segue.compiler.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * An event, attribute, record, trait, score, named condition ..: {@code country}, {@code
 * account.industry}, {@code purchased(amount > 3).amount}, {@code any of (a, b)(x = 1)}, {@code
 * active_in(30 days)}. Which of them it is, the checker finds out.
 *
 * @param arguments a filter's conditions, or a named condition's arguments; empty where no
 *     parentheses stand
 * @param property what follows the parentheses; without arguments the dotted names are all in the
 *     subject
 */
public record Reference(
    Subject subject, Optional<List<Condition>> arguments, Optional<Name> property, Span span) {
  public Reference {
    arguments = arguments.map(List::copyOf);
  }

  /** What is referred to. */
  public sealed interface Subject {
    /** {@code account.industry}: one name or more, dots between them. */
    record Path(List<Name> names) implements Subject {
      public Path {
        names = List.copyOf(names);
        if (names.isEmpty()) {
          throw new IllegalArgumentException("an empty path");
        }
      }
    }

    /** {@code any event}. */
    record AnyEvent() implements Subject {}

    /** {@code any of (email_opened, email_clicked)}. */
    record AnyOf(List<Name> names) implements Subject {
      public AnyOf {
        names = List.copyOf(names);
      }
    }
  }
}
