package dev.segue.runtime.program;

import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Messages;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Program.Action;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.ir.Window;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.template.TemplateParsing;
import dev.segue.compiler.type.Period;
import dev.segue.runtime.States;
import dev.segue.runtime.segment.Prepared;
import dev.segue.runtime.segment.Refresh;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.Schemas;
import dev.segue.runtime.store.SourceRows;
import dev.segue.runtime.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A shop of contacts who sign up, and programs for them. */
final class Shop implements AutoCloseable {
  static final Span SPAN = new Span("shop.segue", 0, 0);
  static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final Duration SOON = Duration.ofMinutes(1);

  final Schema schema = Schemas.shop();
  final Store store = Store.open(States.empty());
  final SourceRows rows = new SourceRows(store);
  private final List<Program> programs = new ArrayList<>();
  private final Map<String, Program> read = new HashMap<>();
  private int events;
  private Optional<Prepared> prepared = Optional.empty();
  private Instant everyone = Instant.MIN;

  Shop() {
    store.prepare(schema);
  }

  /** Contacts c1 to cn, all in the plan {@code free}. */
  Shop contacts(int n) {
    IntStream.rangeClosed(1, n).forEach(i -> contact("c" + i, Map.of("plan", "free")));
    return this;
  }

  void contact(String key, Map<String, Object> columns) {
    Map<String, Object> all = new HashMap<>(columns);
    all.put("id", key);
    rows.insert("contacts", all);
  }

  void plan(String key, String plan) {
    rows.update("contacts", "id", key, Map.of("plan", Optional.of(plan)));
  }

  void signsUp(String key, Instant at) {
    rows.happened(
        "events",
        "at",
        Map.of(
            "id", "e" + events++, "contact_id", key, "at", at.toEpochMilli(), "type", "signed_up"));
  }

  Shop program(Program program) {
    forget();
    programs.removeIf(p -> p.name().equals(program.name()));
    programs.add(program);
    read.put(program.version(), program);
    return this;
  }

  Workspace workspace() {
    return new Workspace(
        "shop",
        ZONE,
        schema,
        List.of(
            new Definitions.Segment(
                "free",
                Optional.empty(),
                isPlan("free"),
                Optional.empty(),
                Optional.empty(),
                SPAN)),
        List.of(),
        List.of(),
        List.of(),
        List.of(new Definitions.ContactList("called", Optional.empty(), SPAN)),
        List.of(),
        List.of(),
        List.of(message("m"), message("n")),
        programs,
        List.of());
  }

  Advanced advance(Instant now) {
    SourceLayout layout = SourceLayout.canonical(schema);
    Refresh.run(store, workspace(), layout, now, Progress.SILENT);
    return Programs.advance(store, workspace(), layout, new Texts(), true, now);
  }

  /** What one has found out is not so any more. */
  void forget() {
    prepared = Optional.empty();
  }

  /** The same as who goes on does: where it can, only the touched are looked at. */
  boolean goOn(Instant now) {
    SourceLayout layout = SourceLayout.canonical(schema);
    Workspace workspace = workspace();
    if (prepared.isEmpty()) {
      prepared = Optional.of(Prepared.of(store, workspace, layout));
      everyone = Instant.MIN;
    }
    Refresh.run(prepared.get(), now);
    if (prepared.get().isOfTouched() && now.isBefore(everyone.plus(SOON))) {
      return Programs.advanceTouched(store, workspace, layout, new Texts(), true, now);
    }
    everyone = now;
    return !Programs.advance(store, workspace, layout, new Texts(), true, now).isUnchanged();
  }

  /** What became of a program at an instant. */
  Advanced.OfProgram advance(String program, Instant now) {
    return advance(now).programs().stream()
        .filter(p -> p.program().equals(program))
        .findFirst()
        .orElseThrow();
  }

  List<String> rows(String sql) {
    return store.list(new SqlText(sql, List.of()), row -> row.text(0).orElse("-"));
  }

  Condition isPlan(String plan) {
    return new Condition.OneOf(
        new Expression.Attribute(field("plan")), List.of(new Value.Text(plan)), false);
  }

  Schema.Field field(String name) {
    return schema.contacts().fields().stream()
        .filter(f -> f.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** {@code signed_up}, since entering the program. */
  Condition signedUp(Expression since) {
    Schema.EventKind kind =
        schema.eventKinds().stream().filter(k -> k.name().equals("signed_up")).findFirst().get();
    return new Condition.Occurs(
        new RowSet.Events(
            List.of(kind),
            Optional.empty(),
            new Window(Optional.of(new Window.Bound(since, true)), Optional.empty())),
        1,
        Optional.empty());
  }

  static Messages.Message message(String name) {
    Source source = new Source(name, "Hello");
    return new Messages.Message(
        name,
        Optional.empty(),
        "email",
        Optional.empty(),
        Optional.empty(),
        TemplateParsing.parse(source).value(),
        TemplateParsing.parse(source).value(),
        false,
        SPAN);
  }

  /** Text is the version's hash: a test's program is read by it. */
  private final class Texts implements Scripts {
    @Override
    public String text(Program program) {
      return program.version();
    }

    @Override
    public Checked<Optional<Program>> read(String program, String text) {
      return new Checked<>(Optional.ofNullable(read.get(text)), List.of());
    }
  }

  Scripts scripts() {
    return new Texts();
  }

  /** Forgets what a version said. */
  void forget(String version) {
    read.remove(version);
  }

  static Made made(String name, Action... actions) {
    return new Made(name, List.of(actions));
  }

  /** A program in the making: its audience is the segment {@code free}. */
  static final class Made {
    private final String name;
    private final List<Action> actions;
    String version = "1";
    Program.Start start = new Program.Start.Membership();
    Optional<ZoneId> zone = Optional.empty();
    boolean fromNowOn;
    Optional<Condition> goal = Optional.empty();
    Optional<Period> within = Optional.empty();
    Optional<Condition> exit = Optional.empty();
    Program.Reentry reentry = new Program.Reentry.Never();
    int holdout;
    Optional<Program.Hours> hours = Optional.empty();
    Optional<Program.Cap> cap = Optional.empty();

    private Made(String name, List<Action> actions) {
      this.name = name;
      this.actions = actions;
    }

    Program program() {
      List<Program.Step> steps = new ArrayList<>();
      for (int i = 0; i < actions.size(); i++) {
        steps.add(new Program.Step(i, "s" + i, actions.get(i), SPAN));
      }
      return new Program(
          name,
          Optional.empty(),
          Optional.empty(),
          name + version,
          start,
          zone,
          new Condition.InSegment("free"),
          "free",
          fromNowOn,
          goal,
          within,
          exit,
          reentry,
          holdout,
          hours,
          cap,
          List.of(),
          steps,
          SPAN);
    }
  }

  @Override
  public void close() {
    store.close();
  }
}
