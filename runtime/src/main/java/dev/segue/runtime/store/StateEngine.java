package dev.segue.runtime.store;

import dev.segue.compiler.sql.Dialect;
import dev.segue.compiler.sql.SqlText;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jooq.DataType;
import org.jooq.Field;

/** What the database that holds Segue's own tables answers; nothing else asks which one it is. */
sealed interface StateEngine permits SqliteState, PostgresState {
  /** What it speaks. */
  Dialect dialect();

  /** The database as messages name it. */
  String place();

  StoreErrors errors();

  /** What a mistake is mended by where another database should have been named. */
  String another();

  /** A connection as Segue uses it. */
  Connection open();

  /**
   * Whether further connections see the source as it was when a transaction that is alone began,
   * until its end.
   */
  boolean readsApart();

  /** Begins a transaction; one that is alone has every other that is alone wait for its end. */
  void begin(Connection connection, boolean alone) throws SQLException;

  void commit(Connection connection) throws SQLException;

  void rollBack(Connection connection) throws SQLException;

  /** After the end of a transaction that was alone, however it ended. */
  void letOthers(Connection connection) throws SQLException;

  /** Waits until nobody else who is on the same state has the turn, and has it. */
  void takeTurn(Connection connection) throws SQLException;

  void endTurn(Connection connection) throws SQLException;

  /** Ends a statement that runs, from another thread. */
  void stop(Connection connection, Iterable<Statement> running);

  /** How many rows the driver is to bring at a time, within a transaction; 0: it always does. */
  int rowsAtATime();

  /** Whether the driver brings text sooner as the bytes in which it stands, UTF-8. */
  boolean textAsBytes();

  /** The type of a column. */
  String type(Kind kind);

  /** The type of a column of the embedded source. */
  DataType<?> type(EmbeddedTable.Kind kind);

  /**
   * What follows the columns of a table.
   *
   * @param clustered its rows lie in the order of its key
   */
  String ending(boolean clustered);

  /** The name of an index of a temporary table, where it is made. */
  String temporaryIndex(String name);

  /** A statement that takes all rows out of a temporary table. */
  String emptying(String table);

  /** Whether a temporary table that is a set of numbers needs an index to be asked for them. */
  boolean keysSets();

  /** A value as a column of {@link Kind#ANY} holds it. */
  Object any(Object value);

  /** The same of an expression. */
  String any(String expression);

  /** The same of a field. */
  Field<Object> any(Field<?> field);

  /** The larger of two numbers. */
  String larger(String one, String other);

  /** A value that is a number, by the order of numbers; of text by the order of code points. */
  List<Field<?>> ordered(Field<Object> any);

  /** The lot that a contact's key draws. */
  Field<Long> lot(Field<?> key, Field<String> draw);

  /** What the session needs first where a statement is to be run. */
  void prepare(Connection connection, String text) throws SQLException;

  /** Forgets what went with a transaction that left nothing. */
  void undone();

  /** The contacts' keys are whole numbers, or text. */
  void keys(Store store, boolean whole);

  /** Whose runs and sends are that are nobody's any more. */
  Object nobody();

  /**
   * The scripts that bring the tables from a version to the next ones, with the version's number.
   */
  List<String> scripts(int version);

  /** A query of (name) of the tables that are there. */
  SqlText tables();

  /** A query of (name, type) of the columns of one of Segue's own tables. */
  SqlText columns(String table);

  /** A query of a text that is another one after every change by whomever. */
  SqlText version();

  /**
   * A select of (segment, contact): a segment's name and its contacts, whose numbers one bound JSON
   * text lists.
   */
  String contactsOf();

  /** Whether an index is there. */
  boolean hasIndex(Store store, String index);

  /**
   * Statements after which rows are looked up by index, however few their table has as a statement
   * is planned, or not any longer: it may put many more into it and look for each.
   */
  List<String> byIndex(boolean begins);

  /** A table whose rows are looked up by one of its indexes, though others would do too. */
  String readBy(String table, String index);

  /**
   * A table to be joined of which rows with an id from {0} to {1} are asked for: they are looked up
   * by that, whatever else is asked of them.
   */
  String between(String table);

  /**
   * Whether rows are put in, but those that are there already, by one statement at no further cost;
   * else it costs less to try without, and to do it again where one is there.
   */
  boolean looksAtKeysFirst();

  /** Whether a table is read as a whole sooner than many of its rows by short ranges of its key. */
  boolean readsWholeSooner();

  /** How triggers are told what to do. */
  TriggerWords triggers();

  /** Statements before and after work of which each transaction is on the disk at its end. */
  List<String> durably(boolean begins);

  /** Statements before work after which what was taken out is nowhere any more. */
  List<String> overwriting();

  /** Statements after it. */
  List<String> overwritten(List<String> tables);

  /** A statement without values. */
  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
