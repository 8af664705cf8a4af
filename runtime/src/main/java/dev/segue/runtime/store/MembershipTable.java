package dev.segue.runtime.store;

import dev.segue.compiler.ir.Fingerprint;
import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.sql.StateTables.Member;
import dev.segue.compiler.sql.StateTables.Touched;
import dev.segue.runtime.store.ChangeBits.Mark;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import org.roaringbitmap.BitSetUtil;
import org.roaringbitmap.RoaringBitmap;

/**
 * Who is in which segment since when, and who entered and left. Contacts go by numbers here, sets
 * of them are bits; {@code segue_member} and {@code segue_change} show the same contact by contact.
 */
public final class MembershipTable {
  private static final String OF_ROW = "row";
  private static final String OTHER = "other";

  private final Store store;
  private final OrdinalTable ordinals;
  private final MemberBits members;
  private final ChangeBits changes;
  private Optional<RoaringBitmap> ofRows = Optional.empty();
  private int givenBefore;

  /** For one refresh, or one question. */
  public MembershipTable(Store store) {
    this.store = store;
    this.ordinals = new OrdinalTable(store);
    this.members = new MemberBits(store);
    this.changes = new ChangeBits(store);
  }

  /** As of later instants nothing is written down of anybody. */
  public void writtenUntil(Instant last) {
    changes.writtenUntil(last.toEpochMilli());
  }

  /** What became of a segment. */
  public record Moved(long size, long entered, long left) {}

  /** By what a segment is asked anew. */
  public enum Cause {
    /** What it means is new. */
    DEFINITION,
    /** A row of a contact has come, changed or gone; or something else, such as time. */
    ROWS
  }

  /** The numbers by which contacts go here, as they are asked for. */
  public interface Numbered {
    /** Those of a set of places in the order of contacts. */
    RoaringBitmap of(RoaringBitmap places);
  }

  /**
   * The numbers of contacts; who has none is given one.
   *
   * @param place where a contact is among them, or below 0; and where it is likely to be
   */
  public Numbered numbered(List<?> contacts, Place place) {
    int[] numbers = ordinals.of(contacts, place::of);
    boolean same = true;
    for (int i = 0; i < numbers.length; i++) {
      same &= numbers[i] == i;
    }
    return same ? places -> places : places -> numbers(numbers, places);
  }

  /** Where a contact is among some. */
  @FunctionalInterface
  public interface Place {
    int of(Object contact, int near);
  }

  private static RoaringBitmap numbers(int[] numbers, RoaringBitmap places) {
    BitSet found = new BitSet();
    places.forEach((int place) -> found.set(numbers[place]));
    return BitSetUtil.bitmapOf(found);
  }

  /** The members become those of a query of (contact); whoever that moves, moves now. */
  public Moved replace(String segment, SqlText query, Instant now, Cause cause) {
    new FreshRows(store).contacts(query);
    return replace(segment, ordinals.ofFresh(), now, cause);
  }

  /** The same of numbers of contacts. */
  public Moved replace(String segment, RoaringBitmap fresh, Instant now, Cause cause) {
    return moved(segment, members.of(segment), fresh, now, cause);
  }

  /** The numbers of the contacts that are touched, as far as they have one. */
  public Map<Object, Integer> touched() {
    Map<Object, Integer> touched = new HashMap<>();
    ordinals.among("select contact from " + Touched.TABLE, touched::put);
    return touched;
  }

  /**
   * The numbers of some who are touched, in their order; who has none is given one.
   *
   * @param touched is told of whoever is given a number
   */
  public int[] numbers(List<?> contacts, Map<Object, Integer> touched) {
    int[] numbers = new int[contacts.size()];
    for (int i = 0; i < numbers.length; i++) {
      Object contact = contacts.get(i);
      Integer known = touched.get(contact);
      if (known == null) {
        known = ordinals.numberOf(contact);
        touched.put(contact, known);
      }
      numbers[i] = known;
    }
    return numbers;
  }

