package dev.segue.compiler.check;

import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.ir.Window;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.type.Period;
import dev.segue.compiler.type.Type;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The ir as text for goldens: each record as {@code Name(parts)}, fields and kinds by their names.
 */
final class IrText {
  private IrText() {}

  static String of(Object part) {
    return switch (part) {
      case Optional<?> optional -> optional.map(IrText::of).orElse("-");
      case List<?> list -> "[" + String.join(", ", list.stream().map(IrText::of).toList()) + "]";
      case Schema.Field field -> field.name();
      case Schema.EventKind kind -> kind.name();
      case Schema.RecordTable table -> table.name();
      case Type type -> type.words();
      case Value.Text(var text) -> "\"" + text + "\"";
      case Value.Number(var number) -> number.toString();
      case Value.Truth(var truth) -> String.valueOf(truth);
      case Value.Day(var day) -> day.toString();
      case Value.Instant(var instant) -> instant.toString();
      case Value.Span(var milliseconds) -> milliseconds + "ms";
      case Period.Exact(var milliseconds) -> milliseconds + "ms";
      case Period.Months(var months) -> months + "mo";
      case Window window -> window(window);
      case dev.segue.compiler.ir.Expression.Constant constant -> of(constant.value());
      case Span span -> "";
      case Record record -> record(record);
      case Object other -> other.toString();
    };
  }

  private static String window(Window window) {
    String from = window.from().map(b -> (b.inclusive() ? "[" : "(") + of(b.at())).orElse("(..");
    String to = window.to().map(b -> of(b.at()) + (b.inclusive() ? "]" : ")")).orElse("..)");
    return window.equals(Window.EVER) ? "ever" : from + " to " + to;
  }

  private static String record(Record record) {
    List<String> parts = new ArrayList<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      String part = of(value(record, component));
      if (!part.isEmpty()) {
        parts.add(part);
      }
    }
    return record.getClass().getSimpleName() + "(" + String.join(", ", parts) + ")";
  }

  private static Object value(Record record, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component.getName(), e);
    }
  }
}
