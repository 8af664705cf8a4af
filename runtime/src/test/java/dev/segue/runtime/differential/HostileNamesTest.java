package dev.segue.runtime.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.diag.Severity;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.ContactSet;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.plan.Plan;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.syntax.Quotes;
import dev.segue.compiler.type.Rational;
import dev.segue.runtime.oracle.Facts;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Hostile names, and names of which one differs from another by case only, on every engine. */
final class HostileNamesTest {
  private static final Instant NOW = Instant.parse("2026-03-02T17:00:00Z");
  private static final Instant BEFORE = NOW.minusSeconds(3_600);
  private static final Value ANA = new Value.Text("ana");
  private static final Value BOB = new Value.Text("bob");

  /**
   * {@code N} is the name in backticks, {@code M} in quotes; with a number, which only names that
   * share a namespace have, it is another one.
   */
  private static final String SCRIPT =
      """
      schema {
        contact from "M1" key "M id" {
          N2 text from "M"
          N3 integer from "M 3"
          own N4 text
        }
        account from "M5" key "M id" of contact by "M account" {
          N text from "M"
        }
        events from "M6" key "M id" of contact by "M contact" at "M at" type "M type" {
          N7 from "M" { N integer from "M", N8 text from "M 8" }
          N9 { N text from "M 9" }
        }
        event N10 from "M" key "M id" of contact by "M contact" at "M at" properties props {
          N text from "deep.M"
        }
        record N11 from "M11" key "M id" of contact by "M contact" {
          N text
        }
        consent from "M12" of contact by "M contact" topic "M" at "M at" status "M status"
      }
      topic N13 "M" opt in
      list N14
      condition N15(N text) = N2 = N
      message N16 "M" {
        channel email
        topic   N13
        from    "Us <us@example.org>"
        subject "x"
        body    "x"
      }
      program N17 "M" {
        audience N
        send N16
      }
      trait N18 "M" = sum(N7.N)
      trait N19 = N3
      segment N "M" {
        N2 = "M" and N7(N >= 2) in last 2 days
      }
      score N20 "M" {
        1 per N10
        10 when account.N = "M"
        100 when subscribed to N13
      }
      partition N21 "M" {
        N  when N18 > N19 or in N
        N2 otherwise
      }
      segment all {
        at least 3 of (
          in N, in list N14, N15("M"), received N16, in N17, finished N17, N18 = 5, N20 > 2,
          N21 is N, N10(N = "M"), N11(N = "M"), N9(N = "M"), N4 = "M",
          any of (N7, N9)(on monday) at least once, entered N in last 2 days,
          N7 then N10(N = "M") within 2 days,
          N18 > avg of N18 among N, top 1 by N18 among everyone with the same N2)
      }
      """;

  private static final String CASE_ONLY = "names that differ by case only";

  private static final boolean ALL = Integer.getInteger("segue.worlds", 10) > 10;

  /** A normal run asks about one name in so many; {@code -Dsegue.worlds=100} about each. */
  private static final int OWN = ALL ? 1 : 3;

  private static final int FEWER = ALL ? 1 : 9;

  private static final int FEW = ALL ? 1 : 16;

  @TestFactory
  Stream<DynamicTest> asNames() {
    List<String> names = HostileTexts.NAMES;
    return IntStream.range(0, names.size())
        .boxed()
        .flatMap(i -> asked(Quotes.escaped(names.get(i)), world(names.get(i)), i));
  }

  /** One name in so many where statements take their time, and those that differ by case only. */
  static Stream<DynamicTest> asNames(Somewhere engine, int share) {
    List<String> names = HostileTexts.NAMES;
    return Stream.concat(
        IntStream.range(0, names.size())
            .filter(i -> i % share == 0)
            .mapToObj(i -> asked(names.get(i), world(names.get(i)), engine)),
        Stream.of(asked(CASE_ONLY, differingByCaseOnly(), engine)));
  }

  private static DynamicTest asked(String called, World world, Somewhere engine) {
    return DynamicTest.dynamicTest(
        engine + ": " + called,
        () -> Database.foreign(world, 1, engine, d -> SqlProperties.agreeOnHalf(world, d)));
  }

  /** Databases do not tell such names apart, quoted or not; nor do they from Segue's own tables. */
  @TestFactory
  Stream<DynamicTest> thatDifferByCaseOnly() {
    return asked(CASE_ONLY, differingByCaseOnly(), 0);
  }

  private static World differingByCaseOnly() {
    Workspace workspace =
        compiled(
            """
            schema {
              contact from Contacts key id { Name text }
              event `VIP` from orders key id of contact by contact_id at at { Name text }
            }
            segment vip { `VIP`(Name = "a") }
            segment Vip { not in vip }
            trait viP = count(`VIP`)
            score vIp { 1 when viP > 0 and in Vip }
            partition VIp { vip when in vip
              Vip otherwise }
            segment contacts { in vip or Name = "a" }
            segment ORDERS { in contacts and not in Vip }
            segment segue_act { `VIP` }
            trait all_values = viP + 1
            segment Segue_Change { in segue_act and received any message }
            list Segue_List_Member
            segment asked {
              at least 1 of (
                in vip, in Vip, viP = 2, vIp = 1, VIp is Vip, in ORDERS, all_values = 2,
                in Segue_Change, handed off to "a", in list Segue_List_Member,
                entered Segue_Change in last 2 days, ever in contacts)
            }
            """);
    Schema schema = workspace.schema();
    Schema.Field name = schema.contacts().fields().getFirst();
    Facts facts =
        new Facts(
            List.of(
                new Facts.Contact(ANA, Map.of(name, new Value.Text("a")), Optional.empty()),
                new Facts.Contact(BOB, Map.of(), Optional.empty())),
            List.of(),
            Stream.of(ANA, BOB)
                .map(
                    c ->
                        new Facts.Event(
                            c,
                            c,
                            schema.eventKinds().getFirst(),
                            BEFORE,
                            Map.of("Name", new Value.Text(c.equals(ANA) ? "a" : "A"))))
                .toList(),
            List.of(),
            Map.of("Segue_List_Member", Set.of(BOB)),
            List.of(),
            List.of(
                new Facts.Act(ANA, BEFORE, RowSet.Act.HANDED_OFF, "a"),
                new Facts.Act(BOB, BEFORE, RowSet.Act.RECEIVED, "a")),
            List.of(),
            List.of(),
            List.of());
    return world(workspace, "asked", facts);
  }

