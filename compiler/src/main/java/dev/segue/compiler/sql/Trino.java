package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import dev.segue.compiler.sql.SqlFunction.Kind;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.QueryPart;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/**
 * Trino: columns with types; it takes no functions from outside, so that a statement begins with
 * those that it calls. What a list holds is looked at by lambdas, since it refuses most selects
 * from a list of an outer row.
 */
record Trino() implements TypedEngine {
  private static final Field<String> WHITE_SPACE = inline(Duckdb.WHITE_SPACE);

  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);

  private static final int LAST_YEAR = 9999;

  @Override
  public SQLDialect family() {
    return SQLDialect.TRINO;
  }

  /** Its driver writes values out, text with a length of its own. */
  @Override
  public boolean typesValues() {
    return false;
  }

  @Override
  public boolean isFile() {
    return false;
  }

  /** A statement goes in one piece: else it would travel in a header, which is short. */
  @Override
  public Map<String, String> connecting(String url) {
    return Map.of("explicitPrepare", "false");
  }

  @Override
  public List<String> opening() {
    // asks whether catalog and schema are there
    return List.of("show tables like 'segue'");
  }

  @Override
  public Optional<Encoding> encoding(String type) {
    if (type.startsWith("ARRAY") || type.equals("JSON")) {
      return Optional.of(Encoding.LIST);
    }
    return type.startsWith("TIMESTAMP") && type.endsWith("WITH TIME ZONE")
        ? Optional.of(Encoding.INSTANT)
        : Optional.empty();
  }

  @Override
  public boolean takesFunctions() {
    return false;
  }

  @Override
  public boolean looksUp() {
    return false;
  }

  /** What is not joined would be looked up. */
  @Override
  public boolean answersTogether() {
    return true;
  }

  @Override
  public int mostJoins() {
    return Integer.MAX_VALUE;
  }

  @Override
  public boolean hasTemporaryTables() {
    return false;
  }

  @Override
  public String rowsOf(Map<String, String> columns) {
    return columns.entrySet().stream()
        .map(c -> '"' + c.getKey() + "\" " + c.getValue())
        .collect(
            Collectors.joining(
                ", ", "select * from unnest(cast(json_parse(?) as array(row(", "))))"));
  }

  @Override
  public Optional<String> state(int code, String message) {
    return TrinoErrors.state(code, message);
  }

  @Override
  public String beginning(String statement) {
    Map<String, TrinoFunction> all = TrinoTexts.byName();
    Set<TrinoFunction> called = new LinkedHashSet<>();
    TrinoFunction.called(statement).forEach(name -> add(name, all, called));
    return called.isEmpty()
        ? ""
        : called.stream()
            .map(f -> f.name().equals(TrinoZones.PAST) ? TrinoZones.past(statement) : f)
            .map(TrinoFunction::text)
            .collect(Collectors.joining(",\n", "with ", "\n"));
  }

  private static void add(String name, Map<String, TrinoFunction> all, Set<TrinoFunction> called) {
    Optional.ofNullable(all.get(name))
        .filter(f -> !called.contains(f))
        .ifPresent(
            f -> {
              f.calls().forEach(c -> add(c, all, called));
              called.add(f);
            });
  }

  @Override
  public <T> Field<T> call(String function, Class<T> result, Field<?>... arguments) {
    List<Kind> kinds = SqlFunctions.named(function).parameters();
    Field<?>[] typed = new Field<?>[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      Kind kind = kinds.get(i);
      typed[i] = isOf(kind, arguments[i]) ? arguments[i] : kept(Typed.any(arguments[i]), kind);
    }
    return function(function, result, typed);
  }

  /** A value has its type with it. */
  private static boolean isOf(Kind kind, Field<?> argument) {
    Class<?> type = argument.getType();
    return argument instanceof Param<?> p
        && p.getValue() != null
        && switch (kind) {
          case TEXT -> type == String.class;
          case WHOLE -> type == Long.class || type == Integer.class;
          case REAL -> type == Double.class;
        };
  }

  @Override
  public Field<Long> sum(Field<Long> each) {
    // beyond the range it is missing, as every number that is too large
    return field("try_cast(sum(cast({0} as decimal(38, 0))) as bigint)", Long.class, each);
  }

  @Override
  public Field<Long> quotient(Field<Long> dividend, Field<Long> divisor) {
    return field("({0} / nullif({1}, 0))", Long.class, dividend, divisor);
  }

  @Override
  public Field<Long> floored(Field<Long> dividend, long divisor) {
    return field(
        "cast(floor(cast({0} as double) / {1}) as bigint)",
        Long.class, dividend, inline((double) divisor));
  }

  @Override
  public Field<Long> shifted(Field<Long> number, Field<Long> bits) {
    return field(
        "bitwise_right_shift_arithmetic(cast({0} as bigint), cast({1} as integer))",
        Long.class, number, bits);
  }

  @Override
  public Field<Long> lesser(Field<Long> a, Field<Long> b) {
    return DSL.least(a, b);
  }

  @Override
  public Field<Long> greater(Field<Long> a, Field<Long> b) {
    return DSL.greatest(a, b);
  }

  @Override
  public <T> Field<T> first(Field<T> each, Optional<Field<Long>> at) {
    return at.map(by -> function("min_by", each.getType(), each, by))
        .orElseGet(() -> field("element_at(array_agg({0}), 1)", each.getType(), each));
  }

  @Override
  public Field<Long> instant(Field<?> column) {
    return field(
        "date_diff('millisecond', timestamp '1970-01-01 00:00:00.000 UTC',"
            + " date_trunc('millisecond', {0}))",
        Long.class, column);
  }

  @Override
  public Condition since(Field<?> column, Instant first) {
    LocalDateTime at = LocalDateTime.ofInstant(first, ZoneOffset.UTC);
    return at.getYear() < 1 || at.getYear() > LAST_YEAR
        ? Logic.TRUE
        : condition("{0} >= timestamp '" + WRITTEN.format(at) + " UTC'", column);
  }

  @Override
  public Field<Object> listText(Field<?> column) {
    return field("json_format(cast({0} as json))", Object.class, column);
  }

  @Override
  public Field<String> text(Field<?> column) {
    return field("cast({0} as varchar)", String.class, column);
  }

  @Override
  public Field<Object> keyOfAny(Field<Object> key, boolean whole) {
    return whole
        ? field(
            "'0' || lpad(cast(cast({0} as decimal(38, 0)) + decimal '9223372036854775808'"
                + " as varchar), 20, '0')",
            Object.class, key)
        : field("'1' || {0}", Object.class, key);
  }

  @Override
  public Field<String> joined(Field<?> each) {
    return field(
        "array_join(array_agg(cast({0} as varchar)) filter (where {0} is not null), ' ')",
        String.class, each);
  }

  @Override
  public Field<String> end(Field<String> text, int length) {
    return when(DSL.length(text).le(inline(length)), text)
        .otherwise(function("substr", String.class, text, inline(-length)));
  }

  @Override
  public Field<String> trimmed(Field<String> text) {
    return field("trim(both {0} from {1})", String.class, WHITE_SPACE, text);
  }

  @Override
  public Condition matches(Field<String> text, Field<String> pattern, boolean positive) {
    Field<String> regex =
        val(RegexTranslation.of(((Param<String>) pattern).getValue(), RegexForm.JAVA));
    return positive
        ? condition("regexp_like({0}, {1})", text, regex)
        : condition("not regexp_like({0}, {1})", text, regex);
  }

  /** A list there is given as JSON text. */
  @Override
  public Field<Object> inJson(Field<?> json, List<String> path) {
    Field<String> place = inline(path(path));
    return field(
        "coalesce(json_extract_scalar({0}, {1}), nullif(json_format(json_extract({0}, {1})),"
            + " 'null'))",
        Object.class, json, place);
  }

  /** {@code $["a"]["b"]}. */
  private static String path(List<String> keys) {
    return keys.stream()
        .map(key -> "[\"" + key.replace("\\", "\\\\").replace("\"", "\\\"") + "\"]")
        .collect(Collectors.joining("", "$", ""));
  }

  @Override
  public Field<Object> array(Field<?> json) {
    return field(
        "case when json_array_length(cast({0} as varchar)) is not null then cast({0} as varchar)"
            + " end",
        Object.class, json);
  }

  @Override
  public QueryPart items(Field<?> list, Kind kind) {
    return DSL.sql("unnest({0}) as \"j\" (\"value\")", array(list, kind));
  }

  private static Field<?> array(Field<?> list, Kind kind) {
    return switch (kind) {
      case TEXT -> field("segue_items({0})", list);
      case WHOLE -> field("cast(json_parse({0}) as array(bigint))", list);
      case REAL -> field("cast(json_parse({0}) as array(double))", list);
    };
  }

  /** As rows {@code j} with a column {@code value}, for lambdas. */
  private static Field<?> rows(Field<?> list, Kind kind) {
    String type =
        switch (kind) {
          case TEXT -> "varchar";
          case WHOLE -> "bigint";
          case REAL -> "double";
        };
    return field(
        "transform({0}, x -> cast(row(x) as row(\"value\" " + type + ")))", array(list, kind));
  }

  @Override
  public Field<String> mapped(Field<?> list, Field<?> item) {
    return field(
        "json_format(cast(filter(transform({0}, \"j\" -> {1}), x -> x is not null) as json))",
        String.class, rows(list, Kind.TEXT), item);
  }

  @Override
  public Condition has(Field<?> list, Kind kind, Condition among, boolean positive) {
    return condition(
        (positive ? "" : "not ") + "coalesce(any_match({0}, \"j\" -> {1}), false)",
        rows(list, kind),
        among);
  }

  @Override
  public Field<Integer> distinct(Field<?> list, Kind kind, Field<?> item, Condition among) {
    return field(
        "coalesce(cardinality(array_distinct("
            + "transform(filter({0}, \"j\" -> {1}), \"j\" -> {2}))), 0)",
        Integer.class, rows(list, kind), among, item);
  }

  /** For each {@code count(distinct ..)} but one all rows would go to other workers once more. */
  @Override
  public Field<Long> distinct(Field<?> each) {
    return field("coalesce(cardinality(histogram({0})), 0)", Long.class, each);
  }

  @Override
  public Condition among(Field<?> item, Field<String> values, Kind kind) {
    return condition("contains({0}, {1})", array(values, kind), item);
  }
}
