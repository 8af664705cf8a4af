package dev.segue.runtime.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.sql.SqlText;
import dev.segue.runtime.deliver.OutboxFolder;
import dev.segue.runtime.store.OutboxMoves;
import dev.segue.runtime.store.OutboxTable.Entry;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.WatchedStore;
import dev.segue.runtime.tick.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A shop to which some contacts come every day, each with an order, and what is to become of them,
 * whatever happens to those who work in it.
 */
final class KilledShop implements AutoCloseable {
  private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
  private static final int A_DAY = 2;

  private final Path folder;
  private final boolean byMail;
  private final Provider provider = new Provider();
  private final Work work;
  private int days;

  /** The unknown ones of days before that nobody has settled yet. */
  private final Set<String> unsettled = new TreeSet<>();

  KilledShop(Path folder, boolean byMail) throws IOException {
    this(folder, byMail, Optional.empty());
  }

  /**
   * The same.
   *
   * @param state the URL of the server that holds all tables; nothing: they stand in a file
   */
  KilledShop(Path folder, boolean byMail, Optional<String> state) throws IOException {
    this.folder = folder;
    this.byMail = byMail;
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("shop.segue"), SCRIPT.replace("URL", url()));
    Files.writeString(
        folder.resolve("segue.yaml"),
        "webhooks:\n  secret: ${HOOK}\n"
            + state.map(url -> "state: " + url + "\n").orElse("")
            + (byMail ? MAIL.replace("PORT", Integer.toString(provider.smtpPort())) : ""));
    work = new Work(folder);
    run(); // an order begins a run from when on the program is there
  }

  private String url() {
    return "http://127.0.0.1:" + provider.httpPort() + "/hook";
  }

  static final String SCRIPT =
      """
      schema {
        contact from contacts key id {
          email email
          plan  text
          own mood text
        }
        events from events key id of contact by contact_id at occurred_at type event_type {
          ordered { item text }
        }
      }

      topic news "News" opt out

      segment free { plan = "free" }
      segment buyers { ordered in last 30 days }
      score warmth { 5 per ordered in last 20 days }
      list called

      message hello {
        channel email
        topic   news
        from    "Shop <shop@shop.example>"
        subject "hello {{ contact.id }}"
        body    "Welcome"
      }
      message more {
        channel email
        topic   news
        from    "Shop <shop@shop.example>"
        subject "more {{ contact.id }}"
        body    "More"
      }
      message thanks {
        channel email
        topic   news
        from    "Shop <shop@shop.example>"
        subject "thanks {{ trigger.item | default: 'you' }}"
        body    "Thanks"
      }

      program greet {
        audience free
        send hello
        set mood = "greeted"
        wait 1 day
        if in buyers and warmth >= 5 {
          send more
        }
      }
      program orders {
        starts on ordered per item
        reenter always
        send thanks
        webhook "URL"
        add to list called
      }
      """;

  private static final String MAIL =
      """
      mail:
        server: 127.0.0.1:PORT
        security: none
        postal_address: Shop, 1 High Street
        unsubscribe: https://shop.example/u?t={token}
      """;

  Path folder() {
    return folder;
  }

  Instant now() {
    return START.plus(Duration.ofDays(days));
  }

  /** The next day: more have come, and those of the day before turn out to be one. */
  void day() throws IOException {
    days++;
    StringBuilder contacts = new StringBuilder("id,email,plan\n");
    StringBuilder events = new StringBuilder("id,contact_id,occurred_at,event_type,item\n");
    for (int i = 0; i < A_DAY; i++) {
      String key = days + "." + i;
      contacts.append("c%s,c%s@x.example,free\n".formatted(key, key));
      events.append("e%s,c%s,%s,ordered,i%s\n".formatted(key, key, now().minusSeconds(3_600), key));
    }
    if (days > 1) {
      int before = days - 1;
      Files.writeString(folder.resolve(Work.MERGES), "c%d.1 c%d.0\n".formatted(before, before));
    }
    Files.writeString(folder.resolve("contacts-" + days + ".csv"), contacts);
    Files.writeString(folder.resolve("events-" + days + ".csv"), events);
  }

  /**
   * What a row of the outbox came to, and how often the world outside has it.
   *
   * @param name what was to be sent to whom; of those who are one now, to both
   * @param as what the world outside knows it by
   */
  private record Sent(String key, String name, String as, String status, int arrived) {
    boolean isMadeUpForBy(Sent other) {
      return name.startsWith("hello ")
          && other.name.equals(name)
          && Set.of("sent", "unknown").contains(other.status);
    }
  }

  /**
   * Works on after whatever happened, and sees that nothing was lost, nothing came twice, and that
   * of everything else it is told that nobody knows.
   */
  void goesOn() throws Exception {
    settle();
    RunReport report = run();
    List<Sent> sent = sent();
    Set<String> unknown =
        sent.stream()
            .filter(s -> s.status.equals("unknown"))
            .map(Sent::key)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(
        unknown,
        report.delivered().unknown().stream()
            .map(Entry::key)
            .collect(Collectors.toCollection(TreeSet::new)),
        "every unknown one is listed");
    assertEquals(
        expected(),
        sent.stream().map(Sent::name).sorted().toList(),
        "everything that was due is there once");
    for (Sent one : sent) {
      switch (one.status) {
        case "sent" -> assertEquals(1, one.arrived, one::toString);
        case "unknown" -> assertTrue(one.arrived <= 1, one::toString);
        // of two greetings to one contact that were lost the one is made up for
        case "suppressed" -> assertTrue(sent.stream().anyMatch(one::isMadeUpForBy), one::toString);
        default -> throw new AssertionError("left lying: " + one);
      }
    }
    assertEquals(
        arrived(),
        sent.stream()
            .collect(Collectors.toMap(Sent::as, Sent::arrived, (one, same) -> one))
            .values()
            .stream()
            .mapToInt(Integer::intValue)
            .sum(),
        "nothing arrived that the outbox does not know");
    assertEquals(List.of(), rows("select 'unfinished' from segue_outbox where status = 'leaving'"));
    assertEquals(
        List.of(),
        rows(
            "select contact from segue_merged where contact in (select contact from segue_run union"
                + " all select contact from segue_outbox union all select contact from segue_act"
                + " union all select contact_id from events)"),
        "of one who is somebody else now nothing is left");
    assertEquals(
        List.of(days + 1 + " " + days * A_DAY),
        rows("select count(*) || ' ' || (select count(*) from events) from contacts"));
    assertTrue(run().isUnchanged(), "another run changes nothing");
    unsettled.addAll(unknown);
  }

  int unknown() {
    return unsettled.size();
  }

  /** Somebody looks up what became of those that were unknown before, and says so. */
  private void settle() throws Exception {
    List<Sent> sent = unsettled.isEmpty() ? List.of() : sent();
    try (Store store = Store.open(work.location())) {
      OutboxMoves moves = new OutboxMoves(store);
      for (Sent one : sent) {
        if (unsettled.remove(one.key)) {
          assertTrue(
              store.transaction(() -> moves.resolve(one.key, one.arrived > 0, now())),
              one::toString);
        }
      }
    }
  }

  private RunReport run() {
    return work.run(now(), NOBODY, Progress.SILENT);
  }

  static final WatchedStore.Watch NOBODY =
      new WatchedStore.Watch() {
        @Override
        public void before() {}

        @Override
        public void after() {}
      };

  private List<String> expected() {
    List<String> expected = new ArrayList<>();
    for (int day = 1; day <= days; day++) {
      for (int i = 0; i < A_DAY; i++) {
        String contact = "c" + day + (day < days ? "" : "." + i);
        expected.add("hello " + contact);
        expected.add("thanks i" + day + "." + i);
        expected.add("webhook " + contact);
      }
      if (day < days) {
        expected.add("more c" + day + ".0");
      }
    }
    return expected.stream().sorted().toList();
  }

  private List<Sent> sent() throws Exception {
    Map<String, Integer> letters = letters();
    try (Store store = Store.open(work.location())) {
      return store.list(
          new SqlText("select key, status, message, contact, subject from segue_outbox", List.of()),
          row -> {
            String key = row.text(0).orElseThrow();
            String status = row.text(1).orElseThrow();
            String message = row.text(2).orElseThrow();
            String name = message + " " + now(row.text(3).orElseThrow());
            if (message.equals("webhook")) {
              return new Sent(key, name, key, status, provider.taken().getOrDefault(key, 0));
            }
            String subject = row.text(4).orElse("not written");
            return new Sent(
                key,
                message.equals("hello") ? name : subject,
                subject,
                status,
                letters.getOrDefault(subject, 0));
          });
    }
  }

  /** Those of days before are one. */
  private String now(String contact) {
    String both = contact.substring(0, contact.indexOf('.'));
    return both.equals("c" + days) ? contact : both;
  }

  private Map<String, Integer> letters() throws Exception {
    return byMail ? provider.mails() : Provider.lines(OutboxFolder.in(folder));
  }

  private int arrived() throws Exception {
    return letters().values().stream().mapToInt(Integer::intValue).sum()
        + provider.taken().values().stream().mapToInt(Integer::intValue).sum();
  }

  /** How many calls were made again with the key that they had before. */
  long calledAgain() {
    return provider.calls().values().stream().filter(n -> n > 1).count();
  }

  private List<String> rows(String sql) {
    try (Store store = Store.open(work.location())) {
      return store.list(new SqlText(sql, List.of()), row -> row.text(0).orElse("-"));
    }
  }

  @Override
  public void close() {
    provider.close();
  }
}
