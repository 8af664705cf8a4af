package dev.segue.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.diag.DiagnosticText;
import dev.segue.compiler.parse.Parsing;
import dev.segue.compiler.parse.Samples;
import dev.segue.compiler.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * One slip of the hand in the scripts of Harbor: a word or sign left out, written twice, or put
 * after the next one. Few messages come of it, each in words of the reader. {@code
 * -Dsegue.tries=20000} tries more slips; a failure prints the text that was slipped in.
 */
final class SlipTest {
  private static final Path HARBOR = Path.of("../examples/harbor");
  private static final int TRIES = Integer.getInteger("segue.tries", 80);
  private static final int MOST_MESSAGES = 3;

  /** Words of the machinery. */
  private static final Pattern OURS =
      Pattern.compile(
          "<EOF>|\\bEOF\\b|<INVALID>|<missing|extraneous|mismatched|no viable|token recognition"
              + "|expecting|\\bROW_|\\b[A-Z]+_[A-Z_]+\\b|Exception|null\\b");

  private final List<Source> scripts = read(".segue");
  private final List<Source> templates = read(".liquid");

  private static List<Source> read(String ending) {
    try (Stream<Path> files = Files.walk(HARBOR)) {
      List<Source> sources = new ArrayList<>();
      for (Path file : files.filter(f -> f.toString().endsWith(ending)).sorted().toList()) {
        sources.add(new Source(HARBOR.relativize(file).toString(), Files.readString(file)));
      }
      return sources;
    } catch (IOException e) {
      throw new IllegalStateException("the example is not there", e);
    }
  }

  private Compilation compile(List<Source> all) {
    return SegueCompiler.compile(
        new SegueCompiler.Input(
            "harbor",
            ZoneId.of("America/New_York"),
            Optional.of("email"),
            Optional.of("offers"),
            Optional.of("Harbor <hello@harbor.example>"),
            all,
            templates,
            true));
  }

  @Test
  void withoutASlipNothingIsWrong() {
    assertEquals(List.of(), compile(scripts).diagnostics());
  }

  @Test
  void oneSlipTellsLittleAndPlainly() {
    Random random = new Random(Long.getLong("segue.seed", 7));
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < TRIES; i++) {
      int file = random.nextInt(scripts.size());
      Source slipped = slipped(scripts.get(file), random);
      List<Source> all = new ArrayList<>(scripts);
      all.set(file, slipped);
      List<Diagnostic> told = compile(all).diagnostics();
      String text =
          new DiagnosticText(path -> source(path, all), DiagnosticText.Style.PLAIN).of(told);
      if (told.size() > MOST_MESSAGES || OURS.matcher(messages(told)).find()) {
        wrong.add(told.size() + " messages\n" + text);
      }
    }
    assertTrue(wrong.isEmpty(), () -> wrong.size() + " slips\n" + String.join("\n---\n", wrong));
  }

  /** Samples of every form, each read by itself. */
  @Test
  void oneSlipIsReadAsOne() {
    Random random = new Random(Long.getLong("segue.seed", 11));
    List<String> wrong = new ArrayList<>();
    for (String text : Samples.texts()) {
      Source sample = new Source("sample.segue", text);
      for (int i = 0; i < TRIES / 4; i++) {
        Source slipped = slipped(sample, random);
        List<Diagnostic> told = Parsing.file(slipped).diagnostics();
        if (told.size() > MOST_MESSAGES || OURS.matcher(messages(told)).find()) {
          wrong.add(told.size() + " messages\n" + DiagnosticText.of(told, path -> slipped));
        }
      }
    }
    assertTrue(wrong.isEmpty(), () -> wrong.size() + " slips\n" + String.join("\n---\n", wrong));
  }

  /** Scripts that check, each beside the schema of the golden scripts. */
  @Test
  void oneSlipAmongDefinitionsTellsLittle() {
    Random random = new Random(Long.getLong("segue.seed", 13));
    GoldenFolder golden = GoldenFolder.of("check");
    Source schema = new Source("shop.segue", golden.read("schema/shop.segue"));
    List<String> wrong = new ArrayList<>();
    for (String stem : List.of("behaviour", "definitions", "people", "periods", "sequences")) {
      Source sample = new Source("sample.segue", golden.read(stem + ".segue"));
      int before = compiled(sample, schema).size();
      for (int i = 0; i < TRIES / 8; i++) {
        Source slipped = slipped(sample, random);
        List<Diagnostic> told = compiled(slipped, schema);
        if (told.size() - before > MOST_MESSAGES || OURS.matcher(messages(told)).find()) {
          wrong.add(
              told.size()
                  + " messages, "
                  + before
                  + " before\n"
                  + DiagnosticText.of(told, path -> source(path, List.of(slipped, schema))));
        }
      }
    }
    assertTrue(wrong.isEmpty(), () -> wrong.size() + " slips\n" + String.join("\n---\n", wrong));
  }

  private static List<Diagnostic> compiled(Source... scripts) {
    return SegueCompiler.compile(SegueCompiler.Input.of(ZoneId.of("UTC"), List.of(scripts)))
        .diagnostics();
  }

  private static Source source(String path, List<Source> all) {
    return all.stream().filter(s -> s.path().equals(path)).findFirst().orElse(new Source(path, ""));
  }

  private static String messages(List<Diagnostic> diagnostics) {
    TreeSet<String> words = new TreeSet<>();
    for (Diagnostic diagnostic : diagnostics) {
      words.add(diagnostic.message());
      words.addAll(diagnostic.hints());
    }
    return String.join("\n", words);
  }

  private static Source slipped(Source source, Random random) {
    List<String> pieces = new ArrayList<>(Samples.pieces(source.text()));
    List<Integer> words = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      if (!pieces.get(i).isBlank() && !pieces.get(i).startsWith("--")) {
        words.add(i);
      }
    }
    int at = random.nextInt(words.size() - 1);
    int index = words.get(at);
    String piece = pieces.get(index);
    switch (random.nextInt(3)) {
      case 0 -> pieces.set(index, "");
      case 1 -> pieces.set(index, piece + " " + piece);
      case 2 -> {
        int next = words.get(at + 1);
        pieces.set(index, pieces.get(next));
        pieces.set(next, piece);
      }
      default -> throw new IllegalStateException("three kinds of slips");
    }
    return new Source(source.path(), String.join("", pieces));
  }
}
