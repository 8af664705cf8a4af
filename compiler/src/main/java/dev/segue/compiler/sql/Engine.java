package dev.segue.compiler.sql;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.SQLDialect;

/**
 * What emitting code asks about a database, answered by each in one table. A value that is NULL
 * makes a result NULL, unless said otherwise.
 */
sealed interface Engine extends EngineTexts permits Sqlite, TypedEngine {
  /** Which of its dialects jOOQ writes in. */
  SQLDialect family();

  /** Every name stands in quotes: words that are plain elsewhere are keywords here. */
  boolean quotesEveryName();

  /**
   * Of more values in one statement each is put into a call, which it does not compare with all.
   */
  default int mostPlainValues() {
    return Integer.MAX_VALUE;
  }

  /** Whether a value that is bound has its type without a cast. */
  default boolean typesValues() {
    return false;
  }

  /** Whether a column holds values of its type alone. */
  boolean holdsToTypes();

  /** Whether Segue's own tables can stand in such a database. */
  default boolean holdsState() {
    return false;
  }

  /** Whether its URLs name a file. */
  boolean isFile();

  /** The URL of an empty database in memory; nothing: there is no such thing. */
  default Optional<String> inMemory() {
    return Optional.empty();
  }

  /** What a connection to that URL is opened with. */
  Map<String, String> connecting(String url);

  /** Statements that come first on a connection. */
  List<String> opening();

  /** Statements around those that make something temporary in the session. */
  default List<String> making(boolean begins) {
    return List.of();
  }

  /** Statements after many rows were put into a table of the session. */
  default List<String> filled(String table, List<String> key) {
    return List.of();
  }

  /** How many rows a driver is to bring at a time; 0: as many as it likes. */
  default int rowsAtATime() {
    return 0;
  }

  /** Whether texts come quicker as their places among all texts of a column. */
  default boolean codesTexts() {
    return false;
  }

  /** Whether events come quicker as one text of all those of a contact ({@link PackSql}). */
  default boolean packsEvents() {
    return false;
  }

  /** As how many statements about one segment each it costs to read contacts and events once. */
  default int scanInStatements() {
    return 12;
  }

  /** Whether it works out many definitions in one statement sooner than what they need is read. */
  default boolean answersTogether() {
    return false;
  }

  /** The type of a column of text that compares by code point. */
  String textType();

  /** How a column of a type, in capitals, is written; nothing: as text or a number. */
  Optional<Encoding> encoding(String type);

  /** Whether functions written in Java can be registered on a connection. */
  boolean takesFunctions();

  /** The functions that are made in the session before this statement runs, in order. */
  default List<SessionFunction> functions(String text) {
    return List.of();
  }

  /** Whether text is compared by code point in every column but those that are {@link #folding}. */
  default boolean comparesByCodePoint() {
    return false;
  }

  /**
   * A query of (table, column) of those in which texts that differ may be equal, of which their
   * type says nothing.
   */
  default Optional<String> folding() {
    return Optional.empty();
  }

  /** Whether any select may depend on a row outside of it. */
  default boolean looksUp() {
    return true;
  }

  /** How many tables one select joins; SQLite takes no more than 64. */
  default int mostJoins() {
    return 50;
  }

  /** Whether a session can have tables of its own. */
  default boolean hasTemporaryTables() {
    return true;
  }

  /** A select of the rows that one bound JSON text lists, each a list of values of these types. */
  default String rowsOf(Map<String, String> columns) {
    throw new IllegalStateException("rows go into tables of the session");
  }

  /**
   * The state, as SQL's standard has them, of an error that comes with a code and a message of its
   * own alone.
   */
  default Optional<String> state(int code, String message) {
    return Optional.empty();
  }

  /** What a statement that calls functions has to begin with. */
  default String beginning(String statement) {
    return "";
  }

  /** A function of {@link SqlFunctions}. */
  <T> Field<T> call(String function, Class<T> result, Field<?>... arguments);

  /** The sum of whole numbers, itself one; over nothing NULL. */
  Field<Long> sum(Field<Long> each);

  /** A quotient rounded towards 0. */
  Field<Long> quotient(Field<Long> dividend, Field<Long> divisor);

  /** A quotient rounded down. */
  Field<Long> floored(Field<Long> dividend, long divisor);

  /** A number without its last bits. */
  Field<Long> shifted(Field<Long> number, Field<Long> bits);

  Field<Long> lesser(Field<Long> a, Field<Long> b);

  Field<Long> greater(Field<Long> a, Field<Long> b);

  /** Of the rows of a group the one that comes first by {@code at}: what it holds, NULL too. */
  <T> Field<T> first(Field<T> each, Optional<Field<Long>> at);

  /**
   * Of the rows of a group the first or the last in an order: what it holds, NULL too; nothing: all
   * have to be ranked.
   */
  default Optional<Field<Object>> chosen(Field<?> each, List<Field<?>> order, boolean last) {
    return Optional.empty();
  }

  /** Where in an order the last row of a group stands; nothing: all have to be ranked. */
  default Optional<Field<Object>> last(List<Field<?>> order) {
    return Optional.empty();
  }

  /**
   * Whether one of its own instants lies in the millisecond of the last of its group, or of the
   * first, where such rows are found sooner than all are ordered; nothing: they are not.
   */
  default Optional<Condition> lies(Field<?> each, Field<?> extreme, boolean last) {
    return Optional.empty();
  }

  /**
   * Whether rows of a table are read once for several measures of some of them sooner than for
   * each.
   */
  default boolean readsOnce() {
    return false;
  }

  /** Whether whom most have is read quicker where each stands there once. */
  default boolean groupsWho() {
    return false;
  }

