package dev.segue.compiler.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Condition.Relation;
import dev.segue.compiler.ir.ContactSet;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Program.Action;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.ir.Window;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.TimeUnit;
import dev.segue.compiler.type.Period;
import dev.segue.compiler.type.Rational;
import dev.segue.compiler.type.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Meanings that scripts cannot all say yet, in words. */
final class EnglishTest {
  private static final Span HERE = new Span("x.segue", 0, 0);
  private static final Schema.Field COUNTRY = field("country", Type.TEXT);
  private static final Schema.Field BORN = field("birth_date", Type.DAY);
  private static final Schema.Field JOINED = field("joined", Type.INSTANT);
  private static final Schema.Field STATE = field("nurture_state", Type.TEXT);
  private static final Schema.Field PLAN = field("plan", Type.TEXT);
  private static final ContactSet ENGAGED = new ContactSet(ContactSet.Kind.SEGMENT, "engaged");
  private static final Schema.EventKind VIEWED =
      new Schema.EventKind("page_viewed", "page_viewed", List.of(field("path", Type.TEXT)));
  private static final Schema.EventKind BOUGHT =
      new Schema.EventKind("purchased", "purchased", List.of(field("amount", Type.INTEGER)));
  private static final Schema.RecordTable LOAN =
      new Schema.RecordTable(
          "loan", "loans", new Schema.Key("no", false), "member", Optional.empty(), List.of());
  private static final Expression NOW = new Expression.Now();
  private static final Expression TODAY =
      new Expression.DayOf(NOW, Expression.ZoneChoice.WORKSPACE);
  private static final Expression COUNTRY_OF = new Expression.Attribute(COUNTRY);
  private static final Condition AMERICAN = equal(COUNTRY_OF, "US");
  private static final Condition CANADIAN = equal(COUNTRY_OF, "CA");
  private static final Window LAST_30_DAYS =
      new Window(Optional.of(new Window.Bound(ago(30), false)), Optional.empty());

  private static final English ENGLISH = new English(workspace());

  @Test
  void whatWas() {
    Condition held =
        new Condition.Any(List.of(equal(property("plan"), "pro"), equal(property("plan"), "team")));
    is(
        "(plan is \"pro\" or plan is \"team\") for at least 7 days",
        heldFor(new Expression.HeldSince(PLAN, held), Relation.LESS_OR_EQUAL));
    is(
        "not (plan is \"pro\" for less than 7 days)",
        not(
            heldFor(
                new Expression.HeldSince(PLAN, equal(property("plan"), "pro")), Relation.GREATER)));
    is(
        "in engaged for at least 7 days",
        heldFor(new Expression.InSince(ENGAGED), Relation.LESS_OR_EQUAL));
    is("plan 30 days ago is \"free\"", equal(new Expression.ValueAt(PLAN, ago(30)), "free"));
    is(
        "plan changed from \"free\" to missing in the last 30 days",
        once(
            new RowSet.Changes(
                PLAN,
                Optional.of(new Expression.Constant(new Value.Text("free"), Type.TEXT)),
                Optional.of(new Expression.Missing(Type.TEXT)),
                LAST_30_DAYS)));
    is("entered engaged in the last 30 days", once(new RowSet.Moves(ENGAGED, true, LAST_30_DAYS)));
    is("never left engaged", not(once(new RowSet.Moves(ENGAGED, false, Window.EVER))));
  }

  private static Condition heldFor(Expression since, Relation relation) {
    return new Condition.Compare(since, relation, ago(7), false);
  }

  private static Condition once(RowSet rows) {
    return new Condition.Occurs(rows, 1, Optional.empty());
  }

  private static Expression property(String name) {
    return new Expression.Property(name, Type.TEXT);
  }

  private static void is(String words, Condition condition) {
    assertEquals(words, ENGLISH.words(condition));
  }

