package dev.segue.runtime.deliver;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.sql.Audience;
import dev.segue.compiler.sql.References;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.Statements;
import dev.segue.runtime.store.ConsentTable;
import dev.segue.runtime.store.ErasureTables;
import dev.segue.runtime.store.ErasureTables.Erased;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.SuppressionTable;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** What a contact wants: topics, no message at all, or not to be known any more. */
public final class Preferences {
  private static final String UNSUBSCRIBED = "unsubscribed";
  private static final String ERASED = "erased";

  private final Store store;
  private final Workspace workspace;
  private final Instant now;
  private final Object contact;
  private final Statements about;

  public Preferences(
      Store store, Workspace workspace, SourceLayout layout, Instant now, Object contact) {
    this.store = store;
    this.workspace = workspace;
    this.now = now;
    this.contact = contact;
    this.about =
        Statements.of(workspace, store.dialect(), layout, now, References.SELF_CONTAINED)
            .about(new Audience.One(contact));
  }

  /** Whether the source has the contact. */
  public boolean isThere() {
    return !store.list(about.members(Condition.TRUE), row -> true).isEmpty();
  }

  /** Whether anything is known of the contact, also where the source has it no more. */
  public boolean isKnown() {
    return isThere() || new ErasureTables(store).knows(contact);
  }

  /** From now on the contact wants a topic. */
  public void subscribe(String topic) {
    store.transaction(() -> new ConsentTable(store).add(contact, topic, true, now));
  }

  /** From now on the contact does not want a topic. */
  public void unsubscribe(String topic) {
    store.transaction(() -> new ConsentTable(store).add(contact, topic, false, now));
  }

  /** From now on the contact wants none, and nothing is sent to the address. */
  public void unsubscribe() {
    store.transaction(
        () -> {
          for (Definitions.Topic topic : workspace.topics()) {
            new ConsentTable(store).add(contact, topic.name(), false, now);
          }
          suppress(UNSUBSCRIBED);
        });
  }

  /**
   * The contact is forgotten; a keyed hash of the address stays, so that nothing is sent to it if
   * it comes in again.
   */
  public Erased erase() {
    ErasureTables tables = new ErasureTables(store);
    tables.overwrite();
    Erased erased =
        store.transaction(
            () -> {
              suppress(ERASED);
              return tables.erase(contact, workspace.schema(), now);
            });
    tables.settle();
    return erased;
  }

  private void suppress(String reason) {
    SuppressionTable suppressions = new SuppressionTable(store);
    KeyedHash hash = KeyedHash.of(suppressions);
    for (String address : addresses()) {
      suppressions.add(hash.hex(Mailbox.of(address)), now, reason);
    }
  }

  /** The one that the source has, and those that were written to. */
  private Set<String> addresses() {
    Set<String> addresses = new HashSet<>(new ErasureTables(store).addresses(contact));
    addresses.addAll(Addresses.of(store, workspace, about).values());
    addresses.remove("");
    return addresses;
  }
}
