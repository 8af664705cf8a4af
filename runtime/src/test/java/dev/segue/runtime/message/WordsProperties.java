package dev.segue.runtime.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.diag.Severity;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.sql.References;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.Statements;
import dev.segue.runtime.store.SourceRows;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreLocation;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Words are for reading: whatever they are, the same contacts are in the same places. */
final class WordsProperties {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

  private static final String SCRIPT =
      """
      schema {
        contact from contacts key id { email email, country text, visits integer }
      }
      WORDS
      segment swiss { country = "CH" }
      segment often { visits > 3 or not in swiss }
      score warmth { 5 when visits > 1 }
      partition kind {
        warm when warmth > 3
        cold otherwise
      }
      message hello { from "A <a@b.example>", subject "{{ term.prospect }}", body "{{ term.buy }}" }
      program woo {
        audience often
        exit when in swiss
        send hello
      }
      """;

  private static Compilation compiled(String words) {
    Compilation compilation =
        SegueCompiler.compile(
            SegueCompiler.Input.of(
                ZoneId.of("UTC"), List.of(new Source("a.segue", SCRIPT.replace("WORDS", words)))));
    assertEquals(
        List.of(),
        compilation.diagnostics().stream().filter(d -> d.severity() == Severity.ERROR).toList(),
        words);
    return compilation;
  }

  @Property(tries = 40)
  void changingWordsNeverChangesWhoIsInASegment(
      @ForAll("vocabularies") String some, @ForAll("vocabularies") String others) {
    try (Store store = Store.open(StoreLocation.inMemory())) {
      Workspace first = compiled(some).workspace();
      store.prepare(first.schema());
      for (int i = 0; i < 12; i++) {
        new SourceRows(store)
            .insert(
                "contacts",
                Map.of(
                    "id",
                    "c" + i,
                    "email",
                    "c" + i + "@x.example",
                    "country",
                    i % 3 == 0 ? "CH" : "US",
                    "visits",
                    (long) i));
      }
      Workspace second = compiled(others).workspace();
      assertEquals(answers(store, first), answers(store, second));
      assertEquals(
          first.programs().stream().map(Program::version).toList(),
          second.programs().stream().map(Program::version).toList(),
          "a program whose messages say other words is the same program");
    }
  }

  private static List<Object> answers(Store store, Workspace workspace) {
    Statements statements =
        Statements.of(
            workspace,
            store.dialect(),
            SourceLayout.canonical(workspace.schema()),
            NOW,
            References.SELF_CONTAINED);
    List<Object> answers = new ArrayList<>();
    for (Definitions.Segment segment : workspace.segments()) {
      answers.add(store.list(statements.members(segment.condition()), r -> r.value(0)));
    }
    for (Definitions.Score score : workspace.scores()) {
      answers.add(store.list(statements.scores(score), r -> r.value(1)));
    }
    for (Definitions.Partition partition : workspace.partitions()) {
      answers.add(store.list(statements.classes(partition), r -> r.value(1)));
    }
    return answers;
  }

  @Provide
  Arbitrary<String> vocabularies() {
    Arbitrary<String> word =
        Arbitraries.of(
            "donor", "Kunde", "член", "in swiss", "CH", "%", "'; drop table", "😀", "a b");
    Arbitrary<String> term = word.flatMap(one -> word.map(many -> text(one) + ", " + text(many)));
    return term.list()
        .ofSize(4)
        .map(
            terms ->
                "vocabulary standard {\n  prospect "
                    + terms.get(0)
                    + "\n  buy "
                    + terms.get(1)
                    + "\n}\nvocabulary other when in swiss {\n  prospect "
                    + terms.get(2)
                    + "\n  buy "
                    + terms.get(3)
                    + "\n}\n");
  }

  private static String text(String word) {
    return "\"" + word + "\"";
  }
}