  /**
   * Whether the events of one kind come by contact, in an index of Segue's own tables, so that each
   * contact is told once at no cost.
   */
  default boolean readsByContact() {
    return false;
  }

  /**
   * Whether who is in no set is found sooner where each is looked for in it than where it may say
   * of nobody that it does not know.
   */
  default boolean seeksAbsence() {
    return false;
  }

  /**
   * Whether, of those who are in one set and not in another, the first are taken first, if the
   * other is looked for.
   */
  default boolean joinsFewFirst() {
    return false;
  }

  /**
   * Whether whom rows of two tables are about is found sooner where those that one table alone
   * tells of are grouped by themselves.
   */
  default boolean groupsApart() {
    return false;
  }

  /**
   * Whether rows of everybody are joined to contacts sooner in the order of whose they are, as an
   * index has them, and with those contacts too of whom nothing is asked.
   */
  default boolean joinsInOrder() {
    return false;
  }

  /** Whether a select in one case of several is worked out only where that case comes true. */
  default boolean looksUpWhereAsked() {
    return false;
  }

  /**
   * Of the values of a group that are there the one at so many of their places, rounded up, the
   * first at 0; nothing: all have to be ranked.
   */
  default Optional<Field<Object>> percentile(Field<?> each, Hundredths share) {
    return Optional.empty();
  }

  /** What all rows of a group hold. */
  Field<Object> alike(Field<Object> each);

  /** The engine's own instant, in milliseconds. */
  Field<Long> instant(Field<?> column);

  /** An instant of its own, of milliseconds; nothing: its own are read at no cost. */
  default Optional<Field<Object>> instantOf(Field<Long> milliseconds) {
    return Optional.empty();
  }

  /**
   * Whether one of its own instants comes so many milliseconds or more after another, both cut to
   * milliseconds, or (negative) sooner; nothing: they have to be read.
   */
  default Optional<Condition> reaches(
      Field<?> from, Field<?> to, long milliseconds, boolean positive) {
    return Optional.empty();
  }

  /** The engine's own point in time without a zone, in milliseconds as if it were in UTC. */
  default Field<Long> local(Field<?> column) {
    return Typed.whole(column);
  }

  /** The engine's own day, since 1970-01-01. */
  default Field<Long> day(Field<?> column) {
    return Typed.whole(column);
  }

  /** The engine's own boolean: 1 or 0. */
  default Field<Long> truth(Field<?> column) {
    return Typed.whole(column);
  }

  /** The engine's own whole number, scaled; NULL where it is beyond the precision. */
  default Field<Long> whole(Field<?> column, int precision, int scale) {
    return Typed.whole(column);
  }

  /** The engine's own exact number, rounded half up and scaled, likewise. */
  default Field<Long> decimal(Field<?> column, int precision, int scale) {
    return Typed.whole(column);
  }

  /** The engine's own exact number, of no more digits than are declared, scaled. */
  default Field<Long> fixed(Field<?> column, int scale) {
    return Typed.whole(column);
  }

  /** A whole number, scaled, as an exact number of its own; NULL where it is too large. */
  default Field<Object> unscaled(Field<Long> whole, int scale) {
    return Typed.any(whole);
  }

  /** Whether an exact number may be none. */
  default boolean hasNotANumber() {
    return false;
  }

  /** Whether columns of its own types are compared with constants as they are. */
  default boolean comparesItsOwn() {
    return false;
  }

  /** What holds of the instants of its own from one on, if not of all. */
  default Condition since(Field<?> column, Instant first) {
    return Logic.TRUE;
  }

  /** The engine's own list, as JSON text. */
  Field<Object> listText(Field<?> column);

  /** A column of Segue's own tables that holds values of every type. */
  Field<Object> kept(Field<Object> column, SqlFunction.Kind kind);

  /**
   * Whether a type of its own is of text with other rules: an identifier, one of a list of words.
   */
  default boolean isOfWords(String type) {
    return encoding(type).filter(Encoding.TEXT::equals).isPresent();
  }

  /** Text as it compares without case. */
  default Field<String> folded(Field<?> text) {
    return call(TextFunctions.FOLD, String.class, text);
  }

  /** What stands under a path of keys in JSON text; NULL where it is none. */
  Field<Object> inJson(Field<?> json, List<String> path);

  /** JSON text if it is an array, else NULL. */
  Field<Object> array(Field<?> json);

  /** The items of a list as rows {@code j} with a column {@code value}. */
  QueryPart items(Field<?> list, SqlFunction.Kind kind);

  /** A list of what {@code j.value} of each item of a list of text comes to, without NULL. */
  Field<String> mapped(Field<?> list, Field<?> item);

  /**
   * Whether {@code among} holds for {@code j.value} of an item of a list, or (negative) of none.
   */
  default Condition has(Field<?> list, SqlFunction.Kind kind, Condition among, boolean positive) {
    var found = select(inline(1)).from(table("{0}", items(list, kind))).where(among);
    return positive ? exists(found) : notExists(found);
  }

  /** How many values of a group differ, beside other aggregates of the same rows. */
  default Field<Long> distinct(Field<?> each) {
    return Typed.whole(countDistinct(each));
  }

  /** How many different ones there are of what the items come to for which it holds. */
  default Field<Integer> distinct(
      Field<?> list, SqlFunction.Kind kind, Field<?> item, Condition among) {
    return field(select(countDistinct(item)).from(table("{0}", items(list, kind))).where(among));
  }

  /** Whether what an item of a list comes to stands in another list. */
  default Condition among(Field<?> item, Field<String> values, SqlFunction.Kind kind) {
    return condition(
        "{0} in {1}",
        item,
        select(Names.column("j", "value", Object.class)).from(table("{0}", items(values, kind))));
  }
}
