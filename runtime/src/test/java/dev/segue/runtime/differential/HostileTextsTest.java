package dev.segue.runtime.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.re2j.Pattern;
import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.diag.Severity;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.sql.References;
import dev.segue.compiler.sql.Statements;
import dev.segue.compiler.sql.Stored;
import dev.segue.compiler.syntax.Quotes;
import dev.segue.runtime.oracle.Facts;
import dev.segue.runtime.oracle.Oracle;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Hostile texts as literals, as values and as names mean themselves, on every engine. */
final class HostileTextsTest {
  private static final Instant NOW = Instant.parse("2026-03-02T17:00:00Z");
  private static final Instant BEFORE = NOW.minusSeconds(86_400);

  private static final String SCHEMA =
      """
      schema {
        contact from contacts key id {
          x    text with history
          y    text
          tags list of text
          chosen one of (ALL)
          own nick text
        }
        account from accounts key id of contact by account_id {
          industry text
        }
        event purchased from orders key id of contact by contact_id at at {
          product text
        }
        record loan from loans key id of contact by member_id {
          kind text
        }
      }
      condition told(other text) = y = other
      list vips
      """;

  private static final int MOST_OF_A_PATTERN = 1_000;

  /** Each holds a literal, {@code L}; and {@code R} is a pattern of just that text. */
  private static final List<String> POSITIONS =
      List.of(
          "x = L",
          "x != L",
          "x < L",
          "x >= L",
          "x between L and L",
          "x in (L, \"zz\")",
          "x not in (L, \"zz\")",
          "y contains L",
          "y starts with L",
          "y ends with L",
          "y like L",
          "x matches R",
          "x = L ignoring case",
          "x in (L) ignoring case",
          "y contains L ignoring case",
          "y starts with L ignoring case",
          "y ends with L ignoring case",
          "y like L ignoring case",
          "x matches R ignoring case",
          "tags has L",
          "tags has any (L, \"zz\")",
          "tags has all (L, \"z\")",
          "tags has L ignoring case",
          "chosen = L",
          "nick = L",
          "account.industry = L",
          "told(L)",
          "in sample 50% of L",
          "handed off to L",
          "x was L 2 days ago",
          "x changed from \"a\" to L in last 30 days",
          "x = L for at least 1 day",
          "purchased(product = L)",
          "count(purchased(product starts with L)) = 1",
          "first(purchased.product) = L",
          "most_common(purchased.product) = L",
          "purchased(product = L) then purchased(product != L) within 1 day",
          "loan(kind = L)",
          "any contact of account (x = L)");

  /** A normal run asks one position in so many of each text, and more of other databases. */
  private static final int SHARE = Integer.getInteger("segue.worlds", 10) > 10 ? 1 : 3;

  /** So many conditions are asked in one statement; of each a bit is told. */
  private static final int TOGETHER = 48;

  @TestFactory
  Stream<DynamicTest> asLiterals() {
    Asked all = new Asked(SHARE);
    Asked some = new Asked(SHARE == 1 ? 1 : 2 * SHARE);
    return Stream.concat(
        Stream.of(
            DynamicTest.dynamicTest(
                "own tables", () -> Database.embedded(all.world, all::areTheSame)),
            DynamicTest.dynamicTest(
                "sqlite", () -> Database.somebodys(some.world, 1, some::areTheSame))),
        Engines.all().stream()
            .map(engine -> DynamicTest.dynamicTest(engine.toString(), () -> some.on(engine))));
  }

  /** A text as the literal of a condition. */
  private record Literal(String text, String position) {
    String condition() {
      String pattern = text.length() > MOST_OF_A_PATTERN ? "a" : "^" + Pattern.quote(text) + "$";
      return position.contains("R")
          ? position.replace("R", literal(pattern))
          : position.replace("L", literal(text));
    }

    @Override
    public String toString() {
      return position + " of " + Quotes.escaped(text);
    }
  }

  /** The conditions that are asked, and of whom. */
  static final class Asked {
    private final List<List<Literal>> scores = new ArrayList<>();
    private final World world;

    /** Of each text one position in so many. */
    Asked(int share) {
      List<String> texts = HostileTexts.all();
      List<Literal> literals = new ArrayList<>();
      for (int number = 0; number < texts.size(); number++) {
        for (int i = number % share; i < POSITIONS.size(); i += share) {
          literals.add(new Literal(texts.get(number), POSITIONS.get(i)));
        }
      }
      for (int first = 0; first < literals.size(); first += TOGETHER) {
        scores.add(literals.subList(first, Math.min(first + TOGETHER, literals.size())));
      }
      String all = texts.stream().map(HostileTextsTest::literal).collect(Collectors.joining(", "));
      List<String> scripts = new ArrayList<>(List.of(SCHEMA.replace("ALL", all)));
      for (int i = 0; i < scores.size(); i++) {
        scripts.add(score(i, scores.get(i)));
      }
      world = world(compiled(scripts), texts);
    }

