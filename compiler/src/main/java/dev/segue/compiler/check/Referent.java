package dev.segue.compiler.check;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Window;
import dev.segue.compiler.syntax.Declaration;
import dev.segue.compiler.syntax.Name;
import dev.segue.compiler.type.Type;
import java.util.List;
import java.util.Optional;

/** What a reference of a script refers to. */
sealed interface Referent {
  /** A value. */
  record Value(Expression expression) implements Referent {}

  /**
   * Events or records, with a filter.
   *
   * @param property what follows them: {@code purchased(..).amount}
   */
  record Rows(Source source, Row row, Optional<Condition> filter, Optional<Name> property)
      implements Referent {

    /** The rows in a window; records have none. */
    RowSet in(Window window) {
      return in(window, filter);
    }

    RowSet in(Window window, Optional<Condition> other) {
      return switch (source) {
        case Source.Kinds(var kinds) -> new RowSet.Events(kinds, other, window);
        case Source.Table(var table) -> new RowSet.Records(table, other);
      };
    }
  }

  /** Where rows come from. */
  sealed interface Source {
    record Kinds(List<Schema.EventKind> kinds) implements Source {}

    record Table(Schema.RecordTable table) implements Source {}
  }

  /** A named condition. */
  record Call(Declaration.NamedCondition condition) implements Referent {}

  /** Something that is neither a value nor happens: a segment, a message. */
  record Other(Meaning meaning) implements Referent {}

  /** A parameter that is no single value. */
  record Parameter(Argument argument) implements Referent {}

  /** What is not known: reported already. */
  record Wrong() implements Referent {}

  /** What it is, with its article: {@code an event}, {@code a date}. */
  default String words() {
    return switch (this) {
      case Value(var expression) -> Mismatch.articled(expression.type());
      case Rows rows ->
          switch (rows.source()) {
            case Source.Kinds k ->
                rows.property().isPresent() ? "a property of events" : "an event";
            case Source.Table t -> rows.property().isPresent() ? "a field of records" : "a record";
          };
      case Call c -> "a named condition";
      case Other(var meaning) -> meaning.words();
      case Parameter(Argument.Items i) -> "a list";
      case Parameter(Argument.Open(Type.ListOf l)) -> "a list";
      case Parameter(Argument.Open(var type)) -> Mismatch.articled(type);
      case Parameter p -> "a duration";
      case Wrong w -> "unknown";
    };
  }
}
