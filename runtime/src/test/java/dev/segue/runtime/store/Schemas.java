package dev.segue.runtime.store;

import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Schema.Field;
import dev.segue.compiler.ir.Schema.Storage;
import dev.segue.compiler.ir.Schema.TimeEncoding;
import dev.segue.compiler.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Schemas that tests of the store and of ingest share. */
public final class Schemas {
  private Schemas() {}

  /** A column of the field's own name. */
  public static Field field(String name, Type type) {
    return new Field(name, type, new Storage.Column(name, TimeEncoding.NATURAL), false);
  }

  /** A field inside the table's JSON column. */
  public static Field json(String name, Type type, String... path) {
    return new Field(name, type, new Storage.Json(List.of(path), TimeEncoding.NATURAL), false);
  }

  public static Schema.Key key(String column) {
    return new Schema.Key(column, false);
  }

  /** Contacts with these fields and nothing else. */
  public static Schema contacts(Field... fields) {
    return new Schema(
        new Schema.Contacts("contacts", key("id"), Optional.empty(), List.of(fields)),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty());
  }

  /** A small shop: contacts, accounts, both kinds of event table, records and consent. */
  public static Schema shop(Field... moreOfOrders) {
    List<Field> order = new ArrayList<>();
    order.add(field("product", Type.TEXT));
    order.add(
        new Field(
            "amount",
            new Type.Numeric(12, 2),
            new Storage.Column("total_amount", TimeEncoding.NATURAL),
            false));
    order.addAll(List.of(moreOfOrders));
    return new Schema(
        new Schema.Contacts(
            "contacts",
            key("id"),
            Optional.empty(),
            List.of(
                field("email", Type.TEXT),
                field("time_zone", Type.ZONE),
                field("born", Type.DAY),
                field("plan", new Type.OneOf(List.of("free", "pro"))),
                field("vip", Type.TRUTH),
                field("tags", new Type.ListOf(Type.TEXT)),
                new Field(
                    "home", Type.LOCATION, new Storage.Coordinates("latitude", "longitude"), false),
                new Field("mood", Type.TEXT, new Storage.Own(), false))),
        Optional.of(
            new Schema.Accounts(
                "accounts", key("id"), "account_id", List.of(field("industry", Type.TEXT)))),
        List.of(
            new Schema.EventTable(
                "events",
                key("id"),
                "contact_id",
                "at",
                TimeEncoding.NATURAL,
                Optional.of("type"),
                Optional.of("props"),
                List.of(
                    new Schema.EventKind(
                        "page_viewed",
                        "Page Viewed",
                        List.of(
                            json("path", Type.TEXT, "path"),
                            json("ms", Type.INTEGER, "time", "ms"))),
                    new Schema.EventKind("signed_up", "signed_up", List.of()))),
            new Schema.EventTable(
                "orders",
                key("order_no"),
                "customer",
                "ordered",
                TimeEncoding.SECONDS,
                Optional.empty(),
                Optional.empty(),
                List.of(new Schema.EventKind("purchased", "purchased", order)))),
        List.of(
            new Schema.RecordTable(
                "loan",
                "loans",
                new Schema.Key("loan_no", true),
                "member",
                Optional.empty(),
                List.of(field("balance", new Type.Numeric(12, 2))))),
        Optional.of(
            new Schema.Consent(
                "subscriptions", "contact", "topic", "at", TimeEncoding.NATURAL, "subscribed")));
  }
}
