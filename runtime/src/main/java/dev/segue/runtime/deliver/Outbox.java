package dev.segue.runtime.deliver;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Messages;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.sql.Audience;
import dev.segue.compiler.sql.References;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.Statements;
import dev.segue.runtime.message.Letter;
import dev.segue.runtime.message.MessageRendering;
import dev.segue.runtime.store.OutboxTable;
import dev.segue.runtime.store.OutboxTable.Entry;
import dev.segue.runtime.store.OutboxTable.Status;
import dev.segue.runtime.store.OutboxTable.Written;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreFailure;
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

/**
 * Sends what waits in the outbox. Each message is claimed in a transaction that looks again whether
 * the contact may be sent it, and writes it; then it goes out; then that is recorded. What breaks
 * off in between is unknown, and never sent again by itself.
 */
public final class Outbox {
  private static final int AT_ONCE = 1_000;
  private static final String EMAIL = "email";

  private final Store store;
  private final Workspace workspace;
  private final Instant now;
  private final boolean addressed;
  private final OutboxTable table;
  private final Statements about;
  private final MessageRendering rendering;
  private final Tally tally = new Tally();

  private Outbox(
      Store store, Workspace workspace, SourceLayout layout, Instant now, Channel channel) {
    this.addressed = channel.isAddressed();
    this.store = store;
    this.workspace = workspace;
    this.now = now;
    this.table = new OutboxTable(store);
    Statements statements =
        Statements.of(workspace, store.dialect(), layout, now, References.STORED);
    this.about = statements.about(new Audience.Touched());
    this.rendering = new MessageRendering(store, statements);
  }

  /** Sends everything that waits, as of an instant. */
  public static Delivered deliver(
      Store store,
      Workspace workspace,
      SourceLayout layout,
      Instant now,
      Channel channel,
      Progress progress) {
    Outbox outbox = new Outbox(store, workspace, layout, now, channel);
    if (outbox.isIdle()) {
      return outbox.tally.delivered(outbox.table.with(Status.UNKNOWN));
    }
    try (Channel.Session session = channel.open()) {
      // whoever claimed these is gone: only one delivers at a time
      outbox.table.abandon(now);
      outbox.all(session, progress);
    }
    return outbox.tally.delivered(outbox.table.with(Status.UNKNOWN));
  }

  private boolean isIdle() {
    Map<Status, Long> counts = table.counts();
    return !counts.containsKey(Status.PENDING) && !counts.containsKey(Status.CLAIMED);
  }

  private void all(Channel.Session session, Progress progress) {
    long total = table.counts().getOrDefault(Status.PENDING, 0L);
    long done = 0;
    progress.at("delivering", done, total);
    List<Entry> some = table.pending(AT_ONCE);
    while (!some.isEmpty()) {
      send(some, session);
      done += some.size();
      progress.at("delivering", done, total);
      some = table.pending(AT_ONCE);
    }
  }

  private void send(List<Entry> entries, Channel.Session session) {
    List<Outgoing> claimed = store.transaction(() -> claim(entries));
    if (claimed.isEmpty()) {
      return;
    }
    List<String> keys = claimed.stream().map(Outgoing::key).toList();
    Optional<StoreFailure> failure = session.send(claimed);
    if (failure.isPresent()) {
      store.transaction(() -> table.release(keys, now));
      throw failure.get();
    }
    store.transaction(() -> table.sent(keys, now));
    claimed.forEach(o -> tally.sent(o.message(), o.program()));
  }

  /** Looks at each again; those that may go are claimed, the others refused for good. */
  private List<Outgoing> claim(List<Entry> entries) {
    Map<String, List<Entry>> byMessage =
        entries.stream()
            .collect(
                Collectors.groupingBy(Entry::message, LinkedHashMap::new, Collectors.toList()));
    Map<String, Outgoing> going = new HashMap<>();
    byMessage.forEach(
        (name, some) -> {
          Optional<Messages.Message> message = workspace.message(name);
          if (message.isEmpty()) {
            some.forEach(e -> refuse(e, Status.FAILED, "no message '" + name + "' any more"));
          } else {
            claim(message.get(), some, going);
          }
        });
    List<Outgoing> inOrder =
        entries.stream().flatMap(e -> Optional.ofNullable(going.get(e.key())).stream()).toList();
    table.claim(inOrder.stream().map(Outbox::written).toList(), now);
    return inOrder;
  }

