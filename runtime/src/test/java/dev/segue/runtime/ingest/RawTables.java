package dev.segue.runtime.ingest;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The files of a folder as tables of text, cell by cell, as a hurried import makes them. */
final class RawTables {
  private RawTables() {}

  static void make(Path database, Path data) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(data)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database)) {
      connection.setAutoCommit(false);
      for (Path file : files) {
        load(connection, file);
      }
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void load(Connection connection, Path file) throws IOException, SQLException {
    String name = DataFile.name(file);
    String table = name.replaceAll("[-.].*", "");
    boolean semicolons = table.equals("accounts") || table.equals("loans");
    try (InputStream bytes = Files.newInputStream(file);
        CsvReader<CsvRecord> rows =
            CsvReader.builder()
                .fieldSeparator(semicolons ? ';' : ',')
                .detectBomHeader(false)
                .ofCsvRecord(
                    new InputStreamReader(
                        name.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes,
                        StandardCharsets.UTF_8))) {
      PreparedStatement insert = null;
      int tags = -1;
      for (CsvRecord row : rows) {
        if (insert == null) {
          List<String> columns =
              row.getFields().stream()
                  .map(c -> c.replace("\uFEFF", "").replace(' ', '_').toLowerCase(Locale.ROOT))
                  .toList();
          insert = table(connection, table, columns);
          tags = columns.indexOf("tags");
          continue;
        }
        for (int i = 0; i < row.getFieldCount(); i++) {
          String cell = row.getField(i);
          String value = table.equals("loans") ? cell.replace(',', '.') : cell;
          insert.setString(i + 1, value.isEmpty() ? null : i == tags ? array(value) : value);
        }
        insert.executeUpdate();
      }
    }
  }

  /** A database has its lists as JSON. */
  private static String array(String value) {
    return "[\"" + value.replace("|", "\",\"") + "\"]";
  }

  private static PreparedStatement table(Connection connection, String table, List<String> columns)
      throws SQLException {
    String names = columns.stream().map(c -> '"' + c + '"').collect(Collectors.joining(", "));
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("create table if not exists " + table + " (" + names + ")");
    }
    String places = String.join(", ", Collections.nCopies(columns.size(), "?"));
    return connection.prepareStatement(
        "insert into " + table + " (" + names + ") values (" + places + ")");
  }
}
