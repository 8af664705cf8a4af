package dev.segue.runtime.kernel;

import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.plan.Graph;
import dev.segue.compiler.plan.Node;
import dev.segue.compiler.sql.EventReading;
import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.sql.Statements;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a graph needs of the source, and nothing else.
 *
 * @param contacts what stands with each contact
 * @param coded what of that is told by places among its texts
 * @param tables what is read of events
 * @param packed whether it comes in {@link Line}s
 */
record Reading(
    List<Expression> contacts, List<Expression> coded, List<EventReading> tables, boolean packed) {

  /** More texts than a dictionary takes. */
  private static final int ENOUGH = Dictionary.MOST + 1;

  static Reading of(Graph graph, Schema schema) {
    BitSet used = graph.used();
    Set<Expression> contacts = new LinkedHashSet<>();
    Map<Schema.EventKind, Set<Schema.Field>> kinds = new LinkedHashMap<>();
    Map<Schema.EventKind, Long> from = new LinkedHashMap<>();
    Set<Schema.EventKind> ordered = new HashSet<>();
    used.stream()
        .mapToObj(graph.nodes()::get)
        .forEach(
            node -> {
              if (node instanceof Node.Read(var expression) && isOfContact(expression)) {
                contacts.add(expression);
              } else if (node instanceof Node.Rows rows && rows.from() <= rows.to()) {
                for (Schema.EventKind kind : rows.kinds()) {
                  from.merge(kind, rows.from(), Math::min);
                  Set<Schema.Field> fields =
                      kinds.computeIfAbsent(kind, k -> new LinkedHashSet<>());
                  rows.filter().ifPresent(f -> properties(graph, f, kind, fields));
                }
              } else if (node instanceof Node.Measured m && m.of().isPresent()) {
                measured(graph, m, kinds, ordered);
              } else if (node instanceof Node.Chained(var links)) {
                links.stream()
                    .flatMap(l -> l.among().stream())
                    .forEach(a -> ordered.addAll(((Node.Rows) graph.nodes().get(a)).kinds()));
              }
            });
    List<EventReading> tables = new ArrayList<>();
    for (Schema.EventTable table : schema.eventTables()) {
      List<Schema.EventKind> read = table.kinds().stream().filter(kinds::containsKey).toList();
      if (!read.isEmpty()) {
        tables.add(
            new EventReading(
                table,
                read,
                earliest(read, from),
                properties(read, kinds),
                List.of(),
                read.stream().anyMatch(ordered::contains)));
      }
    }
    return new Reading(List.copyOf(contacts), List.of(), tables, false);
  }

  /** The same in lines. */
  Reading inLines() {
    return new Reading(contacts, coded, tables, /* packed= */ true);
  }

  /** The same in lines, of all time and in order, so that it serves other formulas too. */
  Reading whole() {
    return new Reading(
        contacts, coded, tables.stream().map(EventReading::whole).toList(), /* packed= */ true);
  }

  /** Whether all that another one reads is read here, where this one is {@link #whole}. */
  boolean covers(Reading other) {
    return contacts.containsAll(other.contacts)
        && other.tables.stream().allMatch(o -> tables.stream().anyMatch(t -> t.covers(o)));
  }

  /**
   * The same where texts are told by places, if there are not too many of them.
   *
   * @param fewTexts whether a statement of texts gives no more than a dictionary takes
   */
  Reading coded(Statements statements, Predicate<SqlText> fewTexts) {
    List<Expression> few =
        contacts.stream()
            .filter(e -> e.type().isText())
            .filter(e -> fewTexts.test(statements.words(e, ENOUGH)))
            .toList();
    List<EventReading> other =
        tables.stream()
            .map(
                table ->
                    table.coded(
                        table.fields().stream()
                            .filter(f -> f.type().isText())
                            .filter(f -> fewTexts.test(statements.words(table, f, ENOUGH)))
                            .toList()))
            .toList();
    return new Reading(contacts, few, other, false);
  }

  /**
   * What is asked of the source: contacts, each table of events, and the texts of what is coded.
   */
  List<SqlText> statements(Statements statements) {
    List<SqlText> all = new ArrayList<>();
    if (packed) {
      all.add(statements.packs(contacts));
      tables.forEach(t -> all.add(statements.packs(t)));
      return all;
    }
    all.add(statements.everyones(contacts, Set.copyOf(coded)));
    tables.forEach(t -> all.add(statements.everyones(t)));
    coded.forEach(e -> all.add(statements.words(e, ENOUGH)));
    tables.forEach(t -> t.coded().forEach(f -> all.add(statements.words(t, f, ENOUGH))));
    return all;
  }

  /** The rows that are measured stand before what measures them. */
  private static void measured(
      Graph graph,
      Node.Measured m,
      Map<Schema.EventKind, Set<Schema.Field>> kinds,
      Set<Schema.EventKind> ordered) {
    for (Schema.EventKind kind : ((Node.Rows) graph.nodes().get(m.rows())).kinds()) {
      Set<Schema.Field> fields = kinds.get(kind);
      if (fields != null) {
        properties(graph, m.of().orElseThrow(), kind, fields);
      }
      if (m.function().isOfOrder()) {
        ordered.add(kind);
      }
    }
  }

  private static boolean isOfContact(Expression expression) {
    return expression instanceof Expression.Attribute
        || expression instanceof Expression.AccountField;
  }

  private static void properties(
      Graph graph, int place, Schema.EventKind kind, Set<Schema.Field> fields) {
    Node node = graph.nodes().get(place);
    if (node instanceof Node.Read(Expression.Property(var name, var type))) {
      fields.add(kind.property(name).orElseThrow());
    }
    node.parts().forEach(part -> properties(graph, part, kind, fields));
  }

  private static Optional<Instant> earliest(
      List<Schema.EventKind> kinds, Map<Schema.EventKind, Long> from) {
    long first =
        kinds.stream().mapToLong(k -> from.getOrDefault(k, Long.MIN_VALUE)).min().orElseThrow();
    return first == Long.MIN_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(first));
  }

  private static Map<Schema.EventKind, List<Schema.Field>> properties(
      List<Schema.EventKind> kinds, Map<Schema.EventKind, Set<Schema.Field>> fields) {
    Map<Schema.EventKind, List<Schema.Field>> properties = new HashMap<>();
    kinds.forEach(k -> properties.put(k, List.copyOf(fields.getOrDefault(k, Set.of()))));
    return properties;
  }
}
