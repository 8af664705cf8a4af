package dev.segue.runtime.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.sql.Dialect;
import dev.segue.compiler.sql.References;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.sql.Statements;
import dev.segue.runtime.PostgresServer;
import dev.segue.runtime.ingest.Ingest;
import dev.segue.runtime.ingest.Ingested;
import dev.segue.runtime.ingest.SourceInspection;
import dev.segue.runtime.store.ForeignSource;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreLocation;
import dev.segue.runtime.workspace.WorkspaceFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Each question of a public set of data is a segment, and its members are those of the known
 * answer. The sets stand beside the repository in shared/data; where they do not, this is skipped.
 */
final class RealDataTest {
  static final Path SETS = Path.of("../../shared/data");
  static final Path OURS = Path.of("../runtime/src/test/resources/real");
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @ParameterizedTest
  @ValueSource(
      strings = {"bank_marketing", "cdnow", "donations1995", "online_retail", "telco_churn"})
  void everyQuestionHasItsKnownAnswer(String set) throws IOException {
    Path data = SETS.resolve(set);
    assumeTrue(Files.isDirectory(data), "no " + data + ": real data is not tested here");
    Workspace workspace = workspace(OURS.resolve(set));
    try (Store store = Store.open(StoreLocation.inMemory())) {
      store.prepare(workspace.schema());
      List<Path> files =
          List.of("contacts.csv.gz", "events.csv.gz").stream()
              .map(data::resolve)
              .filter(Files::exists)
              .toList();
      Ingested ingested =
          Ingest.files(
              store,
              workspace.schema(),
              workspace.zone(),
              OURS.resolve(set),
              files,
              Optional.empty(),
              NOW,
              NOW,
              (what, done, all) -> {},
              false,
              Optional.empty());
      assertEquals(files.size(), ingested.files().size());
      view(set)
          .ifPresent(
              view ->
                  store.update(
                      new SqlText(
                          "insert into purchase_days (contact_id, at, day, spent) " + view,
                          List.of())));
      Statements statements =
          Statements.of(
              workspace,
              Dialect.SQLITE,
              SourceLayout.canonical(workspace.schema()),
              NOW,
              References.SELF_CONTAINED);
      answer(data, workspace, store, statements);
    }
  }

  /** The files as somebody has DuckDB read them: every column is text. */
  @Tag("engines")
  @ParameterizedTest
  @ValueSource(
      strings = {"bank_marketing", "cdnow", "donations1995", "online_retail", "telco_churn"})
  void andTheSameOfADuckdbDatabase(String set, @TempDir Path folder)
      throws IOException, SQLException {
    Path data = SETS.resolve(set);
    assumeTrue(Files.isDirectory(data), "no " + data + ": real data is not tested here");
    Workspace workspace = workspace(OURS.resolve(set));
    String url = "jdbc:duckdb:" + folder.resolve("real.duckdb");
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String table : List.of("contacts", "events")) {
        Path file = data.resolve(table + ".csv.gz");
        if (Files.exists(file)) {
          statement.execute(
              "create table "
                  + table
                  + " as select * from read_csv('"
                  + file
                  + "', all_varchar = true)");
        }
      }
      Optional<String> view = view(set);
      if (view.isPresent()) {
        statement.execute("create view purchase_days as " + view.get());
      }
    }
    answers(data, workspace, new ForeignSource(url, Dialect.DUCKDB));
  }

  /** And as somebody has PostgreSQL read them. */
  @Tag("engines")
  @ParameterizedTest
  @ValueSource(
      strings = {"bank_marketing", "cdnow", "donations1995", "online_retail", "telco_churn"})
  void andTheSameOfAPostgresqlDatabase(String set) throws IOException, SQLException {
    Path data = SETS.resolve(set);
    assumeTrue(Files.isDirectory(data), "no " + data + ": real data is not tested here");
    String url = PostgresServer.database();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String table : List.of("contacts", "events")) {
        Path file = data.resolve(table + ".csv.gz").toAbsolutePath().normalize();
        if (Files.exists(file)) {
          String columns = String.join(" text, ", header(file)) + " text";
          statement.execute("create table " + table + " (" + columns + ")");
          statement.execute(
              "copy " + table + " from program 'gzip -dc " + file + "' with (format csv, header)");
          if (header(file).contains("\"contact_id\"")) {
            statement.execute("create index on " + table + " (contact_id)");
          }
          statement.execute("analyze " + table);
        }
      }
      Optional<String> view = view(set);
      if (view.isPresent()) {
        statement.execute("create materialized view purchase_days as " + view.get());
        statement.execute("create unique index on purchase_days (day)");
        statement.execute("create index on purchase_days (contact_id)");
        statement.execute("analyze purchase_days");
      }
    }
    answers(
        data,
        workspace(OURS.resolve(set)),
        new ForeignSource(url, Dialect.ofUrl(url).orElseThrow()));
  }

  private static List<String> header(Path file) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return Arrays.stream(lines.readLine().split(","))
          .map(c -> '"' + c.replace("\"", "") + '"')
          .toList();
    }
  }

  static void answers(Path data, Workspace workspace, ForeignSource source) throws IOException {
    try (Store store =
        Store.open(new StoreLocation(Optional.empty(), Optional.empty(), Optional.of(source)))) {
      store.prepare(workspace.schema());
      Checked<SourceLayout> layout =
          SourceInspection.inspect(store, workspace.schema(), workspace.zone(), List.of());
      assertEquals(List.of(), layout.diagnostics());
      answer(
          data,
          workspace,
          store,
          Statements.of(
              workspace, store.dialect(), layout.value(), NOW, References.SELF_CONTAINED));
    }
  }

  private static void answer(Path data, Workspace workspace, Store store, Statements statements)
      throws IOException {
    for (JsonNode question : questions(data)) {
      String id = question.get("id").asString();
      Definitions.Segment segment =
          workspace.segment(id).orElseThrow(() -> new AssertionError("no segment " + id));
      Set<String> found =
          new TreeSet<>(
              store.list(
                  statements.members(segment.condition()), row -> row.text(0).orElseThrow()));
      assertEquals(question.get("answer_count").asInt(), found.size(), id);
      assertEquals(question.get("ids_sha256").asString(), sha256(found), id);
    }
  }

  /** What an analyst would ask of a view: a query over what was read. */
  static Optional<String> view(String set) throws IOException {
    Path file = OURS.resolve(set).resolve("purchase_days.view");
    return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
  }

  private static JsonNode questions(Path data) throws IOException {
    JsonNode questions =
        JsonMapper.shared().readTree(Files.readString(data.resolve("questions.json")));
    assertTrue(questions.isArray());
    return questions;
  }

  static Workspace workspace(Path folder) {
    Compilation compilation =
        SegueCompiler.compile(WorkspaceFolder.read(folder).value().input(true));
    assertFalse(compilation.hasErrors(), () -> compilation.diagnostics().toString());
    return compilation.workspace();
  }

  private static String sha256(Set<String> ids) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] bytes = String.join("\n", ids).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(digest.digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
