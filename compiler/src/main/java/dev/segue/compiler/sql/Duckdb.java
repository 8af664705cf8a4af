package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import dev.segue.compiler.sql.SqlFunction.Kind;
import dev.segue.compiler.type.WhiteSpace;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.QueryPart;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** DuckDB: columns with types; functions that it lacks are registered on the connection. */
record Duckdb() implements TypedEngine {
  static final String WHITE_SPACE =
      IntStream.rangeClosed(0, Character.MAX_VALUE)
          .mapToObj(Character::toString)
          .filter(WhiteSpace::isBlank)
          .collect(Collectors.joining());

  private static final String MEMORY = ":memory:";

  private static final Map<String, Encoding> TYPES =
      Map.ofEntries(
          Map.entry("TIMESTAMP WITH TIME ZONE", Encoding.INSTANT),
          Map.entry("TIMESTAMP", Encoding.LOCAL),
          Map.entry("DATE", Encoding.DAY),
          Map.entry("BOOLEAN", Encoding.TRUTH),
          Map.entry("TINYINT", Encoding.WHOLE),
          Map.entry("SMALLINT", Encoding.WHOLE),
          Map.entry("INTEGER", Encoding.WHOLE),
          Map.entry("BIGINT", Encoding.WHOLE),
          Map.entry("HUGEINT", Encoding.WHOLE),
          Map.entry("UTINYINT", Encoding.WHOLE),
          Map.entry("USMALLINT", Encoding.WHOLE),
          Map.entry("UINTEGER", Encoding.WHOLE),
          Map.entry("UBIGINT", Encoding.WHOLE));

  /** What is called with more arguments takes all of them as text. */
  private static final int MOST_TYPED = 2;

  @Override
  public SQLDialect family() {
    return SQLDialect.DUCKDB;
  }

  @Override
  public boolean isFile() {
    return true;
  }

  @Override
  public Optional<String> inMemory() {
    return Optional.of("jdbc:duckdb:" + MEMORY);
  }

  @Override
  public Map<String, String> connecting(String url) {
    return url.contains(MEMORY) ? Map.of() : Map.of("duckdb.read_only", "true");
  }

  /** Its driver makes every text of every row, and takes longer for them than all the rest. */
  @Override
  public boolean codesTexts() {
    return true;
  }

  /** It is quick to ask: what it reads is brought over row by row. */
  @Override
  public int scanInStatements() {
    return 40;
  }

  @Override
  public List<String> opening() {
    return List.of("set TimeZone = 'UTC'", "set default_collation = ''");
  }

  @Override
  public Optional<Encoding> encoding(String type) {
    if (type.endsWith("[]")) {
      return Optional.of(Encoding.LIST);
    }
    return type.startsWith("DECIMAL(")
        ? Optional.of(Encoding.DECIMAL)
        : Optional.ofNullable(TYPES.get(type));
  }

  @Override
  public boolean isOfWords(String type) {
    return type.equals("UUID") || type.startsWith("ENUM");
  }

  @Override
  public boolean takesFunctions() {
    return true;
  }

  @Override
  public <T> Field<T> call(String function, Class<T> result, Field<?>... arguments) {
    List<Kind> kinds = SqlFunctions.named(function).parameters();
    Field<?>[] typed = new Field<?>[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      Kind kind = arguments.length > MOST_TYPED ? Kind.TEXT : kinds.get(i);
      typed[i] = isOf(kind, arguments[i]) ? arguments[i] : kept(Typed.any(arguments[i]), kind);
    }
    return function(function, result, typed);
  }

  /** A value that is bound has its type with it. */
  private static boolean isOf(Kind kind, Field<?> argument) {
    return argument instanceof Param
        && argument.getType()
            == switch (kind) {
              case TEXT -> String.class;
              case WHOLE -> Long.class;
              case REAL -> Double.class;
            };
  }

