package dev.segue.runtime.segment;

import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.sql.SqlText;
import dev.segue.runtime.kernel.Answers;
import dev.segue.runtime.store.MembershipTable;
import dev.segue.runtime.store.MembershipTable.Cause;
import dev.segue.runtime.store.MembershipTable.Moved;
import dev.segue.runtime.store.MembershipTable.Numbered;
import dev.segue.runtime.store.Store;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Writes down who is in segments, as sets all the way from the scan to the table. */
final class SegmentWriter {
  private final Store store;
  private final MembershipTable memberships;
  private final Instant now;
  private Optional<Numbered> numbered = Optional.empty();
  private Optional<Map<Object, Integer>> touched = Optional.empty();

  SegmentWriter(Store store, MembershipTable memberships, Instant now) {
    this.store = store;
    this.memberships = memberships;
    this.now = now;
  }

  /** What is known of everyone, or else what a statement says. */
  Moved everyone(
      Definitions.Segment segment, Cause cause, Optional<Answers> known, Supplier<SqlText> asked) {
    String name = segment.name();
    return known
        .map(a -> memberships.replace(name, numbered(a).of(a.members(segment)), now, cause))
        .orElseGet(() -> memberships.replace(name, asked.get(), now, cause));
  }

  /** The same of the contacts that are touched, who were so many before. */
  Moved some(
      Definitions.Segment segment, long size, Optional<Answers> known, Supplier<SqlText> asked) {
    return memberships.update(
        segment.name(),
        size,
        touched(),
        consumer ->
            known.ifPresentOrElse(
                a -> a.members(segment, consumer),
                () -> store.each(asked.get(), row -> consumer.accept(row.value(0).orElseThrow()))),
        now);
  }

  private Map<Object, Integer> touched() {
    if (touched.isEmpty()) {
      touched = Optional.of(memberships.touched());
    }
    return touched.get();
  }

  /** In which segments those are who are touched. */
  void ofTouched(BiConsumer<String, Object> consumer) {
    memberships.ofTouched(touched(), consumer);
  }

  private Numbered numbered(Answers answers) {
    if (numbered.isEmpty()) {
      numbered = Optional.of(memberships.numbered(answers.contacts(), answers::place));
    }
    return numbered.get();
  }
}
