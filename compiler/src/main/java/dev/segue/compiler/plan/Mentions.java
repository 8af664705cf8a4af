package dev.segue.compiler.plan;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.ContactSet;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Messages;
import dev.segue.compiler.ir.Population;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Scenario;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.plan.Thing.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What each thing of a workspace speaks of itself, not by way of another: {@code segment
 * car_intent} of {@code country}, {@code page_viewed}, {@code page_viewed.path}.
 */
public final class Mentions {
  private final Map<Thing, Set<Thing>> of = new LinkedHashMap<>();
  private final Map<Thing, Set<Thing>> by = new LinkedHashMap<>();

  private Mentions() {}

  /** Of all that a workspace defines, its messages, programs and tests. */
  public static Mentions in(Workspace workspace) {
    Mentions mentions = new Mentions();
    Formulas.declared(workspace)
        .forEach(d -> mentions.add(thing(d), new Looking().parts(Parts.of(d), List.of())));
    for (Messages.Vocabulary vocabulary : workspace.vocabularies()) {
      Looking looking = new Looking();
      vocabulary.condition().ifPresent(c -> looking.condition(c, List.of()));
      mentions.add(new Thing(Kind.VOCABULARY, vocabulary.name()), looking);
    }
    for (Messages.Message message : workspace.messages()) {
      Looking looking = new Looking();
      message.topic().ifPresent(t -> looking.saw(Kind.TOPIC, t));
      TemplateMentions.of(message, workspace).forEach(looking.seen::add);
      mentions.add(new Thing(Kind.MESSAGE, message.name()), looking);
    }
    workspace.programs().forEach(p -> mentions.add(new Thing(Kind.PROGRAM, p.name()), program(p)));
    for (Scenario scenario : workspace.scenarios()) {
      Looking looking = new Looking();
      scenario.rows().forEach(looking::row);
      mentions.add(new Thing(Kind.TEST, scenario.title()), looking);
    }
    return mentions;
  }

  /** What a thing speaks of, in the order in which it does. */
  public Set<Thing> of(Thing thing) {
    return Collections.unmodifiableSet(of.getOrDefault(thing, Set.of()));
  }

  /** What speaks of a thing. */
  public Set<Thing> by(Thing thing) {
    return Collections.unmodifiableSet(by.getOrDefault(thing, Set.of()));
  }

  private void add(Thing thing, Looking looking) {
    Set<Thing> others = new LinkedHashSet<>(looking.seen);
    others.remove(thing);
    of.computeIfAbsent(thing, t -> new LinkedHashSet<>()).addAll(others);
    others.forEach(o -> by.computeIfAbsent(o, t -> new LinkedHashSet<>()).add(thing));
  }

  /** A definition by its kind. */
  public static Thing thing(Definitions definition) {
    Kind kind =
        switch (definition) {
          case Definitions.Segment s -> Kind.SEGMENT;
          case Definitions.Trait t -> Kind.TRAIT;
          case Definitions.Score s -> Kind.SCORE;
          case Definitions.Partition p -> Kind.PARTITION;
          case Definitions.ContactList l -> Kind.LIST;
          case Definitions.Topic t -> Kind.TOPIC;
        };
    return new Thing(kind, definition.name());
  }

  private static Looking program(Program program) {
    Looking looking = new Looking();
    List<String> trigger =
        program.start() instanceof Program.Start.OnEvent event
            ? event.kinds().stream().map(k -> k.name()).toList()
            : List.of();
    program
        .start()
        .parts(rows -> looking.rows(rows, trigger), value -> looking.value(value, trigger));
    Stream.of(Optional.of(program.audience()), program.goal(), program.exit())
        .flatMap(Optional::stream)
        .forEach(c -> looking.condition(c, trigger));
    program.reportBy().forEach(b -> looking.value(b.value(), trigger));
    for (Program.Step step : program.steps()) {
      switch (step.action()) {
        case Program.Action.Send s -> looking.saw(Kind.MESSAGE, s.message());
        case Program.Action.WaitFor w -> looking.condition(w.condition(), trigger);
        case Program.Action.WaitAt w -> looking.value(w.instant(), trigger);
        case Program.Action.Branch b -> looking.condition(b.condition(), trigger);
        case Program.Action.Set s -> {
          looking.saw(Kind.ATTRIBUTE, s.attribute().name());
          looking.value(s.value(), trigger);
        }
        case Program.Action.AddToList a -> looking.saw(Kind.LIST, a.list());
        case Program.Action.RemoveFromList r -> looking.saw(Kind.LIST, r.list());
        case Program.Action.StartProgram s -> looking.saw(Kind.PROGRAM, s.program());
        case Program.Action.Repeat r -> r.until().ifPresent(c -> looking.condition(c, trigger));
        case Program.Action.Wait w -> {}
        case Program.Action.WaitClock w -> {}
        case Program.Action.Split s -> {}
        case Program.Action.HandOff h -> {}
        case Program.Action.Webhook w -> {}
        case Program.Action.Stop s -> {}
      }
    }
    return looking;
  }

  /** Looks through one thing; {@code rows} are the kinds of row that a property may be of. */
  private static final class Looking {
    private final Set<Thing> seen = new LinkedHashSet<>();

    void saw(Kind kind, String name) {
      seen.add(new Thing(kind, name));
    }

    Looking parts(Parts parts, List<String> rows) {
      parts.conditions().forEach(c -> condition(c, rows));
      parts.expressions().forEach(e -> value(e, rows));
      parts.rows().forEach(r -> rows(r, rows));
      return this;
    }

