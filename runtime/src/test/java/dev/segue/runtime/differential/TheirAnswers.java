package dev.segue.runtime.differential;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.sql.References;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.Statements;
import dev.segue.runtime.ingest.SourceInspection;
import dev.segue.runtime.store.Store;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
}
