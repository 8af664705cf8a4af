package dev.segue.runtime.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.type.Type;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.RandomGenerator;

/**
 * Random worlds leave out no form that the language has: no kind of condition, value, rows or
 * table, no word that one of them has, nothing that may be there or not; and nothing that a golden
 * script asks.
 */
class EveryFormTest {
  private static final Path GOLDEN = Path.of("../compiler/src/test/resources/golden");

  /** What only programs say, or changes no answer; and encodings, which layouts have. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "Trigger",
          "EventTable.kept: some",
          "Contacts.address: some",
          "EventTable.atEncoding: NATURAL",
          "EventTable.atEncoding: SECONDS",
          "Consent.atEncoding: NATURAL",
          "Consent.atEncoding: SECONDS",
          "Column.time: SECONDS",
          "Column.time: MILLISECONDS",
          "Json.time: SECONDS",
          "Json.time: MILLISECONDS");

  /** Shorter than those of the calendar. */
  private static final Set<String> CLOCK_UNITS = Set.of("SECOND", "MINUTE", "HOUR");

  /** Where any condition may stand. */
  private static final Set<String> JOINS =
      Set.of(
          "All.parts",
          "Any.parts",
          "Not.part",
          "AtLeastOf.parts",
          "Colleagues.condition",
          "When.condition",
          "PartitionClass.condition");

  private static final int SAMPLES = 400;
  private static final int MANY = 20;
  private static final int AT_ONCE = 10;

  @Example
  void ofTheLanguageIsMade() {
    Set<String> wanted = declared();
    wanted.removeAll(ELSEWHERE);
    for (String unit : CLOCK_UNITS) {
      wanted.removeAll(Set.of("CalendarUnit.unit: " + unit, "StartOfPeriod.unit: " + unit));
    }
    assertEquals(Set.of(), left(wanted));
  }

  @Example
  void ofGoldenScriptsIsMade() {
    Shapes wanted = new Shapes();
    golden("sql", "schema.segue", wanted);
    golden("check", "schema/shop.segue", wanted);
    wanted.found().removeIf(s -> JOINS.contains(s.replaceFirst(": .*", "")));
    assertEquals(Set.of(), left(wanted.found()));
  }

  /** Those that are not made. */
  private static Set<String> left(Set<String> wanted) {
    Random random = new Random(1);
    RandomGenerator<List<Object>> formulas = Worlds.formulas(MANY).generator(SAMPLES);
    Shapes made = new Shapes();
    Set<String> left = new TreeSet<>(wanted);
    for (int i = 0; i < SAMPLES && !left.isEmpty(); i += AT_ONCE) {
      for (int j = 0; j < AT_ONCE; j++) {
        made.look(formulas.next(random).value());
      }
      left.removeAll(made.found());
      made.found().stream()
          .filter(s -> !s.endsWith(": " + Shapes.NONE))
          .map(s -> s.replaceFirst(": .*", ": some"))
          .forEach(left::remove);
      made.found().stream().map(s -> s.replaceFirst("[.].*", "")).forEach(left::remove);
      made.found().stream().map(s -> s.replaceFirst(".*: (\\w+).*", "$1")).forEach(left::remove);
    }
    return left;
  }

  /** The kinds of form, and at each place whose words are few each of these. */
  private static Set<String> declared() {
    Set<String> wanted = new TreeSet<>();
    Deque<Class<?>> ahead =
        new ArrayDeque<>(
            List.of(
                Condition.class,
                Expression.class,
                RowSet.class,
                Definitions.Entry.class,
                Schema.class));
    Set<Class<?>> seen = new HashSet<>(Set.of(Type.class, Value.class));
    while (!ahead.isEmpty()) {
      Class<?> type = ahead.pop();
      if (!seen.add(type) || !type.getPackageName().equals(Condition.class.getPackageName())) {
        continue;
      }
      if (type.isSealed()) {
        Stream.of(type.getPermittedSubclasses()).map(Shapes::name).forEach(wanted::add);
        ahead.addAll(Arrays.asList(type.getPermittedSubclasses()));
      }
      if (type.isRecord()) {
        wanted.add(Shapes.name(type));
      }
      for (RecordComponent component : type.isRecord() ? type.getRecordComponents() : none()) {
        String place = Shapes.place(component);
        words(component).forEach(w -> wanted.add(place + w));
        ahead.add(held(component));
      }
    }
    return wanted;
  }

  private static RecordComponent[] none() {
    return new RecordComponent[0];
  }

  private static Stream<String> words(RecordComponent component) {
    Class<?> type = component.getType();
    Stream<String> words =
        type == boolean.class
            ? Stream.of("true", "false")
            : type == Optional.class ? Stream.of(Shapes.NONE, "some") : Stream.of();
    Stream<String> constants =
        held(component).isEnum()
            ? Arrays.stream(held(component).getEnumConstants()).map(c -> ((Enum<?>) c).name())
            : Stream.of();
    return Stream.concat(words, constants);
  }

  /** What it is, or what a list or an optional holds. */
  private static Class<?> held(RecordComponent component) {
    return component.getGenericType() instanceof ParameterizedType p
            && p.getActualTypeArguments()[0] instanceof Class<?> held
        ? held
        : component.getType();
  }

  /** What scripts of a folder ask that are right. */
  private static void golden(String folder, String schema, Shapes wanted) {
    try (Stream<Path> files = Files.list(GOLDEN.resolve(folder))) {
      for (Path script : files.filter(f -> f.toString().endsWith(".segue")).toList()) {
        Compilation compilation =
            SegueCompiler.compile(
                SegueCompiler.Input.of(
                    ZoneId.of("UTC"),
                    Stream.of(GOLDEN.resolve(folder).resolve(schema), script)
                        .distinct()
                        .map(EveryFormTest::source)
                        .toList()));
        if (!compilation.hasErrors()) {
          look(compilation.workspace(), wanted);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertFalse(wanted.found().isEmpty());
  }

  private static Source source(Path file) {
    try {
      return new Source(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void look(Workspace workspace, Shapes wanted) {
    workspace.segments().forEach(s -> wanted.look(s.condition()));
    workspace.traits().forEach(t -> wanted.look(t.value()));
    workspace.scores().forEach(s -> wanted.look(s.entries()));
    workspace.partitions().forEach(p -> wanted.look(p.classes()));
  }
}