    void on(Somewhere engine) {
      Database.foreign(world, 1, engine, this::areTheSame);
    }

    /** Who is told apart by which condition. */
    private void areTheSame(Database database) {
      Oracle oracle = world.oracle();
      Statements statements = database.statements(References.SELF_CONTAINED);
      for (int i = 0; i < scores.size(); i++) {
        Definitions.Score score = world.workspace().score("text_" + i).orElseThrow();
        Map<Object, Object> found = database.rows(statements.scores(score));
        for (Facts.Contact contact : world.facts().contacts()) {
          long expected =
              (long)
                  Stored.write(
                      new Value.Number(oracle.score(score.name(), contact).orElseThrow()),
                      score.type());
          long is =
              (long) Optional.ofNullable(found.get(Database.key(contact.key()))).orElseThrow();
          assertEquals(
              words(expected, scores.get(i)),
              words(is, scores.get(i)),
              () -> Quotes.escaped(contact.key().toString()));
        }
      }
    }
  }

  /** Points by which it can be told which conditions hold; every other one is negated. */
  private static String score(int number, List<Literal> literals) {
    StringBuilder score = new StringBuilder("score text_" + number + " {\n");
    for (int i = 0; i < literals.size(); i++) {
      score.append(1L << i).append(i % 2 == 0 ? " when " : " when not ");
      score.append(literals.get(i).condition()).append('\n');
    }
    return score.append("}\n").toString();
  }

  private static String literal(String text) {
    return "\"" + Quotes.escaped(text) + "\"";
  }

  private static Workspace compiled(List<String> scripts) {
    List<Source> sources = new ArrayList<>();
    scripts.forEach(s -> sources.add(new Source(sources.size() + ".segue", s)));
    Compilation compilation =
        SegueCompiler.compile(SegueCompiler.Input.of(ZoneId.of("UTC"), sources));
    assertEquals(
        List.of(),
        compilation.diagnostics().stream()
            .filter(d -> d.severity() == Severity.ERROR)
            .map(Diagnostic::message)
            .toList());
    return compilation.workspace();
  }

  /** A contact for each text, who is alike to none but has it everywhere. */
  private static World world(Workspace workspace, List<String> texts) {
    Schema schema = workspace.schema();
    Map<String, Schema.Field> fields = new HashMap<>();
    schema.contacts().fields().forEach(f -> fields.put(f.name(), f));
    Schema.Field industry = schema.accounts().orElseThrow().fields().getFirst();
    Schema.EventKind purchased = schema.eventKinds().getFirst();
    List<Facts.Contact> contacts = new ArrayList<>();
    List<Facts.Account> accounts = new ArrayList<>();
    List<Facts.Event> events = new ArrayList<>();
    List<Facts.Entry> records = new ArrayList<>();
    List<Facts.Act> acts = new ArrayList<>();
    List<Facts.Was> history = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i);
      Value value = new Value.Text(text);
      Value key = new Value.Text(i + text);
      accounts.add(new Facts.Account(key, Map.of(industry, value)));
      contacts.add(
          new Facts.Contact(
              key,
              Map.of(
                  field(fields, "x"),
                  value,
                  field(fields, "y"),
                  new Value.Text(text + "-" + text),
                  field(fields, "tags"),
                  new Value.Items(List.of(value, new Value.Text("z"))),
                  field(fields, "chosen"),
                  value,
                  field(fields, "nick"),
                  value),
              Optional.of(key)));
      for (int n = 0; n < 2; n++) {
        events.add(
            new Facts.Event(
                new Value.Text(n + text),
                key,
                purchased,
                BEFORE.plusSeconds(n),
                Map.of("product", n == 0 ? value : new Value.Text("after " + text))));
      }
      records.add(new Facts.Entry(key, key, "loan", Map.of("kind", value)));
      acts.add(new Facts.Act(key, BEFORE, RowSet.Act.HANDED_OFF, text));
      history.add(
          new Facts.Was(
              key,
              field(fields, "x"),
              BEFORE.minusSeconds(864_000),
              Optional.of(new Value.Text("a"))));
      history.add(
          new Facts.Was(key, field(fields, "x"), BEFORE.minusSeconds(172_800), Optional.of(value)));
    }
    return new World(
        workspace,
        List.copyOf(workspace.scores()),
        new Facts(
            contacts, accounts, events, records, Map.of(), List.of(), acts, List.of(), history,
            List.of()),
        NOW,
        List.of(),
        List.of());
  }

  private static Schema.Field field(Map<String, Schema.Field> fields, String name) {
    return Optional.ofNullable(fields.get(name)).orElseThrow();
  }

  private static List<String> words(long bits, List<Literal> literals) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < literals.size(); i++) {
      if ((bits & 1L << i) != 0) {
        words.add(literals.get(i).toString());
      }
    }
    return words;
  }
}
