package dev.segue.repl;

import static dev.segue.repl.Repository.ROOT;
import static dev.segue.repl.Repository.shown;
import static dev.segue.repl.Repository.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What style.md asks of every file, where a machine can tell. */
final class RepositoryTest {
  private static final boolean UPDATE = Boolean.getBoolean("segue.update");
  private static final int LONGEST_FILE = 400;

  private static final Pattern EMPTY_NAME =
      Pattern.compile(".*(Utils?|Helpers?|Manager|Impl|Base|Common|Misc)\\.java");
  private static final Pattern DEFAULT_CASE = Pattern.compile("(?m)^\\s*default\\s*(->|:)");
  private static final Pattern UNFINISHED =
      Pattern.compile("\\b(TODO|FIXME|XXX)\\b|@Disabled|printStackTrace\\(\\)");
  private static final Pattern BANNER = Pattern.compile("(?m)^\\s*//\\s*[-=*#]{3,}");

  /** Paths of somebody's machine and hosts that are nobody's business. */
  private static final Pattern MACHINE =
      Pattern.compile(
          "(?<![\\w.<~])/(home|Users|root|work|tmp|mnt)/\\w|\\b(10|192\\.168)(\\.\\d{1,3}){2,3}\\b"
              + "|\\bhttps?://(?!\\.\\.|127\\.0\\.0\\.1|(www\\.)?(adoptium\\.net|docs\\.oasis-open\\.org|pre-commit\\.com|maven\\.apache\\.org|www\\.apache\\.org"
              + "|apache\\.org|[\\w.-]*\\.example|example\\.(com|org)|keepachangelog\\.com"
              + "|semver\\.org|diataxis\\.fr|github\\.com|shopify\\.github\\.io|www\\.w3\\.org|www\\.omg\\.org|flowable\\.org))");

  private static final List<String> TEXT_ENDINGS =
      List.of(".java", ".md", ".xml", ".segue", ".yaml", ".yml", ".sh", ".g4", ".liquid", ".html");

  /** What goldens end in, and what each is made from. */
  private static final List<String> GOLDENS = List.of(".sql", ".err", ".fmt");

  @Test
  void javaIsLaidOutByGoogleJavaFormat() throws IOException {
    Formatter formatter = new Formatter(JavaFormatterOptions.defaultOptions());
    List<Path> files = Repository.javaFiles();
    assertFalse(files.isEmpty());
    for (Path file : files) {
      if (UPDATE) {
        Files.writeString(file, formatted(formatter, file));
      }
    }
    none(files, file -> !formatted(formatter, file).equals(text(file)));
  }

  private static String formatted(Formatter formatter, Path file) {
    try {
      String text = text(file);
      String used = RemoveUnusedImports.removeUnusedImports(text);
      String ordered = ImportOrderer.reorderImports(used, JavaFormatterOptions.Style.GOOGLE);
      return formatter.formatSource(ordered);
    } catch (FormatterException e) {
      throw new IllegalStateException(shown(file), e);
    }
  }

  @Test
  void noSourceFileIsLong() {
    none(
        mainFiles(),
        file -> text(file).lines().count() > LONGEST_FILE && !text(file).startsWith("//"));
  }

  @Test
  void namesSayWhatAFileIs() {
    none(Repository.javaFiles(), file -> EMPTY_NAME.matcher(shown(file)).matches());
  }

  @Test
  void switchesAreCompletedByTheCompiler() {
    none(
        mainFiles(),
        file ->
            !inRoom(file, "compiler/parse")
                && !inRoom(file, "compiler/template")
                && DEFAULT_CASE.matcher(text(file)).find());
  }

  @Test
  void nothingIsLeftUnfinished() {
    none(
        Repository.javaFiles(), file -> !isThisFile(file) && UNFINISHED.matcher(text(file)).find());
  }

  @Test
  void noSectionBanners() {
    none(Repository.javaFiles(), file -> BANNER.matcher(text(file)).find());
  }

  @Test
  void noMachinesPathsOrHosts() {
    none(textFiles(), file -> !isThisFile(file) && MACHINE.matcher(text(file)).find());
  }

  @Test
  void everyTypeSaysWhatItIs() {
    Pattern type =
        Pattern.compile(
            "(?m)^(?:public |abstract |final |sealed |non-sealed )*"
                + "(?:class|interface|record|enum|@interface) ");
    none(
        mainFiles().filter(file -> !file.endsWith("package-info.java")),
        file -> {
          String text = text(file);
          Matcher found = type.matcher(text);
          return !found.find() || !text.substring(0, found.start()).contains("/**");
        });
  }

  @Test
  void everyPackageIsNullMarked() {
    List<Path> packages = mainFiles().map(Path::getParent).distinct().toList();
    none(
        packages,
        folder -> {
          Path info = folder.resolve("package-info.java");
          return !Files.exists(info) || !text(info).contains("@NullMarked");
        });
  }

  /** In the normal run, or (a hunt) by {@code mvn -Pmutation verify}. */
  @Test
  void everyTestClassIsOneThatRuns() {
    none(
        Repository.javaFiles().stream().filter(f -> shown(f).contains("/src/test/")),
        file ->
            Pattern.compile("(?m)^\\s+@(Test|Property|TestFactory|ParameterizedTest)\\b")
                    .matcher(text(file))
                    .find()
                && !shown(file).endsWith("Test.java")
                && !shown(file).endsWith("Properties.java")
                && !shown(file).endsWith("Hunt.java"));
  }

  @Test
  void noGoldenIsAnOrphan() {
    Stream<Path> goldens =
        GOLDENS.stream()
            .flatMap(ending -> Repository.files(ROOT, ending).stream())
            .filter(file -> shown(file).contains("/src/test/resources/"));
    none(
        goldens,
        file -> {
          String name = Repository.name(file);
          // x.sql and x.duckdb.sql are both of x.segue
          String stem = name.substring(0, name.indexOf('.'));
          return !Files.exists(file.resolveSibling(stem + ".segue"))
              && !Files.exists(file.resolveSibling(stem + ".liquid"));
        });
  }

  @Test
  void nothingBuiltOrBigIsKept() {
    List<String> endings = List.of(".jar", ".class", ".db", ".sqlite", ".duckdb", ".jsa", ".aot");
    none(
        endings.stream().flatMap(ending -> Repository.files(ROOT, ending).stream()),
        file -> !shown(file).startsWith("examples/"));
  }

  private static boolean isThisFile(Path file) {
    return file.endsWith("RepositoryTest.java");
  }

  private static boolean inRoom(Path file, String room) {
    return shown(file).contains("dev/segue/" + room + "/");
  }

  private static Stream<Path> mainFiles() {
    return Repository.javaFiles().stream().filter(f -> shown(f).contains("/src/main/"));
  }

  private static Stream<Path> textFiles() {
    return TEXT_ENDINGS.stream().flatMap(ending -> Repository.files(ROOT, ending).stream());
  }

  private static void none(List<Path> files, Predicate<Path> faulty) {
    none(files.stream(), faulty);
  }

  private static void none(Stream<Path> files, Predicate<Path> faulty) {
    List<String> found = files.filter(faulty).map(Repository::shown).toList();
    assertEquals(List.of(), found);
  }
}
