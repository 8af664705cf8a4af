package dev.segue.runtime.store;

import dev.segue.compiler.sql.SqlText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many contacts each segment had, from one refresh that changed it to the next. */
public final class SegmentSizes {
  private SegmentSizes() {}

  /** So many from an instant on. */
  public record Size(Instant since, long contacts) {}

  /** By segment, in the order of time; of whom is forgotten nothing is known. */
  public static Map<String, List<Size>> of(Store store) {
    Map<String, List<Size>> sizes = new LinkedHashMap<>();
    store.each(
        new SqlText(
            """
            select segment, at, cast(sum(case entered when 1 then contacts else -contacts end)
              as bigint)
            from segue_change_bits group by segment, at order by segment, at
            """,
            List.of()),
        row -> {
          List<Size> of = sizes.computeIfAbsent(row.text(0).orElseThrow(), s -> new ArrayList<>());
          long before = of.isEmpty() ? 0 : of.getLast().contacts();
          of.add(
              new Size(
                  Instant.ofEpochMilli(row.number(1).orElseThrow()),
                  before + row.number(2).orElseThrow()));
        });
    return sizes;
  }
}