  @Test
  void compoundsBecomeLines() {
    Condition condition =
        all(
            new Condition.Any(List.of(AMERICAN, CANADIAN)),
            not(new Condition.InSegment("auto_borrowers")),
            new Condition.Not(new Condition.Any(List.of(viewed(1), isMissing(COUNTRY_OF)))),
            new Condition.AtLeastOf(2, List.of(AMERICAN, not(all(CANADIAN, viewed(3))))));
    assertEquals(
        """
        all of these
          any of these
            country is "US"
            country is "CA"
          not in auto_borrowers
          none of these
            page viewed in the last 30 days
            country is missing
          at least 2 of these
            country is "US"
            not all of these
              country is "CA"
              page viewed at least 3 times in the last 30 days
        """,
        ENGLISH.explain(condition).outline());
  }

  @Test
  void negationIsInNaturalWords() {
    assertEquals("country is not \"US\" (or is missing)", words(not(AMERICAN)));
    assertEquals("country is present", words(not(isMissing(COUNTRY_OF))));
    assertEquals("never page viewed in the last 30 days", words(not(viewed(1))));
    assertEquals("page viewed at most 2 times in the last 30 days", words(not(viewed(3))));
    assertEquals("lead score is less than 60", words(not(scoreAtLeast(60))));
    assertEquals("everyone", words(not(Condition.FALSE)));
    assertEquals(
        "country is none of \"US\", \"CA\" (or is missing)",
        words(not(new Condition.OneOf(COUNTRY_OF, texts("US", "CA"), false))));
    assertEquals(
        "country does not start with \"U\" ignoring case (or is missing)",
        words(
            not(
                new Condition.TextFits(
                    COUNTRY_OF, Condition.Fit.STARTS_WITH, constant("U"), true))));
  }

  @Test
  void filtersFollowTheirEvent() {
    Condition like =
        new Condition.TextFits(
            new Expression.Property("path", Type.TEXT),
            Condition.Fit.LIKE,
            constant("/loans/auto/*"),
            false);
    Condition filter = all(like, new Condition.OnDays(List.of(1, 2, 3, 4, 5)));
    RowSet rows = new RowSet.Events(List.of(VIEWED), Optional.of(filter), LAST_30_DAYS);
    assertEquals(
        "page viewed with path like \"/loans/auto/*\" on weekdays at least 3 times"
            + " in the last 30 days",
        words(new Condition.Occurs(rows, 3, Optional.empty())));
    assertEquals(
        "never any event",
        words(
            new Condition.Occurs(
                new RowSet.Events(List.of(VIEWED, BOUGHT), Optional.empty(), Window.EVER),
                0,
                Optional.of(0L))));
    assertEquals(
        "has no loan",
        words(
            new Condition.Occurs(new RowSet.Records(LOAN, Optional.empty()), 0, Optional.of(0L))));
    assertEquals(
        "received auto_intro exactly once",
        words(
            new Condition.Occurs(
                new RowSet.Acts(RowSet.Act.RECEIVED, Optional.of("auto_intro"), Window.EVER),
                1,
                Optional.of(1L))));
  }

  @Test
  void sequencesReadAsTheyAreWritten() {
    Condition.Chain chain =
        new Condition.Chain(
            List.of(
                link(VIEWED, Optional.empty(), Condition.Manner.SOME),
                new Condition.Link(
                    new RowSet.Events(List.of(BOUGHT), Optional.empty(), LAST_30_DAYS),
                    Condition.Manner.NEXT,
                    Optional.of(new Period.Exact(2 * 86_400_000L)),
                    Optional.of(new Period.Exact(3_600_000L))),
                link(
                    VIEWED,
                    Optional.of(
                        new Condition.Compare(
                            new Expression.Property("path", Type.TEXT),
                            Relation.EQUAL,
                            new Expression.OfFirst("path", Type.TEXT),
                            false)),
                    Condition.Manner.NEVER)));
    String words =
        "page viewed then next purchased at least 1 hour and at most 2 days later"
            + " then never page viewed with the same path, all in the last 30 days";
    assertEquals(words, words(chain));
    assertEquals("not (" + words + ")", words(not(chain)));
  }

