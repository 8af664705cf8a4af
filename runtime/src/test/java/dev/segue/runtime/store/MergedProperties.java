package dev.segue.runtime.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.sql.SqlText;
import dev.segue.runtime.States;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** In whatever order contacts turn out to be one, in the end the same is written down. */
final class MergedProperties {
  private static final long FIRST = Instant.parse("2026-03-02T12:00:00Z").toEpochMilli();
  private static final List<String> CONTACTS = List.of("a", "b", "c");
  private static final List<String> STEPS = List.of("s1", "s2", "s3");

  /** Numbers of members, and whom the next refresh asks, are no facts. */
  private static final Set<String> LEFT_OUT =
      Set.of("segue_meta", "segue_contact", "segue_touch", "segue_arrival");

  private final Schema schema = Schemas.shop();

  @Property
  void theOrderOfMergesPlaysNoPart(@ForAll long seed) {
    List<String> one = after(seed, "a", "c");
    List<String> other = after(seed, "c", "a");
    assertEquals(String.join("\n", one), String.join("\n", other));
  }

  /** Two are merged into b one after the other. */
  private List<String> after(long seed, String first, String second) {
    try (Store store = Store.open(States.empty())) {
      store.prepare(schema);
      new Rows(store, new Random(seed)).make();
      merge(store, first, FIRST);
      merge(store, second, FIRST + 1);
      for (String gone : List.of("a", "c")) {
        assertEquals(List.of(), mentions(store, gone));
      }
      return rows(store);
    }
  }

  private void merge(Store store, String gone, long at) {
    store.transaction(
        () ->
            new MergeTables(store, schema).merge(gone, "b", Set.of("q"), Instant.ofEpochMilli(at)));
  }

  /** The tables that still have rows of a contact who is gone. */
  private static List<String> mentions(Store store, String gone) {
    return tables(store).stream()
        .filter(t -> !t.equals("segue_merged") && !t.equals("segue_touch"))
        .filter(
            t ->
                !store.list(store.engine().columns(t), r -> r.text(0).orElseThrow()).stream()
                    .filter(c -> Set.of("contact", "contact_id", "customer").contains(c))
                    .flatMap(
                        c ->
                            store
                                .list(
                                    new SqlText(
                                        "select 1 from " + t + " where " + c + " = ?",
                                        List.of(gone)),
                                    r -> r)
                                .stream())
                    .toList()
                    .isEmpty())
        .toList();
  }

  private static List<String> tables(Store store) {
    return store.list(store.engine().tables(), r -> r.text(0).orElseThrow());
  }

  private static List<String> rows(Store store) {
    List<String> rows = new ArrayList<>();
    List<String> all = new ArrayList<>(tables(store));
    all.removeIf(t -> t.startsWith("segue_") && LEFT_OUT.contains(t));
    all.removeIf(t -> t.startsWith("sqlite_"));
    all.addAll(List.of("events", "orders", "contacts"));
    for (String table : Set.copyOf(all)) {
      store.each(
          new SqlText("select * from " + table, List.of()),
          row -> {
            StringBuilder text = new StringBuilder(table);
            for (int i = 0; i < row.columns(); i++) {
              text.append(' ').append(row.text(i).map(MergedProperties::then).orElse("-"));
            }
            rows.add(text.toString());
          });
    }
    Collections.sort(rows);
    return rows;
  }

  /** When they were merged is left out. */
  private static String then(String value) {
    return value.equals(Long.toString(FIRST)) || value.equals(Long.toString(FIRST + 1))
        ? "then"
        : value;
  }

