package dev.segue.runtime.deliver;

import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.runtime.store.MergeTables;
import dev.segue.runtime.store.MergeTables.Merged;
import dev.segue.runtime.store.MergedTable;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.SuppressionTable.Suppressed;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Two contacts turn out to be one. */
public final class Merging {
  private final Store store;
  private final Workspace workspace;
  private final SourceLayout layout;
  private final Instant now;

  public Merging(Store store, Workspace workspace, SourceLayout layout, Instant now) {
    this.store = store;
    this.workspace = workspace;
    this.layout = layout;
    this.now = now;
  }

  /** Why two contacts cannot become one, and what to do. */
  public record Refusal(String reason, String remedy) {}

  /** Why the one cannot be the other; nothing: it can. */
  public Optional<Refusal> refusal(Object gone, Object stays) {
    MergedTable merged = new MergedTable(store);
    Optional<Object> gones = merged.into(gone);
    Optional<Object> others = merged.into(stays);
    if (gone.equals(stays)) {
      return refusal("'" + gone + "' is one contact already", "name two");
    }
    if (others.filter(gone::equals).isPresent()) {
      return refusal(
          "'" + stays + "' was merged into '" + gone + "' before", "'" + gone + "' is who stays");
    }
    if (gones.isPresent()) {
      return refusal(
          "'" + gone + "' was merged into '" + gones.get() + "' before",
          gones.get().equals(stays)
              ? "nothing is left to do"
              : "to merge that one: segue merge " + gones.get() + " --into " + stays);
    }
    if (others.isPresent()) {
      return refusal(
          "'" + stays + "' was merged into '" + others.get() + "' before",
          "segue merge " + gone + " --into " + others.get());
    }
    if (!new MergeTables(store, workspace.schema()).knows(gone) && !isThere(gone)) {
      return refusal("there is no contact '" + gone + "'", "see how its key is written");
    }
    return isThere(stays)
        ? Optional.empty()
        : refusal(
            "there is no contact '" + stays + "'",
            "see how its key is written, or read its row first");
  }

  private static Optional<Refusal> refusal(String reason, String remedy) {
    return Optional.of(new Refusal(reason, remedy));
  }

  private boolean isThere(Object contact) {
    return preferences(contact).isThere();
  }

  private Preferences preferences(Object contact) {
    return new Preferences(store, workspace, layout, now, contact);
  }

  /**
   * What became of two contacts.
   *
   * @param suppressed whether nothing is sent to the address of who stays from now on
   */
  public record Joined(Merged merged, boolean suppressed) {}

  /** All of it or nothing. */
  public Joined merge(Object gone, Object stays) {
    return store.transaction(
        () -> {
          Optional<Suppressed> suppressed = preferences(gone).suppressed();
          Merged merged =
              new MergeTables(store, workspace.schema()).merge(gone, stays, once(workspace), now);
          return new Joined(merged, suppressed.filter(preferences(stays)::suppress).isPresent());
        });
  }

  /** The programs that nobody enters twice. */
  static Set<String> once(Workspace workspace) {
    return workspace.programs().stream()
        .filter(p -> p.reentry() instanceof Program.Reentry.Never)
        .map(Program::name)
        .collect(Collectors.toSet());
  }
}
