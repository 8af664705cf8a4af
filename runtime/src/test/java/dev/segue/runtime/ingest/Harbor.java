package dev.segue.runtime.ingest;

import static dev.segue.runtime.store.Schemas.field;
import static dev.segue.runtime.store.Schemas.key;

import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Schema.Field;
import dev.segue.compiler.ir.Schema.Storage;
import dev.segue.compiler.ir.Schema.TimeEncoding;
import dev.segue.compiler.type.Type;
import java.util.List;
import java.util.Optional;

/** The example workspace's schema, as checked. */
final class Harbor {
  private static final Type MONEY = new Type.Numeric(12, 2);

  private Harbor() {}

  static Schema schema() {
    return new Schema(
        new Schema.Contacts(
            "contacts",
            key("id"),
            Optional.empty(),
            List.of(
                field("email", Type.TEXT),
                field("first_name", Type.TEXT),
                field("title", Type.TEXT),
                field("country", Type.TEXT),
                field("language", Type.TEXT),
                field("time_zone", Type.ZONE),
                field("birth_date", Type.DAY),
                field("customer_since", Type.DAY),
                field("renewal_date", Type.DAY),
                field("plan", new Type.OneOf(List.of("free", "pro", "team"))),
                field("lifetime_value", MONEY),
                field("tags", new Type.ListOf(Type.TEXT)),
                new Field(
                    "home", Type.LOCATION, new Storage.Coordinates("latitude", "longitude"), false),
                new Field("nurture_state", Type.TEXT, new Storage.Own(), false))),
        Optional.of(
            new Schema.Accounts(
                "accounts",
                key("id"),
                "account_id",
                List.of(
                    field("name", Type.TEXT),
                    field("industry", Type.TEXT),
                    field("employees", Type.INTEGER)))),
        List.of(
            new Schema.EventTable(
                "events",
                key("id"),
                "contact_id",
                "occurred_at",
                TimeEncoding.NATURAL,
                Optional.of("event_type"),
                Optional.empty(),
                List.of(
                    kind("email_sent", field("message", Type.TEXT)),
                    kind("email_opened", field("message", Type.TEXT)),
                    kind("email_clicked", field("message", Type.TEXT), field("link", Type.TEXT)),
                    kind("page_viewed", field("path", Type.TEXT), field("referrer", Type.TEXT)),
                    kind("cart_added", field("product", Type.TEXT)),
                    new Schema.EventKind(
                        "form_submitted", "Form Submitted", List.of(field("form", Type.TEXT))),
                    kind("unsubscribed"))),
            table(
                "orders",
                "order_no",
                "customer_no",
                "ordered_at",
                kind(
                    "purchased",
                    field("product", Type.TEXT),
                    field("category", Type.TEXT),
                    new Field(
                        "amount",
                        MONEY,
                        new Storage.Column("total_amount", TimeEncoding.NATURAL),
                        false),
                    field("items", Type.INTEGER))),
            table(
                "applications",
                "application_no",
                "member_id",
                "applied_at",
                kind(
                    "loan_applied",
                    field("kind", Type.TEXT),
                    field("asked", MONEY),
                    field("term_months", Type.INTEGER),
                    field("approved", Type.TRUTH)))),
        List.of(
            new Schema.RecordTable(
                "loan",
                "loans",
                key("loan_no"),
                "member_id",
                Optional.empty(),
                List.of(field("kind", Type.TEXT), field("balance", MONEY)))),
        Optional.of(
            new Schema.Consent(
                "subscriptions",
                "contact_id",
                "topic_name",
                "changed_at",
                TimeEncoding.NATURAL,
                "subscribed")));
  }

  private static Schema.EventKind kind(String name, Field... properties) {
    return new Schema.EventKind(name, name, List.of(properties));
  }

  private static Schema.EventTable table(
      String table, String key, String contact, String at, Schema.EventKind kind) {
    return new Schema.EventTable(
        table,
        key(key),
        contact,
        at,
        TimeEncoding.NATURAL,
        Optional.empty(),
        Optional.empty(),
        List.of(kind));
  }
}
