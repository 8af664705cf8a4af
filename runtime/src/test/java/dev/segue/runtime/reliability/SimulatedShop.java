package dev.segue.runtime.reliability;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.SqlText;
import dev.segue.runtime.States;
import dev.segue.runtime.deliver.Preferences;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.SourceRows;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.tick.RunReport;
import dev.segue.runtime.tick.Tick;
import dev.segue.runtime.tick.WorkspaceScripts;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A shop with two programs, each written in one of some ways, and what may happen to it. */
final class SimulatedShop implements AutoCloseable {
  static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  private static final String SCRIPT =
      """
      schema {
        contact from contacts key id {
          email     email
          time_zone time zone
          plan      text
          own mood  text
        }
        events from events key id of contact by contact_id at occurred_at type event_type {
          ordered { item text }
        }
      }
      topic news "News" opt out
      segment all { everyone }
      segment free { plan = "free" }
      segment buyers { ordered in last 5 days }
      segment greeted { received hello in last 4 days }
      list called
      message hello { channel email, topic news, from "S <s@s.example>", subject "hello", body "H" }
      message offer { channel email, topic news, from "S <s@s.example>", subject "offer", body "O" }
      message note { channel sms, topic news, subject "note", body "N" }
      """;

  /** The ways of the program {@code p}. */
  static final List<String> PLAIN =
      List.of(
          """
          audience free
          send hello
          wait 2 days
          send offer
          webhook "https://shop.example/done"
          """,
          """
          audience free
          reenter always
          goal ordered within 5 days
          send hello
          wait until ordered, at most 3 days
          if in buyers { send offer }
          send note
          """,
          """
          starts on ordered per item
          reenter always
          exit when plan = "pro" or not subscribed to news
          webhook "https://shop.example/ordered"
          send offer
          wait 36 hours
          send note
          """,
          """
          audience free
          hours 09:00 to 17:00 on weekdays in contact time zone
          send hello
          wait 1 day
          send note
          """,
          """
          audience all
          holdout 30%
          reenter after 4 days
          split {
            40% a { send hello }
            60% b { add to list called }
          }
          set mood = "seen"
          send note
          """);

  /** The ways of the program {@code capped}. */
  static final List<String> CAPPED =
      List.of(
          """
          audience all
          cap 2 messages per 3 days
          send hello
          send offer
          send hello
          """,
          """
          audience greeted
          reenter always
          cap 2 messages per 3 days
          send offer
          wait 12 hours
          send hello
          """,
          """
          starts on ordered
          reenter always
          cap 2 messages per 3 days
          hours 08:00 to 20:00
          send offer
          """);

  private static final Map<String, Compilation> COMPILED = new ConcurrentHashMap<>();

  final Store store = Store.open(States.empty());
  final SourceRows rows = new SourceRows(store);
  private Compilation compilation = compiled(0, 0);

  SimulatedShop() {
    store.prepare(workspace().schema());
  }

  private static Compilation compiled(int plain, int capped) {
    String text =
        SCRIPT
            + "program p {\n"
            + PLAIN.get(plain)
            + "}\nprogram capped {\n"
            + CAPPED.get(capped)
            + "}\n";
    return COMPILED.computeIfAbsent(
        text,
        t -> {
          Compilation made =
              SegueCompiler.compile(
                  SegueCompiler.Input.of(ZONE, List.of(new Source("shop.segue", t))));
          if (made.hasErrors()) {
            throw new IllegalStateException(made.diagnostics().toString());
          }
          return made;
        });
  }

  /** A program of these in the version of a hash. */
  static Program program(String name, String hash) {
    return COMPILED.values().stream()
        .flatMap(c -> c.workspace().programs().stream())
        .filter(p -> p.name().equals(name) && p.version().equals(hash))
        .findFirst()
        .orElseThrow();
  }

  /** From now on the programs are written so. */
  void edit(int plain, int capped) {
    compilation = compiled(plain, capped);
  }

  Workspace workspace() {
    return compilation.workspace();
  }

  SourceLayout layout() {
    return SourceLayout.canonical(workspace().schema());
  }

  RunReport tick(Instant now, FickleWorld world) {
    return new Tick(
            store,
            workspace(),
            layout(),
            new WorkspaceScripts(compilation),
            world.channels(),
            true,
            Optional.empty())
        .run(now, Progress.SILENT);
  }

  Preferences preferences(String contact, Instant now) {
    return new Preferences(store, workspace(), layout(), now, contact);
  }

  List<String> rows(String sql) {
    return store.list(new SqlText(sql, List.of()), row -> row.text(0).orElse("-"));
  }

  @Override
  public void close() {
    store.close();
  }
}
