package dev.segue.runtime.ingest;

import dev.segue.runtime.store.SourceWriter.Outcome;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a reader, one after another, to where they are written; what becomes of them is counted.
 */
final class RowTaking {
  private static final String CONFLICT =
      "a row with its key came before and says something else;"
          + " if this one is right: --correct, by HTTP PUT";

  private final RowReader reader;
  private final RowBuilder builder;
  private final Writing writing;
  private final Refusing refusing;
  private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
  private long rows;

  RowTaking(RowReader reader, RowBuilder builder, Writing writing, Refusing refusing) {
    this.reader = reader;
    this.builder = builder;
    this.writing = writing;
    this.refusing = refusing;
  }

  /** Where rows go. */
  interface Writing {
    Outcome write(@Nullable Object[] row);
  }

  /** Where those go that cannot be kept, each with its line, the reason and its text. */
  interface Refusing {
    void refuse(long line, String reason, String raw);
  }

  /** Takes the next row, if there is one. */
  boolean next() throws IOException {
    if (!reader.next()) {
      return false;
    }
    rows++;
    Optional<String> problem = reader.problem().or(builder::read);
    if (problem.isEmpty()) {
      Outcome outcome = writing.write(builder.row());
      outcomes.merge(outcome, 1L, Long::sum);
      if (outcome == Outcome.CONFLICT) {
        problem = Optional.of(CONFLICT);
      }
    }
    if (problem.isPresent()) {
      refusing.refuse(reader.line(), problem.get(), reader.raw());
    }
    return true;
  }

  /** How many were taken. */
  long rows() {
    return rows;
  }

  /** How many of them became that. */
  long count(Outcome outcome) {
    return outcomes.getOrDefault(outcome, 0L);
  }
}
