package dev.segue.runtime.store;

import dev.segue.compiler.sql.Dialect;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** What somebody's database reports, in words; by the classes of states that all of them share. */
final class ForeignErrors implements StoreErrors {
  private static final long serialVersionUID = 1;

  private final String place;
  private final Dialect dialect;
  private volatile boolean stopped;

  ForeignErrors(ForeignSource source) {
    this.place = source.place();
    this.dialect = source.dialect();
  }

  /** Something new is asked: no failure of it is of what was ended before. */
  void begins() {
    stopped = false;
  }

  /** Ends a statement that runs, from another thread; the failure that comes next is of that. */
  void end(Statement statement) {
    stopped = true;
    try {
      statement.cancel();
    } catch (SQLException e) {
      // it is over by itself, or is told again
    }
  }

  /** Why a database could not be opened: it has told so itself. */
  StoreFailure unopened(SQLException error) {
    return new StoreFailure(
        place,
        "it cannot be opened: " + firstLine(error),
        "see that it is there, that its address is right and that you may read it");
  }

  /** Why something temporary could not be made in the session. */
  RuntimeException unmade(SQLException error) {
    String state = Optional.ofNullable(error.getSQLState()).orElse("");
    return state.equals("42501") || state.startsWith("25") || state.startsWith("0A")
        ? new StoreFailure(
            place,
            "it lets nothing temporary be made: " + firstLine(error),
            "grant the user TEMPORARY on the database; a standby takes nothing, ask the primary")
        : translated(error);
  }

  /** The failure to throw instead; a statement that the database refuses is a mistake of ours. */
  @Override
  public RuntimeException translated(SQLException error) {
    if (stopped) {
      stopped = false;
      return new StoreFailure(place, "the work was stopped", "ask less, or allow more time");
    }
    String state =
        Optional.ofNullable(error.getSQLState())
            .or(() -> dialect.state(error.getErrorCode(), firstLine(error)))
            .orElse("");
    if (state.startsWith("08") || state.startsWith("57P") || isBroken(error)) {
      return new StoreFailure(
          place, "the connection broke off: " + firstLine(error), "see that it runs and try again");
    }
    if (state.startsWith("28") || state.equals("42501")) {
      return new StoreFailure(
          place, "it does not let you: " + firstLine(error), "ask for the right to read it");
    }
    if (state.startsWith("0A")) {
      return new StoreFailure(
          place, "it cannot be asked: " + firstLine(error), "copy what is asked to one that can");
    }
    if (state.equals("57014")) {
      return new StoreFailure(
          place, "it ended the work: " + firstLine(error), "ask less, or have it allow more time");
    }
    if (state.startsWith("54") || state.equals("2201B")) {
      return StoreFailure.tooMuch(place, firstLine(error));
    }
    if (state.startsWith("53")) {
      return new StoreFailure(
          place, "it has no more room: " + firstLine(error), "make room and try again");
    }
    return new IllegalStateException(place + ": " + error.getMessage(), error);
  }

  private static boolean isBroken(Throwable error) {
    return error instanceof IOException
        || Optional.ofNullable(error.getCause()).filter(ForeignErrors::isBroken).isPresent();
  }

  private static String firstLine(SQLException error) {
    return Optional.ofNullable(error.getMessage())
        .flatMap(m -> m.lines().findFirst())
        .orElse("no reason is given");
  }
}
