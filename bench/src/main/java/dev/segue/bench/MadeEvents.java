package dev.segue.bench;

import dev.segue.compiler.sql.SqlText;
import dev.segue.runtime.store.Store;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Events about Harbor that happen now, of any contact and of the kinds that are looked at. */
final class MadeEvents {
  private static final List<String> TYPES =
      List.of(
          "page_viewed",
          "page_viewed",
          "page_viewed",
          "email_opened",
          "email_clicked",
          "cart_added");
  private static final List<String> PATHS =
      List.of("/loans/auto/new", "/cards/gold", "/rates", "/");

  private final Random random = new Random(1);
  private final List<String> contacts;
  private final InstantSource clock;
  private int number;

  MadeEvents(List<String> contacts, InstantSource clock) {
    this.contacts = contacts;
    this.clock = clock;
  }

  /** Of the contacts of a store. */
  static MadeEvents of(Store store, InstantSource clock) {
    return new MadeEvents(
        store.list(
            new SqlText("select id from contacts", List.of()), row -> row.text(0).orElseThrow()),
        clock);
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** An event; nothing is its path where it has none. */
  record Made(String id, String contact, long at, String type, Optional<String> path) {}

  Made next() {
    number++;
    String type = any(TYPES);
    return new Made(
        "made-" + number,
        any(contacts),
        clock.instant().toEpochMilli(),
        type,
        type.equals("page_viewed") ? Optional.of(any(PATHS)) : Optional.empty());
  }

  /** As a row of the table: id, contact_id, occurred_at, event_type, path. */
  static void bind(Made made, PreparedStatement insert) throws SQLException {
    insert.setString(1, made.id());
    insert.setString(2, made.contact());
    insert.setLong(3, made.at());
    insert.setString(4, made.type());
    insert.setString(5, made.path().orElse(null));
  }

  /** As a JSON line. */
  static String line(Made made) {
    return "{\"id\":\""
        + made.id()
        + "\",\"contact_id\":\""
        + made.contact()
        + "\",\"occurred_at\":\""
        + Instant.ofEpochMilli(made.at())
        + "\",\"event_type\":\""
        + made.type()
        + made.path().map(p -> "\",\"path\":\"" + p).orElse("")
        + "\"}\n";
  }

  /** So many as JSON lines. */
  String lines(int together) {
    return Stream.generate(() -> line(next())).limit(together).collect(Collectors.joining());
  }
}
