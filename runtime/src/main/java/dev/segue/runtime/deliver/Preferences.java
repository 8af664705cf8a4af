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
import dev.segue.runtime.store.SuppressionTable.Suppressed;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
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
  private final SuppressionTable suppressions;

  public Preferences(
      Store store, Workspace workspace, SourceLayout layout, Instant now, Object contact) {
    this.store = store;
    this.workspace = workspace;
    this.now = now;
    this.contact = contact;
    this.about =
        Statements.of(workspace, store.dialect(), layout, now, References.SELF_CONTAINED)
            .about(new Audience.One(contact));
    this.suppressions = new SuppressionTable(store);
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

  /**
   * Since when, and why, nothing is sent to the contact's address: the latest, where several are.
   */
  Optional<Suppressed> suppressed() {
    return suppressions.of(hashes()).values().stream().max(Comparator.comparing(Suppressed::since));
  }

  /**
   * Nothing is sent there, as nothing is sent to another address of the same person. What is
   * suppressed as of then, or of later, stays as it is.
   *
   * @return whether something is suppressed that was not
   */
  boolean suppress(Suppressed other) {
    Set<String> hashes = hashes();
    Map<String, Suppressed> known = suppressions.of(hashes);
    hashes.removeIf(h -> known.containsKey(h) && !known.get(h).since().isBefore(other.since()));
    hashes.forEach(h -> suppressions.add(h, other.since(), other.reason()));
    return !known.keySet().containsAll(hashes);
  }

  private void suppress(String reason) {
    hashes().forEach(h -> suppressions.add(h, now, reason));
  }

  private Set<String> hashes() {
    KeyedHash hash = KeyedHash.of(suppressions);
    Set<String> hashes = new HashSet<>();
    addresses().forEach(a -> hashes.add(hash.hex(Mailbox.of(a))));
    return hashes;
  }

  /** The one that the source has, and those that were written to. */
  private Set<String> addresses() {
    Set<String> addresses = new HashSet<>(new ErasureTables(store).addresses(contact));
    addresses.addAll(Addresses.of(store, workspace, about).values());
    addresses.remove("");
    return addresses;
  }
}