  private void claim(Messages.Message message, List<Entry> entries, Map<String, Outgoing> going) {
    if (!message.channel().equals(EMAIL)) {
      String reason = "nothing delivers channel '" + message.channel() + "' yet";
      entries.forEach(e -> refuse(e, Status.FAILED, reason));
      return;
    }
    new TouchedTable(store).fill(contacts(entries));
    Optional<Set<Object>> subscribed =
        message.topic().map(topic -> members(new Condition.Subscribed(topic)));
    Map<Object, String> addresses = addresses();
    List<Entry> allowed = new ArrayList<>();
    for (Entry entry : entries) {
      if (subscribed.map(s -> s.contains(entry.contact())).orElse(true)) {
        allowed.add(entry);
      } else {
        String topic = message.topic().orElseThrow();
        refuse(entry, Status.SUPPRESSED, "not subscribed to '" + topic + "'");
      }
    }
    Map<Object, Letter> letters = new HashMap<>();
    rendering.render(message, contacts(allowed)).forEach(l -> letters.put(l.contact(), l));
    for (Entry entry : allowed) {
      Object contact = entry.contact();
      switch (Optional.ofNullable(letters.get(contact)).orElseThrow()) {
        case Letter.Unwritten unwritten -> refuse(entry, Status.FAILED, unwritten.reason());
        case Letter.Written letter -> {
          Optional<String> address = Optional.ofNullable(addresses.get(contact));
          if (!addressed) {
            going.put(entry.key(), outgoing(entry, message, letter, address.orElse("")));
          } else if (address.filter(EmailAddress::isValid).isPresent()) {
            going.put(entry.key(), outgoing(entry, message, letter, address.get()));
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

  private Map<Object, String> addresses() {
    Map<Object, String> addresses = new HashMap<>();
    workspace
        .schema()
        .contacts()
        .address()
        .ifPresent(
            field ->
                store.each(
                    about.values(new Expression.Attribute(field)),
                    row ->
                        row.text(1).ifPresent(a -> addresses.put(row.value(0).orElseThrow(), a))));
    return addresses;
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
        message.html());
  }

  private static Written written(Outgoing going) {
    return new Written(
        going.key(), going.to(), going.from(), going.subject(), going.body(), going.html());
  }

  private void refuse(Entry entry, Status status, String reason) {
    table.refuse(entry.key(), status, reason, now);
    tally.refused(entry.message(), entry.program(), status == Status.SUPPRESSED, reason);
  }

  /** Counts by message, program and reason. */
  private static final class Tally {
    private record Way(String message, Optional<String> program) {}

    private record Why(Way way, boolean suppressed, String reason) {}

    private final Map<Way, Long> sent = new LinkedHashMap<>();
    private final Map<Why, Long> refused = new LinkedHashMap<>();

    void sent(String message, Optional<String> program) {
      sent.merge(new Way(message, program), 1L, Long::sum);
    }

    void refused(String message, Optional<String> program, boolean suppressed, String reason) {
      refused.merge(new Why(new Way(message, program), suppressed, reason), 1L, Long::sum);
    }

    Delivered delivered(List<Entry> unknown) {
      List<Delivered.Sent> all = new ArrayList<>();
      sent.forEach((way, n) -> all.add(new Delivered.Sent(way.message(), way.program(), n)));
      List<Delivered.Refused> not = new ArrayList<>();
      refused.forEach(
          (why, n) ->
              not.add(
                  new Delivered.Refused(
                      why.way().message(),
                      why.way().program(),
                      why.suppressed(),
                      why.reason(),
                      n)));
      return new Delivered(all, not, unknown);
    }
  }
}
