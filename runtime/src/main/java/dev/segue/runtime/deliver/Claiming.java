package dev.segue.runtime.deliver;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Messages;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.sql.Audience;
import dev.segue.compiler.sql.References;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.Statements;
import dev.segue.runtime.message.Letter;
import dev.segue.runtime.message.MessageRendering;
import dev.segue.runtime.store.ConsentTable;
import dev.segue.runtime.store.OutboxMoves;
import dev.segue.runtime.store.OutboxMoves.Written;
import dev.segue.runtime.store.OutboxTable;
import dev.segue.runtime.store.OutboxTable.Entry;
import dev.segue.runtime.store.OutboxTable.Status;
import dev.segue.runtime.store.SentByOthers;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.SuppressionTable;
import dev.segue.runtime.store.SuppressionTable.Suppressed;
import dev.segue.runtime.store.TouchedTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what is to leave once more: whether the contact still wants it, the address may be
 * written to, and the program lets it go; in this order. What may go is written and claimed; the
 * rest is refused for good, or held.
 */
final class Claiming {
  private final Store store;
  private final Workspace workspace;
  private final Instant now;
  private final Gate gate;
  private final DeliveryTally tally;
  private final OutboxMoves moves;
  private final SentByOthers others;
  private final SuppressionTable suppressions;
  private final KeyedHash hash;
  private final Statements about;
  private final MessageRendering rendering;

  Claiming(
      Store store,
      Workspace workspace,
      SourceLayout layout,
      Instant now,
      Gate gate,
      DeliveryTally tally) {
    this.store = store;
    this.workspace = workspace;
    this.now = now;
    this.gate = gate;
    this.tally = tally;
    this.moves = new OutboxMoves(store);
    this.others = new SentByOthers(store, Merging.once(workspace));
    this.suppressions = new SuppressionTable(store);
    this.hash = KeyedHash.of(suppressions);
    Statements statements =
        Statements.of(workspace, store.dialect(), layout, now, References.STORED);
    this.about = statements.about(new Audience.Touched());
    this.rendering = new MessageRendering(store, statements);
  }

  /** Within a transaction. */
  List<Outgoing> claim(List<Entry> all, Channel way) {
    List<Entry> entries = fresh(all);
    Map<Object, String> addresses = addresses(entries);
    List<Entry> open = open(wanted(entries, addresses), addresses, way);
    Map<String, Outgoing> going = new HashMap<>();
    List<Entry> calls = open.stream().filter(Claiming::isWebhook).toList();
    new WebhookBody(store, workspace, about, now)
        .of(calls)
        .forEach((key, body) -> going.put(key, call(calls, key, body)));
    byMessage(open.stream().filter(e -> !isWebhook(e)).toList())
        .forEach((message, some) -> write(message, some, addresses, way, going));
    List<Outgoing> inOrder =
        entries.stream().flatMap(e -> Optional.ofNullable(going.get(e.key())).stream()).toList();
    moves.claim(inOrder.stream().map(g -> written(g, way)).toList(), now);
    return inOrder;
  }

  /** Without what another run has sent before contacts were merged. */
  private List<Entry> fresh(List<Entry> entries) {
    List<Long> runs = entries.stream().flatMap(e -> e.run().stream()).distinct().toList();
    Set<String> sent = others.keys(runs);
    entries.stream()
        .filter(e -> sent.contains(e.key()))
        .forEach(e -> refuse(e, Status.SUPPRESSED, SentByOthers.REASON));
    return entries.stream().filter(e -> !sent.contains(e.key())).toList();
  }

  private static boolean isWebhook(Entry entry) {
    return entry.channel().equals(OutboxTable.WEBHOOK);
  }

  /** Without those that their contacts do not want, or nothing may be sent to. */
  private List<Entry> wanted(List<Entry> entries, Map<Object, String> addresses) {
    List<Entry> wanted = new ArrayList<>(entries.stream().filter(Claiming::isWebhook).toList());
    Map<Object, Suppressed> suppressed = suppressed(addresses);
    byMessage(entries.stream().filter(e -> !isWebhook(e)).toList())
        .forEach(
            (message, some) -> {
              new TouchedTable(store).fill(contacts(some));
              Optional<Set<Object>> subscribed =
                  message.topic().map(topic -> members(new Condition.Subscribed(topic)));
              Map<Object, Instant> agreed =
                  message
                      .topic()
                      .filter(topic -> !suppressed.isEmpty())
                      .map(new ConsentTable(store)::agreed)
                      .orElse(Map.of());
              for (Entry entry : some) {
                Object contact = entry.contact();
                Optional<Suppressed> why =
                    Optional.ofNullable(suppressed.get(contact))
                        .filter(s -> !isAfter(agreed.get(contact), s.since()));
                if (why.isPresent()) {
                  refuse(
                      entry, Status.SUPPRESSED, "the address is suppressed: " + why.get().reason());
                } else if (subscribed.isPresent() && !subscribed.get().contains(contact)) {
                  String topic = message.topic().orElseThrow();
                  refuse(entry, Status.SUPPRESSED, "not subscribed to '" + topic + "'");
                } else {
                  wanted.add(entry);
                }
              }
            });
    return wanted;
  }

  private static boolean isAfter(@Nullable Instant agreed, Instant since) {
    return agreed != null && agreed.isAfter(since);
  }

