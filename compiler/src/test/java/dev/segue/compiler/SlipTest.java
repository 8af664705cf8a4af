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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * One slip of the hand in the scripts of Harbor and in the samples: a word or sign left out,
 * written twice, or put after the next one. Few messages come of it, each in words of the reader.
 * {@code -Dsegue.tries=20000} tries more slips, {@code -Dsegue.every} each one at each place; a
 * failure prints the text that was slipped in.
 */
final class SlipTest {
  private static final Path HARBOR = Path.of("../examples/harbor");
  private static final int TRIES = Integer.getInteger("segue.tries", 80);
  private static final boolean EVERY = System.getProperty("segue.every") != null;
  private static final int MOST_MESSAGES = 3;
  private static final int KINDS = 3;

  /** The golden scripts in which nothing is wrong. */
  private static final List<String> CHECKED =
      List.of(
          "behaviour",
          "definitions",
          "history",
          "measured",
          "people",
          "periods",
          "profile",
          "rows",
          "schema",
          "sequences",
          "time");

  private static final Pattern FENCE =
      Pattern.compile("```segue[^\\n]*\\n(.*?)```", Pattern.DOTALL);

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
    for (Source slipped : slips(scripts, TRIES, random)) {
      List<Source> all =
          scripts.stream().map(s -> s.path().equals(slipped.path()) ? slipped : s).toList();
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
      for (Source slipped : slips(List.of(sample), TRIES / 4, random)) {
        List<Diagnostic> told = Parsing.file(slipped).diagnostics();
        if (told.size() > MOST_MESSAGES || OURS.matcher(messages(told)).find()) {
          wrong.add(told.size() + " messages\n" + DiagnosticText.of(told, path -> slipped));
        }
      }
    }
    assertTrue(wrong.isEmpty(), () -> wrong.size() + " slips\n" + String.join("\n---\n", wrong));
  }

  /** The examples of the docs that are scripts. */
  @Test
  void oneSlipInTheDocsIsReadAsOne() {
    Random random = new Random(Long.getLong("segue.seed", 17));
    List<Source> examples = examples();
    assertTrue(examples.size() > 50, () -> examples.size() + " examples");
    List<String> wrong = new ArrayList<>();
    for (Source slipped : slips(examples, TRIES * 2, random)) {
      List<Diagnostic> told = Parsing.file(slipped).diagnostics();
      if (told.size() > MOST_MESSAGES || OURS.matcher(messages(told)).find()) {
        wrong.add(told.size() + " messages\n" + DiagnosticText.of(told, path -> slipped));
      }
    }
    assertTrue(wrong.isEmpty(), () -> wrong.size() + " slips\n" + String.join("\n---\n", wrong));
  }

  private static List<Source> examples() {
    List<Source> examples = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("../docs"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".md")).sorted().toList()) {
        Matcher fence = FENCE.matcher(Files.readString(file));
        while (fence.find()) {
          Source example = new Source(String.valueOf(file.getFileName()), fence.group(1));
          boolean slips = words(pieces(example)).size() > 1;
          if (slips && Parsing.file(example).diagnostics().isEmpty()) {
            examples.add(example);
          }
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("the docs are not there", e);
    }
    return examples;
  }

  /** A golden script, and the schema that it is about. */
  private record Sample(Source script, Source schema) {
    static Sample of(String folder, String stem, String schemas, String schema) {
      return new Sample(
          new Source("sample.segue", GoldenFolder.of(folder).read(stem + ".segue")),
          new Source("schema.segue", GoldenFolder.of(schemas).read(schema + ".segue")));
    }

    static Stream<Sample> all() {
      Stream<Sample> checked = CHECKED.stream().map(s -> of("check", s, "check", "schema/shop"));
      Stream<Sample> campaign =
          Stream.of("step_forms", "test_forms")
              .map(s -> of("campaign", s, "campaign_shared", "schema"));
      Stream<Sample> asked =
          GoldenFolder.of("sql").stems(".segue").stream()
              .filter(s -> !s.equals("schema"))
              .map(s -> of("sql", s, "sql", "schema"));
      return Stream.of(checked, campaign, asked).flatMap(all -> all);
    }

    List<Source> with(Source slipped) {
      boolean own = script.text().contains("schema {");
      return own ? List.of(slipped) : List.of(slipped, schema);
    }
  }

  /** Scripts that check, each beside the schema of its golden scripts. */
  @Test
  void oneSlipAmongDefinitionsTellsLittle() {
    Random random = new Random(Long.getLong("segue.seed", 13));
    List<String> wrong = new ArrayList<>();
    for (Sample sample : Sample.all().toList()) {
      int before = compiled(sample.with(sample.script())).size();
      for (Source slipped : slips(List.of(sample.script()), TRIES / 16, random)) {
        List<Source> scripts = sample.with(slipped);
        List<Diagnostic> told = compiled(scripts);
        if (told.size() - before > MOST_MESSAGES || OURS.matcher(messages(told)).find()) {
          wrong.add(
              told.size()
                  + " messages, "
                  + before
                  + " before\n"
                  + DiagnosticText.of(told, path -> source(path, scripts)));
        }
      }
    }
    assertTrue(wrong.isEmpty(), () -> wrong.size() + " slips\n" + String.join("\n---\n", wrong));
  }

  private static List<Diagnostic> compiled(List<Source> scripts) {
    return SegueCompiler.compile(SegueCompiler.Input.of(ZoneId.of("UTC"), scripts)).diagnostics();
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

  /** Some slips, or each there is. */
  private static List<Source> slips(List<Source> sources, int tries, Random random) {
    List<Source> slips = new ArrayList<>();
    if (EVERY) {
      for (Source source : sources) {
        for (int at = 0; at < words(pieces(source)).size() - 1; at++) {
          for (int kind = 0; kind < KINDS; kind++) {
            slips.add(slipped(source, at, kind));
          }
        }
      }
      return slips;
    }
    for (int i = 0; i < tries; i++) {
      Source source = sources.get(random.nextInt(sources.size()));
      int words = words(pieces(source)).size();
      slips.add(slipped(source, random.nextInt(words - 1), random.nextInt(KINDS)));
    }
    return slips;
  }

  private static List<String> pieces(Source source) {
    return new ArrayList<>(Samples.pieces(source.text()));
  }

  /** Where what is neither space nor comment stands among the pieces. */
  private static List<Integer> words(List<String> pieces) {
    List<Integer> words = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      if (!pieces.get(i).isBlank() && !pieces.get(i).startsWith("--")) {
        words.add(i);
      }
    }
    return words;
  }

  private static Source slipped(Source source, int at, int kind) {
    List<String> pieces = pieces(source);
    List<Integer> words = words(pieces);
    int index = words.get(at);
    String piece = pieces.get(index);
    switch (kind) {
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
