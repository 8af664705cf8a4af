package dev.segue.compiler.sql;

import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.type.CaseFold;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jooq.CommonTableExpression;
import org.jooq.Record;
import org.jooq.Select;

/**
 * What a statement works out first, each as {@code with x as materialized (..)}, in the order in
 * which they need each other: measures of everyone's rows, and the definitions that it brings
 * along. Without {@code materialized} SQLite may work out a joined select again for each row.
 */
final class Withs {
  private static final int LONGEST_ALIAS = 2;

  private final Workspace workspace;
  private final Set<String> taken;
  private final Function<Definitions, Select<? extends Record>> selects;
  private final boolean ofEveryone;
  private final Map<Object, String> names;
  private final Map<Object, ReadOnce> read;
  private final List<Supplier<CommonTableExpression<?>>> all;

  /**
   * @param selects what asks for a definition: of a segment (contact), else (contact, value)
   */
  Withs(Workspace workspace, Function<Definitions, Select<? extends Record>> selects) {
    this.workspace = workspace;
    this.selects = selects;
    this.ofEveryone = false;
    this.taken = tables(workspace.schema());
    this.names = new HashMap<>();
    this.read = new HashMap<>();
    this.all = new ArrayList<>();
  }

  private Withs(Withs same, Function<Definitions, Select<? extends Record>> selects) {
    this.workspace = same.workspace;
    this.selects = selects;
    this.ofEveryone = true;
    this.taken = same.taken;
    this.names = same.names;
    this.read = same.read;
    this.all = same.all;
  }

  /** In the same statement, but with definitions of everyone. */
  Withs ofEveryone(Function<Definitions, Select<? extends Record>> other) {
    return new Withs(this, other);
  }

  List<CommonTableExpression<?>> all() {
    return all.stream().<CommonTableExpression<?>>map(Supplier::get).toList();
  }

  String segment(String segment) {
    return definition(known(workspace.segment(segment), segment));
  }

  String value(String definition) {
    Optional<Definitions> found =
        workspace
            .trait(definition)
            .<Definitions>map(d -> d)
            .or(() -> workspace.score(definition))
            .or(() -> workspace.partition(definition));
    return definition(known(found, definition));
  }

  private String definition(Definitions definition) {
    Object what = ofEveryone ? List.of("everyone", definition) : definition;
    return made(what, definition.name(), () -> selects.apply(definition));
  }

  /**
   * Works something out, once.
   *
   * @param called what it is called, unless something is already
   */
  String made(Object what, String called, Supplier<Select<? extends Record>> select) {
    Optional<String> known = Optional.ofNullable(names.get(what));
    if (known.isPresent()) {
      return known.get();
    }
    // what it needs itself comes before it
    Select<? extends Record> made = select.get();
    String name = name(called);
    names.put(what, name);
    all.add(() -> Names.of(name).asMaterialized(made));
    return name;
  }

  /**
   * Rows that are read once for all that is measured of them; they stand under {@link
   * ReadOnce#name}.
   *
   * @param what tells them from others
   */
  ReadOnce readOnce(Object what, String called, Function<String, ReadOnce> made) {
    ReadOnce known = read.get(what);
    if (known != null) {
      return known;
    }
    ReadOnce rows = made.apply(name(called));
    read.put(what, rows);
    all.add(() -> Names.of(rows.name()).asMaterialized(rows.select()));
    return rows;
  }

  private String name(String called) {
    String begun = isOurs(called) ? "the_" + called : called;
    String name = begun;
    for (int n = 2; !taken.add(CaseFold.of(name)); n++) {
      name = begun + "_" + n;
    }
    return name;
  }

  /** The names of Segue's own tables, and the short ones that stand for tables in statements. */
  private static boolean isOurs(String name) {
    return name.length() <= LONGEST_ALIAS || CaseFold.of(name).startsWith("segue_");
  }

  /** Names of tables, as databases tell them apart: not by case. */
  private static Set<String> tables(Schema schema) {
    List<String> names = new ArrayList<>();
    names.add(schema.contacts().table());
    schema.accounts().ifPresent(a -> names.add(a.table()));
    schema.eventTables().forEach(e -> names.add(e.table()));
    schema.records().forEach(r -> names.add(r.table()));
    schema.consent().ifPresent(c -> names.add(c.table()));
    return names.stream().map(CaseFold::of).collect(Collectors.toCollection(HashSet::new));
  }

  private static <D> D known(Optional<D> definition, String name) {
    return definition.orElseThrow(() -> new IllegalStateException("no definition " + name));
  }
}
