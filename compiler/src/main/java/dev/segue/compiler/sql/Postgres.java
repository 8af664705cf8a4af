package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;

import dev.segue.compiler.sql.SqlFunction.Kind;
import java.math.BigInteger;
import java.util.ArrayList;
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

/** PostgreSQL: columns with types; functions that it lacks are made in the session. */
record Postgres() implements TypedEngine {
  private static final BigInteger LONG = BigInteger.valueOf(Long.MAX_VALUE);

  @Override
  public SQLDialect family() {
    return SQLDialect.POSTGRES;
  }

  @Override
  public boolean holdsState() {
    return true;
  }

  @Override
  public boolean isFile() {
    return false;
  }

  @Override
  public Map<String, String> connecting(String url) {
    // a statement is planned for its values, and for tables as they are now
    return Map.of("ApplicationName", "segue", "connectTimeout", "10", "prepareThreshold", "0");
  }

  @Override
  public List<String> opening() {
    return List.of(
        "set timezone = 'UTC'",
        "set datestyle = 'ISO, YMD'",
        "set extra_float_digits = 1",
        "set standard_conforming_strings = on",
        // what is compiled for one statement is worked out before it is known to pay
        "set jit = off",
        // a set of contacts that does not fit is looked through once for each of them
        "set work_mem = '256MB'",
        "do $$ begin if current_setting('server_encoding') <> 'UTF8' then raise exception"
            + " using errcode = 'feature_not_supported', message = 'its text is in '"
            + " || current_setting('server_encoding') || ', not in UTF8'; end if; end $$",
        making(false).getFirst());
  }

  @Override
  public List<String> making(boolean begins) {
    return List.of("set default_transaction_read_only = " + (begins ? "off" : "on"));
  }

  /** Nobody does it for tables of a session. */
  @Override
  public List<String> filled(String table, List<String> key) {
    List<String> all = new ArrayList<>();
    if (!key.isEmpty()) {
      all.add(
          key.stream()
              .map(k -> '"' + k + '"')
              .collect(Collectors.joining(", ", "create index on \"" + table + "\" (", ")")));
    }
    all.add("analyze \"" + table + '"');
    return all;
  }

  @Override
  public int rowsAtATime() {
    return 10_000;
  }

  @Override
  public String textType() {
    return "text collate \"C\"";
  }

  @Override
  public Optional<Encoding> encoding(String type) {
    return PostgresTypes.encoding(type);
  }

  @Override
  public boolean takesFunctions() {
    return false;
  }

  @Override
  public List<SessionFunction> functions(String text) {
    return PostgresFunctions.calledIn(text);
  }

  @Override
  public <T> Field<T> call(String function, Class<T> result, Field<?>... arguments) {
    List<Kind> kinds = SqlFunctions.named(function).parameters();
    Field<?>[] typed = new Field<?>[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      typed[i] = kinds.get(i) == Kind.TEXT ? asText(arguments[i]) : arguments[i];
    }
    Field<T> called = made(function, result, typed);
    return result == String.class ? field("{0} collate \"C\"", result, called) : called;
  }

  /** A call of a function of the session. */
  private static <T> Field<T> made(String name, Class<T> result, Field<?>... arguments) {
    String places =
        IntStream.range(0, arguments.length)
            .mapToObj(i -> "{" + i + "}")
            .collect(Collectors.joining(", ", "(", ")"));
    return field(PostgresFunctions.SCHEMA + name + places, result, (Object[]) arguments);
  }

  /** A value that is bound has its type with it. */
  private static Field<?> asText(Field<?> argument) {
    return argument instanceof Param && argument.getType() == String.class
        ? argument
        : field("cast({0} as text)", String.class, argument);
  }

  @Override
  public Field<Long> sum(Field<Long> each) {
    // beyond the range it is missing, as every number that is too large
    return field(
        "case when sum({0}) between {1} and {2} then cast(sum({0}) as bigint) end",
        Long.class, each, inline(LONG.negate()), inline(LONG));
  }

  @Override
  public Field<Long> quotient(Field<Long> dividend, Field<Long> divisor) {
    return dividend.div(divisor);
  }

  @Override
  public Field<Long> floored(Field<Long> dividend, long divisor) {
    return field(
        "({0} / {1} - case when {0} % {1} < 0 then 1 else 0 end)",
        Long.class, dividend, inline(divisor));
  }

  @Override
  public Field<Long> shifted(Field<Long> number, Field<Long> bits) {
    return field("({0} >> cast({1} as integer))", Long.class, number, bits);
  }

  @Override
  public <T> Field<T> first(Field<T> each, Optional<Field<Long>> at) {
    Field<?> typed = typed(each);
    return at.map(by -> field("(array_agg({0} order by {1}))[1]", each.getType(), typed, by))
        .orElseGet(() -> field("(array_agg({0}))[1]", each.getType(), typed));
  }

  @Override
  public Field<Object> alike(Field<Object> each) {
    return first(each, Optional.empty());
  }

  /** A NULL that stands there by itself has a type, or no aggregate fits it. */
  private static Field<?> typed(Field<?> each) {
    return each instanceof Param<?> param && param.getValue() == null
        ? field("cast({0} as " + (param.getType() == Long.class ? "bigint" : "text") + ")", each)
        : each;
  }

  @Override
  public Optional<Condition> lies(Field<?> each, Field<?> extreme, boolean last) {
    return Optional.of(PostgresInstants.lies(each, extreme, last));
  }

