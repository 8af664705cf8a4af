package dev.segue.runtime.deliver;

import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.SuppressionTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is odd about the addresses of some contacts: those that are none, that belong to a role and
 * not to a person, that are thrown away, that several contacts share, and that nothing is sent to.
 */
public final class AddressLooks {
  private static final int EXAMPLES = 3;

  /** Mailboxes of functions, as RFC 2142 and custom have them. */
  private static final Set<String> ROLES =
      Set.of(
          "abuse",
          "accounts",
          "admin",
          "administrator",
          "billing",
          "contact",
          "enquiries",
          "ftp",
          "hello",
          "help",
          "hostmaster",
          "hr",
          "info",
          "jobs",
          "legal",
          "mail",
          "marketing",
          "media",
          "news",
          "no-reply",
          "noc",
          "noreply",
          "office",
          "orders",
          "postmaster",
          "press",
          "privacy",
          "root",
          "sales",
          "security",
          "service",
          "support",
          "team",
          "usenet",
          "webmaster",
          "www");

  /** What may be odd. */
  public enum Oddity {
    INVALID,
    ROLE,
    DISPOSABLE,
    SHARED,
    SUPPRESSED
  }

  /** How many addresses, and some of them. */
  public record Found(Oddity oddity, long count, List<String> examples) {
    public Found {
      examples = List.copyOf(examples);
    }
  }

  private final Map<Oddity, List<String>> examples = new LinkedHashMap<>();
  private final Map<Oddity, Long> counts = new HashMap<>();

  private AddressLooks() {}

  /** Looks at the addresses of contacts, by contact. */
  public static List<Found> of(Store store, Map<Object, String> addresses) {
    AddressLooks looks = new AddressLooks();
    Set<String> disposable = disposable();
    Map<String, Long> holders = new HashMap<>();
    addresses.values().forEach(a -> holders.merge(Mailbox.of(a), 1L, Long::sum));
    Map<String, String> hashes = hashes(store, holders.keySet());
    Set<String> suppressed = new SuppressionTable(store).of(hashes.values()).keySet();
    addresses
        .values()
        .forEach(
            address -> {
              String mailbox = Mailbox.of(address);
              String local = mailbox.substring(0, Math.max(0, mailbox.lastIndexOf('@')));
              looks.note(Oddity.INVALID, !EmailAddress.isValid(address), address);
              looks.note(Oddity.ROLE, ROLES.contains(local.replaceFirst("\\+.*", "")), address);
              looks.note(Oddity.DISPOSABLE, isOf(mailbox, disposable), address);
              looks.note(Oddity.SHARED, holders.getOrDefault(mailbox, 0L) > 1, address);
              looks.note(
                  Oddity.SUPPRESSED,
                  Optional.ofNullable(hashes.get(mailbox)).filter(suppressed::contains).isPresent(),
                  address);
            });
    return looks.examples.entrySet().stream()
        .map(e -> new Found(e.getKey(), looks.counts.getOrDefault(e.getKey(), 0L), e.getValue()))
        .sorted(Comparator.comparing(Found::oddity))
        .toList();
  }

  private static Map<String, String> hashes(Store store, Set<String> mailboxes) {
    SuppressionTable table = new SuppressionTable(store);
    if (table.isEmpty()) {
      return Map.of();
    }
    KeyedHash hash = KeyedHash.of(table);
    return mailboxes.stream().collect(Collectors.toMap(m -> m, hash::hex));
  }

  private void note(Oddity oddity, boolean holds, String address) {
    if (holds) {
      counts.merge(oddity, 1L, Long::sum);
      List<String> some = examples.computeIfAbsent(oddity, o -> new ArrayList<>());
      if (some.size() < EXAMPLES && !some.contains(address)) {
        some.add(address);
      }
    }
  }

  /** A domain of the list, or one below it. */
  private static boolean isOf(String mailbox, Set<String> domains) {
    String domain = mailbox.substring(mailbox.lastIndexOf('@') + 1);
    while (domain.contains(".")) {
      if (domains.contains(domain)) {
        return true;
      }
      domain = domain.substring(domain.indexOf('.') + 1);
    }
    return false;
  }

  /** The public list of disposable-email-domains (CC0). */
  private static Set<String> disposable() {
    try (InputStream in = AddressLooks.class.getResourceAsStream("disposable-domains.txt")) {
      if (in == null) {
        throw new IllegalStateException("disposable-domains.txt is not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(l -> !l.isEmpty())
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
