package dev.segue.compiler.mutate;

import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Amount;
import dev.segue.compiler.syntax.Comparison;
import dev.segue.compiler.syntax.Condition;
import dev.segue.compiler.syntax.Declaration;
import dev.segue.compiler.syntax.DurationLiteral;
import dev.segue.compiler.syntax.Name;
import dev.segue.compiler.syntax.Occurrence;
import dev.segue.compiler.syntax.ProgramRow;
import dev.segue.compiler.syntax.SourceFile;
import dev.segue.compiler.syntax.Value;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The small changes of a script, in the order of their places: comparisons and counts turn, numbers
 * and lengths grow and shrink by one, units, topics and segments become others, parts, settings and
 * steps go. Not all of them can be compiled.
 */
public final class Mutating {
  private static final Map<String, String> SIGNS =
      Map.of(">=", ">", ">", ">=", "<=", "<", "<", "<=", "=", "!=", "!=", "=");

  private static final Map<String, String> TEXT_OPERATORS =
      Map.of("contains", "starts with", "starts with", "contains", "ends with", "contains");

  private static final List<Map.Entry<String, String>> QUANTIFIERS =
      List.of(
          Map.entry("at least", "at most"),
          Map.entry("at most", "at least"),
          Map.entry("more than", "at least"),
          Map.entry("fewer than", "at most"),
          Map.entry("exactly", "at least"));

  private static final Map<String, String> UNITS =
      Map.of(
          "second", "minute", "minute", "hour", "hour", "day", "day", "week", "week", "day",
          "month", "year", "quarter", "month", "year", "month");

  private static final Map<String, String> WORDS_OF_NUMBER =
      Map.of("once", "twice", "twice", "once");

  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
  private static final Pattern LENGTH = Pattern.compile("(\\d+)(\\s+)([a-z]+?)(s?)");
  private static final Pattern LAST_NUMBER = Pattern.compile("at most (-?\\d+(\\.\\d+)?)$");

  private final Source script;
  private final List<String> segments;
  private final List<String> topics;
  private final Set<Mutant> mutants = new LinkedHashSet<>();

  private Mutating(Source script, List<String> segments, List<String> topics) {
    this.script = script;
    this.segments = segments;
    this.topics = topics;
  }

  /**
   * Of everything in a script that a test can be of.
   *
   * @param segments the names of the workspace's segments, {@code topics} likewise
   */
  public static List<Mutant> of(
      Source script, SourceFile file, List<String> segments, List<String> topics) {
    Mutating mutating = new Mutating(script, segments, topics);
    for (Declaration declaration : file.declarations()) {
      switch (declaration) {
        case Declaration.Schema d -> {}
        case Declaration.Test d -> {}
        case Declaration.ContactList d -> {}
        case Declaration.Topic d -> {}
        case Declaration.Segment d -> mutating.declared(d.condition());
        case Declaration.Trait d -> mutating.declared(d.value());
        case Declaration.NamedCondition d -> mutating.declared(d.condition());
        case Declaration.Score d -> mutating.declared(d.entries());
        case Declaration.Partition d -> mutating.declared(d.classes());
        case Declaration.Vocabulary d -> mutating.declared(d.condition());
        case Declaration.Message d -> mutating.declared(d.settings());
        case Declaration.Program d -> mutating.declared(d.rows());
      }
    }
    return mutating.mutants.stream()
        .sorted(
            Comparator.<Mutant>comparingInt(m -> m.span().start())
                .thenComparingInt(m -> m.span().end()))
        .toList();
  }

  private void declared(Object part) {
    Nodes.each(part, this::node);
  }

  /** Of the many kinds of nodes those that have changes. */
  private void node(Record node) {
    switch (node) {
      case Condition c -> condition(c);
      case Comparison c -> comparison(c);
      case Occurrence.Count.Quantity q -> quantity(q.span());
      case Amount.Literal(var number, var span) -> number(span);
      case Value.Number(var number, var span) -> number(span);
      case DurationLiteral d -> length(d.span());
      case Declaration.ScoreEntry e -> entry(e.span());
      case Declaration.MessageSetting.Topic t -> other(t.topic(), topics);
      case ProgramRow row -> row(row);
      case Record other -> {}
    }
  }

  private void condition(Condition condition) {
    switch (condition) {
      case Condition.And(var parts, var span) -> joined(parts, "and", "or");
      case Condition.Or(var parts, var span) -> joined(parts, "or", "and");
      case Condition.Not(var part, var span) ->
          change(new Span(span.file(), span.start(), part.span().start()), "");
      case Condition.InSet in -> {
        denied(condition);
        other(in.set(), segments);
      }
      case Condition.Subscribed s -> {
        denied(condition);
        other(s.topic(), topics);
      }
      case Condition.Group g -> {}
      case Condition.Everyone e -> {}
      case Condition.Broken b -> {}
      case Condition.Same s -> {}
      case Condition.Compared(var subject, Comparison.Relation relation, var held, var span) -> {}
      case Condition other -> denied(other);
    }
  }

  private void denied(Condition condition) {
    change(condition.span(), "not (" + text(condition.span()) + ")");
  }

