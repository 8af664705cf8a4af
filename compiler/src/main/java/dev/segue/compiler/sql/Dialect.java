package dev.segue.compiler.sql;

import dev.segue.compiler.type.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jooq.Field;

/** The databases that statements are written for. */
public enum Dialect {
  SQLITE(new Sqlite()),
  DUCKDB(new Duckdb()),
  POSTGRESQL(new Postgres()),
  TRINO(new Trino());

  /** The one that comes with Segue, which opens its files itself: where no other is named. */
  public static final Dialect OWN = SQLITE;

  @SuppressWarnings("ImmutableEnumChecker") // an engine only answers
  private final Engine engine;

  Dialect(Engine engine) {
    this.engine = engine;
  }

  /** What it answers; emitting code asks a question, never which database this is. */
  Engine engine() {
    return engine;
  }

  /** The word for it: {@code duckdb}; also the second part of its JDBC URLs. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Dialect> named(String word) {
    return Arrays.stream(values()).filter(d -> d.word().equals(word)).findFirst();
  }

  /** Whether text is compared by code point in every column but those that are {@link #folding}. */
  public boolean comparesByCodePoint() {
    return engine.comparesByCodePoint();
  }

  /** A query of (table, column) of those in which texts that differ may be equal. */
  public Optional<String> folding() {
    return engine.folding();
  }

  /** What a column holds, as text that is compared by code point. */
  public Field<String> text(Field<?> column) {
    return engine.text(column);
  }

  /** The one of {@code jdbc:duckdb:members.duckdb}. */
  public static Optional<Dialect> ofUrl(String url) {
    return Arrays.stream(values())
        .filter(d -> url.startsWith("jdbc:" + d.word() + ":"))
        .findFirst();
  }

  /** The name under which jOOQ knows it. */
  public String family() {
    return engine.family().name();
  }

  /** Whether Segue's own tables can stand in such a database. */
  public boolean holdsState() {
    return engine.holdsState();
  }

  /** Whether a column holds values of its type alone. */
  public boolean holdsToTypes() {
    return engine.holdsToTypes();
  }

  /** Whether its URLs name a file. */
  public boolean isFile() {
    return engine.isFile();
  }

  /** The URL of an empty database in memory; nothing: there is no such thing. */
  public Optional<String> inMemory() {
    return engine.inMemory();
  }

  /** What a connection to that URL is opened with, so that nothing can be changed by it. */
  public Map<String, String> connecting(String url) {
    return engine.connecting(url);
  }

  /** Statements that come first on a connection. */
  public List<String> opening() {
    return engine.opening();
  }

  /** The type of a column of whole numbers. */
  public String wholeType() {
    return "bigint";
  }

  /** The type of a column of text that compares by code point. */
  public String textType() {
    return engine.textType();
  }

  /** How a column of a type, in capitals, is written; nothing: as text or a number. */
  public Optional<Encoding> encoding(String type) {
    return engine.encoding(type);
  }

  /** The same of what is declared to stand in it: where the column holds just that. */
  public Optional<Encoding> encoding(String type, Type declared) {
    return engine
        .encoding(type)
        .filter(e -> e.isOwnOf(declared))
        .map(e -> e == Encoding.DECIMAL && Digits.fit(type, declared) ? Encoding.FIXED : e);
  }

  /** Whether a type, in capitals, is of text with other rules, so that its values are words. */
  public boolean isOfWords(String type) {
    return engine.isOfWords(type);
  }

  /** Whether a session can have tables of its own. */
  public boolean hasTemporaryTables() {
    return engine.hasTemporaryTables();
  }

  /** A select of the rows that one bound JSON text lists, each a list of values of these types. */
  public String rowsOf(Map<String, String> columns) {
    return engine.rowsOf(columns);
  }

  /**
   * The state, as SQL's standard has them, of an error that comes with a code and a message of its
   * own alone.
   */
  public Optional<String> state(int code, String message) {
    return engine.state(code, message);
  }

  /** A statement with what it has to begin with where it calls functions. */
  public String begun(String statement) {
    return beginning(statement) + statement;
  }

  String beginning(String statement) {
    return engine.beginning(statement);
  }

  /** Whether functions of {@link SqlFunctions} can be registered on a connection. */
  public boolean takesFunctions() {
    return engine.takesFunctions();
  }

  /** Statements around those that make something temporary in the session. */
  public List<String> making(boolean begins) {
    return engine.making(begins);
  }

  /** What a table of the session needs once many rows are in it, so that it is well asked. */
  public List<String> filled(String table, List<String> key) {
    return engine.filled(table, key);
  }

  /** How many rows a driver is to bring at a time; 0: as many as it likes. */
  public int rowsAtATime() {
    return engine.rowsAtATime();
  }

  /** Whether events come quicker as one text of all those of a contact. */
  public boolean packsEvents() {
    return engine.packsEvents();
  }

  /** Whether texts come quicker as their places among all texts of a column. */
  public boolean codesTexts() {
    return engine.codesTexts();
  }

  /** As how many statements about one segment each it costs to read contacts and events once. */
  public int scanInStatements() {
    return engine.scanInStatements();
  }

  /** Whether it is asked for many definitions in one statement ({@link Together}). */
  public boolean answersTogether() {
    return engine.answersTogether();
  }

  /** What makes each function that a statement calls and the session must have, in order. */
  public List<SessionFunction> functions(String text) {
    return engine.functions(text);
  }
}