  @Override
  public Field<Long> sum(Field<Long> each) {
    // beyond the range it is missing, as every number that is too large
    return field("try_cast(sum({0}) as bigint)", Long.class, each);
  }

  @Override
  public Field<Long> quotient(Field<Long> dividend, Field<Long> divisor) {
    // the sign for it would begin a comment in jOOQ's templates
    return function("divide", Long.class, dividend, divisor);
  }

  @Override
  public Field<Long> floored(Field<Long> dividend, long divisor) {
    return field(
        "cast(floor({0} / {1}) as bigint)", Long.class, dividend, inline((double) divisor));
  }

  @Override
  public Field<Long> shifted(Field<Long> number, Field<Long> bits) {
    return field("({0} >> {1})", Long.class, number, bits);
  }

  @Override
  public <T> Field<T> first(Field<T> each, Optional<Field<Long>> at) {
    return at.map(by -> field("first({0} order by {1})", each.getType(), each, by))
        .orElseGet(() -> function("first", each.getType(), each));
  }

  @Override
  public Optional<Field<Object>> chosen(Field<?> each, List<Field<?>> order, boolean last) {
    return Optional.of(
        function(last ? "arg_max_null" : "arg_min_null", Object.class, each, row(order)));
  }

  @Override
  public Optional<Field<Object>> last(List<Field<?>> order) {
    return Optional.of(function("max", Object.class, row(order)));
  }

  private static Field<Object> row(List<Field<?>> fields) {
    return function("row", Object.class, fields.toArray(Field<?>[]::new));
  }

  @Override
  public boolean readsOnce() {
    return true;
  }

  @Override
  public boolean comparesByCodePoint() {
    return true;
  }

  /** Which column it is, it does not tell. */
  @Override
  public Optional<String> folding() {
    return Optional.of(
        "select table_name, column_name from duckdb_columns() where data_type = 'VARCHAR'"
            + " and not internal and exists (select 1 from (select sql from duckdb_tables()"
            + " union all select sql from duckdb_views() where not internal"
            + " union all select macro_definition from duckdb_functions() where not internal)"
            + " where contains(lower(sql), 'collate'))");
  }

  @Override
  public boolean seeksAbsence() {
    return true;
  }

  /** Beside a decimal it counts places in whole numbers. */
  @Override
  public Optional<Field<Object>> percentile(Field<?> each, Hundredths share) {
    return Optional.of(
        field(
            "quantile_disc({0}, cast({1} as decimal(7, 6)))",
            Object.class, each, val(share.decimal())));
  }

  /** Its {@code epoch_ms} rounds, and its quotients are cut towards 0. */
  @Override
  public Field<Long> instant(Field<?> column) {
    Field<Long> fine = function("epoch_us", Long.class, column);
    Field<Long> many = inline(1_000L);
    return when(fine.lt(inline(0L)), quotient(fine.minus(inline(999L)), many))
        .otherwise(quotient(fine, many));
  }

  @Override
  public Field<Long> local(Field<?> column) {
    return instant(column);
  }

  @Override
  public Field<Long> day(Field<?> column) {
    return field("case when isfinite({0}) then {0} - date '1970-01-01' end", Long.class, column);
  }

  @Override
  public Field<Long> truth(Field<?> column) {
    return field("cast({0} as bigint)", Long.class, column);
  }

  /** What does not fit comes out as NULL, rounded as it fits. */
  @Override
  public Field<Long> decimal(Field<?> column, int precision, int scale) {
    return scale == 0
        ? TypedEngine.super.decimal(column, precision, scale)
        : field(
            "cast(try_cast({0} as decimal(" + precision + ", " + scale + ")) * {1} as bigint)",
            Long.class,
            column,
            inline(NumberSql.tenTo(scale).longValueExact()));
  }

