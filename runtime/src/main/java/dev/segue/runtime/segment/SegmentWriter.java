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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.roaringbitmap.RoaringBitmap;

/** Writes down who is in segments, as sets all the way from the scan to the table. */
final class SegmentWriter {
  private static final RoaringBitmap NOBODY = new RoaringBitmap();

  private final Store store;
  private final MembershipTable memberships;
  private final Instant now;
  private Optional<Numbered> numbered = Optional.empty();
  private Optional<Map<Object, Integer>> touched = Optional.empty();
  private Optional<Map<String, RoaringBitmap>> before = Optional.empty();

  /** The numbers of those of whom answers are, by their places there. */
  private Optional<int[]> places = Optional.empty();

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
    RoaringBitmap fresh =
        known
            .map(a -> said(segment, a))
            .orElseGet(() -> numbered(store.list(asked.get(), row -> row.value(0).orElseThrow())));
    return memberships.update(segment.name(), size, before(segment), fresh, now);
  }

  /** Whether those of the touched are in it of whom it is said. */
  boolean isStored(Definitions.Segment segment, Answers answers) {
    return said(segment, answers).equals(before(segment));
  }

  /** The contacts that are touched, with their numbers. */
  private Map<Object, Integer> touched() {
    if (touched.isEmpty()) {
      touched = Optional.of(memberships.touched());
    }
    return touched.get();
  }

  private RoaringBitmap said(Definitions.Segment segment, Answers answers) {
    if (places.isEmpty()) {
      places = Optional.of(memberships.numbers(answers.contacts(), touched()));
    }
    int[] numbers = places.get();
    RoaringBitmap said = new RoaringBitmap();
    answers.members(segment).forEach((int place) -> said.add(numbers[place]));
    return said;
  }

  private RoaringBitmap numbered(List<Object> contacts) {
    return RoaringBitmap.bitmapOf(memberships.numbers(contacts, touched()));
  }

  /** Who of the touched are in a segment; who has been given a number since is in none. */
  private RoaringBitmap before(Definitions.Segment segment) {
    if (before.isEmpty()) {
      RoaringBitmap about = new RoaringBitmap();
      touched().values().forEach(about::add);
      before = Optional.of(memberships.among(about));
    }
    return before.get().getOrDefault(segment.name(), NOBODY);
  }

  private Numbered numbered(Answers answers) {
    if (numbered.isEmpty()) {
      numbered = Optional.of(memberships.numbered(answers.contacts(), answers::place));
    }
    return numbered.get();
  }
}
