package dev.segue.runtime.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;
import java.lang.reflect.RecordComponent;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Example;

/**
 * Random worlds leave out no kind of condition, value or rows, and no word that one of them has.
 */
class EveryFormTest {
  /** What only programs say: of the event that began a run, and in what they set. */
  private static final Set<String> ELSEWHERE = Set.of("Trigger", "Missing");

  private static final int SAMPLES = 100;
  private static final int MANY = 50;

  @Example
  void isMade() {
    Set<String> wanted = new TreeSet<>();
    for (Class<?> tree : new Class<?>[] {Condition.class, Expression.class, RowSet.class}) {
      forms(tree).map(Class::getSimpleName).forEach(wanted::add);
      Stream.of(tree.getDeclaredClasses())
          .filter(Class::isEnum)
          .flatMap(e -> Stream.of(e.getEnumConstants()))
          .map(EveryFormTest::word)
          .forEach(wanted::add);
    }
    wanted.removeAll(ELSEWHERE);
    Set<String> made = new TreeSet<>();
    Worlds.formulas(MANY)
        .sampleStream()
        .limit(SAMPLES)
        .takeWhile(formulas -> !made.containsAll(wanted))
        .forEach(formulas -> find(formulas, made));
    wanted.removeAll(made);
    assertEquals(Set.of(), wanted);
  }

  private static Stream<Class<?>> forms(Class<?> tree) {
    return Arrays.stream(tree.getPermittedSubclasses());
  }

  private static String word(Object constant) {
    return constant.getClass().getSimpleName() + " " + constant;
  }

  private static void find(Object tree, Set<String> made) {
    Deque<Object> ahead = new ArrayDeque<>(Set.of(tree));
    while (!ahead.isEmpty()) {
      switch (ahead.pop()) {
        case Enum<?> e -> made.add(word(e));
        case Optional<?> o -> o.ifPresent(ahead::push);
        case Collection<?> c -> c.forEach(ahead::push);
        case Map<?, ?> m -> m.values().forEach(ahead::push);
        case Record r -> {
          made.add(r.getClass().getSimpleName());
          for (RecordComponent component : r.getClass().getRecordComponents()) {
            ahead.push(value(component, r));
          }
        }
        case Object other -> {}
      }
    }
  }

  private static Object value(RecordComponent component, Record of) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component.toString(), e);
    }
  }
}
