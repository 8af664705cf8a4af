package dev.segue.runtime.reliability;

import dev.segue.runtime.deliver.Outgoing;
import dev.segue.runtime.store.OutboxTable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What contacts want, in plain words beside what the shop writes down of it. */
final class Wishes {
  /** The only topic of the shop. */
  private static final String NEWS = "news";

  private final Map<String, String> addresses = new HashMap<>();
  private final Map<String, ZoneId> zones = new HashMap<>();
  private final Set<String> erased = new HashSet<>();

  /** Of a contact and a topic, the latest that was said: whether and when. */
  private final Map<String, Boolean> wanted = new HashMap<>();

  private final Map<String, Instant> agreed = new HashMap<>();

  /** Since when nothing is sent to an address. */
  private final Map<String, Instant> suppressed = new HashMap<>();

  void arrived(String contact, String address, ZoneId zone) {
    addresses.put(contact, address);
    zones.put(contact, zone);
  }

  void unsubscribe(SimulatedShop shop, String contact, String topic, Instant then) {
    if (!erased.contains(contact)) {
      shop.preferences(contact, then).unsubscribe(topic);
      wanted.put(contact + topic, false);
    }
  }

  /** From all. */
  void unsubscribe(SimulatedShop shop, String contact, Instant then) {
    if (!erased.contains(contact)) {
      shop.preferences(contact, then).unsubscribe();
      shop.workspace().topics().forEach(t -> wanted.put(contact + t.name(), false));
      suppressed.put(address(contact), then);
    }
  }

  void subscribe(SimulatedShop shop, String contact, String topic, Instant then) {
    if (!erased.contains(contact)) {
      shop.preferences(contact, then).subscribe(topic);
      wanted.put(contact + topic, true);
      agreed.put(contact + topic, then);
    }
  }

  void erase(SimulatedShop shop, String contact, Instant then) {
    if (erased.add(contact)) {
      shop.preferences(contact, then).erase();
      suppressed.put(address(contact), then);
    }
  }

  /** Who stays wants what both want; silence is no wish. */
  void merge(String gone, String stays) {
    Optional.ofNullable(wanted.get(gone + NEWS))
        .ifPresent(wants -> wanted.merge(stays + NEWS, wants, Boolean::logicalAnd));
    Optional.ofNullable(agreed.get(gone + NEWS))
        .ifPresent(at -> agreed.merge(stays + NEWS, at, Wishes::later));
    Optional.ofNullable(suppressed.get(address(gone)))
        .ifPresent(at -> suppressed.merge(address(stays), at, Wishes::later));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  boolean isErased(String contact) {
    return erased.contains(contact);
  }

  String address(String contact) {
    return Optional.ofNullable(addresses.get(contact)).orElseThrow();
  }

  ZoneId zone(String contact) {
    return Optional.ofNullable(zones.get(contact)).orElseThrow();
  }

  /** Whether the contact wants what has gone. */
  boolean want(Outgoing message) {
    String contact = message.contact().toString();
    if (erased.contains(contact)) {
      return false;
    }
    if (message.message().equals(OutboxTable.WEBHOOK)) {
      return true;
    }
    String of = contact + message.topic().orElseThrow();
    Optional<Instant> since = Optional.ofNullable(suppressed.get(address(contact)));
    boolean may =
        since.isEmpty()
            || Optional.ofNullable(agreed.get(of)).filter(a -> a.isAfter(since.get())).isPresent();
    return may && wanted.getOrDefault(of, true);
  }
}
