package dev.segue.compiler.sql;

import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Workspace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jooq.CommonTableExpression;
import org.jooq.Record;
import org.jooq.Select;

/**
 * The definitions that a statement brings along, each as {@code with x as materialized (..)}: in
 * the order in which they need each other.
 */
final class Inlined {
  private final Workspace workspace;
  private final Set<String> tables;
  private final Function<Definitions, Select<? extends Record>> selects;
  private final Map<String, CommonTableExpression<?>> made = new LinkedHashMap<>();

  /**
   * @param selects what asks for a definition: of a segment (contact), else (contact, value)
   */
  Inlined(Workspace workspace, Function<Definitions, Select<? extends Record>> selects) {
    this.workspace = workspace;
    this.selects = selects;
    this.tables = tables(workspace.schema());
  }

  List<CommonTableExpression<?>> all() {
    return new ArrayList<>(made.values());
  }

  String segment(String segment) {
    return make(known(workspace.segment(segment), segment));
  }

  String value(String definition) {
    Optional<Definitions> found =
        workspace
            .trait(definition)
            .<Definitions>map(d -> d)
            .or(() -> workspace.score(definition))
            .or(() -> workspace.partition(definition));
    return make(known(found, definition));
  }

  private String make(Definitions definition) {
    String name = name(definition.name());
    if (!made.containsKey(name)) {
      // what it needs itself comes before it
      Select<? extends Record> select = selects.apply(definition);
      made.put(name, Names.of(name).asMaterialized(select));
    }
    return name;
  }

  /** A definition may be called as a table is. */
  private String name(String definition) {
    return tables.contains(definition) ? name(definition + "_") : definition;
  }

  private static Set<String> tables(Schema schema) {
    Set<String> names = new HashSet<>();
    names.add(schema.contacts().table());
    schema.accounts().ifPresent(a -> names.add(a.table()));
    schema.eventTables().forEach(e -> names.add(e.table()));
    schema.records().forEach(r -> names.add(r.table()));
    schema.consent().ifPresent(c -> names.add(c.table()));
    return names;
  }

  private static <D> D known(Optional<D> definition, String name) {
    return definition.orElseThrow(() -> new IllegalStateException("no definition " + name));
  }
}