  /** In Segue's own tables, in somebody's of SQLite, in those of every other engine. */
  private static Stream<DynamicTest> asked(String called, World world, int number) {
    Stream.Builder<DynamicTest> tests = Stream.builder();
    if (number % OWN == 0) {
      tests.add(
          DynamicTest.dynamicTest(
              "own tables: " + called,
              () -> Database.embedded(world, d -> SqlProperties.agree(world, d))));
    }
    if (number % FEWER == 0) {
      tests.add(
          DynamicTest.dynamicTest(
              "sqlite: " + called,
              () -> Database.somebodys(world, 1, d -> SqlProperties.agree(world, d))));
    }
    if (number % FEW == 0) {
      for (Somewhere engine : Engines.all()) {
        tests.add(
            DynamicTest.dynamicTest(
                engine + ": " + called,
                () -> Database.foreign(world, 1, engine, d -> SqlProperties.agree(world, d))));
      }
    }
    return tests.build();
  }

  private static World world(String name) {
    String quoted = Quotes.escaped(name);
    String script =
        SCRIPT
            .replaceAll("\\bN( ?\\d+)?\\b", "`\u0000$1`")
            .replaceAll("\"M( ?[a-z0-9]*)\"", "\"\u0001$1\"")
            // a point would lead deeper
            .replace("deep.M", name.contains(".") ? "deep.M" : "deep.\u0001")
            .replace("\u0000", name)
            .replace("\u0001", quoted);
    Workspace workspace = compiled(script);
    return world(workspace, "all", new Named(workspace.schema(), name).facts());
  }

  /** Asks what one of the segments is made of. */
  private static World world(Workspace workspace, String segment, Facts facts) {
    Condition.AtLeastOf asked =
        (Condition.AtLeastOf) workspace.segment(segment).orElseThrow().condition();
    return new World(workspace, Plan.of(workspace).order(), facts, NOW, asked.parts(), List.of());
  }

  private static Workspace compiled(String script) {
    Compilation compilation =
        SegueCompiler.compile(
            SegueCompiler.Input.of(ZoneId.of("UTC"), List.of(new Source("x.segue", script))));
    assertEquals(
        List.of(),
        compilation.diagnostics().stream()
            .filter(d -> d.severity() == Severity.ERROR)
            .map(d -> d.message() + " " + script.substring(d.span().start(), d.span().end()))
            .toList());
    return compilation.workspace();
  }

  /** Ana fits the name everywhere, Bob nearly. */
  private record Named(Schema schema, String name) {
    Facts facts() {
      List<Schema.Field> fields = schema.contacts().fields();
      Schema.Field account = schema.accounts().orElseThrow().fields().getFirst();
      List<Schema.EventKind> kinds = schema.eventKinds();
      Value text = new Value.Text(name);
      return new Facts(
          List.of(
              new Facts.Contact(
                  ANA,
                  Map.of(fields.get(0), text, fields.get(1), number(4), fields.get(2), text),
                  Optional.of(ANA)),
              new Facts.Contact(
                  BOB,
                  Map.of(fields.get(0), new Value.Text(name + " "), fields.get(1), number(5)),
                  Optional.of(BOB))),
          List.of(
              new Facts.Account(ANA, Map.of(account, text)),
              new Facts.Account(BOB, Map.of(account, new Value.Text("x")))),
          List.of(
              event(ANA, kinds.get(0), 60, number(5)),
              event(BOB, kinds.get(0), 60, number(1)),
              event(ANA, kinds.get(1), 50, text),
              event(ANA, kinds.get(2), 40, text),
              event(ANA, kinds.get(2), 30, text),
              event(BOB, kinds.get(2), 80, text)),
          List.of(new Facts.Entry(ANA, ANA, called(11), Map.of(name, text))),
          Map.of(called(14), Set.of(ANA)),
          List.of(
              new Facts.Consent(ANA, called(13), BEFORE, true),
              new Facts.Consent(BOB, called(13), BEFORE, false),
              new Facts.Consent(ANA, called(13), BEFORE.plusSeconds(9), true)),
          List.of(
              new Facts.Act(ANA, BEFORE, RowSet.Act.RECEIVED, called(16)),
              new Facts.Act(BOB, BEFORE, RowSet.Act.FINISHED, called(17))),
          List.of(
              new Facts.Run(
                  BOB,
                  called(17),
                  BEFORE,
                  Optional.empty(),
                  Optional.empty(),
                  false,
                  Optional.empty())),
          List.of(),
          List.of(
              new Facts.Move(ANA, new ContactSet(ContactSet.Kind.SEGMENT, name), BEFORE, true)));
    }

    private String called(int number) {
      return name + number;
    }

    private Facts.Event event(Value who, Schema.EventKind kind, int minutes, Value property) {
      return new Facts.Event(
          new Value.Text(who + " " + minutes),
          who,
          kind,
          NOW.minusSeconds(minutes * 60L),
          Map.of(name, property));
    }

    private static Value number(long number) {
      return new Value.Number(Rational.of(number));
    }
  }
}
