package dev.segue.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.check.Mention;
import dev.segue.compiler.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What is compiled as files change is what compiling everything anew gives, edit after edit: lines
 * and words of Harbor left out, written twice, moved, renamed, put back. {@code -Dsegue.tries=2000}
 * tries more edits, {@code -Dsegue.seed} others.
 */
final class AnalysisTest {
  private static final Path HARBOR = Path.of("../examples/harbor");
  private static final int TRIES = Integer.getInteger("segue.tries", 70);
  private static final Pattern WORD = Pattern.compile("[A-Za-z_]+|[0-9]+|[^\\sA-Za-z_0-9]");

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

  private static SegueCompiler.Input input(List<Source> scripts, List<Source> templates) {
    return new SegueCompiler.Input(
        "harbor",
        ZoneId.of("America/New_York"),
        Optional.of("email"),
        Optional.of("offers"),
        Optional.of("Harbor <hello@harbor.example>"),
        scripts,
        templates,
        true);
  }

  @Test
  void isWhatCompilingAnewGives() {
    Random random = new Random(Long.getLong("segue.seed", 11));
    List<Source> scripts = read(".segue");
    List<Source> templates = read(".liquid");
    List<Source> first = List.copyOf(scripts);
    Analysis analysis = new Analysis();
    int sound = 0;
    for (int i = 0; i < TRIES; i++) {
      List<Source> edited = random.nextInt(5) == 0 ? templates : scripts;
      int file = random.nextInt(edited.size());
      // now and then all stands again as it did: what was told of it then is told again
      if (random.nextInt(3) == 0) {
        scripts = new ArrayList<>(first);
      } else {
        edited.set(file, edited(edited.get(file), random));
      }
      SegueCompiler.Input now = input(scripts, templates);
      Compilation anew = SegueCompiler.compile(now);
      Compilation followed = analysis.compile(now);
      String place = "edit " + i + " of " + edited.get(file).path();
      assertEquals(anew.diagnostics(), followed.diagnostics(), place);
      assertEquals(anew.workspace(), followed.workspace(), place);
      Set<Mention> mentions = new HashSet<>(anew.mentions());
      assertEquals(mentions, new HashSet<>(followed.mentions()), place);
      sound += anew.hasErrors() ? 0 : 1;
    }
    assertTrue(sound > 0, "some of what was compiled had no errors, so that lints were asked");
  }

  private static Source edited(Source source, Random random) {
    return new Source(
        source.path(),
        random.nextBoolean() ? lines(source.text(), random) : words(source.text(), random));
  }

  private static String lines(String text, Random random) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    if (lines.isEmpty()) {
      return "\n";
    }
    int line = random.nextInt(lines.size());
    switch (random.nextInt(4)) {
      case 0 -> lines.remove(line);
      case 1 -> lines.add(line, lines.get(line));
      case 2 -> lines.add(line, "  -- said besides");
      case 3 -> lines.add(random.nextInt(lines.size()), lines.remove(line));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String words(String text, Random random) {
    List<MatchResult> words = WORD.matcher(text).results().toList();
    if (words.isEmpty()) {
      return text;
    }
    MatchResult word = words.get(random.nextInt(words.size()));
    String instead =
        switch (random.nextInt(4)) {
          case 0 -> "";
          case 1 -> word.group() + " " + word.group();
          case 2 -> word.group() + "x";
          default -> words.get(random.nextInt(words.size())).group();
        };
    return text.substring(0, word.start()) + instead + text.substring(word.end());
  }
}
