package dev.segue.runtime.kernel;

import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.sql.EventReading;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The packs of a table's events of the contacts of a block, and where their events go. */
final class Packs {
  private final Pack pack;
  private final Into[][] kinds;
  private final Parts kept = new Parts();

  /** A kind, and the places of its properties among those of its type. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Into(RowFrame rows, int[] places) {}

  Packs(EventReading reading, Map<Schema.EventKind, RowFrame> frames) {
    this.pack = Pack.of(reading);
    this.kinds = reading.types().stream().map(t -> into(reading, t, frames)).toArray(Into[][]::new);
  }

  private static Into[] into(
      EventReading reading, String type, Map<Schema.EventKind, RowFrame> frames) {
    List<Schema.Field> fields = reading.fields(type);
    return reading.kinds().stream()
        .filter(k -> k.typeValue().equals(type))
        .map(
            k ->
                new Into(
                    Objects.requireNonNull(frames.get(k)),
                    reading.fields(k).stream().mapToInt(fields::indexOf).toArray()))
        .toArray(Into[]::new);
  }

  /** Keeps the pack of a contact. */
  void keep(int owner, Line line, int part) {
    kept.add(owner, line, part);
  }

  /** Puts all that is kept where it goes. */
  void unpack() {
    for (int i = 0; i < kept.size(); i++) {
      pack.open(kept.bytes(i), kept.from(i), kept.to(i));
      for (int place = 0; pack.next(); place++) {
        for (Into into : kinds[pack.kind()]) {
          into.rows().add(kept.owner(i), pack.at(), place, pack, into.places());
        }
      }
    }
    kept.clear();
  }
}
