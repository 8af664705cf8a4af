package dev.segue.runtime.deliver;

import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.sql.Statements;
import dev.segue.compiler.sql.Stored;
import dev.segue.compiler.type.Type;
import dev.segue.runtime.store.OutboxTable.Entry;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.TouchedTable;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a webhook is told: {@code {"key", "at", "workspace", "program", "step", "contact": {..}}},
 * the contact with its key and every attribute that it has.
 */
record WebhookBody(Store store, Workspace workspace, Statements about, Instant now) {
  private static final ObjectMapper MAPPER = JsonMapper.builder().build();

  /** The text for each, by the key of the send. */
  Map<String, String> of(List<Entry> entries) {
    if (entries.isEmpty()) {
      return Map.of();
    }
    new TouchedTable(store).fill(entries.stream().map(Entry::contact).distinct().toList());
    Map<Object, ObjectNode> contacts = contacts();
    Map<String, String> bodies = new LinkedHashMap<>();
    for (Entry entry : entries) {
      ObjectNode body = MAPPER.createObjectNode();
      body.put("key", entry.key());
      body.put("at", now.toString());
      body.put("workspace", workspace.name());
      entry.program().ifPresent(p -> body.put("program", p));
      entry.step().ifPresent(s -> body.put("step", s));
      body.set("contact", contact(entry.contact(), contacts));
      bodies.put(entry.key(), MAPPER.writeValueAsString(body));
    }
    return bodies;
  }

  private ObjectNode contact(Object key, Map<Object, ObjectNode> contacts) {
    ObjectNode contact = MAPPER.createObjectNode();
    String name = workspace.schema().contacts().keyField().name();
    if (key instanceof Long number) {
      contact.put(name, number);
    } else {
      contact.put(name, key.toString());
    }
    Optional.ofNullable(contacts.get(key)).ifPresent(contact::setAll);
    return contact;
  }

  private Map<Object, ObjectNode> contacts() {
    Map<Object, ObjectNode> contacts = new HashMap<>();
    for (Schema.Field field : workspace.schema().contacts().fields()) {
      if (!field.type().equals(Type.LOCATION)) {
        store.each(
            about.values(new Expression.Attribute(field)),
            row ->
                row.value(1)
                    .ifPresent(
                        value ->
                            contacts
                                .computeIfAbsent(
                                    row.value(0).orElseThrow(), c -> MAPPER.createObjectNode())
                                .set(field.name(), json(field.type(), value))));
      }
    }
    return contacts;
  }

  private static JsonNode json(Type type, Object stored) {
    if (type instanceof Type.ListOf) {
      return MAPPER.readTree(stored.toString());
    }
    return switch (Stored.read(stored, type)) {
      case Value.Text(var text) -> MAPPER.getNodeFactory().stringNode(text);
      case Value.Number(var number) ->
          MAPPER
              .getNodeFactory()
              .numberNode(
                  number.rounded(
                      type instanceof Type.Numeric(var precision, var scale) ? scale : 0));
      case Value.Truth(var truth) -> MAPPER.getNodeFactory().booleanNode(truth);
      case Value.Day(var day) -> MAPPER.getNodeFactory().stringNode(day.toString());
      case Value.Instant(var instant) -> MAPPER.getNodeFactory().stringNode(instant.toString());
      case Value.Span(var milliseconds) -> MAPPER.getNodeFactory().numberNode(milliseconds);
      case Value.Items i -> throw new IllegalStateException("a list within a list");
      case Value.Location l -> throw new IllegalStateException("a place has no stored form");
    };
  }
}
