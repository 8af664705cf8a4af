package dev.segue.runtime.real;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.segue.compiler.sql.Dialect;
import dev.segue.runtime.differential.TrinoServer;
import dev.segue.runtime.store.ForeignSource;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * The questions of {@link RealDataTest} on Trino, whose tables hold text alone: of the smallest set
 * in every run, of all of them in the longer one.
 */
final class TrinoRealDataTest {
  /** A statement is a million characters at most. */
  private static final int MOST_TEXT = 800_000;

  static Stream<String> sets() {
    return Integer.getInteger("segue.worlds", 0) == 0
        ? Stream.of("telco_churn")
        : Stream.of("telco_churn", "donations1995", "online_retail", "cdnow", "bank_marketing");
  }

  @ParameterizedTest
  @MethodSource("sets")
  void everyQuestionHasItsKnownAnswer(String set) throws IOException, SQLException {
    Path data = RealDataTest.SETS.resolve(set);
    assumeTrue(Files.isDirectory(data), "no " + data + ": real data is not tested here");
    assumeTrue(TrinoServer.url().isPresent(), "Trino's server needs a newer Java");
    String server = TrinoServer.url().orElseThrow();
    String url = server.replaceFirst("/memory/[^?]*", "/memory/" + set);
    try (Connection connection = DriverManager.getConnection(server, carried());
        Statement statement = connection.createStatement()) {
      statement.execute("create schema if not exists memory." + set);
    }
    try (Connection connection = DriverManager.getConnection(url, carried());
        Statement statement = connection.createStatement()) {
      for (String table : List.of("contacts", "events")) {
        Path file = data.resolve(table + ".csv.gz");
        if (Files.exists(file)) {
          load(connection, table, file);
        }
      }
      Optional<String> view = RealDataTest.view(set);
      if (view.isPresent()) {
        statement.execute("create or replace view purchase_days as " + view.get());
      }
    }
    RealDataTest.answers(
        data,
        RealDataTest.workspace(RealDataTest.OURS.resolve(set)),
        new ForeignSource(url, Dialect.TRINO));
  }

  private static Properties carried() {
    Properties properties = new Properties();
    properties.setProperty("explicitPrepare", "false");
    return properties;
  }

  private static void load(Connection connection, String table, Path file)
      throws IOException, SQLException {
    try (Reader text =
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8);
        CsvReader<CsvRecord> lines = CsvReader.builder().ofCsvRecord(text);
        Statement statement = connection.createStatement()) {
      List<String> header = List.of();
      StringBuilder rows = new StringBuilder();
      for (CsvRecord line : lines) {
        if (header.isEmpty()) {
          header = line.getFields();
          statement.execute("drop table if exists " + table);
          statement.execute("create table " + table + " (" + columns(header) + ")");
          continue;
        }
        List<Optional<String>> values = new ArrayList<>();
        line.getFields().forEach(f -> values.add(Optional.of(f).filter(v -> !v.isEmpty())));
        String row =
            JsonMapper.shared()
                .writeValueAsString(values.stream().map(v -> v.orElse(null)).toList());
        if (rows.length() + row.length() > MOST_TEXT) {
          insert(connection, table, header, rows);
        }
        rows.append(rows.isEmpty() ? "" : ",").append(row);
      }
      insert(connection, table, header, rows);
    }
  }

  private static void insert(
      Connection connection, String table, List<String> header, StringBuilder rows)
      throws SQLException {
    String sql =
        "insert into %s select * from unnest(cast(json_parse(?) as array(row(%s))))"
            .formatted(table, columns(header));
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, "[" + rows + "]");
      insert.executeUpdate();
    }
    rows.setLength(0);
  }

  private static String columns(List<String> header) {
    return IntStream.range(0, header.size())
        .mapToObj(i -> '"' + header.get(i) + "\" varchar")
        .collect(Collectors.joining(", "));
  }
}