  private static Condition.Link link(
      Schema.EventKind kind, Optional<Condition> filter, Condition.Manner manner) {
    return new Condition.Link(
        new RowSet.Events(List.of(kind), filter, LAST_30_DAYS),
        manner,
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void periodsReadAsTheyAreWritten() {
    RowSet bought = new RowSet.Events(List.of(BOUGHT), Optional.empty(), LAST_30_DAYS);
    Condition.CalendarUnit day =
        new Condition.CalendarUnit(TimeUnit.DAY, Expression.ZoneChoice.WORKSPACE);
    Condition.CalendarUnit week =
        new Condition.CalendarUnit(TimeUnit.WEEK, Expression.ZoneChoice.CONTACT);
    Condition.Periods any = new Condition.Periods(day, 1, Optional.empty());
    Condition.Periods four = new Condition.Periods(week, 4, Optional.empty());
    Condition onDays = new Condition.InPeriods(bought, any, 3, Optional.empty());
    assertEquals("purchased on at least 3 days in the last 30 days", words(onDays));
    assertEquals(
        "purchased on at most 2 days in the last 30 days", words(new Condition.Not(onDays)));
    assertEquals(
        "purchased at least 4 times in one week in the last 30 days in the contact's time zone",
        words(new Condition.InPeriods(bought, four, 1, Optional.empty())));
    assertEquals(
        "not purchased in at least 3 days running in the last 30 days",
        words(new Condition.Not(new Condition.Running(bought, any, 3))));
    assertEquals(
        "purchased at least 3 times within any 7 days in the last 30 days",
        words(new Condition.Burst(bought, new Period.Exact(7 * 86_400_000L), 3, Optional.empty())));
    assertEquals(
        "purchased on at least 3 days within any 1 month in the last 30 days",
        words(new Condition.Burst(bought, new Period.Months(1), 3, Optional.of(day))));
    assertEquals(
        "no gap of at least 7 days between purchased in the last 30 days",
        words(new Condition.Not(new Condition.Gap(bought, new Period.Exact(7 * 86_400_000L)))));
  }

  @Test
  void measuresReadAsPhrases() {
    RowSet bought = new RowSet.Events(List.of(BOUGHT), Optional.empty(), LAST_30_DAYS);
    Expression sum =
        new Expression.Measure(
            Expression.Function.SUM,
            bought,
            Optional.of(new Expression.Property("amount", Type.INTEGER)),
            Type.INTEGER);
    assertEquals(
        "the sum of amount of purchased in the last 30 days is at least 500",
        words(compare(sum, Relation.GREATER_OR_EQUAL, number(500))));
    Expression last =
        new Expression.Measure(
            Expression.Function.LAST,
            new RowSet.Events(List.of(VIEWED), Optional.empty(), Window.EVER),
            Optional.empty(),
            Type.INSTANT);
    assertEquals(
        "more than 30 days since the last page viewed",
        words(compare(new Expression.Elapsed(TimeUnit.DAY, last), Relation.GREATER, number(30))));
    assertEquals(
        "birth date is between 1990-01-01 and 1990-12-31",
        words(
            all(
                compare(
                    new Expression.Attribute(BORN),
                    Relation.GREATER_OR_EQUAL,
                    day(LocalDate.of(1990, 1, 1))),
                compare(
                    new Expression.Attribute(BORN),
                    Relation.LESS_OR_EQUAL,
                    day(LocalDate.of(1990, 12, 31))))));
  }

  @Test
  void windowsAreSaidAsTheyWereWritten() {
    Expression march = start(day(LocalDate.of(2026, 3, 1)));
    Expression april = start(day(LocalDate.of(2026, 4, 1)));
    Expression noon =
        new Expression.Constant(
            new Value.Instant(Instant.parse("2026-03-01T17:00:00Z")), Type.INSTANT);
    Expression joined = new Expression.Attribute(JOINED);
    Period week = new Period.Exact(7 * 86_400_000L);
    assertEquals(" in 2026-03", window(march, true, april, false));
    assertEquals(
        " this month",
        window(start(period(TimeUnit.MONTH, 0)), true, start(period(TimeUnit.MONTH, 1)), false));
    assertEquals(
        " yesterday",
        window(start(period(TimeUnit.DAY, -1)), true, start(period(TimeUnit.DAY, 0)), false));
    assertEquals(
        " within 7 days after joined",
        window(joined, false, new Expression.Shifted(joined, week, true), true));
    assertEquals(
        " within 7 days before joined",
        window(new Expression.Shifted(joined, week, false), true, joined, false));
    assertEquals(" from 2026-03-01 12:00 until before now", window(noon, true, NOW, false));
    assertEquals(" since 2026-03-01 12:00", window(noon, true, NOW, true));
    assertEquals(
        " since entering the program", window(new Expression.RunEntered(), true, NOW, true));
    assertEquals(
        " in the last 7 days",
        window(new Expression.ShiftedDay(TODAY, week, false), false, TODAY, true));
    assertEquals(
        " in the next 30 days",
        window(
            TODAY,
            true,
            new Expression.ShiftedDay(TODAY, new Period.Exact(29 * 86_400_000L), true),
            true));
    assertEquals(
        " in the last year",
        ENGLISH
            .windows()
            .words(
                new Window(
                    Optional.of(
                        new Window.Bound(
                            new Expression.Shifted(NOW, new Period.Months(12), false), false)),
                    Optional.empty())));
  }

  @Test
  void definitionsAreOutlines() {
    RowSet viewed = new RowSet.Events(List.of(VIEWED), Optional.empty(), LAST_30_DAYS);
    assertEquals(
        """
        score lead_score "Lead score": the sum of
          5 for each page viewed in the last 30 days, half of it after every 30 days, at most 50
          -0.5 when country is "US"
        """,
        ENGLISH
            .explain(
                new Definitions.Score(
                    "lead_score",
                    Optional.of("Lead score"),
                    List.of(
                        new Definitions.Entry.Per(
                            Rational.of(5),
                            viewed,
                            Optional.of(new Period.Exact(30 * 86_400_000L)),
                            Optional.of(Rational.of(50))),
                        new Definitions.Entry.When(
                            Rational.of(1).dividedBy(Rational.of(-2)).orElseThrow(), AMERICAN)),
                    new Type.Numeric(15, 1),
                    HERE))
            .outline());
    assertEquals(
        """
        partition funnel: the first that fits
          hot: lead score is at least 60
          cold: everyone else
        """,
        ENGLISH
            .explain(
                new Definitions.Partition(
                    "funnel",
                    Optional.empty(),
                    List.of(
                        new Definitions.PartitionClass("hot", scoreAtLeast(60)),
                        new Definitions.PartitionClass("cold", Condition.TRUE)),
                    HERE))
            .outline());
  }

  @Test
  void programsAreOutlines() {
    List<Program.Step> steps =
        List.of(
            step(0, "1", new Action.Send("auto_intro", 1)),
            step(1, "2", new Action.WaitFor(AMERICAN, Optional.of(new Program.Delay.Days(3)), 2)),
            step(2, "3", new Action.Branch(AMERICAN, 3, 4)),
            step(3, "3.then.1", new Action.Send("auto_rates", 8)),
            step(4, "3.else", new Action.Branch(CANADIAN, 5, 6)),
            step(5, "remind", new Action.Send("auto_reminder", 8)),
            step(
                6,
                "3.else.else.1",
                new Action.Split(
                    "choice",
                    List.of(
                        new Program.Arm("plain", 5_000, 7), new Program.Arm("none", 5_000, 8)))),
            step(7, "3.else.else.1.plain.1", new Action.Stop()),
            step(8, "4", new Action.Wait(new Program.Delay.Exact(96 * 3_600_000L), 9)),
            step(
                9,
                "5",
                new Action.WaitClock(
                    List.of(2), LocalTime.of(10, 0), Expression.ZoneChoice.CONTACT, 10)),
            step(10, "6", new Action.Set(STATE, constant("done"), Program.END)));
    Program program =
        new Program(
            "auto_nurture",
            Optional.of("Auto-loan nurture"),
            Optional.of("Help members to apply"),
            "v",
            new Program.Start.Membership(),
            Optional.empty(),
            new Condition.InSegment("car_intent"),
            "car_intent",
            true,
            Optional.of(viewed(1)),
            Optional.of(new Period.Exact(30 * 86_400_000L)),
            Optional.empty(),
            new Program.Reentry.After(new Period.Exact(180 * 86_400_000L)),
            1_000,
            Optional.of(
                new Program.Hours(
                    9 * 3_600_000L,
                    17 * 3_600_000L,
                    List.of(1, 2, 3, 4, 5),
                    Expression.ZoneChoice.CONTACT,
                    Optional.of("US"))),
            Optional.of(new Program.Cap(2, new Period.Exact(7 * 86_400_000L))),
            List.of(new Program.Breakdown("persona", COUNTRY_OF)),
            steps,
            HERE);
    assertEquals(
        """
        program auto_nurture "Auto-loan nurture"
          to help members to apply
          enters who is in car_intent from now on, again no sooner than 180 days after leaving
          ends by its goal when page viewed in the last 30 days, within 30 days of entering
          holds out 10% of them, who take no step
          sends only 09:00 to 17:00 on weekdays in the contact's time zone, never on a holiday of "US"
          sends at most 2 messages in any 7 days
          reports by persona
          steps
            send auto_intro
            wait until country is "US", at most 3 days
            if country is "US"
              send auto_rates
            otherwise, if country is "CA"
              remind: send auto_reminder
            otherwise
              split
                50% plain
                  stop
                50% none
            wait 96 hours
            wait until Tuesday 10:00 in the contact's time zone
            set nurture state to "done"
        """,
        ENGLISH.explain(program).outline());
  }

  private static String words(Condition condition) {
    return ENGLISH.words(condition);
  }

  private static String window(
      Expression from, boolean fromInclusive, Expression to, boolean toInclusive) {
    return ENGLISH
        .windows()
        .words(
            new Window(
                Optional.of(new Window.Bound(from, fromInclusive)),
                Optional.of(new Window.Bound(to, toInclusive))));
  }

  private static Program.Step step(int index, String id, Action action) {
    return new Program.Step(index, id, action, HERE);
  }

  private static Condition all(Condition... parts) {
    return new Condition.All(List.of(parts));
  }

  private static Condition not(Condition part) {
    return new Condition.Not(part);
  }

  private static Condition isMissing(Expression value) {
    return new Condition.IsMissing(value);
  }

  private static Condition equal(Expression value, String text) {
    return compare(value, Relation.EQUAL, constant(text));
  }

  private static Condition compare(Expression left, Relation relation, Expression right) {
    return new Condition.Compare(left, relation, right, false);
  }

  private static Condition viewed(long least) {
    return new Condition.Occurs(
        new RowSet.Events(List.of(VIEWED), Optional.empty(), LAST_30_DAYS),
        least,
        Optional.empty());
  }

  private static Condition scoreAtLeast(long points) {
    return compare(
        new Expression.ScoreValue("lead_score", Type.INTEGER),
        Relation.GREATER_OR_EQUAL,
        number(points));
  }

  private static Expression ago(int days) {
    return new Expression.Shifted(NOW, new Period.Exact(days * 86_400_000L), false);
  }

  private static Expression start(Expression day) {
    return new Expression.StartOfDay(day, Expression.ZoneChoice.WORKSPACE);
  }

  private static Expression period(TimeUnit unit, int offset) {
    return new Expression.StartOfPeriod(TODAY, unit, offset);
  }

  private static Expression constant(String text) {
    return new Expression.Constant(new Value.Text(text), Type.TEXT);
  }

  private static Expression number(long number) {
    return new Expression.Constant(new Value.Number(Rational.of(number)), Type.INTEGER);
  }

  private static Expression day(LocalDate day) {
    return new Expression.Constant(new Value.Day(day), Type.DAY);
  }

  private static List<Value> texts(String... texts) {
    return List.of(texts).stream().<Value>map(Value.Text::new).toList();
  }

  private static Schema.Field field(String name, Type type) {
    return new Schema.Field(
        name, type, new Schema.Storage.Column(name, Schema.TimeEncoding.NATURAL), false);
  }

  private static Workspace workspace() {
    Schema schema =
        new Schema(
            new Schema.Contacts(
                "contacts",
                new Schema.Key("id", false),
                Optional.empty(),
                List.of(COUNTRY, BORN, JOINED, STATE)),
            Optional.empty(),
            List.of(
                new Schema.EventTable(
                    "events",
                    new Schema.Key("id", false),
                    "contact",
                    "at",
                    Schema.TimeEncoding.NATURAL,
                    Optional.of("type"),
                    Optional.empty(),
                    List.of(VIEWED, BOUGHT))),
            List.of(LOAN),
            Optional.empty());
    return new Workspace(
        "test",
        ZoneId.of("America/New_York"),
        schema,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
