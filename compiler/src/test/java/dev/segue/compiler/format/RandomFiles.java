package dev.segue.compiler.format;

import dev.segue.compiler.syntax.Annotation;
import dev.segue.compiler.syntax.Declaration;
import dev.segue.compiler.syntax.Declaration.MessageSetting;
import dev.segue.compiler.syntax.Declaration.ScoreEntry;
import dev.segue.compiler.syntax.Expression;
import dev.segue.compiler.syntax.Name;
import dev.segue.compiler.syntax.ProgramRow;
import dev.segue.compiler.syntax.ProgramRow.AtClock;
import dev.segue.compiler.syntax.ProgramRow.Labelled;
import dev.segue.compiler.syntax.ProgramRow.Step;
import dev.segue.compiler.syntax.ProgramRow.Until;
import dev.segue.compiler.syntax.SchemaEntry;
import dev.segue.compiler.syntax.SourceFile;
import dev.segue.compiler.syntax.TestRow;
import dev.segue.compiler.syntax.TimeUnit;
import dev.segue.compiler.syntax.TypeSyntax;
import dev.segue.compiler.syntax.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Files such as the reader makes them, by chance. */
final class RandomFiles extends RandomConditions {
  RandomFiles(Random random) {
    super(random);
  }

  SourceFile file() {
    return new SourceFile("x.segue", upTo(1, 4, this::declaration), List.of());
  }

  private Declaration declaration() {
    List<Annotation> annotations = upTo(0, 1, this::annotation);
    Optional<dev.segue.compiler.syntax.TextLiteral> title =
        maybe(this::text).filter(t -> !t.block());
    return switch (random.nextInt(12)) {
      case 0 -> new Declaration.Schema(annotations, upTo(0, 4, this::entry), PLACE);
      case 1, 2 -> new Declaration.Segment(annotations, name(), title, condition(4), PLACE);
      case 3 -> new Declaration.Trait(annotations, name(), title, trait(), PLACE);
      case 4 ->
          new Declaration.NamedCondition(
              annotations, name(), upTo(0, 2, this::parameter), condition(3), PLACE);
      case 5 -> new Declaration.Score(annotations, name(), title, upTo(0, 4, this::score), PLACE);
      case 6 ->
          new Declaration.Partition(annotations, name(), title, upTo(0, 4, this::part), PLACE);
      case 7 ->
          new Declaration.Vocabulary(
              annotations,
              name(),
              maybe(this::text).filter(t -> !t.block()),
              maybe(() -> condition(2)),
              upTo(0, 3, this::term),
              PLACE);
      case 8 ->
          coin()
              ? new Declaration.Topic(annotations, name(), title, coin(), PLACE)
              : list(annotations);
      case 9 ->
          new Declaration.Message(annotations, name(), title, upTo(0, 4, this::setting), PLACE);
      case 10 -> new Declaration.Program(annotations, name(), title, upTo(0, 6, this::row), PLACE);
      default -> new Declaration.Test(annotations, text(), upTo(0, 6, this::testRow), PLACE);
    };
  }

  private Annotation annotation() {
    Name owner = new Name("owner", false, PLACE);
    Name expect = new Name("expect", false, PLACE);
    Name size = new Name("size", false, PLACE);
    return coin()
        ? new Annotation.Text(owner, text(), PLACE)
        : new Annotation.Expect(expect, size, number().negate(), number(), PLACE);
  }

  private Declaration list(List<Annotation> annotations) {
    boolean file = coin();
    return new Declaration.ContactList(
        annotations,
        name(),
        file ? Optional.of(text()) : Optional.empty(),
        file ? Optional.of(name()) : Optional.empty(),
        PLACE);
  }

  private Expression trait() {
    return coin() ? sum(3) : population(coin());
  }

  private Declaration.Parameter parameter() {
    TypeSyntax.Word word = any(TypeSyntax.Word.DURATION, TypeSyntax.Word.NUMBER);
    return new Declaration.Parameter(
        name(), coin() ? type() : new TypeSyntax.Plain(word, PLACE), PLACE);
  }

  private ScoreEntry score() {
    BigDecimal points = coin() ? number() : new BigDecimal("-40");
    return coin()
        ? new ScoreEntry.When(points, condition(3), PLACE)
        : new ScoreEntry.Per(
            points,
            event(2),
            maybe(() -> occurrence(1, true)),
            maybe(this::duration),
            maybe(this::number),
            PLACE);
  }

  private Declaration.PartitionClass part() {
    return new Declaration.PartitionClass(name(), maybe(() -> condition(3)), PLACE);
  }

  private Declaration.Term term() {
    return new Declaration.Term(
        name(), text(), maybe(this::text), upTo(0, 2, this::termForm), PLACE);
  }

  private Declaration.TermForm termForm() {
    return new Declaration.TermForm(name(), text());
  }

  private MessageSetting setting() {
    return switch (random.nextInt(6)) {
      case 0 -> new MessageSetting.Channel(name(), PLACE);
      case 1 -> new MessageSetting.Topic(name(), PLACE);
      case 2 -> new MessageSetting.From(text(), PLACE);
      case 3 -> new MessageSetting.Subject(text(), PLACE);
      case 4 -> new MessageSetting.BodyFrom(text(), PLACE);
      default -> new MessageSetting.Body(text(), PLACE);
    };
  }