  /** Rows of three contacts, as they might stand there. */
  private record Rows(Store store, Random random) {
    void make() {
      for (String contact : CONTACTS) {
        insert("contacts", "id", contact);
        some(
            3,
            i -> insert("orders", "order_no, customer, ordered", "o" + contact + i, contact, at()));
        some(3, i -> consent(contact));
        some(2, i -> own(contact, "x" + i));
        some(2, i -> insert("segue_act", "contact, at, act, name", contact, at(), "done", "n"));
        list(contact, "vips");
        list(contact, "called");
        for (String program : List.of("p", "q")) {
          if (random.nextBoolean()) {
            audience(program, contact);
          }
          some(2, i -> occasion(program, contact, i));
          runs(program, contact);
        }
      }
    }

    /** Does something for some of so many numbers. */
    private void some(int most, java.util.function.IntConsumer done) {
      for (int i = random.nextInt(most + 1); i > 0; i--) {
        done.accept(i);
      }
    }

    /** Instants are few, so that some are the same. */
    private long at() {
      return 1L + random.nextInt(9);
    }

    private void insert(String table, String columns, Object... values) {
      store.update(
          new SqlText(
              "insert into "
                  + table
                  + " ("
                  + columns
                  + ") values ("
                  + String.join(", ", Collections.nCopies(values.length, "?"))
                  + ") on conflict do nothing",
              List.of(values)));
    }

    private void consent(String contact) {
      insert(
          "segue_consent",
          "contact, topic, at, subscribed",
          contact,
          random.nextBoolean() ? "news" : "offers",
          at(),
          (long) random.nextInt(2));
    }

    private void own(String contact, String attribute) {
      String value = "v" + random.nextInt(3);
      insert("segue_own", "contact, attribute, value, since", contact, attribute, value, at());
    }

    private void list(String contact, String list) {
      boolean in = random.nextInt(3) == 0;
      for (long at = 1; at < 9; at++) {
        if (random.nextInt(4) == 0) {
          in = !in;
          insert(
              "segue_list_change", "list, contact, at, entered", list, contact, at, in ? 1L : 0L);
        }
      }
      if (in) {
        insert("segue_list_member", "list, contact", list, contact);
      }
    }

    private void audience(String program, String contact) {
      if (random.nextBoolean()) {
        insert("segue_audience", "program, contact", program, contact);
      } else {
        insert("segue_audience", "program, contact, since", program, contact, at());
      }
    }

    private void occasion(String program, String contact, int number) {
      insert(
          "segue_occasion",
          "program, contact, source, event, at, seen_at",
          program,
          contact,
          "events",
          "e" + contact + number,
          at(),
          9L);
    }

    private void runs(String program, String contact) {
      long entered = 1;
      for (int number = random.nextInt(3); number > 0; number--) {
        long id =
            store.number(new SqlText("select coalesce(max(id), 0) + 1 from segue_run", List.of()));
        entered += random.nextInt(3);
        insert(
            "segue_run",
            "id, program, version, contact, number, entered_at, step, due_at, holdout",
            id,
            program,
            (long) random.nextInt(2),
            contact,
            (long) number,
            entered,
            STEPS.get(random.nextInt(3)),
            entered + random.nextInt(3),
            random.nextInt(5) == 0 ? 1L : 0L);
        boolean ends = number > 1 || random.nextInt(3) == 0;
        if (ends) {
          entered += random.nextInt(4);
          store.update(
              new SqlText(
                  "update segue_run set ended_at = ?, ending = ?, due_at = null where id = ?",
                  List.of(entered, random.nextBoolean() ? "end" : "goal", id)));
        }
        some(3, i -> send(program, id, contact, STEPS.get(i - 1)));
      }
    }

    private void send(String program, long id, String contact, String step) {
      long version =
          store.number(new SqlText("select version from segue_run where id = ?", List.of(id)));
      insert(
          "segue_outbox",
          "key, run, program, version, step, contact, message, channel, html, created_at,"
              + " status, status_at",
          program + "/" + version + "/" + id + "/" + step,
          id,
          program,
          version,
          step,
          contact,
          "m",
          "email",
          0L,
          at(),
          List.of("sent", "sent", "pending", "suppressed", "unknown").get(random.nextInt(5)),
          at());
    }
  }
}
