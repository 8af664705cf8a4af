package dev.segue.compiler.ir;

import dev.segue.compiler.source.Span;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everything that a workspace says, checked: each name is known, each value has its type, nothing
 * depends on itself. Named conditions are put in where they were called.
 */
public record Workspace(
    String name,
    ZoneId zone,
    Schema schema,
    List<Definitions.Segment> segments,
    List<Definitions.Trait> traits,
    List<Definitions.Score> scores,
    List<Definitions.Partition> partitions,
    List<Definitions.ContactList> lists,
    List<Definitions.Topic> topics,
    List<Messages.Vocabulary> vocabularies,
    List<Messages.Message> messages,
    List<Program> programs,
    List<Scenario> scenarios) {
  public Workspace {
    segments = List.copyOf(segments);
    traits = List.copyOf(traits);
    scores = List.copyOf(scores);
    partitions = List.copyOf(partitions);
    lists = List.copyOf(lists);
    topics = List.copyOf(topics);
    vocabularies = List.copyOf(vocabularies);
    messages = List.copyOf(messages);
    programs = List.copyOf(programs);
    scenarios = List.copyOf(scenarios);
  }

  /** Every definition: segments, traits, scores, partitions, lists, topics. */
  public Stream<Definitions> definitions() {
    return Stream.<List<? extends Definitions>>of(
            segments, traits, scores, partitions, lists, topics)
        .flatMap(List::stream);
  }

  /** The definition of that name. */
  public Optional<Definitions> definition(String called) {
    return definitions().filter(d -> d.name().equals(called)).findFirst();
  }

  /** The same by the clock of another time zone. */
  public Workspace in(ZoneId other) {
    return other.equals(zone)
        ? this
        : new Workspace(
            name,
            other,
            schema,
            segments,
            traits,
            scores,
            partitions,
            lists,
            topics,
            vocabularies,
            messages,
            programs,
            scenarios);
  }

  /** As if it had this program alone, and no tests. */
  public Workspace alone(Program program) {
    return new Workspace(
        name,
        zone,
        schema,
        segments,
        traits,
        scores,
        partitions,
        lists,
        topics,
        vocabularies,
        messages,
        List.of(program),
        List.of());
  }

  /** Only those definitions, messages, programs and tests whose names stand at some places. */
  public Workspace only(Set<Span> places) {
    return new Workspace(
        name,
        zone,
        schema,
        segments.stream().filter(s -> places.contains(s.span())).toList(),
        traits.stream().filter(t -> places.contains(t.span())).toList(),
        scores.stream().filter(s -> places.contains(s.span())).toList(),
        partitions.stream().filter(p -> places.contains(p.span())).toList(),
        lists.stream().filter(l -> places.contains(l.span())).toList(),
        topics.stream().filter(t -> places.contains(t.span())).toList(),
        vocabularies.stream().filter(v -> places.contains(v.span())).toList(),
        messages.stream().filter(m -> places.contains(m.span())).toList(),
        programs.stream().filter(p -> places.contains(p.span())).toList(),
        scenarios.stream().filter(t -> places.contains(t.span())).toList());
  }

  public Optional<Definitions.Segment> segment(String named) {
    return segments.stream().filter(s -> s.name().equals(named)).findFirst();
  }

  public Optional<Definitions.Trait> trait(String named) {
    return traits.stream().filter(t -> t.name().equals(named)).findFirst();
  }

  public Optional<Definitions.Score> score(String named) {
    return scores.stream().filter(s -> s.name().equals(named)).findFirst();
  }

  public Optional<Definitions.Partition> partition(String named) {
    return partitions.stream().filter(p -> p.name().equals(named)).findFirst();
  }

  public Optional<Messages.Message> message(String named) {
    return messages.stream().filter(m -> m.name().equals(named)).findFirst();
  }

  public Optional<Program> program(String named) {
    return programs.stream().filter(p -> p.name().equals(named)).findFirst();
  }

  public Optional<Definitions.Topic> topic(String named) {
    return topics.stream().filter(t -> t.name().equals(named)).findFirst();
  }

  public Optional<Definitions.ContactList> list(String named) {
    return lists.stream().filter(l -> l.name().equals(named)).findFirst();
  }
}
