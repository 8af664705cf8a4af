package dev.segue.compiler.explain;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Schema;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Events, records and Segue's own acts in words, and how often there are any. */
final class RowWords {
  private final English english;

  RowWords(English english) {
    this.english = english;
  }

  /** {@code page viewed with path like "/loans/*" in the last 30 days}. */
  String words(RowSet rows) {
    return did(rows) + window(rows);
  }

  /** {@code page viewed with path like "/loans/*" at least 3 times in the last 30 days}. */
  String occurs(RowSet rows, long least, Optional<Long> most) {
    return switch (rows) {
      case RowSet.Records records -> records(records, least, most);
      case RowSet.Events events -> did(events, least, most);
      case RowSet.Acts acts -> did(acts, least, most);
      case RowSet.Moves moves -> did(moves, least, most);
      case RowSet.Changes changes -> did(changes, least, most);
    };
  }

  /** What happened, without when. */
  String did(RowSet rows) {
    return rows instanceof RowSet.Changes ? name(rows) : name(rows) + filter(rows);
  }

  private String did(RowSet rows, long least, Optional<Long> most) {
    String did = did(rows);
    if (least <= 0 && most.filter(m -> m == 0).isPresent()) {
      return "never " + did + window(rows);
    }
    String often = least == 1 && most.isEmpty() ? "" : " " + times(least, most);
    return did + often + window(rows);
  }

  private String records(RowSet.Records records, long least, Optional<Long> most) {
    String name = name(records);
    String filter = filter(records);
    if (least <= 0 && most.filter(m -> m == 0).isPresent()) {
      return "has no " + name + filter;
    }
    if (least == 1 && most.isEmpty()) {
      return "has " + article(name) + " " + name + filter;
    }
    return "has " + amount(least, most) + " of " + name + filter;
  }

  private static String article(String name) {
    return !name.isEmpty() && "aeiou".indexOf(name.charAt(0)) >= 0 ? "an" : "a";
  }

  /** {@code exactly once}, {@code at least 3 times}. */
  static String times(long least, Optional<Long> most) {
    boolean exactly = most.filter(m -> m == least).isPresent();
    if (exactly && least <= 2) {
      return least == 1 ? "exactly once" : "exactly twice";
    }
    boolean one = most.map(m -> m == 1).orElse(least == 1);
    return amount(least, most) + (one ? " time" : " times");
  }

  static String amount(long least, Optional<Long> most) {
    if (most.isEmpty()) {
      return "at least " + least;
    }
    if (most.get() == least) {
      return "exactly " + least;
    }
    return least <= 0 ? "at most " + most.get() : "between " + least + " and " + most.get();
  }

  private String name(RowSet rows) {
    return switch (rows) {
      case RowSet.Events events -> kinds(events.kinds());
      case RowSet.Records records -> ValueWords.spoken(records.table().name());
      case RowSet.Moves moves -> english.histories().moves(moves);
      case RowSet.Changes changes -> english.histories().changes(changes);
      case RowSet.Acts(var act, var of, var window) ->
          switch (act) {
            case RECEIVED -> "received " + of.orElse("any message");
            case FINISHED -> "finished " + of.orElse("any program");
            case HANDED_OFF -> "handed off to " + of.map(ValueWords::quoted).orElse("anyone");
          };
    };
  }

  private String kinds(List<Schema.EventKind> kinds) {
    List<Schema.EventKind> all = english.workspace().schema().eventKinds();
    return kinds.size() > 1 && kinds.size() == all.size()
        ? "any event"
        : kinds.stream()
            .map(kind -> ValueWords.spoken(kind.name()))
            .collect(Collectors.joining(" or "));
  }

  private String filter(RowSet rows) {
    return rows.filter().map(this::filter).orElse("");
  }

  /** What is said of when stands by itself, the rest after {@code with}. */
  private String filter(Condition filter) {
    List<Condition> parts =
        filter instanceof Condition.All(var all) && !ConditionWords.isRange(all)
            ? all
            : List.of(filter);
    String when =
        parts.stream()
            .filter(ConditionWords::isOfTime)
            .map(part -> " " + english.conditions().words(part, Manner.ATTRIBUTE))
            .collect(Collectors.joining());
    String what =
        parts.stream()
            .filter(part -> !ConditionWords.isOfTime(part))
            .map(part -> english.conditions().operand(part, Manner.ATTRIBUTE))
            .collect(Collectors.joining(" and "));
    return (what.isEmpty() ? "" : " with " + what) + when;
  }

  String window(RowSet rows) {
    return switch (rows) {
      case RowSet.Events events -> english.windows().words(events.window());
      case RowSet.Acts acts -> english.windows().words(acts.window());
      case RowSet.Moves moves -> english.windows().words(moves.window());
      case RowSet.Changes changes -> english.windows().words(changes.window());
      case RowSet.Records records -> "";
    };
  }
}
