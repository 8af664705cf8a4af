package dev.segue.runtime.segment;

import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.sql.Audience;
import dev.segue.runtime.kernel.Answers;
import dev.segue.runtime.kernel.Kernel;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What many definitions say of the touched, asked of all of them at once, as of everyone. */
final class TouchedAnswers {
  /** From so many definitions on one read of the touched and their events costs less. */
  private static final int MANY = 5;

  private final Prepared prepared;
  private final Renewal renewal;
  private final Instant now;
  private final Set<String> some = new HashSet<>();

  private TouchedAnswers(Prepared prepared, Renewal renewal, Instant now) {
    this.prepared = prepared;
    this.renewal = renewal;
    this.now = now;
  }

  /** What is asked of the touched; nothing: each definition is asked for by itself. */
  static Optional<Answers> of(Prepared prepared, Renewal renewal, Instant now) {
    return new TouchedAnswers(prepared, renewal, now).ask();
  }

  private Optional<Answers> ask() {
    boolean everyone = false;
    for (Definitions definition : prepared.order()) {
      everyone |= renewal.isOfEveryone(definition);
      if (renewal.of(definition) == Renewal.Reach.TOUCHED) {
        some.add(definition.name());
      }
    }
    if (some.isEmpty() && !everyone) {
      return Optional.empty();
    }
    if (everyone || some.size() < MANY) {
      prepared.loseHorizon();
      return some.size() < MANY ? Optional.empty() : anew();
    }
    Optional<Answers> known = again();
    if (known.isPresent()) {
      return known;
    }
    prepared.loseKernel();
    return again().or(this::anew);
  }

  private Optional<Answers> again() {
    return prepared
        .kernel(now)
        .flatMap(
            k ->
                k.answers(now, d -> some.contains(d.name()), renewal.number(), prepared.keeping()));
  }

  private Optional<Answers> anew() {
    prepared.loseHorizon();
    return Kernel.of(prepared.workspace(), prepared.layout(), prepared.store(), now)
        .answers(new Audience.Touched());
  }
}
