package dev.segue.runtime.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.runtime.generate.Dirt;
import dev.segue.runtime.generate.Generate;
import dev.segue.runtime.generate.Recipe;
import dev.segue.runtime.ingest.Ingest;
import dev.segue.runtime.scenario.Nowhere;
import dev.segue.runtime.segment.ListFiles;
import dev.segue.runtime.tick.Tick;
import dev.segue.runtime.tick.WorkspaceScripts;
import dev.segue.runtime.workspace.WorkspaceFolder;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No statement of a day's work goes through a table again for each row of another: what is looked
 * up in a loop is looked up by whose it is, and not only by what it is.
 */
final class QueryPlansTest {
  private static final Instant START = Instant.parse("2026-03-02T17:00:00Z");
  private static final Path HARBOR = Path.of("../examples/harbor");

  /** What the example's own programs leave out. */
  private static final String MORE =
      """
      list phoned

      program cart "Carts" {
        starts on cart_added per product
        reenter always
        goal    purchased within 3 days
        wait until purchased, at most 1 day
        if in list phoned {
          stop
        }
        send welcome
        add to list phoned
        set nurture_state = trigger.product
        remove from list phoned
      }

      program renewal "Renewals" {
        starts 30 days before renewal_date
        send welcome
        wait until 3 days before renewal_date
        hand off to "renewals" because "It is time"
      }

      program birthday "Birthdays" {
        starts on anniversary of birth_date at 09:00
        exit when unsubscribed
        send welcome
      }

      program mondays "Mondays" {
        starts every monday at 09:00
        audience car_intent
        send welcome
      }

      segment moved {
        entered car_intent in last 7 days or in list phoned for at least 2 days
        or plan = "pro" for at least 7 days or received welcome or handed off to "renewals"
      }
      """;

  /** Of these values a table holds many rows each. */
  private static final Set<String> KINDS =
      Set.of(
          "segment",
          "program",
          "version",
          "list",
          "definition",
          "attribute",
          "act",
          "name",
          "topic",
          "status",
          "entered",
          "step",
          "message",
          "channel",
          "holdout",
          "event_type");

  @TempDir Path folder = Path.of("");