  /** In which segments some contacts are, by their numbers; who has none of them is not there. */
  public Map<String, RoaringBitmap> among(RoaringBitmap contacts) {
    return members.among(contacts);
  }

  /**
   * Some of the members become others; who is in neither stays what they are.
   *
   * @param size how many there were in all
   */
  public Moved update(
      String segment, long size, RoaringBitmap before, RoaringBitmap fresh, Instant now) {
    RoaringBitmap entered = RoaringBitmap.andNot(fresh, before);
    RoaringBitmap left = RoaringBitmap.andNot(before, fresh);
    if (!entered.isEmpty() || !left.isEmpty()) {
      members.move(segment, entered, left);
      changed(segment, entered, left, now, Cause.ROWS);
    }
    long more = entered.getLongCardinality();
    long fewer = left.getLongCardinality();
    return new Moved(size + more - fewer, more, fewer);
  }

  private Moved moved(
      String segment, RoaringBitmap before, RoaringBitmap after, Instant now, Cause cause) {
    RoaringBitmap entered = RoaringBitmap.andNot(after, before);
    RoaringBitmap left = RoaringBitmap.andNot(before, after);
    if (!entered.isEmpty() || !left.isEmpty()) {
      members.write(segment, Chunk.all(RoaringBitmap.or(entered, left)), after);
      changed(segment, entered, left, now, cause);
    }
    return new Moved(after.getCardinality(), entered.getCardinality(), left.getCardinality());
  }

  private void changed(
      String segment, RoaringBitmap entered, RoaringBitmap left, Instant now, Cause cause) {
    Map<Mark, RoaringBitmap> marked = new TreeMap<>();
    reasons(RoaringBitmap.or(entered, left), cause)
        .forEach(
            (reason, those) -> {
              marked.put(new Mark(true, reason), RoaringBitmap.and(entered, those));
              marked.put(new Mark(false, reason), RoaringBitmap.and(left, those));
            });
    changes.write(segment, now.toEpochMilli(), marked);
  }

  private Map<String, RoaringBitmap> reasons(RoaringBitmap all, Cause cause) {
    if (cause == Cause.DEFINITION) {
      return Map.of(Mark.OF_DEFINITION, all);
    }
    RoaringBitmap rows = ofRows();
    return Map.of(OF_ROW, rows, OTHER, RoaringBitmap.andNot(all, rows));
  }

  /** Of whom a row came, changed or went, where that is known. */
  private RoaringBitmap ofRows() {
    if (ofRows.isEmpty() || ordinals.given() != givenBefore) {
      RoaringBitmap found = new RoaringBitmap();
      if (new TouchTable(store).canWatch()) {
        ordinals.among("select contact from segue_touch", (contact, number) -> found.add(number));
      }
      ofRows = Optional.of(found);
      givenBefore = ordinals.given();
    }
    return ofRows.get();
  }

  /** Writes down that a contact entered a segment then, or left it. */
  public void put(String segment, Object contact, Instant at, boolean entered) {
    RoaringBitmap one = RoaringBitmap.bitmapOf(ordinals.numberOf(contact));
    changes.write(segment, at.toEpochMilli(), Map.of(new Mark(entered, OTHER), one));
  }

  /**
   * A statement with the segments that it speaks of: who is in one stands in the statement, since a
   * view would have to look at every contact.
   */
  SqlText brought(SqlText query) {
    if (!query.text().contains(Member.TABLE)) {
      return query;
    }
    List<String> selects = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    for (Object binding : Set.copyOf(query.bindings())) {
      if (binding instanceof String segment && members.knows(segment)) {
        selects.add(store.engine().contactsOf());
        values.add(segment);
        values.add(Arrays.toString(members.of(segment).toArray()));
      }
    }
    return selects.isEmpty()
        ? query
        : query.with(
            List.of(Member.TABLE + " as (" + String.join(" union all ", selects) + ")"), values);
  }

  /** Forgets the members and the history of every other segment. */
  public void keepOnly(Set<String> segments) {
    members.keepOnly(segments);
    changes.keepOnly(segments);
  }

