package dev.segue.runtime.reliability;

import dev.segue.compiler.sql.SqlText;
import dev.segue.runtime.PostgresServer;
import dev.segue.runtime.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Where the tables of a scenario stand whose statements fail, and how it is put back. */
interface FaultyPlace {
  /** What {@code segue.yaml} says of it. */
  String setting();

  /** Keeps how it is under a name. */
  void keep(String name) throws IOException;

  /** It is as it was kept. */
  void putBack(String name) throws IOException;

  /** That there is no room any more, as the database would say it. */
  SQLException noRoom();

  /** As the user is told it. */
  String told();

  /** After a failure, before the same is done again. */
  void afterFailure(Work work);

  /** All that is written down, but for the secret of this state. */
  List<String> state(Store store);

  static List<String> rows(Store store, String sql) {
    return store.list(new SqlText(sql, List.of()), row -> row.text(0).orElse("-"));
  }

  /** In the workspace's own file. */
  record InFile(Path folder) implements FaultyPlace {
    @Override
    public String setting() {
      return "";
    }

    @Override
    public void keep(String name) throws IOException {
      copy(folder.resolve("segue.db"), folder.resolve(name));
    }

    @Override
    public void putBack(String name) throws IOException {
      copy(folder.resolve(name), folder.resolve("segue.db"));
    }

    /** As it stands in one file: whoever had it open has closed it. */
    private static void copy(Path from, Path to) throws IOException {
      Files.deleteIfExists(to);
      for (String log : List.of("-wal", "-shm")) {
        Files.deleteIfExists(to.resolveSibling(to.getFileName() + log));
      }
      if (Files.exists(from)) {
        Files.copy(from, to);
      }
    }

    @Override
    public SQLException noRoom() {
      return new SQLiteException("there is no room", SQLiteErrorCode.SQLITE_FULL);
    }

    @Override
    public String told() {
      return "the disk is full";
    }

    @Override
    public void afterFailure(Work work) {}

    @Override
    public List<String> state(Store store) {
      List<String> state = new ArrayList<>(rows(store, "select sql from sqlite_schema order by 1"));
      // whom the next refresh asks is left out: what is run again refreshes once more
      for (String table :
          rows(
              store,
              "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'"
                  + " and name not in ('segue_meta', 'segue_touch') order by name")) {
        String columns =
            String.join(
                " || '|' || ",
                rows(
                    store,
                    "select 'coalesce(quote(\"' || name || '\"), \'\'\'\')' from"
                        + " pragma_table_info('"
                        + table
                        + "')"));
        rows(store, "select " + columns + " from \"" + table + "\" order by 1")
            .forEach(row -> state.add(table + " " + row));
      }
      return state;
    }
  }

  /** In a database of a server, of which copies are kept beside it. */
  record OnServer(String url) implements FaultyPlace {
    static OnServer empty() {
      return new OnServer(PostgresServer.database());
    }

    private String database() {
      return url.replaceFirst(".*/", "").replaceFirst("[?].*", "");
    }

    @Override
    public String setting() {
      return "state: " + url + "\n";
    }

    @Override
    public void keep(String name) {
      copy(database(), database() + "_" + name);
    }

    @Override
    public void putBack(String name) {
      copy(database() + "_" + name, database());
    }

    private static void copy(String from, String to) {
      PostgresServer.administer("drop database if exists " + to + " with (force)");
      PostgresServer.administer(
          "select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = '"
              + from
              + "'");
      PostgresServer.administer("create database " + to + " template " + from);
    }

    @Override
    public SQLException noRoom() {
      return new SQLException("there is no room", "53100");
    }

    @Override
    public String told() {
      return "it has no more room: there is no room";
    }

    /** Numbers that were drawn and given back are drawn again, so that runs are numbered alike. */
    @Override
    public void afterFailure(Work work) {
      try (Store store = Store.open(work.location())) {
        store.number(
            new SqlText(
                "select setval(pg_get_serial_sequence('segue_run', 'id'),"
                    + " (select coalesce(max(id), 0) + 1 from segue_run), false)",
                List.of()));
      }
    }

    @Override
    public List<String> state(Store store) {
      List<String> state = new ArrayList<>();
      for (String table :
          rows(
              store,
              "select tablename from pg_tables where schemaname = current_schema()"
                  + " and tablename not in ('segue_meta', 'segue_touch') order by 1")) {
        state.addAll(
            rows(
                store,
                "select column_name || ' ' || data_type from information_schema.columns"
                    + " where table_schema = current_schema() and table_name = '"
                    + table
                    + "' order by 1"));
        rows(store, "select cast(t as text) from \"" + table + "\" t order by 1")
            .forEach(row -> state.add(table + " " + row));
      }
      return state;
    }
  }
}
