package dev.segue.repl.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
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

  @Test
  void namesWordsAndCommandsAreOffered() {
    assertEquals(List.of("americans"), session.candidates("in ame"));
    assertEquals(List.of(":explain"), session.candidates(":e"));
    assertEquals(List.of("old_americans"), session.candidates(":explain old"));
    assertEquals(List.of(), session.candidates("country = \"am"));
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
}
