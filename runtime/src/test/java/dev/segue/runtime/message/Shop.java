package dev.segue.runtime.message;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Messages;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.sql.Dialect;
import dev.segue.compiler.sql.References;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.sql.Statements;
import dev.segue.compiler.template.Template;
import dev.segue.compiler.template.TemplateParsing;
import dev.segue.compiler.type.Type;
import dev.segue.runtime.States;
import dev.segue.runtime.store.Schemas;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreLocation;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A small workspace with messages, and a store that holds its contacts. */
public final class Shop {
  public static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
  private static final Span NOWHERE = new Span("shop.segue", 0, 0);

  private static final Schema.Field EMAIL = Schemas.field("email", Type.TEXT);
  private static final Schema.Field INDUSTRY = Schemas.field("industry", Type.TEXT);
  private static final Schema.Field SPENT = Schemas.field("spent", new Type.Numeric(12, 2));

  private static final Schema SCHEMA =
      new Schema(
          new Schema.Contacts(
              "contacts",
              Schemas.key("id"),
              Optional.empty(),
              List.of(
                  EMAIL,
                  Schemas.field("first_name", Type.TEXT),
                  Schemas.field("time_zone", Type.ZONE),
                  SPENT,
                  Schemas.field("seen", Type.INSTANT),
                  Schemas.field("tags", new Type.ListOf(Type.TEXT))),
              Optional.of(EMAIL)),
          Optional.of(
              new Schema.Accounts("accounts", Schemas.key("id"), "account_id", List.of(INDUSTRY))),
          List.of(),
          List.of(),
          Optional.empty());

  private final List<Messages.Message> messages = new ArrayList<>();
  private final List<Messages.Vocabulary> vocabularies = new ArrayList<>();

  /** A message by email. */
  public Shop message(String name, Optional<String> topic, String subject, String body) {
    return message(name, "email", topic, subject, body);
  }

  public Shop message(
      String name, String channel, Optional<String> topic, String subject, String body) {
    messages.add(
        new Messages.Message(
            name,
            Optional.empty(),
            channel,
            topic,
            Optional.of("Shop <hello@shop.example>"),
            template(name + ".subject", subject),
            template(name + ".body", body),
            false,
            NOWHERE));
    return this;
  }

  /** Words of an industry; those of none are for everybody. */
  Shop words(String name, Optional<String> industry, Messages.Term... terms) {
    Optional<Condition> condition =
        industry.map(
            i ->
                new Condition.Compare(
                    new Expression.AccountField(INDUSTRY),
                    Condition.Relation.EQUAL,
                    new Expression.Constant(new Value.Text(i), Type.TEXT),
                    false));
    vocabularies.add(new Messages.Vocabulary(name, condition, List.of(terms), NOWHERE));
    return this;
  }

  private static Template template(String file, String text) {
    return TemplateParsing.parse(new Source(file, text)).value();
  }

  public Workspace workspace() {
    return new Workspace(
        "shop",
        ZoneId.of("Europe/Berlin"),
        SCHEMA,
        List.of(),
        List.of(
            new Definitions.Trait(
                "spending", Optional.empty(), new Expression.Attribute(SPENT), NOWHERE)),
        List.of(),
        List.of(),
        List.of(),
        List.of(
            new Definitions.Topic("offers", Optional.empty(), true, NOWHERE),
            new Definitions.Topic("news", Optional.empty(), false, NOWHERE)),
        vocabularies,
        messages,
        List.of(),
        List.of());
  }

  public SourceLayout layout() {
    return SourceLayout.canonical(SCHEMA);
  }

  Statements statements(References references) {
    return Statements.of(workspace(), Dialect.SQLITE, layout(), NOW, references);
  }

  Messages.Message named(String name) {
    return workspace().message(name).orElseThrow();
  }

  /** With Ana of a charity in New York, Bob of nowhere, and an account. */
  public static Store store() {
    return store(States.empty());
  }

  public static Store store(StoreLocation location) {
    Store store = Store.open(location);
    store.prepare(SCHEMA);
    store.update(sql("insert into accounts (id, industry) values ('red', 'Nonprofit')"));
    store.update(
        sql(
            "insert into contacts"
                + " (id, account_id, email, first_name, time_zone, spent, seen, tags) values"
                + " ('ana', 'red', 'ana@example.org', 'Ana', 'America/New_York', 12050,"
                + " 1772411400000, '[\"vip\",\"new\"]'),"
                + " ('bob', null, 'bob@example.org', null, null, null, 1772411400000, null)"));
    return store;
  }

  public static SqlText sql(String text, Object... bindings) {
    return new SqlText(text, List.of(bindings));
  }
}