  /** All joined in the other way, and each part left out. */
  private void joined(List<Condition> parts, String word, String other) {
    StringBuilder turned = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      if (i > 0) {
        Span between = between(parts.get(i - 1), parts.get(i));
        turned.append(text(between).replaceFirst("\\b" + word + "\\b", other));
      }
      turned.append(text(parts.get(i).span()));
    }
    if (parts.size() == 2) {
      word(between(parts.getFirst(), parts.getLast()), word, other);
    } else {
      change(parts.getFirst().span().to(parts.getLast().span()), turned.toString());
    }
    for (int i = 0; i < parts.size(); i++) {
      Span part = parts.get(i).span();
      change(
          i + 1 < parts.size()
              ? new Span(part.file(), part.start(), parts.get(i + 1).span().start())
              : new Span(part.file(), parts.get(i - 1).span().end(), part.end()),
          "");
    }
  }

  private void word(Span in, String word, String other) {
    Matcher found = Pattern.compile("\\b" + word + "\\b").matcher(text(in));
    if (found.find()) {
      change(new Span(in.file(), in.start() + found.start(), in.start() + found.end()), other);
    }
  }

  private static Span between(Condition before, Condition after) {
    int start = before.span().end();
    int end = after.span().start();
    return new Span(before.span().file(), start, end);
  }

  private void comparison(Comparison comparison) {
    switch (comparison) {
      case Comparison.Relation r -> replaced(r.signSpan(), SIGNS);
      case Comparison.TextTest t -> replaced(t.operatorSpan(), TEXT_OPERATORS);
      case Comparison.In in -> items(in.items());
      case Comparison.Has has -> items(has.items());
      case Comparison.Between b -> {}
      case Comparison.Is i -> {}
      case Comparison.IsClass c -> {}
      case Comparison.Near n -> {}
    }
  }

  private void items(List<Comparison.ListItem> items) {
    for (int i = 0; i < items.size() && items.size() > 1; i++) {
      Span item = items.get(i).span();
      change(
          i + 1 < items.size()
              ? new Span(item.file(), item.start(), items.get(i + 1).span().start())
              : new Span(item.file(), items.get(i - 1).span().end(), item.end()),
          "");
    }
  }

  private void quantity(Span span) {
    String text = text(span);
    QUANTIFIERS.stream()
        .filter(q -> text.startsWith(q.getKey()))
        .findFirst()
        .ifPresent(
            q ->
                change(
                    new Span(span.file(), span.start(), span.start() + q.getKey().length()),
                    q.getValue()));
  }

  private void number(Span span) {
    String text = text(span);
    Optional.ofNullable(WORDS_OF_NUMBER.get(text)).ifPresent(other -> change(span, other));
    if (NUMBER.matcher(text).matches()) {
      change(span, moved(text, 1));
      change(span, moved(text, -1));
    }
  }

  /** One more, or less, of its last place. */
  private static String moved(String number, int by) {
    BigDecimal value = new BigDecimal(number);
    return value.add(BigDecimal.valueOf(by, value.scale())).toPlainString();
  }

  private void length(Span span) {
    Matcher length = LENGTH.matcher(text(span));
    if (length.matches()) {
      String unit = length.group(2) + length.group(3) + length.group(4);
      change(span, moved(length.group(1), 1) + unit);
      change(span, moved(length.group(1), -1) + unit);
      Optional.ofNullable(UNITS.get(length.group(3)))
          .ifPresent(
              other -> change(span, length.group(1) + length.group(2) + other + length.group(4)));
    }
  }

  private void entry(Span span) {
    String text = text(span);
    Matcher points = NUMBER.matcher(text);
    if (points.lookingAt()) {
      change(
          new Span(span.file(), span.start(), span.start() + points.end()),
          moved(points.group(), 1));
    }
    Matcher most = LAST_NUMBER.matcher(text);
    if (most.find()) {
      Span number = new Span(span.file(), span.start() + most.start(1), span.end());
      change(number, moved(most.group(1), 1));
      change(number, moved(most.group(1), -1));
    }
  }

  private void row(ProgramRow row) {
    switch (row) {
      case ProgramRow.Audience audience -> other(audience.set(), segments);
      case ProgramRow.Goal goal -> change(goal.span(), "");
      case ProgramRow.Exit exit -> change(exit.span(), "");
      case ProgramRow.Reenter reenter -> change(reenter.span(), "");
      case ProgramRow.Hours hours -> change(hours.span(), "");
      case ProgramRow.Cap cap -> change(cap.span(), "");
      case ProgramRow.Labelled(var label, var step, var span) -> step(step, span);
      case ProgramRow.Purpose p -> {}
      case ProgramRow.Starts s -> {}
      case ProgramRow.Holdout h -> {}
      case ProgramRow.Zone z -> {}
      case ProgramRow.Report r -> {}
      case ProgramRow.Broken b -> {}
    }
  }

  private void step(ProgramRow.Step step, Span span) {
    switch (step) {
      case ProgramRow.Step.Send s -> change(span, "");
      case ProgramRow.Step.HandOff h -> change(span, "");
      case ProgramRow.Step.Set s -> change(span, "");
      case ProgramRow.Step.AddToList a -> change(span, "");
      case ProgramRow.Step.RemoveFromList r -> change(span, "");
      case ProgramRow.Step.StartProgram s -> change(span, "");
      case ProgramRow.Step.Stop s -> change(span, "");
      case ProgramRow.Step.WaitUntil w -> change(span, "");
      case ProgramRow.Step.Wait w -> {}
      case ProgramRow.Step.If i -> {}
      case ProgramRow.Step.Split s -> {}
      case ProgramRow.Step.Webhook w -> {}
      case ProgramRow.Step.Repeat r -> {}
      case ProgramRow.Step.Broken b -> {}
    }
  }

  /** The next one of its kind. */
  private void other(Name name, List<String> all) {
    int at = all.indexOf(name.text());
    if (at >= 0 && all.size() > 1 && !name.quoted()) {
      change(name.span(), all.get((at + 1) % all.size()));
    }
  }

  private void replaced(Span span, Map<String, String> others) {
    Optional.ofNullable(others.get(text(span))).ifPresent(other -> change(span, other));
  }

  private void change(Span span, String after) {
    mutants.add(new Mutant(span, text(span), after));
  }

  private String text(Span span) {
    return script.text().substring(span.start(), span.end());
  }
}
