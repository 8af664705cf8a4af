package dev.segue.repl.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.diag.Code;
import dev.segue.repl.command.Called;
import dev.segue.repl.report.Screen;
import dev.segue.repl.report.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The prompt's engine, without a terminal. */
final class SessionTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

  @TempDir Path folder = Path.of("");
  private Session session =
      new Session(
          Path.of("src/test"),
          InstantSource.fixed(NOW),
          variable -> Optional.empty(),
          Optional.empty());

  @BeforeEach
  void open() throws IOException {
    Files.writeString(
        folder.resolve("a.segue"),
        """
        schema {
          contact from contacts key id { country text, age integer }
          event purchased from orders key no of contact by contact_id at ordered_at { amount decimal(12,2) }
        }
        segment americans { country = "US" }
        segment old_americans { in americans and age > 60 }
        """);
    session =
        new Session(
            folder, InstantSource.fixed(NOW), variable -> Optional.empty(), Optional.empty());
  }

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void anInputGoesOnWhileItEndsTooSoon() {
    List<String> unfinished =
        List.of(
            "country =",
            "country = \"US\" and",
            "(country = \"US\"",
            "country in (\"US\",",
            "segment s {",
            "segment s { country = \"US\"",
            "sum(purchased.amount",
            "purchased in last");
    for (String input : unfinished) {
      assertTrue(session.isUnfinished(input), input);
    }
    List<String> finished =
        List.of(
            "",
            ":help",
            "country = \"US\"",
            "count(purchased)",
            "americans",
            "country country",
            "segment s { country = \"US\" } }",
            "country = \"US");
    for (String input : finished) {
      assertFalse(session.isUnfinished(input), input);
    }
  }

  @Test
  void aTypedDefinitionStandsForTheSavedOneAndItsUsersFollow() {
    Answer before = session.answer("old_americans");
    assertEquals(0, assertInstanceOf(Answer.Contacts.class, before).total());
    assertInstanceOf(Answer.Contacts.class, session.answer("segment americans { age > 1 }"));
    Answer typed = session.answer(":typed");
    assertEquals(
        List.of("segment americans { age > 1 }"),
        assertInstanceOf(Answer.Lines.class, typed).lines());
    String sql =
        String.join(
            "\n",
            assertInstanceOf(Answer.Lines.class, session.answer(":sql old_americans")).lines());
    assertFalse(sql.contains("country"), sql);
  }

  @Test
  void aWrongDefinitionChangesNothing() {
    Answer wrong = session.answer("segment americans { contry = \"US\" }");
    assertEquals(1, assertInstanceOf(Answer.Findings.class, wrong).diagnostics().size());
    assertEquals(
        List.of("nothing was defined here"),
        assertInstanceOf(Answer.Lines.class, session.answer(":typed")).lines());
    assertInstanceOf(Answer.Contacts.class, session.answer("americans"));
  }

  @Test
  void oneSlipIsOneMessage() {
    Answer wrong = session.answer("nonsense here");
    assertEquals(1, assertInstanceOf(Answer.Findings.class, wrong).diagnostics().size());
  }

  @Test
  void filesThatChangedAreReadAgain() throws IOException {
    assertInstanceOf(Answer.Findings.class, session.answer("in europeans"));
    Files.writeString(folder.resolve("b.segue"), "segment europeans { country = \"DE\" }\n");
    assertInstanceOf(Answer.Contacts.class, session.answer("in europeans"));
  }

  @Test
  void aWorkspaceWithMistakesAnswersNothing() throws IOException {
    Files.writeString(folder.resolve("b.segue"), "segment broken { contry = \"DE\" }\n");
    Answer answer = session.answer("americans");
    assertEquals(
        "1 error in the workspace; :check shows them",
        assertInstanceOf(Answer.Problem.class, answer).reason());
    assertInstanceOf(Answer.Contacts.class, session.answer("segment broken { age > 1 }"));
    assertInstanceOf(Answer.Contacts.class, session.answer("americans"));
  }

  private List<String> offered(String before) {
    return session.candidates(before).stream().map(Offer::word).toList();
  }

  @Test
  void namesWordsAndCommandsAreOffered() {
    assertEquals(List.of("americans"), offered("in ame"));
    assertEquals(List.of(":explain", ":edit"), offered(":e"));
    assertEquals(List.of("americans"), offered("ame"));
    assertEquals(List.of(), offered("age > 1 and ame"));
    assertEquals(List.of("old_americans"), offered(":explain in old"));
    assertEquals(List.of("old_americans"), offered(":describe old"));
    assertEquals(List.of(), offered("country = \"am"));
  }

  @Test
  void whatIsOfferedFitsTheGrammarAndTheType() {
    List<String> numbers = offered("age > ");
    assertTrue(numbers.containsAll(List.of("age", "count", "sum")), numbers::toString);
    assertFalse(numbers.contains("country"), numbers::toString);
    assertFalse(numbers.contains("americans"), numbers::toString);
    assertFalse(numbers.contains("purchased"), numbers::toString);
    assertEquals(List.of("least"), offered("purchased at le"));
    assertEquals(List.of("last"), offered("purchased in la"));
    List<String> sets = offered("in ");
    assertTrue(sets.containsAll(List.of("americans", "old_americans")), sets::toString);
    assertFalse(sets.contains("age"), sets::toString);
    assertEquals(List.of("purchased"), offered("segment s { purch"));
    assertEquals(List.of("purchased.amount"), offered("sum(purch"));
    assertEquals(Optional.of("ricans"), session.onlyWord("in ame"));
    assertEquals(Optional.empty(), session.onlyWord("in "));
  }

  @Test
  void timeTravelsWithTheQuestion() {
    session.answer(":at 2026-02-01");
    Answer at = session.answer(":at");
    assertEquals(
        List.of("as of 2026-02-01T00:00:00Z"), assertInstanceOf(Answer.Lines.class, at).lines());
    session.answer(":at now");
    Answer now = session.answer(":at");
    assertEquals(List.of("as of now"), assertInstanceOf(Answer.Lines.class, now).lines());
    assertInstanceOf(Answer.Problem.class, session.answer(":at soon"));
  }

  @Test
  void aDatabaseThatIsNoneIsToldAndTheConversationGoesOn() throws IOException {
    Files.writeString(folder.resolve("segue.db"), "this is no database, however long it may be");
    Answer answer = session.answer("americans");
    String reason = assertInstanceOf(Answer.Problem.class, answer).reason();
    assertTrue(reason.contains("no SQLite database"), reason);
    assertInstanceOf(Answer.Lines.class, session.answer(":help"));
  }

  private void data() throws IOException {
    Files.writeString(
        folder.resolve("contacts.csv"), "id,country,age\n1,US,70\n2,US,30\n3,CA,65\n4,US,\n");
    Files.writeString(
        folder.resolve("orders.csv"),
        "no,contact_id,ordered_at,amount\n1,1,2026-02-20T10:00:00Z,9.50\n");
    assertEquals(0, Called.segue(folder, "run", "--as-of", "2026-03-02").code());
  }

  private Answer.Contacts contacts(String input) {
    return assertInstanceOf(Answer.Contacts.class, session.answer(input));
  }

  private static String printed(Table table) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    table.print(Screen.PIPE, new PrintStream(out, true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8);
  }

  private List<String> lines(String input) {
    return assertInstanceOf(Answer.Lines.class, session.answer(input)).lines();
  }

  private String script() throws IOException {
    return Files.readString(folder.resolve("a.segue"));
  }

  @Test
  void aConditionIsAnsweredPartByPart() throws IOException {
    data();
    Answer.Contacts answer = contacts("country = \"US\" and age > 18 and purchased");
    assertEquals(1, answer.total());
    assertEquals(
        """
        left\tafter
        4\teveryone
        3\tcountry is "US"
        2\tand age is more than 18
        1\tand purchased
        """,
        printed(answer.waterfall()));
    assertTrue(contacts("country = \"US\" or age > 18").waterfall().isEmpty());
  }

  @Test
  void theLastResultGoesOn() throws IOException {
    data();
    assertInstanceOf(Answer.Problem.class, session.answer("_ and age > 18"));
    assertEquals(3, contacts("country = \"US\" or country = \"_\"").total());
    assertEquals(2, contacts("_ and age > 18 -- and so on").total());
    assertEquals(1, contacts("_ and purchased").total());
    assertEquals(1, contacts("_").total());
    assertEquals(3, contacts("americans").total());
    assertEquals(1, contacts("not _").total());
    assertInstanceOf(Answer.Values.class, session.answer("count(purchased)"));
    assertEquals(1, contacts("_ > 0").total());
    assertEquals(1, contacts("segment keen { _ }").total());
  }

  @Test
  void aMisspeltWordThatDeclaresHasItsNearestToldOfIt() throws IOException {
    data();
    for (String input : List.of("segmnt q { purchased }", "tarit x \"X\" = 3", "partiton p(")) {
      Answer.Findings told = assertInstanceOf(Answer.Findings.class, session.answer(input));
      assertEquals(Code.MISSPELT, told.diagnostics().getFirst().code(), input);
    }
    assertEquals(0, contacts("country = \"none\"").total());
  }

  @Test
  void valuesAreOfferedWithTheirContacts() throws IOException {
    data();
    assertEquals(
        List.of(new Offer("US\"", "3 contacts"), new Offer("CA\"", "1 contact")),
        session.candidates("country = \""));
    assertEquals(
        List.of(new Offer("US\"", "3 contacts")), session.candidates("country in (\"CA\", \"U"));
    assertEquals(
        List.of(new Offer("americans", "segment, 3 contacts")), session.candidates("in ame"));
  }

  @Test
  void aDefinitionIsSavedInItsPlaceAndAllAroundItStays() throws IOException {
    data();
    Files.writeString(
        folder.resolve("a.segue"),
        """
        schema { contact from contacts key id { country text, age integer } }

        -- Who they are.
        @owner "growth"
        segment   americans { -- by the passport
          country = "US" }   -- and so on
        segment old_americans { in americans
           and age > 60 }
        """);
    contacts("segment americans \"By age too\" { country = \"US\" and age > 18 }");
    assertEquals(List.of("saved americans in a.segue:6"), lines(":save"));
    assertEquals(
        """
        schema { contact from contacts key id { country text, age integer } }

        -- Who they are.
        @owner "growth"
        -- by the passport
        segment americans "By age too" { country = "US" and age > 18 }   -- and so on
        segment old_americans { in americans
           and age > 60 }
        """,
        script());
    assertEquals(List.of("nothing was defined here"), lines(":typed"));
    assertEquals(2, contacts("americans").total());
    assertEquals("growth", session.loaded().workspace().segment("americans").get().owner().get());
  }

  @Test
  void aNewDefinitionGoesToItsLikes() throws IOException {
    data();
    String before = script();
    session.answer("segment keen { purchased }");
    session.answer("trait spent = sum(purchased.amount)");
    assertEquals(List.of("saved keen in a.segue:8"), lines(":save keen"));
    assertTrue(script().startsWith(before.substring(0, before.length() - 1)), script());
    assertEquals(List.of("saved spent in values.segue:1"), lines(":save spent values.segue"));
    assertEquals(
        "trait spent = sum(purchased.amount)\n", Files.readString(folder.resolve("values.segue")));
    session.answer("trait spent = sum(purchased.amount) + 1");
    assertInstanceOf(Answer.Problem.class, session.answer(":save other"));
    session.answer("topic news \"News\" opt in");
    Answer outside = session.answer(":save news ../elsewhere.segue");
    assertInstanceOf(Answer.Problem.class, outside);
  }

  @Test
  void whatChangedMeanwhileIsNotWrittenOver() throws IOException {
    data();
    session.answer("segment americans { age > 18 }");
    String changed = script().replace("country = \"US\"", "country = \"CA\"");
    Files.writeString(folder.resolve("a.segue"), changed);
    Answer refused = session.answer(":save");
    String reason = assertInstanceOf(Answer.Problem.class, refused).reason();
    assertTrue(reason.startsWith("americans is not in its file what it was"), reason);
    assertEquals(changed, script());
    session.answer("segment americans { age > 18 }");
    assertEquals(List.of("saved americans in a.segue:5"), lines(":save americans"));
  }

  @Test
  void lineEndsAndTheLayoutOfTheFileStay() throws IOException {
    Files.writeString(
        folder.resolve("b.segue"), "\uFEFFsegment a { age > 1 }\r\nsegment b { age > 2 }\r\n");
    session.answer("segment a {\n  age > 1\n  and age < 9\n}");
    assertEquals(List.of("saved a in b.segue:1"), lines(":save"));
    assertEquals(
        "\uFEFFsegment a {\r\n  age > 1\r\n  and age < 9\r\n}\r\nsegment b { age > 2 }\r\n",
        Files.readString(folder.resolve("b.segue")));
  }

  @Test
  void whatIsTypedIsComparedWithWhatIsSaved() throws IOException {
    data();
    assertEquals(List.of("americans is as it stands in a.segue:5"), lines(":diff americans"));
    assertInstanceOf(Answer.Lines.class, session.answer(":plan"));
    contacts("segment americans { age > 18 }");
    Answer difference = session.answer(":diff");
    assertEquals(
        List.of(
            "--- a.segue:5",
            "+++ a.segue:5",
            "@@ -1,3 +1,3 @@",
            " segment americans {",
            "-  country = \"US\"",
            "+  age > 18",
            " }",
            "3 -> 3 contacts"),
        assertInstanceOf(Answer.Difference.class, difference).lines());
    assertInstanceOf(Answer.Planned.class, session.answer(":plan"));
    Answer described = session.answer(":describe old_americans");
    assertEquals(
        List.of("  in: a.segue:6", "  speaks of: age, americans"),
        assertInstanceOf(Answer.Described.class, described).lines());
  }

  @Test
  void whatIsEditedIsTheDefinitionAsItStands() {
    Answer edit = session.answer(":edit americans");
    assertEquals(
        "segment americans { country = \"US\" }", assertInstanceOf(Answer.Edit.class, edit).text());
    Answer open = session.answer(":open old_americans");
    assertEquals(6, assertInstanceOf(Answer.Open.class, open).line());
    Answer none = session.answer(":edit old_amricans");
    assertEquals(
        "no file defines 'old_amricans'; did you mean old_americans?",
        assertInstanceOf(Answer.Problem.class, none).reason());
  }
}
