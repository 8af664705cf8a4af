package dev.segue.runtime.segment;

import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.plan.Plan;
import dev.segue.compiler.plan.Sight;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.TouchTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a refresh needs to know of a workspace and no refresh changes. */
public final class Prepared {
  private final Store store;
  private final Workspace workspace;
  private final SourceLayout layout;
  private final TouchTable touches;
  private final List<Definitions> order;
  private final Map<String, String> meanings;
  private final Map<String, Sight> sights = new HashMap<>();

  private Prepared(Store store, Workspace workspace, SourceLayout layout) {
    this.store = store;
    this.workspace = workspace;
    this.layout = layout;
    this.touches = new TouchTable(store);
    this.order = Plan.of(workspace).order();
    this.meanings = Meaning.of(order, workspace);
  }

  public static Prepared of(Store store, Workspace workspace, SourceLayout layout) {
    return new Prepared(store, workspace, layout);
  }

  Store store() {
    return store;
  }

  SourceLayout layout() {
    return layout;
  }

  TouchTable touches() {
    return touches;
  }

  Workspace workspace() {
    return workspace;
  }

  /** Each definition after those it speaks of. */
  List<Definitions> order() {
    return order;
  }

  /** By name what tells definitions from what they were before they were edited. */
  Map<String, String> meanings() {
    return meanings;
  }

  /** The last refresh was undone: what it found in the database need not be so. */
  public void brokeOff() {
    touches.look();
  }

  Sight sight(Definitions definition) {
    return sights.computeIfAbsent(definition.name(), name -> Sight.of(definition, workspace));
  }
}