  @Test
  void whatIsLookedUpInALoopIsLookedUpByWhoseItIs() throws IOException {
    try (var files = Files.list(HARBOR)) {
      for (Path file : files.filter(f -> f.toString().matches(".*\\.(segue|yaml|csv)")).toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    Generate.run(
        new Recipe(60, 900, 7, START, 200, 1.1, Dirt.usual()),
        folder.resolve("data"),
        Progress.SILENT);
    WorkspaceFolder harbor = WorkspaceFolder.read(HARBOR).value();
    List<Source> scripts = new ArrayList<>(harbor.scripts());
    scripts.add(new Source("more.segue", MORE));
    Compilation compilation =
        SegueCompiler.compile(
            new WorkspaceFolder(
                    harbor.root(),
                    harbor.settingsFile(),
                    harbor.settings(),
                    scripts,
                    harbor.templates())
                .input(true));
    assertEquals(
        List.of(),
        compilation.hasErrors()
            ? compilation.diagnostics().stream().map(Object::toString).toList()
            : List.of());
    var workspace = compilation.workspace();
    SourceLayout layout = SourceLayout.canonical(workspace.schema());
    Plans plans = new Plans();
    try (Store store = Store.open(StoreLocation.inMemory(), plans::watching)) {
      store.prepare(workspace.schema());
      Ingest.run(
          store, workspace.schema(), workspace.zone(), folder, START, START, Progress.SILENT);
      ListFiles.read(store, workspace, layout, folder, START, Progress.SILENT);
      for (int days : List.of(0, 1, 4, 9, 40)) {
        new Tick(
                store,
                workspace,
                layout,
                new WorkspaceScripts(compilation),
                Nowhere.ADDRESSED,
                true,
                Optional.empty())
            .run(START.plus(Duration.ofDays(days)), Progress.SILENT);
      }
    }
    assertTrue(plans.seen.size() > 100, "only " + plans.seen.size() + " statements");
    assertEquals("", String.join("\n", plans.slow.values()));
  }

  /** The test itself: the two that once were slow are found. */
  @Test
  void slowOnesAreFound() throws SQLException {
    Plans plans = new Plans();
    try (Store store = Store.open(StoreLocation.inMemory(), plans::watching)) {
      store.execute(
          "select (select max(at) from segue_list_change where list = 'a' and entered = 1 and"
              + " +contact = m.contact) from segue_list_member m");
      store.execute(
          "select 1 from segue_list_member m where not exists (select 1 from segue_run as r"
              + " where r.program = 'a' and r.ended_at is null and +r.contact = m.contact)");
      store.execute("delete from segue_list_member where list = 'a'");
    }
    assertEquals(2, plans.slow.size(), plans.slow.toString());
  }

  /** The plans of statements, each asked for once, just before it is run. */
  private static final class Plans {
    private static final Pattern ALIAS =
        Pattern.compile("[\"`]?(\\w+)[\"`]? as [\"`]?(\\w+)[\"`]?");
    private static final Pattern TABLE = Pattern.compile("(?:SCAN|SEARCH) (\\S+).*");
    private static final Pattern EQUAL = Pattern.compile("(\\w+)=\\?");

    private final Set<String> seen = new LinkedHashSet<>();
    private final Map<String, String> slow = new LinkedHashMap<>();

    Connection watching(Connection connection) {
      return (Connection)
          Proxy.newProxyInstance(
              Connection.class.getClassLoader(),
              new Class<?>[] {Connection.class},
              (proxy, method, arguments) -> {
                if (method.getName().equals("prepareStatement")) {
                  look(connection, (String) arguments[0]);
                }
                Object result = called(method, connection, arguments);
                return result instanceof Statement statement
                        && method.getName().equals("createStatement")
                    ? watching(connection, statement)
                    : result;
              });
    }

    private Statement watching(Connection connection, Statement statement) {
      return (Statement)
          Proxy.newProxyInstance(
              Statement.class.getClassLoader(),
              new Class<?>[] {Statement.class},
              (proxy, method, arguments) -> {
                if (method.getName().startsWith("execute") && arguments != null) {
                  look(connection, (String) arguments[0]);
                }
                return called(method, statement, arguments);
              });
    }

    private static Object called(java.lang.reflect.Method method, Object on, Object[] arguments)
        throws Throwable {
      try {
        return method.invoke(on, arguments);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }

    private void look(Connection connection, String sql) throws SQLException {
      String word = sql.strip().split("\\W", 2)[0].toLowerCase(Locale.ROOT);
      if (!Set.of("select", "with", "insert", "update", "delete").contains(word)
          || !seen.add(sql)) {
        return;
      }
      Set<String> tables = tables(connection);
      Map<String, String> aliases = new HashMap<>();
      ALIAS.matcher(sql).results().forEach(m -> aliases.put(m.group(2), m.group(1)));
      try (Statement statement = connection.createStatement();
          ResultSet plan = statement.executeQuery("explain query plan " + sql)) {
        Set<Integer> loops = new TreeSet<>();
        Set<Integer> again = new TreeSet<>();
        Set<String> derived = new TreeSet<>();
        while (plan.next()) {
          int parent = plan.getInt(2);
          String step = plan.getString(4);
          boolean looks = step.startsWith("SCAN ") || step.startsWith("SEARCH ");
          boolean inLoop = again.contains(parent) || (looks && !loops.add(parent));
          boolean apart =
              !looks
                  && !step.startsWith("CORRELATED")
                  && step.matches(".*(SUBQUERY|MATERIALIZE|CO-ROUTINE).*");
          if (step.startsWith("CORRELATED") || (again.contains(parent) && !apart)) {
            again.add(plan.getInt(1));
          }
          Matcher named = TABLE.matcher(step);
          String table = named.matches() ? named.group(1) : "";
          if (!looks && step.startsWith("CO-ROUTINE ")) {
            derived.add(parent + " SCAN " + step.substring("CO-ROUTINE ".length()));
          }
          if (looks
              && inLoop
              && !derived.contains(parent + " " + step)
              && tables.contains(aliases.getOrDefault(table, table))
              && !isNear(step)) {
            slow.put(sql, step + "\n  in " + sql);
          }
        }
      }
    }

    /** By the row's own number or a few of them, or by something that is not a kind. */
    private static boolean isNear(String step) {
      if (step.endsWith("(rowid>? AND rowid<?)")) {
        return true;
      }
      Matcher equal = EQUAL.matcher(step);
      while (equal.find()) {
        if (!KINDS.contains(equal.group(1))) {
          return true;
        }
      }
      return false;
    }

    private static Set<String> tables(Connection connection) throws SQLException {
      Set<String> tables = new TreeSet<>();
      try (Statement statement = connection.createStatement();
          ResultSet rows =
              statement.executeQuery(
                  "select name from sqlite_schema union select name from temp.sqlite_schema")) {
        while (rows.next()) {
          tables.add(rows.getString(1));
        }
      }
      return tables;
    }
  }
}
