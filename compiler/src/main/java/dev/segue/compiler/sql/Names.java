package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.quotedName;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.unquotedName;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Names of tables and columns, quoted where they must be and nowhere else. */
final class Names {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private static final String RESERVED_WORDS =
      """
      add all alter and as autoincrement between case check collate commit constraint create cross
      current current_date current_time current_timestamp default deferrable delete distinct drop
      else end escape except exclude exists filter following for foreign from full glob group
      groups having if in index indexed inner insert intersect into is isnull join left like limit
      match materialized natural not nothing notnull null of offset on or order others outer over
      partition plan pragma preceding primary query raise range recursive references regexp release
      rename replace right rollback row rows savepoint select set table temp temporary then ties to
      transaction trigger unbounded union unique update using vacuum values view virtual when where
      window with without
      """;

  private static final Set<String> RESERVED = Set.of(RESERVED_WORDS.strip().split("\\s+"));

  private Names() {}

  /** A name of one part or more. */
  static Name of(String... parts) {
    return DSL.name(Arrays.stream(parts).map(Names::part).toArray(Name[]::new));
  }

  static Table<Record> tableOf(String... parts) {
    return table(of(parts));
  }

  static <T> Field<T> column(String alias, String column, Class<T> type) {
    return field(of(alias, column), type);
  }

  private static Name part(String part) {
    return PLAIN.matcher(part).matches() && !RESERVED.contains(part.toLowerCase(Locale.ROOT))
        ? unquotedName(part)
        : quotedName(part);
  }
}