  /** Grouped they come in the order of an index; else each contact is looked for there. */
  @Override
  public boolean groupsWho() {
    return true;
  }

  @Override
  public boolean seeksAbsence() {
    return true;
  }

  @Override
  public boolean joinsFewFirst() {
    return true;
  }

  /** Of a union it expects 200 groups, and takes no index in whose order they would come. */
  @Override
  public boolean groupsApart() {
    return true;
  }

  /** A table of all contacts to look them up in is made for the price of reading them twice. */
  @Override
  public boolean joinsInOrder() {
    return true;
  }

  @Override
  public boolean looksUpWhereAsked() {
    return true;
  }

  @Override
  public Optional<Field<Object>> percentile(Field<?> each, Hundredths share) {
    return Optional.of(
        field(
            "percentile_disc(cast({1} as double precision)) within group (order by {0})",
            Object.class, each, val(share.atMost())));
  }

  @Override
  public Field<Long> instant(Field<?> column) {
    return PostgresInstants.read(column);
  }

  @Override
  public Optional<Field<Object>> instantOf(Field<Long> milliseconds) {
    return Optional.of(PostgresInstants.of(milliseconds));
  }

  @Override
  public Optional<Condition> reaches(
      Field<?> from, Field<?> to, long milliseconds, boolean positive) {
    return PostgresInstants.reaches(from, to, milliseconds, positive);
  }

  @Override
  public Field<Long> local(Field<?> column) {
    return PostgresInstants.milliseconds(column);
  }

  @Override
  public Field<Long> day(Field<?> column) {
    return field(
        "case when isfinite({0}) then cast({0} - date '1970-01-01' as bigint) end",
        Long.class, column);
  }

  @Override
  public Field<Long> truth(Field<?> column) {
    return field("cast(cast({0} as integer) as bigint)", Long.class, column);
  }

  @Override
  public Field<Long> fixed(Field<?> column, int scale) {
    return field(
        "case when {0} < 'NaN' then cast({0} * {1} as bigint) end",
        Long.class, column, inline(NumberSql.tenTo(scale).longValueExact()));
  }

  @Override
  public boolean hasNotANumber() {
    return true;
  }

  @Override
  public boolean comparesItsOwn() {
    return true;
  }

  @Override
  public Field<Object> listText(Field<?> column) {
    return field("cast(to_json({0}) as text)", Object.class, column);
  }

  /** Of other values in the same column a cast would be an error. */
  @Override
  public Field<Object> kept(Field<Object> column, Kind kind) {
    return switch (kind) {
      case TEXT -> column;
      case WHOLE ->
          field(
              "case when {0} ~ '^-?[0-9]{1,18}$' then cast({0} as bigint) end",
              Object.class, column);
      case REAL -> throw new IllegalArgumentException("no such value is kept");
    };
  }

  @Override
  public Optional<String> folding() {
    return Optional.of(PostgresText.FOLDING);
  }

  @Override
  public Field<String> text(Field<?> column) {
    return field("cast({0} as text) collate \"C\"", String.class, column);
  }

  @Override
  public Field<String> known(Field<String> text) {
    return text(text);
  }

  @Override
  public Field<Object> ordered(Field<Object> key) {
    return field("{0} collate \"C\"", Object.class, key);
  }

  @Override
  public Field<Object> sought(Field<Object> key) {
    return field("{0} collate \"default\"", Object.class, key);
  }

  @Override
  public Field<Object> keyOfAny(Field<Object> key, boolean whole) {
    return whole
        ? field(
            "'0' || lpad(cast(cast({0} as numeric) + 9223372036854775808 as text), 20, '0') collate"
                + " \"C\"",
            Object.class, key)
        : field("'1' || {0}", Object.class, key);
  }

  /** What counts characters from the end looks at all of them. */
  @Override
  public Condition endsWith(Field<String> text, String end, boolean positive) {
    return like(text, val("%" + LikePattern.plain(end)), positive);
  }

  @Override
  public Condition startsWith(Field<String> text, String start, boolean positive) {
    return like(text, val(LikePattern.plain(start) + "%"), positive);
  }

  @Override
  public Field<String> trimmed(Field<String> text) {
    return function("btrim", String.class, text, inline(Duckdb.WHITE_SPACE));
  }

  @Override
  public Condition matches(Field<String> text, Field<String> pattern, boolean positive) {
    Field<String> regex =
        val(RegexTranslation.of(((Param<String>) pattern).getValue(), RegexForm.ADVANCED));
    return positive
        ? condition("{0} ~ {1} collate \"C\"", text, regex)
        : condition("{0} !~ {1} collate \"C\"", text, regex);
  }

  @Override
  public Field<Object> inJson(Field<?> json, List<String> path) {
    String keys =
        path.stream()
            .map(k -> '"' + k.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
            .collect(Collectors.joining(",", "{", "}"));
    return made(PostgresText.IN_JSON, Object.class, json, inline(keys));
  }

  @Override
  public Field<Object> array(Field<?> json) {
    return made(PostgresText.ARRAY, Object.class, json);
  }

  @Override
  public QueryPart items(Field<?> list, Kind kind) {
    return PostgresText.rowsOf(made(PostgresText.ITEMS, String.class, list), kind);
  }

  @Override
  public Field<String> mapped(Field<?> list, Field<?> item) {
    return Items.mapped(
        items(list, Kind.TEXT),
        item,
        each ->
            field(
                "('[' || coalesce(string_agg(to_json({0})::text, ','), '') || ']')",
                String.class, each));
  }
}