  private SchemaEntry entry() {
    SchemaEntry.Key key = new SchemaEntry.Key(name(), maybe(this::type), PLACE);
    Optional<TypeSyntax.Resolution> resolution = maybe(() -> any(TypeSyntax.Resolution.values()));
    return switch (random.nextInt(6)) {
      case 0 ->
          new SchemaEntry.Contact(name(), key, maybe(this::name), upTo(0, 4, this::field), PLACE);
      case 1 -> new SchemaEntry.Account(name(), key, name(), upTo(0, 3, this::field), PLACE);
      case 2 ->
          new SchemaEntry.Event(
              name(),
              name(),
              key,
              name(),
              name(),
              resolution,
              maybe(this::name),
              maybe(this::duration),
              upTo(0, 3, this::field),
              PLACE);
      case 3 ->
          new SchemaEntry.Record(
              name(), name(), key, name(), maybe(this::name), upTo(0, 3, this::field), PLACE);
      case 4 -> new SchemaEntry.Consent(name(), name(), name(), name(), resolution, name(), PLACE);
      default ->
          new SchemaEntry.Events(
              name(),
              key,
              name(),
              name(),
              resolution,
              name(),
              maybe(this::name),
              maybe(this::duration),
              upTo(0, 3, this::kind),
              PLACE);
    };
  }

  private SchemaEntry.EventKind kind() {
    return new SchemaEntry.EventKind(name(), maybe(this::name), upTo(0, 3, this::field), PLACE);
  }

  private SchemaEntry.Field field() {
    if (random.nextInt(5) == 0) {
      TypeSyntax place = new TypeSyntax.Plain(TypeSyntax.Word.LOCATION, PLACE);
      List<Name> columns = upTo(0, 2, this::name);
      return new SchemaEntry.Field(name(), place, coin(), false, columns, Optional.empty(), PLACE);
    }
    return new SchemaEntry.Field(
        name(),
        type(),
        coin(),
        coin(),
        upTo(0, 1, this::name),
        maybe(() -> any(TypeSyntax.Resolution.values())),
        PLACE);
  }

  private TypeSyntax type() {
    return switch (random.nextInt(5)) {
      case 0 ->
          new TypeSyntax.Decimal(Optional.of(BigDecimal.TEN), Optional.of(BigDecimal.TWO), PLACE);
      case 1 -> new TypeSyntax.Decimal(Optional.empty(), Optional.empty(), PLACE);
      case 2 -> new TypeSyntax.ListOf(type(), PLACE);
      case 3 -> new TypeSyntax.OneOf(upTo(1, 3, this::text), PLACE);
      default ->
          new TypeSyntax.Plain(
              any(
                  TypeSyntax.Word.TEXT,
                  TypeSyntax.Word.EMAIL,
                  TypeSyntax.Word.TIME_ZONE,
                  TypeSyntax.Word.TIMESTAMP),
              PLACE);
    };
  }

  private ProgramRow row() {
    return switch (random.nextInt(14)) {
      case 0 -> new ProgramRow.Purpose(text(), PLACE);
      case 1 -> new ProgramRow.Audience(name(), coin(), PLACE);
      case 2 -> new ProgramRow.Starts(start(), PLACE);
      case 3 ->
          new ProgramRow.Goal(
              new dev.segue.compiler.syntax.Condition.InSet(name(), held(), PLACE),
              maybe(this::duration),
              PLACE);
      case 4 -> new ProgramRow.Exit(condition(3), PLACE);
      case 5 -> reenter();
      case 6 -> new ProgramRow.Holdout(number(), PLACE);
      case 7 -> hours();
      case 8 -> new ProgramRow.Cap(number(), duration(), PLACE);
      case 9 -> new ProgramRow.Zone(text(), PLACE);
      case 10 -> new ProgramRow.Report(upTo(1, 3, this::path), PLACE);
      default -> step(2);
    };
  }

  private ProgramRow reenter() {
    Optional<dev.segue.compiler.syntax.DurationLiteral> after = maybe(this::duration);
    return new ProgramRow.Reenter(after, after.isEmpty() && coin(), PLACE);
  }

  private ProgramRow hours() {
    boolean times = coin();
    return new ProgramRow.Hours(
        times ? Optional.of(clock()) : Optional.empty(),
        times ? Optional.of(clock()) : Optional.empty(),
        upTo(0, 3, this::day),
        coin(),
        maybe(this::text),
        PLACE);
  }

  private ProgramRow.Start start() {
    Optional<AtClock> at = maybe(() -> new AtClock(clock(), coin()));
    return switch (random.nextInt(4)) {
      case 0 -> new ProgramRow.Start.OnEvent(event(2), maybe(this::name));
      case 1 -> new ProgramRow.Start.AroundDate(duration(), coin(), named(), at);
      case 2 -> new ProgramRow.Start.OnAnniversary(path(), at);
      default ->
          new ProgramRow.Start.Every(
              coin()
                  ? new ProgramRow.Rhythm.OnDay(day())
                  : new ProgramRow.Rhythm.Period(any(TimeUnit.MONTH, TimeUnit.YEAR)),
              at);
    };
  }

