package dev.segue.runtime.store;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.table;

import dev.segue.compiler.sql.StateTables.Change;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;

/** How many contacts each segment had, from one refresh that changed it to the next. */
public final class SegmentSizes {
  private static final Field<String> SEGMENT = field(name(Change.SEGMENT), String.class);

  private SegmentSizes() {}

  /** So many from an instant on. */
  public record Size(Instant since, long contacts) {}

  /** By segment, in the order of time; of whom is forgotten nothing is known. */
  public static Map<String, List<Size>> of(Store store) {
    Map<String, List<Size>> sizes = new LinkedHashMap<>();
    Field<BigDecimal> moved = sum(ChangeRows.step());
    store
        .dsl()
        .select(SEGMENT, ChangeRows.AT, moved)
        .from(table(name(Change.TABLE)))
        .groupBy(SEGMENT, ChangeRows.AT)
        .orderBy(SEGMENT, ChangeRows.AT)
        .forEach(
            row -> {
              List<Size> of = sizes.computeIfAbsent(row.value1(), s -> new ArrayList<>());
              long before = of.isEmpty() ? 0 : of.getLast().contacts();
              of.add(
                  new Size(Instant.ofEpochMilli(row.value2()), before + row.value3().longValue()));
            });
    return sizes;
  }
}
