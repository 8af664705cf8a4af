package dev.segue.runtime.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.sql.Dialect;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.type.Rational;
import dev.segue.compiler.type.Type;
import dev.segue.runtime.States;
import dev.segue.runtime.Workspaces;
import dev.segue.runtime.store.ForeignSource;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.Schemas;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreFailure;
import dev.segue.runtime.store.StoreLocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RefreshTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T12:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-03-03T12:00:00Z");
  private static final Span PLACE = new Span("shop.segue", 10, 20);
  private static final Schema.Field AGE = Schemas.field("age", Type.INTEGER);
  private static final Schema SCHEMA = Schemas.contacts(AGE);

  @TempDir Path folder = Path.of("");

  private static Condition atLeast(Expression value, long number) {
    return new Condition.Compare(
        value,
        Condition.Relation.GREATER_OR_EQUAL,
        new Expression.Constant(new Value.Number(Rational.of(number)), Type.INTEGER),
        false);
  }

  private static Condition age(long least) {
    return atLeast(new Expression.Attribute(AGE), least);
  }

  private static Definitions.Segment segment(String name, Condition condition) {
    return new Definitions.Segment(
        name, Optional.empty(), condition, Optional.empty(), Optional.empty(), PLACE);
  }

  private static Definitions.Trait trait(String name) {
    return new Definitions.Trait(name, Optional.empty(), new Expression.Attribute(AGE), PLACE);
  }

  private static Workspace workspace(Definitions... definitions) {
    return Workspaces.of("shop", ZoneId.of("UTC"), SCHEMA, List.of(definitions));
  }

  private static Workspace with(Workspace w, Schema schema) {
    return new Workspace(
        w.name(),
        w.zone(),
        schema,
        w.segments(),
        w.traits(),
        w.scores(),
        w.partitions(),
        w.lists(),
        w.topics(),
        w.vocabularies(),
        w.messages(),
        w.programs(),
        w.scenarios());
  }

  private static SqlText sql(String text) {
    return new SqlText(text, List.of());
  }

  /** Ana is 20, Bob 30, Cy has no age. */
  private static Store store(StoreLocation location) {
    Store store = Store.open(location);
    store.prepare(SCHEMA);
    store.update(
        sql("insert into contacts (id, age) values ('ana', 20), ('bob', 30), ('cy', null)"));
    return store;
  }

  private static Refreshed refresh(Store store, Workspace workspace, Instant now) {
    return Refresh.run(store, workspace, SourceLayout.canonical(SCHEMA), now, Progress.SILENT);
  }

  private static List<String> rows(Store store, String query) {
    return store.list(sql(query), r -> r.text(0).orElseThrow());
  }

  @Test
  void eachDefinitionReadsThoseThatItSpeaksOf() {
    Workspace workspace =
        workspace(
            segment("adults", new Condition.Not(new Condition.InSegment("young"))),
            segment(
                "young",
                new Condition.Not(atLeast(new Expression.TraitValue("years", Type.INTEGER), 25))),
            trait("years"),
            new Definitions.Partition(
                "group",
                Optional.empty(),
                List.of(
                    new Definitions.PartitionClass("old", new Condition.InSegment("adults")),
                    new Definitions.PartitionClass("none", Condition.FALSE),
                    new Definitions.PartitionClass("rest", Condition.TRUE)),
                PLACE));
    try (Store store = store(States.empty())) {
      Refreshed refreshed = refresh(store, workspace, MONDAY);
      assertEquals(
          List.of(
              new Refreshed.Segment("adults", true, 1, 1, 0),
              new Refreshed.Segment("young", true, 2, 2, 0)),
          refreshed.segments());
      assertEquals(List.of(new Refreshed.Valued("years", true, 2, 2)), refreshed.traits());
      assertEquals(
          List.of(
              new Refreshed.Classes("group", true, Map.of("old", 1L, "none", 0L, "rest", 2L), 3)),
          refreshed.partitions());
      assertEquals(
          List.of("old", "none", "rest"),
          List.copyOf(refreshed.partitions().getFirst().sizes().keySet()));
    }
  }

  @Test
  void timeNeverGoesBackUnlessEverythingBeginsAnew() {
    try (Store store = store(States.empty())) {
      Workspace workspace = workspace(segment("s", age(25)));
      refresh(store, workspace, TUESDAY);
      StoreFailure failure =
          assertThrows(StoreFailure.class, () -> refresh(store, workspace, MONDAY));
      assertEquals(
          "the last refresh was as of 2026-03-03T12:00:00Z, later than 2026-03-02T12:00:00Z",
          failure.reason());
      Refreshed anew =
          Refresh.anew(store, workspace, SourceLayout.canonical(SCHEMA), MONDAY, Progress.SILENT);
      assertEquals(List.of(new Refreshed.Segment("s", true, 1, 1, 0)), anew.segments());
      assertEquals(List.of("" + MONDAY.toEpochMilli()), rows(store, "select at from segue_change"));
    }
  }

  @Test
  void whatOneRemembersIsNotSoOnceAnotherHasRefreshed() {
    Definitions[] six =
        IntStream.range(0, 6).mapToObj(i -> segment("s" + i, age(i))).toArray(Definitions[]::new);
    StoreLocation file = new StoreLocation(Optional.of(folder.resolve("two")), Optional.empty());
    try (Store one = store(file);
        Store other = Store.open(file)) {
      SourceLayout layout = SourceLayout.canonical(SCHEMA);
      Prepared ours = Prepared.of(one, workspace(six), layout);
      Prepared theirs = Prepared.of(other, workspace(six), layout);
      for (int turn = 0; turn < 40; turn++) {
        Prepared who = turn * 7 % 5 % 2 == 0 ? ours : theirs;
        who.store().update(sql("update contacts set age = " + turn * 5 % 7 + " where id = 'ana'"));
        Refreshed refreshed = Refresh.run(who, MONDAY.plusSeconds(turn));
        for (int i = 0; i < six.length; i++) {
          List<String> members = rows(one, "select id from contacts where age >= %d".formatted(i));
          String stored = "select contact from segue_member where segment = 's%d'".formatted(i);
          assertEquals(members, rows(other, stored + " order by 1"), "turn " + turn);
          assertEquals(members.size(), refreshed.segments().get(i).size(), "turn " + turn);
        }
      }
    }
  }

  @Test
  void whatIsNoLongerDefinedLeavesNothingBehind() {
    try (Store store = store(States.empty())) {
      refresh(store, workspace(segment("s", age(0)), segment("t", age(0)), trait("v")), MONDAY);
      Refreshed refreshed = refresh(store, workspace(segment("s", age(25)), trait("t")), MONDAY);
      assertEquals(List.of("v"), refreshed.removed());
      assertEquals(List.of(new Refreshed.Segment("s", false, 1, 0, 1)), refreshed.segments());
      assertEquals(
          List.of(new Refreshed.Valued("t", true, 2, 2)),
          refreshed.traits(),
          "a segment that became a trait is new");
      assertEquals(List.of("s"), rows(store, "select distinct segment from segue_change"));
      assertEquals(List.of("t"), rows(store, "select distinct definition from segue_value"));
      assertEquals(
          List.of("s bob"), rows(store, "select segment || ' ' || contact from segue_member"));
    }
  }

  @Test
  void aSegmentEmptyAtFirstIsNotNewTheNextTime() {
    try (Store store = store(States.empty())) {
      Workspace workspace = workspace(segment("s", age(99)));
      assertTrue(refresh(store, workspace, MONDAY).segments().getFirst().first());
      assertTrue(refresh(store, workspace, TUESDAY).changedNothing());
      store.update(sql("delete from contacts where id = 'bob'"));
      assertTrue(
          refresh(store, workspace(segment("s", age(0))), TUESDAY)
              .segments()
              .contains(new Refreshed.Segment("s", false, 1, 1, 0)));
      store.update(sql("delete from contacts"));
      assertEquals(
          List.of(new Refreshed.Segment("s", false, 0, 0, 1)),
          refresh(store, workspace(segment("s", age(0))), TUESDAY).segments(),
          "who is not there any more leaves");
    }
  }

  @Test
  void aSizeThatWasNotExpectedIsAWarningWithItsPlace() {
    Definitions.Segment segment =
        new Definitions.Segment(
            "s",
            Optional.empty(),
            age(25),
            Optional.of(new Definitions.SizeExpectation(2, 9)),
            Optional.empty(),
            PLACE);
    try (Store store = store(States.empty())) {
      List<Diagnostic> warnings = refresh(store, workspace(segment), MONDAY).warnings();
      assertEquals(
          List.of("segment 's' has 1 contact, expected between 2 and 9"),
          warnings.stream().map(Diagnostic::message).toList());
      assertEquals(PLACE, warnings.getFirst().span());
    }
  }

  /** What lies on the disk at each moment of a refresh is what a kill there would leave. */
  @Test
  void killedAtAnyPointTheLastCompleteRefreshStands() throws IOException {
    Path file = folder.resolve("a.db");
    Workspace before = workspace(segment("s", age(0)), segment("t", age(0)), trait("v"));
    Workspace after = workspace(segment("s", age(25)), segment("u", age(0)), trait("w"));
    String all =
        "select segment || contact || since from segue_member"
            + " union all select segment || contact || at || entered from segue_change"
            + " union all select definition || contact || value from segue_value"
            + " union all select as_of from segue_refresh"
            + " union all select name || kind || since from segue_definition order by 1";
    List<Path> copies = new ArrayList<>();
    List<String> stood;
    try (Store store = store(new StoreLocation(Optional.of(file), Optional.empty()))) {
      refresh(store, before, MONDAY);
      stood = rows(store, all);
      Progress copying =
          (work, done, total) -> {
            Path copy = folder.resolve("copy" + copies.size() + ".db");
            copies.add(copy);
            copy(file, copy);
          };
      Refresh.run(store, after, SourceLayout.canonical(SCHEMA), TUESDAY, copying);
    }
    assertEquals(4, copies.size());
    for (Path copy : copies) {
      try (Store store = Store.open(new StoreLocation(Optional.of(copy), Optional.empty()))) {
        assertEquals(stood, rows(store, all));
      }
    }
  }

  @Test
  void ofSomebodysDatabaseItIsSeenAtEachRefreshWhatAttributesAre() {
    Schema.Field plan =
        new Schema.Field(
            "plan",
            Type.TEXT,
            new Schema.Storage.Column("plan", Schema.TimeEncoding.NATURAL),
            true);
    Workspace shop = with(workspace(), Schemas.contacts(plan));
    Path theirs = folder.resolve("theirs.db");
    try (Store store = Store.open(new StoreLocation(Optional.of(theirs), Optional.empty()))) {
      store.update(sql("create table contacts (id text, plan text)"));
      store.update(sql("insert into contacts values ('ana', 'free'), ('bob', null)"));
    }
    StoreLocation location =
        new StoreLocation(Optional.of(folder.resolve("ours.db")), Optional.of(theirs));
    try (Store store = Store.open(location)) {
      refreshTheirs(store, shop, MONDAY);
    }
    try (Store store = Store.open(new StoreLocation(Optional.of(theirs), Optional.empty()))) {
      store.update(sql("update contacts set plan = 'pro' where id = 'ana'"));
    }
    try (Store store = Store.open(location)) {
      refreshTheirs(store, shop, TUESDAY);
      assertEquals(
          List.of("ana free 2026-03-02", "ana pro 2026-03-03", "bob - 2026-03-02"),
          rows(
              store,
              "select contact || ' ' || coalesce(value, '-') || ' '"
                  + " || date(since / 1000, 'unixepoch') from segue_history order by 1"));
    }
  }

  @Tag("engines")
  @Test
  void soItIsOfADatabaseOfAnotherKind() throws SQLException {
    Schema.Field plan =
        new Schema.Field(
            "plan",
            Type.TEXT,
            new Schema.Storage.Column("plan", Schema.TimeEncoding.NATURAL),
            true);
    Workspace shop = with(workspace(), Schemas.contacts(plan));
    String url = "jdbc:duckdb:" + folder.resolve("theirs.duckdb");
    theirs(url, "create table contacts (id varchar, plan varchar)");
    theirs(url, "insert into contacts values ('ana', 'free'), ('bob', null)");
    StoreLocation location =
        new StoreLocation(
            Optional.of(folder.resolve("ours.db")),
            Optional.empty(),
            Optional.of(new ForeignSource(url, Dialect.DUCKDB)));
    try (Store store = Store.open(location)) {
      refreshTheirs(store, shop, MONDAY);
    }
    theirs(url, "update contacts set plan = 'pro'");
    try (Store store = Store.open(location)) {
      refreshTheirs(store, shop, TUESDAY);
      assertEquals(
          List.of(
              "ana free 2026-03-02",
              "ana pro 2026-03-03",
              "bob - 2026-03-02",
              "bob pro 2026-03-03"),
          rows(
              store,
              "select contact || ' ' || coalesce(value, '-') || ' '"
                  + " || date(since / 1000, 'unixepoch') from segue_history order by 1"));
    }
  }

  private static void theirs(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void refreshTheirs(Store store, Workspace workspace, Instant now) {
    SourceLayout canonical = SourceLayout.canonical(workspace.schema());
    SourceLayout theirs =
        new SourceLayout(
            Optional.of(store.location().foreign().isPresent() ? "main" : "source"),
            canonical.tables());
    Refresh.run(store, workspace, theirs, now, Progress.SILENT);
  }

  private static void copy(Path file, Path to) {
    try {
      Files.copy(file, to);
      Path log = file.resolveSibling(file.getFileName() + "-wal");
      if (Files.exists(log)) {
        Files.copy(log, to.resolveSibling(to.getFileName() + "-wal"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
