package dev.segue.compiler.sql;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Condition.Compare;
import dev.segue.compiler.ir.Condition.Occurs;
import dev.segue.compiler.ir.Condition.Relation;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Window;
import dev.segue.compiler.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Parts that are all to hold, of which some are one: {@code day >= A and day <= B} is being in a
 * window, as what lies at no time lies beyond one of its ends; {@code never A and never B} is never
 * any of the two.
 */
final class Conjunction {
  private Conjunction() {}

  /** The same parts, or fewer; absences where they are not looked for one contact at a time. */
  static List<Condition> merged(List<Condition> parts, Emission emission) {
    Engine engine = emission.engine();
    List<Condition> windows = windows(parts);
    return engine.seeksAbsence() && !engine.joinsFewFirst()
        ? absences(windows, emission.schema())
        : windows;
  }

  private static List<Condition> windows(List<Condition> parts) {
    List<Condition> all = new ArrayList<>();
    for (Condition part : parts) {
      Optional<Condition> window = all.isEmpty() ? Optional.empty() : window(all.getLast(), part);
      window.ifPresent(w -> all.removeLast());
      all.add(window.orElse(part));
    }
    return all;
  }

  /** What events of one kind are not; those of the same table and window are looked for at once. */
  private record Absence(Schema.EventKind kind, Schema.EventTable table, Window window) {
    boolean goesWith(Absence other) {
      return table.equals(other.table) && window.equals(other.window);
    }

    Condition with(List<Absence> all) {
      List<Schema.EventKind> kinds =
          all.stream().filter(this::goesWith).map(Absence::kind).distinct().toList();
      return new Occurs(new RowSet.Events(kinds, Optional.empty(), window), 0, Optional.of(0L));
    }
  }

  private static List<Condition> absences(List<Condition> parts, Schema schema) {
    List<Absence> all = parts.stream().flatMap(p -> absence(p, schema).stream()).toList();
    return parts.stream()
        .map(part -> absence(part, schema).map(a -> a.with(all)).orElse(part))
        .distinct()
        .toList();
  }

  private static Optional<Absence> absence(Condition part, Schema schema) {
    return part instanceof Occurs(RowSet.Events events, long least, Optional<Long> most)
            && most.equals(Optional.of(0L))
            && least <= 0
            && events.filter().isEmpty()
            && events.kinds().size() == 1
        ? Optional.of(
            new Absence(
                events.kinds().getFirst(),
                schema.tableOf(events.kinds().getFirst()),
                events.window()))
        : Optional.empty();
  }

  private static Optional<Condition> window(Condition first, Condition second) {
    return first instanceof Compare from
            && second instanceof Compare to
            && from.left().equals(to.left())
            && isColumn(from)
            && isColumn(to)
            && isLower(from.relation())
            && isUpper(to.relation())
        ? Optional.of(
            new Condition.InWindow(
                from.left(), new Window(Optional.of(bound(from)), Optional.of(bound(to)))))
        : Optional.empty();
  }

  /** A column of days or instants beside a constant. */
  private static boolean isColumn(Compare c) {
    return (c.left() instanceof Expression.Attribute
            || c.left() instanceof Expression.AccountField
            || c.left() instanceof Expression.Property)
        && c.right() instanceof Expression.Constant constant
        && constant.type().equals(c.left().type())
        && (constant.type().equals(Type.DAY) || constant.type().equals(Type.INSTANT));
  }

  private static boolean isLower(Relation relation) {
    return switch (relation) {
      case GREATER, GREATER_OR_EQUAL -> true;
      case EQUAL, LESS, LESS_OR_EQUAL -> false;
    };
  }

  private static boolean isUpper(Relation relation) {
    return switch (relation) {
      case LESS, LESS_OR_EQUAL -> true;
      case EQUAL, GREATER, GREATER_OR_EQUAL -> false;
    };
  }

  private static Window.Bound bound(Compare c) {
    return new Window.Bound(
        c.right(),
        c.relation() == Relation.GREATER_OR_EQUAL || c.relation() == Relation.LESS_OR_EQUAL);
  }
}