  private Labelled step(int depth) {
    return new Labelled(maybe(this::label), action(depth), PLACE);
  }

  private List<Labelled> steps(int depth) {
    return upTo(1, 3, () -> step(depth - 1));
  }

  private Step action(int depth) {
    return switch (random.nextInt(depth > 0 ? 13 : 10)) {
      case 0 -> new Step.Send(name());
      case 1 -> new Step.Wait(duration());
      case 2 -> new Step.WaitUntil(until(), maybe(this::duration));
      case 3 -> new Step.HandOff(text(), maybe(this::text));
      case 4 -> new Step.Set(name(), sum(2));
      case 5 -> new Step.Webhook(text());
      case 6 -> new Step.AddToList(name());
      case 7 -> new Step.RemoveFromList(name());
      case 8 -> new Step.StartProgram(name());
      case 9 -> new Step.Stop();
      case 10 ->
          new Step.If(
              upTo(
                  1,
                  3,
                  () ->
                      new ProgramRow.Branch(
                          condition(2), upTo(0, 2, () -> step(depth - 1)), PLACE)),
              coin() ? List.of() : steps(depth));
      case 11 ->
          new Step.Split(
              upTo(0, 3, () -> new ProgramRow.Arm(number(), name(), steps(depth), PLACE)));
      default -> new Step.Repeat(number(), duration(), maybe(() -> condition(2)), steps(depth));
    };
  }

  private Until until() {
    return switch (random.nextInt(4)) {
      case 0 -> new Until.At(new Expression.Literal(new Value.Instant("2026-03-01 14:30", PLACE)));
      case 1 -> {
        boolean day = coin();
        yield new Until.Clock(
            day ? Optional.of(day()) : Optional.empty(),
            day ? maybe(this::clock) : Optional.of(clock()),
            coin());
      }
      case 2 -> new Until.Around(duration(), coin(), named());
      default -> new Until.Holds(condition(2));
    };
  }

  private TestRow testRow() {
    Value moment = new Value.Instant("2026-03-01 14:30", PLACE);
    return switch (random.nextInt(12)) {
      case 0 -> new TestRow.At(moment, PLACE);
      case 1 -> new TestRow.After(duration(), PLACE);
      case 2 -> new TestRow.Contact(name(), maybe(this::text), assignments(), occurs(), PLACE);
      case 3 -> new TestRow.Account(name(), assignments(), PLACE);
      case 4 -> new TestRow.Event(name(), name(), assignments(), occurs(), PLACE);
      case 5 -> new TestRow.Record(name(), name(), assignments(), PLACE);
      case 6 -> new TestRow.Members(name(), upTo(0, 3, this::name), PLACE);
      case 7 -> new TestRow.Subscribes(name(), coin(), name(), occurs(), PLACE);
      case 8 -> new TestRow.Pause(coin(), name(), PLACE);
      case 9 -> new TestRow.Choose(name(), name(), name(), PLACE);
      default -> new TestRow.Expect(expectation(moment), PLACE);
    };
  }

  private List<TestRow.Assignment> assignments() {
    return upTo(0, 4, () -> new TestRow.Assignment(name(), given(), PLACE));
  }

  private TestRow.Given given() {
    return switch (random.nextInt(3)) {
      case 0 -> new TestRow.Given.Literal(value());
      case 1 -> new TestRow.Given.Items(upTo(0, 3, this::value), PLACE);
      default -> new TestRow.Given.Named(name());
    };
  }

  private Optional<TestRow.Occurs> occurs() {
    Value day = new Value.Date("2026-03-01", PLACE);
    Value moment = new Value.Instant("2026-03-01 14:30", PLACE);
    return switch (random.nextInt(4)) {
      case 0 -> Optional.of(new TestRow.Occurs.OnDays(List.of(day, day), PLACE));
      case 1 -> Optional.of(new TestRow.Occurs.AtInstants(List.of(moment, day), PLACE));
      case 2 -> Optional.of(new TestRow.Occurs.Ago(duration(), PLACE));
      default -> Optional.empty();
    };
  }

  private TestRow.Expectation expectation(Value moment) {
    return switch (random.nextInt(6)) {
      case 0 -> new TestRow.Expectation.Member(name(), coin(), name(), maybe(this::name));
      case 1 -> {
        boolean never = coin();
        yield new TestRow.Expectation.Received(
            name(),
            never,
            name(),
            never ? Optional.empty() : maybe(this::count),
            coin() ? Optional.of(moment) : Optional.empty());
      }
      case 2 -> new TestRow.Expectation.Entered(name(), name(), maybe(this::count));
      case 3 ->
          new TestRow.Expectation.Left(name(), name(), maybe(() -> any(TestRow.Ending.values())));
      case 4 -> new TestRow.Expectation.Text(coin(), name(), name(), comparison(0));
      default -> new TestRow.Expectation.Of(sum(2), name(), comparison(0));
    };
  }
}
