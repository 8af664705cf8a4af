package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import dev.segue.compiler.type.WhiteSpace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** SQLite: columns without types; functions that it lacks are registered on the connection. */
record Sqlite() implements Engine {
  /** The code points of white space. */
  private static final Field<?>[] WHITE_SPACE =
      IntStream.rangeClosed(0, Character.MAX_VALUE)
          .filter(c -> WhiteSpace.isBlank(Character.toString(c)))
          .mapToObj(DSL::inline)
          .toArray(Field<?>[]::new);

  @Override
  public SQLDialect family() {
    return SQLDialect.SQLITE;
  }

  @Override
  public boolean quotesEveryName() {
    return false;
  }

  @Override
  public int mostPlainValues() {
    return 1_000;
  }

  /** Its driver is called for each cell. */
  @Override
  public boolean packsEvents() {
    return true;
  }

  @Override
  public boolean holdsToTypes() {
    return false;
  }

  @Override
  public boolean isFile() {
    return true;
  }

  @Override
  public Map<String, String> connecting(String url) {
    return Map.of();
  }

  @Override
  public List<String> opening() {
    return List.of();
  }

  @Override
  public String textType() {
    return "text";
  }

  @Override
  public Optional<Encoding> encoding(String type) {
    return Optional.empty();
  }

  @Override
  public boolean takesFunctions() {
    return true;
  }

  @Override
  public <T> Field<T> call(String function, Class<T> result, Field<?>... arguments) {
    return function(function, result, arguments);
  }

  @Override
  public Field<Long> sum(Field<Long> each) {
    return Typed.whole(DSL.sum(each));
  }

  @Override
  public Field<Long> quotient(Field<Long> dividend, Field<Long> divisor) {
    return dividend.div(divisor);
  }

  @Override
  public Field<Long> floored(Field<Long> dividend, long divisor) {
    return field(
        "cast(floor({0} / {1}) as integer)", Long.class, dividend, inline((double) divisor));
  }

  @Override
  public Field<Long> shifted(Field<Long> number, Field<Long> bits) {
    return number.shr(bits);
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
  public boolean readsByContact() {
    return true;
  }

  /** Of text in one byte a character it is what its own function makes of it. */
  @Override
  public Field<String> folded(Field<?> text) {
    return field(
        "case when octet_length({0}) = length({0}) then lower({0}) else {1} end",
        String.class, text, call(TextFunctions.FOLD, String.class, text));
  }

  /** Beside {@code min(at)} SQLite gives the rest of that row. */
  @Override
  public <T> Field<T> first(Field<T> each, Optional<Field<Long>> at) {
    return each;
  }

  @Override
  public Field<Object> alike(Field<Object> each) {
    return each;
  }

  @Override
  public Field<Long> instant(Field<?> column) {
    return Typed.whole(column);
  }

  @Override
  public Field<Object> listText(Field<?> column) {
    return Typed.any(column);
  }

  @Override
  public Field<Object> kept(Field<Object> column, SqlFunction.Kind kind) {
    return column;
  }

  @Override
  public Field<String> text(Field<?> column) {
    return field("cast({0} as text) collate binary", String.class, column);
  }

  @Override
  public Field<Long> place(Field<String> text, Field<String> part) {
    return function("instr", Long.class, text, part);
  }

  @Override
  public Field<String> end(Field<String> text, int length) {
    return function("substr", String.class, text, inline(-length));
  }

  @Override
  public Field<String> trimmed(Field<String> text) {
    return function("trim", String.class, text, function("char", String.class, WHITE_SPACE));
  }

  @Override
  public Condition like(Field<String> text, String glob, boolean positive) {
    return truth(function(TextFunctions.LIKE, Long.class, text, val(glob)), positive);
  }

  @Override
  public Condition matches(Field<String> text, Field<String> pattern, boolean positive) {
    return truth(function(TextFunctions.MATCHES, Long.class, text, pattern), positive);
  }

  private static Condition truth(Field<Long> truth, boolean positive) {
    return truth.eq(inline(positive ? 1L : 0L));
  }

  @Override
  public Field<Object> inJson(Field<?> json, List<String> path) {
    // malformed JSON would be an error: it is missing
    Field<?> valid = when(condition("json_valid({0})", json), json);
    return function("json_extract", Object.class, valid, inline(JsonText.path(path)));
  }

  @Override
  public Field<Object> array(Field<?> json) {
    return Typed.any(
        when(
            condition("json_valid({0})", json)
                .and(function("json_type", String.class, json).eq(inline("array"))),
            json));
  }

  @Override
  public QueryPart items(Field<?> list, SqlFunction.Kind kind) {
    return DSL.sql("json_each({0}) as j", list);
  }

  @Override
  public Field<String> mapped(Field<?> list, Field<?> item) {
    return Items.mapped(
        items(list, SqlFunction.Kind.TEXT),
        item,
        each -> function("json_group_array", String.class, each));
  }
}