  /** Nothing says any more that a contact was in a segment. */
  void forget(Object contact) {
    ordinals
        .of(contact)
        .ifPresent(
            ordinal -> {
              members.forget(ordinal);
              changes.forget(ordinal);
              ordinals.forget(ordinal);
            });
  }

  public long size(String segment) {
    return members.size(segment);
  }

  /** The numbers of who is in a segment. */
  public RoaringBitmap members(String segment) {
    return members.of(segment);
  }

  /** What tells who is in a segment from other members of it. */
  String hash(String segment) {
    int[] numbers = members.of(segment).toArray();
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * numbers.length);
    bytes.asIntBuffer().put(numbers);
    return Fingerprint.of(segment, bytes.array());
  }

  /** The same as of an instant, as far as it is written down. */
  public RoaringBitmap members(String segment, Instant then) {
    RoaringBitmap found = new RoaringBitmap();
    changes.each(
        segment,
        then.toEpochMilli(),
        entry -> entry.each(entry.mark().entered() ? found::add : found::remove));
    return found;
  }

  /** Every membership: segment and contact. */
  public void each(BiConsumer<String, Object> consumer) {
    List<Object> contacts = ordinals.contacts();
    for (String segment : members.segments()) {
      members.of(segment).forEach((int n) -> consumer.accept(segment, contacts.get(n)));
    }
  }

  /** A contact in a segment, since when; or one who came into it, or left it, then. */
  public record Line(String segment, Object contact, Instant at, boolean in) {}

  /** Every membership with since when it has been, by segment and contact. */
  public void current(Consumer<Line> consumer) {
    InOrder order = new InOrder();
    for (String segment : members.segments()) {
      long[] since = new long[order.places.length];
      changes.each(
          segment,
          Long.MAX_VALUE,
          entry -> {
            if (entry.mark().entered()) {
              entry.each(ordinal -> since[ordinal] = entry.at());
            }
          });
      order.each(
          members.of(segment),
          (contact, ordinal) ->
              consumer.accept(
                  new Line(segment, contact, Instant.ofEpochMilli(since[ordinal]), true)));
    }
  }

  /** Who came and who left, in the order of time, of segments and of contacts. */
  public void changes(Consumer<Line> consumer) {
    InOrder order = new InOrder();
    List<ChangeBits.Entry> together = new ArrayList<>();
    changes.each(
        entry -> {
          if (!together.isEmpty()
              && (together.getFirst().at() != entry.at()
                  || !together.getFirst().segment().equals(entry.segment()))) {
            lines(together, order, consumer);
            together.clear();
          }
          together.add(entry);
        });
    if (!together.isEmpty()) {
      lines(together, order, consumer);
    }
  }

  private static void lines(
      List<ChangeBits.Entry> together, InOrder order, Consumer<Line> consumer) {
    ChangeBits.Entry first = together.getFirst();
    Instant at = Instant.ofEpochMilli(first.at());
    RoaringBitmap all = new RoaringBitmap();
    RoaringBitmap entered = new RoaringBitmap();
    for (ChangeBits.Entry entry : together) {
      entry.each(all::add);
      if (entry.mark().entered()) {
        entry.each(entered::add);
      }
    }
    order.each(
        all,
        (contact, ordinal) ->
            consumer.accept(new Line(first.segment(), contact, at, entered.contains(ordinal))));
  }

  /** Contacts in the order of their keys. */
  private final class InOrder {
    private final List<Object> contacts = ordinals.contacts();
    private final int[] places = new int[contacts.size()];

    InOrder() {
      int[] place = {0};
      ordinals.inOrder((contact, ordinal) -> places[ordinal] = place[0]++);
    }

    void each(RoaringBitmap some, ObjIntConsumer<Object> consumer) {
      some.stream()
          .boxed()
          .sorted(Comparator.comparingInt((Integer ordinal) -> places[ordinal]))
          .forEach(ordinal -> consumer.accept(contacts.get(ordinal), ordinal));
    }
  }
}
