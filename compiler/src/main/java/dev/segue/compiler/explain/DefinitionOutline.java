package dev.segue.compiler.explain;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A definition in lines. */
final class DefinitionOutline {
  private final English english;

  DefinitionOutline(English english) {
    this.english = english;
  }

  Explained explain(Definitions definition) {
    return switch (definition) {
      case Definitions.Segment segment -> {
        Explained condition = english.explain(segment.condition());
        yield condition.saying(heading("segment", segment) + ": " + condition.words());
      }
      case Definitions.Trait trait ->
          Explained.line(heading("trait", trait) + ": " + english.words(trait.value()));
      case Definitions.Score score ->
          Explained.heading(
              heading("score", score) + ": the sum of",
              score.entries().stream().map(this::entry).toList());
      case Definitions.Partition partition ->
          Explained.heading(
              heading("partition", partition) + ": the first that fits", classes(partition));
      case Definitions.ContactList list ->
          Explained.line(
              heading("list", list)
                  + ": "
                  + list.file()
                      .map(file -> "who is in " + file.path() + " by " + file.attribute())
                      .orElse("whom programs add"));
      case Definitions.Topic topic ->
          Explained.line(
              heading("topic", topic)
                  + (topic.optIn()
                      ? ": only those who said yes are subscribed"
                      : ": all are subscribed but those who said no"));
    };
  }

  /** {@code segment car_intent "Members shopping for a car"}. */
  private static String heading(String kind, Definitions definition) {
    return kind
        + " "
        + definition.name()
        + definition.title().map(title -> " " + ValueWords.quoted(title)).orElse("");
  }

  private Explained entry(Definitions.Entry entry) {
    String points = ValueWords.number(entry.points());
    return switch (entry) {
      case Definitions.Entry.When(var number, var condition) -> {
        Explained explained = english.explain(condition);
        yield explained.saying(points + " when " + explained.words());
      }
      case Definitions.Entry.Per(var number, var rows, var halving, var atMost) ->
          new Explained(
              points
                  + " for each "
                  + english.rows().words(rows)
                  + halving.map(h -> ", half of it after every " + ValueWords.length(h)).orElse("")
                  + atMost.map(most -> ", at most " + ValueWords.number(most)).orElse(""),
              Optional.of(some(rows)),
              List.of());
    };
  }

  private static Condition some(RowSet rows) {
    return new Condition.Occurs(rows, 1, Optional.empty());
  }

  /** Each class as those who are in it: whom an earlier one took is not. */
  private List<Explained> classes(Definitions.Partition partition) {
    List<String> names =
        partition.classes().stream().map(Definitions.PartitionClass::name).toList();
    Expression classOf = new Expression.ClassOf(partition.name(), new Type.OneOf(names));
    List<Explained> lines = new ArrayList<>();
    for (Definitions.PartitionClass c : partition.classes()) {
      Condition in =
          new Condition.Compare(
              classOf,
              Condition.Relation.EQUAL,
              new Expression.Constant(new Value.Text(c.name()), classOf.type()),
              false);
      Explained when = english.explain(c.condition());
      String words = c.condition().equals(Condition.TRUE) ? "everyone else" : when.words();
      lines.add(new Explained(c.name() + ": " + words, Optional.of(in), when.parts()));
    }
    return lines;
  }
}