    void condition(Condition condition, List<String> rows) {
      switch (condition) {
        case Condition.InSegment(var name) -> saw(Kind.SEGMENT, name);
        case Condition.InList(var name) -> saw(Kind.LIST, name);
        case Condition.InProgram(var name) -> saw(Kind.PROGRAM, name);
        case Condition.Subscribed(var name) -> saw(Kind.TOPIC, name);
        case Condition.Chain(var links) -> {
          List<String> first = kinds(links.getFirst().events());
          links.forEach(l -> rows(l.events(), first));
        }
        case Condition other -> parts(Parts.of(other), rows);
      }
    }

    void value(Expression value, List<String> rows) {
      switch (value) {
        case Expression.Attribute(var field) -> saw(Kind.ATTRIBUTE, field.name());
        case Expression.AccountField(var field) -> saw(Kind.ACCOUNT_FIELD, field.name());
        case Expression.Property(var name, var type) -> property(name, rows);
        case Expression.OfFirst(var name, var type) -> property(name, rows);
        case Expression.Trigger(var name, var type) -> property(name, rows);
        case Expression.TraitValue t -> saw(Kind.TRAIT, t.trait());
        case Expression.ScoreValue s -> saw(Kind.SCORE, s.score());
        case Expression.ClassOf c -> saw(Kind.PARTITION, c.partition());
        case Expression.HeldSince h -> saw(Kind.ATTRIBUTE, h.attribute().name());
        case Expression.InSince(var set) -> set(set);
        case Expression.Measure m -> {
          rows(m.rows(), rows);
          m.of().ifPresent(e -> value(e, kinds(m.rows())));
        }
        case Expression.OverPopulation o -> {
          o.population().among().ifPresent(c -> condition(c, rows));
          o.population().same().forEach(e -> value(e, rows));
          switch (o.measured()) {
            case Population.Measured.Values(var of) -> value(of, rows);
            case Population.Measured.Rows(var measured, var of) -> {
              rows(measured, rows);
              of.ifPresent(e -> value(e, kinds(measured)));
            }
          }
        }
        case Expression.ValueAt v -> {
          saw(Kind.ATTRIBUTE, v.attribute().name());
          value(v.at(), rows);
        }
        case Expression other -> other.operands().forEach(e -> value(e, rows));
      }
    }

    void rows(RowSet rows, List<String> outer) {
      switch (rows) {
        case RowSet.Events e -> e.kinds().forEach(k -> saw(Kind.EVENT, k.name()));
        case RowSet.Records r -> saw(Kind.RECORD, r.table().name());
        case RowSet.Acts a -> a.of().ifPresent(of -> act(a.act(), of));
        case RowSet.Moves m -> set(m.set());
        case RowSet.Changes c -> saw(Kind.ATTRIBUTE, c.attribute().name());
      }
      List<String> own = new ArrayList<>(kinds(rows));
      parts(Parts.of(rows), own.isEmpty() ? outer : own);
    }

    private void act(RowSet.Act act, String of) {
      switch (act) {
        case RECEIVED -> saw(Kind.MESSAGE, of);
        case FINISHED -> saw(Kind.PROGRAM, of);
        case HANDED_OFF -> {}
      }
    }

    private void set(ContactSet set) {
      switch (set.kind()) {
        case SEGMENT -> saw(Kind.SEGMENT, set.name());
        case LIST -> saw(Kind.LIST, set.name());
        case PROGRAM -> saw(Kind.PROGRAM, set.name());
      }
    }

    private void property(String name, List<String> rows) {
      rows.forEach(row -> saw(Kind.PROPERTY, row + "." + name));
    }

    void row(Scenario.Row row) {
      switch (row) {
        case Scenario.Row.Expect(var expectation, var span) -> expectation(expectation);
        case Scenario.Row.Members m -> saw(Kind.LIST, m.list());
        case Scenario.Row.Choose c -> saw(Kind.PROGRAM, c.program());
        case Scenario.Row.Pause p -> saw(Kind.PROGRAM, p.program());
        case Scenario.Row.Subscribes s -> saw(Kind.TOPIC, s.topic());
        case Scenario.Row.Event e -> saw(Kind.EVENT, e.kind().name());
        case Scenario.Row.Record r -> saw(Kind.RECORD, r.table().name());
        case Scenario.Row.At a -> {}
        case Scenario.Row.After a -> {}
        case Scenario.Row.Contact c -> {}
        case Scenario.Row.Account a -> {}
      }
    }

    private void expectation(Scenario.Expectation expectation) {
      switch (expectation) {
        case Scenario.Expectation.Holds h -> condition(h.condition(), List.of());
        case Scenario.Expectation.AtStep a -> saw(Kind.PROGRAM, a.program());
        case Scenario.Expectation.Received r -> saw(Kind.MESSAGE, r.message());
        case Scenario.Expectation.Entered e -> saw(Kind.PROGRAM, e.program());
        case Scenario.Expectation.Left l -> saw(Kind.PROGRAM, l.program());
        case Scenario.Expectation.Words w -> saw(Kind.MESSAGE, w.message());
      }
    }
  }

  private static List<String> kinds(RowSet rows) {
    return switch (rows) {
      case RowSet.Events e -> e.kinds().stream().map(k -> k.name()).toList();
      case RowSet.Records r -> List.of(r.table().name());
      case RowSet.Acts a -> List.of();
      case RowSet.Moves m -> List.of();
      case RowSet.Changes c -> List.of();
    };
  }
}
