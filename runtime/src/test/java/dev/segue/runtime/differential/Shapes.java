package dev.segue.runtime.differential;

import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Window;
import java.lang.reflect.RecordComponent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What stands where in trees of forms: {@code Burst.different: none}, {@code Rank.by: Measure}; and
 * each window as it is written, but for the values in it.
 */
final class Shapes {
  static final String NONE = "none";

  private final Set<String> found = new TreeSet<>();

  Set<String> found() {
    return found;
  }

  /** Adds those of a tree of records. */
  void look(Object tree) {
    Deque<Object> ahead = new ArrayDeque<>(Set.of(tree));
    while (!ahead.isEmpty()) {
      switch (ahead.pop()) {
        case Collection<?> c -> c.forEach(ahead::push);
        case Record r -> {
          if (r instanceof Window w) {
            found.add("Window " + whole(w));
          }
          for (RecordComponent component : r.getClass().getRecordComponents()) {
            List<Object> held = held(value(component, r));
            String place = place(component);
            held.forEach(h -> found.add(place + word(h)));
            if (held.isEmpty()) {
              found.add(place + NONE);
            }
            held.forEach(ahead::push);
          }
        }
        case Object leaf -> {}
      }
    }
  }

  static String place(RecordComponent component) {
    return name(component.getDeclaringRecord()) + "." + component.getName() + ": ";
  }

  static String name(Class<?> type) {
    return type.getSimpleName();
  }

  private static List<Object> held(Object value) {
    return switch (value) {
      case Optional<?> o -> new ArrayList<>(o.stream().toList());
      case Collection<?> c -> new ArrayList<>(c);
      case Map<?, ?> m -> new ArrayList<>(m.values());
      case Object other -> List.of(other);
    };
  }

  /** A word, a kind of form, or the type of a field. */
  private static String word(Object held) {
    return switch (held) {
      case Enum<?> e -> e.name();
      case Boolean b -> b.toString();
      case Schema.Field f -> name(f.type().getClass());
      case Expression.Constant c -> "Constant " + name(c.type().getClass());
      case Object other -> name(other.getClass());
    };
  }

  private static String whole(Window window) {
    return window.from().map(Shapes::whole).orElse("")
        + ".."
        + window.to().map(Shapes::whole).orElse("");
  }

  private static String whole(Window.Bound bound) {
    return whole(bound.at()) + (bound.inclusive() ? " in" : "");
  }

  private static String whole(Expression at) {
    return switch (at) {
      case Expression.Now now -> "Now";
      case Expression.Shifted(var instant, var by, var ahead) -> whole("Shifted", instant, ahead);
      case Expression.ShiftedDay(var day, var by, var ahead) -> whole("ShiftedDay", day, ahead);
      case Expression.StartOfDay(var day, var zone) -> whole("StartOfDay", day, zone);
      case Expression.DayOf(var instant, var zone) -> whole("DayOf", instant, zone);
      case Expression.StartOfPeriod(var day, var unit, var offset) ->
          whole("StartOfPeriod", day, "unit");
      case Expression value -> name(value.type().getClass());
    };
  }

  private static String whole(String form, Expression of, Object word) {
    return form + "(" + whole(of) + ", " + word + ")";
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
