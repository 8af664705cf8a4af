package dev.segue.runtime.differential;

import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Random schemas: fields of every type, columns with other and odd names, one table for many kinds
 * of event and tables of their own, JSON, accounts, records, own attributes, consent.
 */
final class Schemas {
  private static final Type DECIMAL = new Type.Numeric(12, 2);

  private static final List<Schema.Field> ATTRIBUTES =
      List.of(
          field("first_name", "first_name", Type.TEXT),
          kept("title", "Job \"Title\"", Type.TEXT),
          kept("country", "country", new Type.OneOf(List.of("US", "CA", "ß"))),
          kept("points", "order", Type.INTEGER),
          kept("balance", "balance", DECIMAL),
          kept("rate", "select", new Type.Numeric(9, 4)),
          kept("active", "active", Type.TRUTH),
          kept("vip", "Ünï", Type.TRUTH),
          kept("born", "born", Type.DAY),
          kept("renewal", "renewal", Type.DAY),
          kept("seen", "seen", Type.INSTANT),
          field("zone", "zone", Type.ZONE),
          kept("tags", "tags", new Type.ListOf(Type.TEXT)),
          kept("marks", "marks", new Type.ListOf(Type.INTEGER)),
          place("home", "lat", "lon"),
          own("nick", Type.TEXT),
          own("level", Type.INTEGER),
          json("lang", Type.TEXT),
          json("visits", Type.INTEGER));

  private static final List<Schema.Field> ACCOUNT_FIELDS =
      List.of(
          field("industry", "industry", Type.TEXT),
          field("employees", "group", Type.INTEGER),
          field("founded", "founded", Type.DAY),
          field("partner", "partner", Type.TRUTH),
          field("rating", "rating", new Type.Numeric(6, 1)),
          place("hq", "hq_lat", "hq_lon"));

  private static final List<Schema.Field> PROPERTIES =
      List.of(
          field("path", "path", Type.TEXT),
          field("label", "where", Type.TEXT),
          field("sort", "sort", new Type.OneOf(List.of("new", "old"))),
          field("amount", "total amount", DECIMAL),
          field("items", "items", Type.INTEGER),
          field("weight", "weight", new Type.Numeric(9, 4)),
          field("paid", "paid", Type.TRUTH),
          field("due", "due", Type.DAY),
          field("sent", "sent", Type.INSTANT),
          field("parts", "parts", new Type.ListOf(Type.TEXT)),
          place("spot", "spot lat", "spot_lon"),
          inside("utm", Type.TEXT),
          inside("clicks", Type.INTEGER),
          inside("price", DECIMAL),
          inside("ok", Type.TRUTH),
          inside("day", Type.DAY),
          inside("moment", Type.INSTANT),
          inside("words", new Type.ListOf(Type.TEXT)));

  private Schemas() {}

  static Arbitrary<Schema> schemas() {
    return Combinators.combine(
            contacts(), accounts(), eventTables(), records(), Arbitraries.of(true, false))
        .as(
            (contacts, accounts, events, records, consent) ->
                new Schema(
                    contacts,
                    accounts,
                    events,
                    records,
                    consent
                        ? Optional.of(
                            new Schema.Consent(
                                "subscriptions",
                                "contact_id",
                                "topic_name",
                                "changed_at",
                                Schema.TimeEncoding.MILLISECONDS,
                                "subscribed"))
                        : Optional.empty()));
  }

  private static Arbitrary<Schema.Contacts> contacts() {
    return Combinators.combine(keys("id"), some(ATTRIBUTES))
        .as((key, fields) -> new Schema.Contacts("contacts", key, jsonColumn(fields), fields));
  }

  private static Arbitrary<Optional<Schema.Accounts>> accounts() {
    return Combinators.combine(keys("id"), some(ACCOUNT_FIELDS))
        .as((key, fields) -> new Schema.Accounts("accounts", key, "account_id", fields))
        .optional(0.7);
  }

