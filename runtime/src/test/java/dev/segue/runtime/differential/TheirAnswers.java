package dev.segue.runtime.differential;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.sql.References;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.Statements;
import dev.segue.compiler.sql.Together;
import dev.segue.runtime.ingest.SourceInspection;
import dev.segue.runtime.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the segments of a workspace come to over tables that somebody else made. */
final class TheirAnswers {
  private TheirAnswers() {}

  static Checked<SourceLayout> inspected(Store store, Compilation compilation) {
    store.prepare(compilation.workspace().schema());
    return SourceInspection.inspect(
        store,
        compilation.workspace().schema(),
        compilation.workspace().zone(),
        compilation.files());
  }

  static Statements statements(
      Store store, Compilation compilation, SourceLayout layout, Instant now) {
    return Statements.of(
        compilation.workspace(), store.dialect(), layout, now, References.SELF_CONTAINED);
  }

  /** A way to ask for the keys of each segment's contacts. */
  @FunctionalInterface
  interface Asking {
    Map<String, List<String>> members(
        Store store, Compilation compilation, SourceLayout layout, Instant now);
  }

  /** The keys of each segment's contacts, as they are told. */
  static Map<String, List<String>> members(
      Store store, Compilation compilation, SourceLayout layout, Instant now) {
    Statements statements = statements(store, compilation, layout, now);
    Map<String, List<String>> members = new LinkedHashMap<>();
    for (Definitions.Segment segment : compilation.workspace().segments()) {
      members.put(
          segment.name(),
          store.list(statements.members(segment.condition()), r -> r.text(0).orElseThrow()));
    }
    return members;
  }

  /** The same, asked by a statement for many segments, where each statement takes its time. */
  static Map<String, List<String>> membersTogether(
      Store store, Compilation compilation, SourceLayout layout, Instant now) {
    Statements statements = statements(store, compilation, layout, now);
    List<Definitions.Segment> segments = compilation.workspace().segments();
    Map<String, List<String>> members = new LinkedHashMap<>();
    for (int first = 0; first < segments.size(); first += Together.IN_ONE) {
      List<Definitions.Segment> some =
          segments.subList(first, Math.min(first + Together.IN_ONE, segments.size()));
      some.forEach(s -> members.put(s.name(), new ArrayList<>()));
      Together together = statements.together(some);
      store.each(
          together.text(),
          row -> {
            String contact = row.text(0).orElseThrow();
            long bits = (long) row.value(together.ofSegment(0)).orElseThrow();
            for (int i = 0; i < some.size(); i++) {
              if ((bits & 1L << i) != 0) {
                Objects.requireNonNull(members.get(some.get(i).name())).add(contact);
              }
            }
          });
    }
    return members;
  }
}