  private Map<Object, Suppressed> suppressed(Map<Object, String> addresses) {
    if (suppressions.isEmpty()) {
      return Map.of();
    }
    Map<Object, String> hashes = new HashMap<>();
    addresses.forEach((contact, address) -> hashes.put(contact, hash.hex(Mailbox.of(address))));
    Map<String, Suppressed> found = suppressions.of(hashes.values());
    Map<Object, Suppressed> suppressed = new HashMap<>();
    hashes.forEach(
        (contact, hashed) ->
            Optional.ofNullable(found.get(hashed)).ifPresent(s -> suppressed.put(contact, s)));
    return suppressed;
  }

  /** Without those that their programs do not let go, or not yet. */
  private List<Entry> open(List<Entry> entries, Map<Object, String> addresses, Channel way) {
    List<Gate.Leaving> leaving =
        entries.stream()
            .map(e -> new Gate.Leaving(e, mailbox(e.contact(), addresses.get(e.contact()), way)))
            .toList();
    Map<String, Gate.Obstacle> obstacles = gate.obstacles(leaving, now);
    Map<String, Instant> held = new LinkedHashMap<>();
    List<Entry> open = new ArrayList<>();
    for (Entry entry : entries) {
      switch (Optional.ofNullable(obstacles.get(entry.key())).orElse(NOTHING)) {
        case Gate.Obstacle.Never(var reason) -> refuse(entry, Status.SUPPRESSED, reason);
        case Gate.Obstacle.Until(var at, var reason) when at.isAfter(now) -> {
          held.put(entry.key(), at);
          tally.waits(entry, reason);
        }
        case Gate.Obstacle.Until until -> open.add(entry);
      }
    }
    moves.hold(held);
    return open;
  }

  private static final Gate.Obstacle NOTHING = new Gate.Obstacle.Until(Instant.MIN, "");

  private static String mailbox(Object contact, @Nullable String address, Channel way) {
    return way.isAddressed() && address != null ? Mailbox.of(address) : contact.toString();
  }

  /** By message, in the order in which they came; those of no message any more are refused. */
  private Map<Messages.Message, List<Entry>> byMessage(List<Entry> entries) {
    Map<Messages.Message, List<Entry>> all = new LinkedHashMap<>();
    for (Entry entry : entries) {
      Optional<Messages.Message> message = workspace.message(entry.message());
      if (message.isPresent()) {
        all.computeIfAbsent(message.get(), m -> new ArrayList<>()).add(entry);
      } else {
        refuse(entry, Status.FAILED, "no message '" + entry.message() + "' any more");
      }
    }
    return all;
  }

  private void write(
      Messages.Message message,
      List<Entry> entries,
      Map<Object, String> addresses,
      Channel way,
      Map<String, Outgoing> going) {
    List<Letter> letters =
        rendering.letters(
            message,
            entries.stream()
                .map(e -> new MessageRendering.Addressee(e.contact(), e.run()))
                .toList());
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      Optional<String> address = Optional.ofNullable(addresses.get(entry.contact()));
      switch (letters.get(i)) {
        case Letter.Unwritten unwritten -> refuse(entry, Status.FAILED, unwritten.reason());
        case Letter.Written letter -> {
          if (!way.isAddressed() || address.filter(EmailAddress::isValid).isPresent()) {
            going.put(entry.key(), outgoing(entry, message, letter, address.orElse("")));
          } else {
            // the address itself would make every reason another one
            String reason = address.isPresent() ? "no valid email address" : "no email address";
            refuse(entry, Status.FAILED, reason);
          }
        }
      }
    }
  }

  private static Set<Object> contacts(List<Entry> entries) {
    return entries.stream().map(Entry::contact).collect(Collectors.toSet());
  }

  private Set<Object> members(Condition condition) {
    Set<Object> members = new HashSet<>();
    store.each(about.members(condition), row -> members.add(row.value(0).orElseThrow()));
    return members;
  }

  private Map<Object, String> addresses(List<Entry> entries) {
    new TouchedTable(store).fill(contacts(entries));
    return Addresses.of(store, workspace, about);
  }

  private Outgoing outgoing(
      Entry entry, Messages.Message message, Letter.Written letter, String address) {
    return new Outgoing(
        entry.key(),
        now,
        entry.program(),
        entry.step(),
        message.name(),
        message.topic(),
        entry.contact(),
        address,
        message.from(),
        letter.subject(),
        letter.body(),
        message.html(),
        Token.of(entry.key(), hash),
        entry.tries());
  }

  private Outgoing call(List<Entry> calls, String key, String body) {
    Entry entry = calls.stream().filter(e -> e.key().equals(key)).findFirst().orElseThrow();
    return new Outgoing(
        key,
        now,
        entry.program(),
        entry.step(),
        entry.message(),
        Optional.empty(),
        entry.contact(),
        entry.address().orElseThrow(),
        Optional.empty(),
        "",
        body,
        false,
        "",
        entry.tries());
  }

  private static Written written(Outgoing going, Channel way) {
    return new Written(
        going.key(),
        going.to(),
        mailbox(going.contact(), going.to(), way),
        going.from(),
        going.subject(),
        going.body(),
        going.html());
  }

  private void refuse(Entry entry, Status status, String reason) {
    moves.refuse(entry.key(), status, reason, now);
    tally.refused(entry, status == Status.SUPPRESSED, reason);
  }
}
