package dev.segue.runtime.store;

import dev.segue.compiler.sql.Dialect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a file of lines as Apache Parquet, through DuckDB. Its driver is 76 MB and need not be
 * here.
 */
public final class ParquetFile {
  private static final ForeignSource DUCKDB = new ForeignSource("jdbc:duckdb:", Dialect.DUCKDB);

  private ParquetFile() {}

  /**
   * A column.
   *
   * @param type as DuckDB calls it
   */
  public record Column(String name, String type) {}

  /**
   * Writes it anew.
   *
   * @param csv the rows, without a header, as RFC 4180 has them
   */
  public static void write(Path csv, List<Column> columns, Path parquet) {
    String types =
        columns.stream()
            .map(c -> text(c.name()) + ": " + text(c.type()))
            .collect(Collectors.joining(", "));
    ForeignConnection.requireDriver(DUCKDB);
    Path beside = parquet.resolveSibling(parquet.getFileName() + ".part");
    try (Connection connection = DriverManager.getConnection(DUCKDB.address());
        Statement statement = connection.createStatement()) {
      statement.execute("set timezone = 'UTC'");
      statement.execute(
          String.format(
              "copy (select * from read_csv(%s, header = false, quote = '\"', escape = '\"',"
                  + " columns = {%s})) to %s (format parquet)",
              text(csv.toString()), types, text(beside.toString())));
      Files.move(beside, parquet, StandardCopyOption.REPLACE_EXISTING);
    } catch (SQLException e) {
      throw new SqlErrors(parquet.toString()).translated(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }
}
