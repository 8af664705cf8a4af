package dev.segue.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each row of the reference about schemas, conditions and definitions has its pair of scripts and
 * answers: as parsed and formatted, as checked, as SQL of each engine; and comes to forms that
 * random worlds are made of. EveryFormTest holds that of each of them, and of whatever the scripts
 * ask.
 */
final class EveryRowTest {
  private static final Path REFERENCE = Path.of("../docs/reference/language.md");
  private static final Path ROWS = Path.of("src/test/resources/golden/rows.txt");
  private static final Pattern ROW = Pattern.compile("\\| (.*?) \\|");

  /** What stands in the first cell of a table's head. */
  private static final Set<String> HEADS =
      Set.of("part", "form", "count", "window", "periods", "after `then`", "| holds when");

  /** A line of {@code rows.txt}; a form that only the prose of the reference has begins with +. */
  private record Row(String name, List<String> patterns, List<String> forms) {}

  private static List<Row> rows() throws IOException {
    return Files.readAllLines(ROWS).stream()
        .filter(line -> !line.startsWith("#") && !line.isBlank())
        .map(line -> line.split(" \\| ", -1))
        .map(
            cells ->
                new Row(
                    cells[0],
                    Arrays.asList(cells[1].split("; ", -1)),
                    Arrays.asList(cells[2].split(" ", -1))))
        .toList();
  }

  @Test
  void everyRowOfTheReferenceIsListed() throws IOException {
    String reference = Files.readString(REFERENCE);
    int begin = reference.indexOf("\n## Schema\n");
    int end = reference.indexOf("\n## Words and messages\n");
    Set<String> told = new TreeSet<>();
    reference
        .substring(begin, end)
        .lines()
        .filter(line -> !line.startsWith("|---"))
        .map(ROW::matcher)
        .filter(Matcher::lookingAt)
        .map(row -> row.group(1))
        .filter(cell -> !HEADS.contains(cell))
        .forEach(told::add);
    Set<String> listed =
        rows().stream()
            .map(Row::name)
            .filter(name -> !name.startsWith("+ "))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(told, listed);
  }

  @TestFactory
  Stream<DynamicTest> everyRowHasItsPairs() throws IOException {
    List<String> scripts = List.of(scripts("forms"), scripts("check"), scripts("sql"));
    Set<String> made = made();
    return rows().stream()
        .map(row -> DynamicTest.dynamicTest(row.name(), () -> held(row, scripts, made)));
  }

  private static void held(Row row, List<String> scripts, Set<String> made) {
    Set<String> missing = new TreeSet<>();
    for (String pattern : row.patterns()) {
      for (int i = 0; i < scripts.size(); i++) {
        if (!Pattern.compile(pattern, Pattern.MULTILINE).matcher(scripts.get(i)).find()) {
          missing.add(pattern + " in " + List.of("forms", "check", "sql").get(i));
        }
      }
    }
    row.forms().stream().filter(form -> !made.contains(form)).forEach(missing::add);
    assertEquals(Set.of(), missing);
  }

  /** Those that are right: what is wrong has answers of its own. */
  private static String scripts(String name) {
    GoldenFolder folder = GoldenFolder.of(name);
    return folder.stems(".segue").stream()
        .filter(stem -> !stem.endsWith("_wrong"))
        .map(stem -> folder.read(stem + ".segue"))
        .collect(Collectors.joining("\n"));
  }

  /** The forms of conditions, values, rows and tables, and the words that some of them have. */
  private static Set<String> made() {
    Stream<String> forms =
        Stream.of(
                Condition.class,
                Expression.class,
                RowSet.class,
                Schema.Storage.class,
                Definitions.Entry.class)
            .flatMap(tree -> Arrays.stream(tree.getPermittedSubclasses()))
            .map(Class::getSimpleName);
    Stream<String> tables =
        Arrays.stream(Schema.class.getDeclaredClasses())
            .filter(Class::isRecord)
            .map(Class::getSimpleName);
    Stream<String> words =
        Stream.of(Condition.class, Expression.class, RowSet.class)
            .flatMap(tree -> Arrays.stream(tree.getDeclaredClasses()))
            .filter(Class::isEnum)
            .flatMap(all -> Arrays.stream(all.getEnumConstants()))
            .map(Object::toString);
    return Stream.of(forms, tables, words).flatMap(s -> s).collect(Collectors.toSet());
  }
}
