package dev.segue.runtime.tick;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.sql.Dialect;
import dev.segue.compiler.sql.SqlText;
import dev.segue.runtime.PostgresServer;
import dev.segue.runtime.deliver.Channels;
import dev.segue.runtime.ingest.SourceInspection;
import dev.segue.runtime.store.ForeignSource;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreFailure;
import dev.segue.runtime.store.StoreLocation;
import dev.segue.runtime.workspace.Settings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody's database with Segue's own tables in a file, on another server, and in it. */
final class StatePlacesTest {
  private static final Instant T0 = Instant.parse("2026-03-02T12:00:00Z");

  private static final String SHOP =
      """
      schema {
        contact from people key id integer {
          email email
          plan  text
          own mood text
        }
        events from acts key id integer of contact by person at happened type kind {
          bought { price decimal(12, 2) }
        }
      }

      segment pro {
        plan = "pro"
      }

      segment known {
        plan is present
      }

      trait spent = sum(bought.price)

      program greet {
        audience pro

        set mood = "warm"
        wait 1 day
        set mood = "cold"
      }

      program thank {
        audience known
        starts on bought

        set mood = "glad"
      }
      """;

  @TempDir Path folder;

  @Test
  void sameRows() throws SQLException {
    String theirs = PostgresServer.database();
    fill(theirs);
    ForeignSource source = new ForeignSource(theirs, Dialect.POSTGRESQL);
    ForeignSource elsewhere = new ForeignSource(PostgresServer.database(), Dialect.POSTGRESQL);
    List<String> inFile =
        run(
            new StoreLocation(
                Optional.of(folder.resolve("segue.db")), Optional.empty(), Optional.of(source)));
    assertEquals(
        List.of(
            "known 1",
            "known 2",
            "known 3",
            "mood 1 glad",
            "mood 2 glad",
            "mood 3 cold",
            "pro 1",
            "pro 3",
            "runs greet 1 end",
            "runs greet 3 end",
            "runs thank 1 end",
            "runs thank 2 end",
            "spent 1 15000",
            "spent 2 200",
            "spent 3 0"),
        inFile);
    assertEquals(inFile, run(on(source, elsewhere)));
    assertEquals(inFile, run(on(source, source)));
  }

  private static StoreLocation on(ForeignSource source, ForeignSource state) {
    return new StoreLocation(
        Optional.empty(), Optional.empty(), Optional.of(source), Optional.of(state));
  }

  private static void fill(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("create table people (id bigint primary key, email text, plan text)");
      statement.execute(
          "create table acts (id bigint primary key, person bigint, happened timestamptz,"
              + " kind text, price numeric(12, 2))");
      statement.execute(
          "insert into people values (1, 'a@b.example', 'pro'), (2, null, 'free'), (3, '', 'pro')");
      statement.execute(
          "insert into acts values (9, 1, '2026-03-02 12:30:00Z', 'bought', 1),"
              + " (10, 1, '2026-03-02 12:30:00Z', 'bought', 149),"
              + " (11, 2, '2026-03-03 11:00:00Z', 'bought', 2)");
    }
  }

  private static List<String> run(StoreLocation location) {
    Compilation shop =
        SegueCompiler.compile(
            SegueCompiler.Input.of(ZoneId.of("UTC"), List.of(new Source("shop.segue", SHOP))));
    assertEquals(List.of(), shop.diagnostics().stream().map(d -> d.message()).toList());
    try (Store store = Store.open(location)) {
      store.prepare(shop.workspace().schema());
      var layout =
          SourceInspection.inspect(
              store, shop.workspace().schema(), shop.workspace().zone(), shop.files());
      assertEquals(List.of(), layout.diagnostics().stream().map(d -> d.message()).toList());
      for (int day = 0; day < 3; day++) {
        new Tick(
                store,
                shop.workspace(),
                layout.value(),
                new WorkspaceScripts(shop),
                new Channels(Map.of(), Optional.empty()),
                true,
                Optional.empty())
            .run(T0.plus(Duration.ofDays(day)), Progress.SILENT);
      }
      List<String> rows = new ArrayList<>();
      for (String sql :
          List.of(
              "select attribute, contact, value from segue_own",
              "select segment, contact from segue_member",
              "select definition, contact, value from segue_value",
              "select 'runs', program, contact, ending from segue_run")) {
        store.each(
            new SqlText(sql, List.of()),
            row -> {
              StringBuilder line = new StringBuilder(row.text(0).orElse("-"));
              for (int i = 1; i < row.columns(); i++) {
                line.append(' ').append(row.text(i).orElse("-"));
              }
              rows.add(line.toString());
            });
      }
      return rows.stream().sorted().toList();
    }
  }

  @Test
  void whatDoesNotGoTogetherIsTold() {
    assertEquals(
        "a SQLite file as 'source' has Segue's own tables in a SQLite file too, not on a server",
        refused(Optional.of("shop.db"), "jdbc:postgresql://localhost/state").reason());
    assertEquals(
        "state 'jdbc:trino://localhost/state' is no database that can be used: Segue's own tables"
            + " stand in a SQLite file or on PostgreSQL",
        refused(Optional.empty(), "jdbc:trino://localhost/state").reason());
  }

  private StoreFailure refused(Optional<String> source, String state) {
    Settings none = Settings.defaults("shop");
    Settings settings =
        new Settings(
            none.name(),
            none.zone(),
            source,
            Optional.of(state),
            none.scratch(),
            none.edition(),
            none.messages(),
            none.mail(),
            none.webhooks(),
            none.generate(),
            none.places());
    return assertThrows(StoreFailure.class, () -> StoreLocation.of(folder, settings));
  }
}
