package dev.segue.compiler.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Scripts with slips in them: checking never fails, and what it tells has a place. */
class CheckProperties {
  private static final Path GOLDENS = Path.of("src/test/resources/golden");
  private static final Pattern TOKEN = Pattern.compile("\"[^\"\n]*\"|\\w+|\\s+|.", Pattern.DOTALL);
  private static final Pattern DECLARATION =
      Pattern.compile(
          "(?<!@.{0,80})\\n+(?=segment|trait|score|partition|condition|list|topic|@owner)|\\n+$");
  private static final List<String> SAMPLES = samples();
  private static final String SHOP = read(GOLDENS.resolve("check/schema/shop.segue"));

  @Property(tries = 300)
  void slipsAreToldAndNothingFails(@ForAll("slipped") String text) {
    Source script = new Source("slip.segue", text);
    Source shop = new Source("shop.segue", SHOP);
    Compilation compilation = compile(List.of(script, shop));
    for (Diagnostic diagnostic : compilation.diagnostics()) {
      Span span = diagnostic.span();
      int length = span.file().equals("shop.segue") ? SHOP.length() : text.length();
      assertTrue(span.end() <= length, () -> diagnostic + " is past the end");
      assertTrue(!diagnostic.message().isBlank(), "nothing is said");
    }
  }

  @Property(tries = 50)
  void theOrderOfDeclarationsChangesNothing(@ForAll("shuffled") List<String> declarations) {
    Compilation ordered = compile(declarations.stream().sorted().toList());
    Compilation shuffled = compile(declarations);
    assertFalse(shuffled.hasErrors());
    assertEquals(meant(ordered), meant(shuffled));
  }

  private static Compilation compile(Collection<String> declarations) {
    String text = String.join("\n", declarations) + "\n";
    return compile(List.of(new Source("shuffled.segue", text), new Source("shop.segue", SHOP)));
  }

  private static Set<String> meant(Compilation compilation) {
    Set<String> meant = new TreeSet<>();
    compilation.workspace().segments().forEach(s -> meant.add(IrText.of(s)));
    compilation.workspace().traits().forEach(t -> meant.add(IrText.of(t)));
    compilation.workspace().scores().forEach(s -> meant.add(IrText.of(s)));
    compilation.workspace().partitions().forEach(p -> meant.add(IrText.of(p)));
    return meant;
  }

  @Provide
  Arbitrary<String> slipped() {
    Arbitrary<String> sample = Arbitraries.of(SAMPLES);
    Arbitrary<List<Slip>> slips =
        Combinators.combine(
                Arbitraries.integers().between(0, 2),
                Arbitraries.doubles().between(0, 1),
                Arbitraries.doubles().between(0, 1))
            .as(Slip::new)
            .list()
            .ofMinSize(1)
            .ofMaxSize(4);
    return Combinators.combine(sample, slips).as(CheckProperties::slipped);
  }

  @Provide
  Arbitrary<List<String>> shuffled() {
    return Arbitraries.of("profile", "time", "behaviour", "measured", "definitions")
        .map(name -> read(GOLDENS.resolve("check/" + name + ".segue")))
        .flatMap(text -> Arbitraries.shuffle(DECLARATION.split(text)));
  }

  /** Takes a token out, doubles it, or puts another in its place. */
  private record Slip(int kind, double at, double other) {}

  private static String slipped(String text, List<Slip> slips) {
    List<String> tokens = new ArrayList<>();
    Matcher found = TOKEN.matcher(text);
    while (found.find()) {
      tokens.add(found.group());
    }
    for (Slip slip : slips) {
      int at = (int) (slip.at() * (tokens.size() - 1));
      int other = (int) (slip.other() * (tokens.size() - 1));
      switch (slip.kind()) {
        case 0 -> tokens.remove(at);
        case 1 -> tokens.add(at, tokens.get(other));
        case 2 -> Collections.swap(tokens, at, other);
        default -> throw new IllegalArgumentException("slip " + slip.kind());
      }
    }
    return String.join("", tokens);
  }

  private static Compilation compile(List<Source> sources) {
    return SegueCompiler.compile(SegueCompiler.Input.of(ZoneId.of("Europe/Zurich"), sources));
  }

  private static List<String> samples() {
    try (Stream<Path> files = Files.walk(GOLDENS)) {
      return files
          .filter(f -> f.toString().endsWith(".segue"))
          .sorted()
          .map(CheckProperties::read)
          .filter(text -> !text.isBlank() && text.length() < 20_000)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
