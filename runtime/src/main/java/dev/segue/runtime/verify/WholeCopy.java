package dev.segue.runtime.verify;

import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.runtime.ingest.SourceFacts;
import dev.segue.runtime.oracle.Facts;
import dev.segue.runtime.store.Catalog;
import dev.segue.runtime.store.CopiedTables;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that somebody's database says of its contacts, and what Segue wrote down of them, in a file
 * of their own: there it may be changed.
 */
public final class WholeCopy {
  /** Contacts that are read together. */
  private static final int AT_A_TIME = 1_000;

  private final Store store;
  private final Workspace workspace;
  private final SourceLayout layout;
  private final SampleCopy copy;

  /** The keys that are there already, by table, where the database does not see to that itself. */
  private final Map<String, Set<Value>> known = new HashMap<>();

  private WholeCopy(Store store, Workspace workspace, SourceLayout layout, CopiedTables tables) {
    this.store = store;
    this.workspace = workspace;
    this.layout = layout;
    this.copy = new SampleCopy(workspace.schema(), tables);
  }

  /** Writes it into empty tables. */
  public static void write(
      Store store,
      Workspace workspace,
      SourceLayout layout,
      CopiedTables tables,
      Progress progress) {
    tables.takeState(store);
    tables
        .store()
        .transaction(() -> new WholeCopy(store, workspace, layout, tables).everybody(progress));
  }

  private void everybody(Progress progress) {
    Catalog catalog = new Catalog(store);
    Schema.Contacts contacts = workspace.schema().contacts();
    Set<Object> keys = new LinkedHashSet<>();
    catalog.each(
        contacts.table(),
        List.of(contacts.key().column()),
        row -> row.getFirst().ifPresent(keys::add));
    List<Object> all = new ArrayList<>(keys);
    for (int i = 0; i < all.size(); i += AT_A_TIME) {
      progress.at("copying contacts", i, all.size());
      some(
          new SourceFacts(
              catalog, workspace, layout, all.subList(i, Math.min(all.size(), i + AT_A_TIME))));
    }
  }

  private void some(SourceFacts source) {
    Schema schema = workspace.schema();
    copy.write(
        new Facts(
            source.contacts().stream()
                .filter(c -> isNew(schema.contacts().table(), c.key()))
                .toList(),
            source.accounts().stream().filter(a -> isNewAccount(a.key())).toList(),
            source.events().stream()
                .filter(e -> isNew(schema.tableOf(e.kind()).table(), e.key()))
                .toList(),
            source.records().stream().filter(r -> isNew(table(r.record()), r.key())).toList(),
            Map.of(),
            source.consents(),
            List.of(),
            List.of(),
            List.of(),
            List.of()));
  }

  private String table(String record) {
    return workspace.schema().records().stream()
        .filter(table -> table.name().equals(record))
        .map(Schema.RecordTable::table)
        .findFirst()
        .orElseThrow();
  }

  private boolean isNew(String table, Value key) {
    return Optional.ofNullable(layout.tables().get(table))
            .map(SourceLayout.Table::uniqueKey)
            .orElse(false)
        || isFirst(table, key);
  }

  /** Contacts of one account may be read apart. */
  private boolean isNewAccount(Value key) {
    return isFirst(workspace.schema().accounts().orElseThrow().table(), key);
  }

  private boolean isFirst(String table, Value key) {
    return known.computeIfAbsent(table, t -> new HashSet<>()).add(key);
  }
}
