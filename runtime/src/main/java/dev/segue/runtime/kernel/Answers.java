package dev.segue.runtime.kernel;

import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.sql.Stored;
import dev.segue.compiler.type.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.RoaringBitmapWriter;

/** Who is in each segment, and everyone's values, of the contacts that were asked about. */
public final class Answers {
  private static final int FEW = 1024;

  private final Keys keys;
  private final int blockSize;

  /** By the names of segments. */
  private final Map<String, RoaringBitmapWriter<RoaringBitmap>> members = new LinkedHashMap<>();

  /** By the names of all else. */
  private final Map<String, List<Column>> values = new LinkedHashMap<>();

  /**
   * What the contacts of a block say.
   *
   * @param holds of each segment, in the order of the definitions
   * @param values of each of the others, likewise
   */
  record Block(int first, List<long[]> holds, List<Column> values) {}

  /**
   * Answers to come.
   *
   * @param blockSize how many contacts a block has
   */
  Answers(Keys keys, Collection<Definitions> definitions, int blockSize) {
    this.keys = keys;
    this.blockSize = blockSize;
    for (Definitions definition : definitions) {
      if (definition instanceof Definitions.Segment) {
        // that of one block is larger than few contacts need
        members.put(
            definition.name(),
            blockSize < FEW
                ? RoaringBitmapWriter.writer().get()
                : RoaringBitmapWriter.writer().constantMemory().get());
      } else {
        values.put(definition.name(), new ArrayList<>());
      }
    }
  }

  /** Every contact that was asked about, in their order. */
  public List<Object> contacts() {
    return keys;
  }

  /** Whether a definition is answered here: the others are asked for by themselves, afterwards. */
  public boolean has(Definitions definition) {
    return members.containsKey(definition.name()) || values.containsKey(definition.name());
  }

  /** Where a contact is among them, or below 0. */
  public int place(Object contact, int near) {
    return keys.has(contact) ? keys.place(contact, near) : -1;
  }

  /** The places of a segment's contacts among all. */
  public RoaringBitmap members(Definitions.Segment segment) {
    return written(segment.name()).get();
  }

  /** The contacts of a segment. */
  public void members(Definitions.Segment segment, Consumer<Object> consumer) {
    members(segment).forEach((int place) -> consumer.accept(keys.get(place)));
  }

  /** Who has a value of a trait, a score or a partition, and which, in canonical storage. */
  public void values(Definitions definition, BiConsumer<Object, Object> consumer) {
    List<Column> blocks = columns(definition.name());
    Type type = type(definition);
    for (int place = 0; place < keys.size(); place++) {
      Optional<Object> value = stored(blocks.get(place / blockSize), place % blockSize, type);
      if (value.isPresent()) {
        consumer.accept(keys.get(place), value.get());
      }
    }
  }

  private static Optional<Object> stored(Column column, int row, Type type) {
    return switch (column) {
      case Column.Whole whole ->
          whole.type().equals(type)
              ? whole.isThere(row) ? Optional.of(whole.values()[row]) : Optional.empty()
              : whole.value(row).map(v -> Stored.write(v, type));
      case Column.Words words -> Optional.ofNullable(words.texts()[row]);
      case Column.Exact exact -> exact.value(row).map(v -> Stored.write(v, type));
      case Column.Same(Optional<Value> value) -> value.map(v -> Stored.write(v, type));
    };
  }

  static Type type(Definitions definition) {
    return switch (definition) {
      case Definitions.Trait t -> t.type();
      case Definitions.Score s -> s.type();
      case Definitions.Partition p -> Type.TEXT;
      case Definitions.Segment s -> throw new IllegalArgumentException("a segment has no value");
      case Definitions.ContactList l -> throw new IllegalArgumentException("a list has no value");
      case Definitions.Topic t -> throw new IllegalArgumentException("a topic has no value");
    };
  }

  /**
   * The nodes of the definitions, in their order.
   *
   * @param holds of each segment
   * @param values of each of the others
   */
  record Roots(List<Integer> holds, List<Integer> values) {
    static Roots of(List<Map.Entry<Definitions, Integer>> places) {
      List<Integer> holds = new ArrayList<>();
      List<Integer> values = new ArrayList<>();
      places.forEach(
          p -> (p.getKey() instanceof Definitions.Segment ? holds : values).add(p.getValue()));
      return new Roots(holds, values);
    }
  }

  /** What the contacts of a block say. */
  static Block of(ContactFrame block, Roots roots) {
    return new Block(
        block.first(),
        roots.holds().stream().map(block::truth).toList(),
        roots.values().stream().map(r -> block.column(r).kept(block.size())).toList());
  }

  /** Those of the contacts of the range that follows. */
  void append(Answers range) {
    int first = keys.size();
    if (first % blockSize != 0) {
      throw new Unreadable("contacts that came in meanwhile");
    }
    range.keys.forEach(keys::append);
    members.forEach(
        (name, places) ->
            places.get().or(RoaringBitmap.addOffset(range.written(name).get(), first)));
    values.forEach((name, blocks) -> blocks.addAll(range.columns(name)));
  }

  private RoaringBitmapWriter<RoaringBitmap> written(String segment) {
    RoaringBitmapWriter<RoaringBitmap> found = members.get(segment);
    if (found == null) {
      throw new IllegalArgumentException(segment + " is not answered");
    }
    return found;
  }

  private List<Column> columns(String definition) {
    List<Column> found = values.get(definition);
    if (found == null) {
      throw new IllegalArgumentException(definition + " is not answered");
    }
    return found;
  }

  /** One block more, the one that follows. */
  void add(Block block) {
    Iterator<long[]> holds = block.holds().iterator();
    members.values().forEach(places -> add(places, block.first(), holds.next()));
    Iterator<Column> columns = block.values().iterator();
    values.values().forEach(blocks -> blocks.add(columns.next()));
  }

  private static void add(RoaringBitmapWriter<RoaringBitmap> places, int first, long[] holds) {
    for (int word = 0; word < holds.length; word++) {
      int place = first + word * Bits.WORD;
      for (long left = holds[word]; left != 0; left &= left - 1) {
        places.add(place + Long.numberOfTrailingZeros(left));
      }
    }
  }
}