  private static Arbitrary<List<Schema.EventTable>> eventTables() {
    Arbitrary<Schema.EventTable> shared =
        Combinators.combine(
                keys("id"),
                kind("email_opened", "email_opened"),
                kind("page_viewed", "Page Viewed"),
                kind("left", "ß"))
            .as(
                (key, first, second, third) ->
                    table("events", key, Optional.of("event type"), List.of(first, second, third)));
    Arbitrary<Schema.EventTable> orders =
        Combinators.combine(keys("order_no"), kind("purchased", ""))
            .as((key, kind) -> table("orders", key, Optional.empty(), List.of(kind)));
    Arbitrary<Schema.EventTable> calls =
        Combinators.combine(keys("id"), kind("called", ""))
            .as((key, kind) -> table("calls", key, Optional.empty(), List.of(kind)));
    return Combinators.combine(shared, orders.optional(0.7), calls.optional(0.3))
        .as(
            (first, second, third) -> {
              List<Schema.EventTable> tables = new ArrayList<>(List.of(first));
              second.ifPresent(tables::add);
              third.ifPresent(tables::add);
              return tables;
            });
  }

  private static Schema.EventTable table(
      String name, Schema.Key key, Optional<String> typeColumn, List<Schema.EventKind> kinds) {
    return new Schema.EventTable(
        name,
        key,
        "contact_id",
        "at",
        Schema.TimeEncoding.MILLISECONDS,
        typeColumn,
        jsonColumn(kinds.stream().flatMap(k -> k.properties().stream()).toList()),
        kinds);
  }

  private static Arbitrary<Schema.EventKind> kind(String name, String typeValue) {
    return Arbitraries.frequencyOf(
            Tuple.of(9, some(PROPERTIES)), Tuple.of(1, Arbitraries.just(List.<Schema.Field>of())))
        .map(fields -> new Schema.EventKind(name, typeValue, fields));
  }

  private static Arbitrary<List<Schema.RecordTable>> records() {
    return Combinators.combine(keys("loan_no"), some(PROPERTIES))
        .as(
            (key, fields) ->
                new Schema.RecordTable(
                    "loan", "loans", key, "member_id", jsonColumn(fields), fields))
        .list()
        .ofMaxSize(1);
  }

  private static Arbitrary<Schema.Key> keys(String column) {
    return Arbitraries.of(true, false).map(integer -> new Schema.Key(column, integer));
  }

  /** At least one of the fields, in their order. */
  private static Arbitrary<List<Schema.Field>> some(List<Schema.Field> fields) {
    return Arbitraries.subsetOf(fields)
        .ofMinSize(1)
        .map(chosen -> fields.stream().filter(chosen::contains).toList());
  }

  private static Optional<String> jsonColumn(List<Schema.Field> fields) {
    return fields.stream()
        .filter(f -> f.storage() instanceof Schema.Storage.Json)
        .findFirst()
        .map(f -> "props");
  }

  private static Schema.Field field(String name, String column, Type type) {
    return new Schema.Field(
        name, type, new Schema.Storage.Column(column, Schema.TimeEncoding.NATURAL), false);
  }

  /** With history. */
  private static Schema.Field kept(String name, String column, Type type) {
    return new Schema.Field(
        name, type, new Schema.Storage.Column(column, Schema.TimeEncoding.NATURAL), true);
  }

  private static Schema.Field json(String name, Type type) {
    return new Schema.Field(
        name,
        type,
        new Schema.Storage.Json(List.of("deep", name), Schema.TimeEncoding.NATURAL),
        true);
  }

  /** In the JSON column of events or records. */
  private static Schema.Field inside(String name, Type type) {
    return new Schema.Field(
        name,
        type,
        new Schema.Storage.Json(List.of("deep", name), Schema.TimeEncoding.NATURAL),
        false);
  }

  private static Schema.Field place(String name, String latitude, String longitude) {
    return new Schema.Field(
        name, Type.LOCATION, new Schema.Storage.Coordinates(latitude, longitude), false);
  }

  private static Schema.Field own(String name, Type type) {
    return new Schema.Field(name, type, new Schema.Storage.Own(), false);
  }
}