  /** As narrow as those that it is compared with. */
  @Override
  public Field<Object> unscaled(Field<Long> whole, int scale) {
    return field(
        "try_cast({0} * {1} as decimal(18, " + scale + "))",
        Object.class,
        whole,
        inline(BigDecimal.ONE.movePointLeft(scale)));
  }

  @Override
  public boolean comparesItsOwn() {
    return true;
  }

  @Override
  public Field<Object> listText(Field<?> column) {
    return field("cast(to_json({0}) as varchar)", Object.class, column);
  }

  @Override
  public Field<String> text(Field<?> column) {
    return field("cast({0} as varchar) collate \"binary\"", String.class, column);
  }

  @Override
  public Field<Object> keyOfAny(Field<Object> key, boolean whole) {
    return whole
        ? field(
            "'0' || lpad(cast(cast({0} as hugeint) + 9223372036854775808 as varchar), 20, '0')",
            Object.class, key)
        : field("'1' || {0}", Object.class, key);
  }

  /** Of text in one byte a character it is what its own function makes of it. */
  @Override
  public Field<String> folded(Field<?> text) {
    return field(
        "case when strlen({0}) = length({0}) then lower({0}) else {1} end",
        String.class, text, call(TextFunctions.FOLD, String.class, text));
  }

  @Override
  public Condition endsWith(Field<String> text, String end, boolean positive) {
    return condition(positive ? "suffix({0}, {1})" : "not suffix({0}, {1})", text, val(end));
  }

  @Override
  public Condition contains(Field<String> text, Field<String> part, boolean positive) {
    return condition(positive ? "contains({0}, {1})" : "not contains({0}, {1})", text, part);
  }

  @Override
  public Condition startsWith(Field<String> text, String start, boolean positive) {
    return condition(positive ? "prefix({0}, {1})" : "not prefix({0}, {1})", text, val(start));
  }

  @Override
  public Field<String> trimmed(Field<String> text) {
    return function("trim", String.class, text, inline(WHITE_SPACE));
  }

  @Override
  public Condition matches(Field<String> text, Field<String> pattern, boolean positive) {
    return call(TextFunctions.MATCHES, Long.class, text, pattern).eq(inline(positive ? 1L : 0L));
  }

  @Override
  public Field<Object> inJson(Field<?> json, List<String> path) {
    Field<?> text = field("cast({0} as varchar)", json);
    // malformed JSON would be an error: it is missing
    return function(
        "json_extract_string",
        Object.class,
        when(condition("json_valid({0})", text), text),
        inline(place(path)));
  }

  /** A star would stand for every key, in quotes too; but not in a pointer. */
  private static String place(List<String> path) {
    return path.contains("*")
        ? path.stream()
            .map(k -> "/" + k.replace("~", "~0").replace("/", "~1"))
            .collect(Collectors.joining())
        : JsonText.path(path);
  }

  @Override
  public Field<Object> array(Field<?> json) {
    Field<?> text = field("cast({0} as varchar)", json);
    Field<?> valid = when(condition("json_valid({0})", text), text);
    return Typed.any(when(function("json_type", String.class, valid).eq(inline("ARRAY")), text));
  }

  @Override
  public QueryPart items(Field<?> list, Kind kind) {
    String type =
        switch (kind) {
          case TEXT -> "[\"varchar\"]";
          case WHOLE -> "[\"bigint\"]";
          case REAL -> "[\"double\"]";
        };
    // also asked of rows that another condition of the statement leaves out
    return DSL.sql(
        "(select unnest(from_json(case when json_valid(\"l\".\"list\") then \"l\".\"list\" end,"
            + " {1})) as \"value\" from (select {0} as \"list\") as \"l\") as \"j\"",
        list, inline(type));
  }

  @Override
  public Field<String> mapped(Field<?> list, Field<?> item) {
    return Items.mapped(
        items(list, SqlFunction.Kind.TEXT),
        item,
        each -> field("coalesce(cast(to_json(list({0})) as varchar), '[]')", String.class, each));
  }
}
