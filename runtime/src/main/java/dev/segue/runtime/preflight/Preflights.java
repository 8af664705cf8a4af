package dev.segue.runtime.preflight;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Messages;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Window;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.sql.Audience;
import dev.segue.compiler.sql.References;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.Statements;
import dev.segue.runtime.deliver.AddressLooks;
import dev.segue.runtime.message.Letter;
import dev.segue.runtime.message.MessageRendering;
import dev.segue.runtime.preflight.Preflight.Missing;
import dev.segue.runtime.preflight.Preflight.Sample;
import dev.segue.runtime.preflight.Preflight.Unwritten;
import dev.segue.runtime.program.Scripts;
import dev.segue.runtime.rehearsal.Rehearsal;
import dev.segue.runtime.rehearsal.Rehearsed;
import dev.segue.runtime.store.OutboxTable;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.TouchedTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Looks at everything that a program is about to use; nothing is changed, nothing sent. */
public final class Preflights {
  private static final int SAMPLES = 10;

  /** So many contacts are written each message to see whether it can be. */
  private static final int WRITTEN = 1_000;

  private static final String BOUNCE = "bounce";

  private final Store store;
  private final Workspace workspace;
  private final Program program;
  private final Statements statements;
  private final MessageRendering rendering;
  private final List<Object> audience = new ArrayList<>();

  private Preflights(
      Store store, Workspace workspace, SourceLayout layout, Program program, Instant now) {
    this.store = store;
    this.workspace = workspace;
    this.program = program;
    this.statements =
        Statements.of(workspace, store.dialect(), layout, now, References.SELF_CONTAINED);
    this.rendering = new MessageRendering(store, statements);
  }

  /**
   * Looks at a program.
   *
   * @param days how far it is rehearsed
   */
  public static Preflight look(
      Store store,
      Workspace workspace,
      SourceLayout layout,
      Scripts scripts,
      Program program,
      Instant now,
      int days,
      Progress progress) {
    Preflights look = new Preflights(store, workspace, layout, program, now);
    progress.at("looking at the audience", 0, 0);
    store.each(
        look.statements.members(program.audience()),
        row -> look.audience.add(row.value(0).orElseThrow()));
    List<Missing> data = look.data();
    Map<Object, String> addresses = look.addresses();
    progress.at("writing samples", 0, 0);
    Map<String, Long> words = look.words();
    List<Unwritten> unwritten = look.unwritten();
    List<Sample> samples = look.samples();
    Map<String, Long> unsubscribed = look.unsubscribed();
    long bounced = look.bounced();
    return new Preflight(
        program.name(),
        now,
        look.audience.size(),
        data,
        look.audience.size() - addresses.size(),
        AddressLooks.of(store, addresses),
        bounced,
        unsubscribed,
        words,
        unwritten,
        samples,
        rehearsed(
            Rehearsal.of(
                store,
                workspace,
                layout,
                scripts,
                program,
                Rehearsal.Plan.quiet(now, days),
                progress)));
  }

  private static Preflight.Rehearsed rehearsed(Rehearsed rehearsed) {
    Rehearsed.Counts all = rehearsed.total();
    return new Preflight.Rehearsed(
        rehearsed.until(),
        all.entered(),
        all.heldOut(),
        all.steps(),
        all.sent(),
        all.ended(),
        all.putOff(),
        all.refused(),
        all.held());
  }

  /** The same statements about the audience alone. */
  private Statements about() {
    new TouchedTable(store).fill(audience);
    return statements.about(new Audience.Touched());
  }

  private List<Messages.Message> messages() {
    return program.steps().stream()
        .map(Program.Step::action)
        .filter(Program.Action.Send.class::isInstance)
        .map(action -> ((Program.Action.Send) action).message())
        .distinct()
        .flatMap(name -> workspace.message(name).stream())
        .toList();
  }

  /** Who lacks what messages read: of all, and of each segment that has some of them. */
  private List<Missing> data() {
    Map<String, Expression> values = new TreeMap<>();
    messages().forEach(message -> values.putAll(rendering.reads(message)));
    workspace
        .schema()
        .contacts()
        .address()
        .ifPresent(f -> values.put("contact." + f.name(), new Expression.Attribute(f)));
    Map<String, Set<Object>> segments = segments();
    List<Missing> data = new ArrayList<>();
    values.forEach(
        (name, expression) -> {
          Set<Object> having = new HashSet<>();
          store.each(
              about().values(expression),
              row -> row.value(1).ifPresent(v -> having.add(row.value(0).orElseThrow())));
          data.add(
              new Missing(
                  name, Optional.empty(), audience.size(), audience.size() - having.size()));
          segments.forEach(
              (segment, members) ->
                  data.add(
                      new Missing(
                          name,
                          Optional.of(segment),
                          members.size(),
                          members.stream().filter(m -> !having.contains(m)).count())));
        });
    return data;
  }

  /** The segments that hold some of the audience, but not all of it; the largest first. */
  private Map<String, Set<Object>> segments() {
    Map<String, Set<Object>> found = new HashMap<>();
    for (Definitions.Segment segment : workspace.segments()) {
      Set<Object> members = members(segment.condition());
      if (!members.isEmpty() && members.size() < audience.size()) {
        found.put(segment.name(), members);
      }
    }
    Map<String, Set<Object>> sorted = new LinkedHashMap<>();
    found.entrySet().stream()
        .sorted(
            Comparator.comparingInt((Map.Entry<String, Set<Object>> e) -> -e.getValue().size())
                .thenComparing(Map.Entry::getKey))
        .forEach(e -> sorted.put(e.getKey(), e.getValue()));
    return sorted;
  }

  private Set<Object> members(Condition condition) {
    Set<Object> members = new HashSet<>();
    store.each(about().members(condition), row -> members.add(row.value(0).orElseThrow()));
    return members;
  }

  private Map<Object, String> addresses() {
    Map<Object, String> addresses = new LinkedHashMap<>();
    Optional<Schema.Field> address = workspace.schema().contacts().address();
    if (address.isPresent()) {
      store.each(
          about().values(new Expression.Attribute(address.get())),
          row -> row.text(1).ifPresent(a -> addresses.put(row.value(0).orElseThrow(), a)));
    }
    return addresses;
  }

  /** Whose mail came back: as events of the data say, or a mail server said to Segue. */
  private long bounced() {
    Set<Object> bounced = new HashSet<>(new OutboxTable(store).turnedAway());
    bounced.retainAll(new HashSet<>(audience));
    List<Schema.EventKind> kinds =
        workspace.schema().eventKinds().stream().filter(k -> k.name().contains(BOUNCE)).toList();
    if (!kinds.isEmpty()) {
      RowSet rows = new RowSet.Events(kinds, Optional.empty(), Window.EVER);
      bounced.addAll(members(new Condition.Occurs(rows, 1, Optional.empty())));
    }
    return bounced.size();
  }

  private Map<String, Long> unsubscribed() {
    Map<String, Long> unsubscribed = new LinkedHashMap<>();
    messages().stream()
        .flatMap(message -> message.topic().stream())
        .distinct()
        .forEach(
            topic ->
                unsubscribed.put(
                    topic,
                    (long) audience.size() - members(new Condition.Subscribed(topic)).size()));
    return unsubscribed;
  }

  private Map<String, Long> words() {
    Map<String, Long> words = new LinkedHashMap<>();
    rendering
        .vocabularies(audience)
        .forEach((contact, vocabulary) -> words.merge(vocabulary, 1L, Long::sum));
    return words;
  }

  private List<Unwritten> unwritten() {
    List<Object> some = spread().stream().limit(WRITTEN).toList();
    List<Unwritten> unwritten = new ArrayList<>();
    for (Messages.Message message : messages()) {
      Map<String, Long> reasons = new LinkedHashMap<>();
      for (Letter letter : rendering.render(message, some)) {
        if (letter instanceof Letter.Unwritten no) {
          reasons.merge(no.reason(), 1L, Long::sum);
        }
      }
      reasons.forEach(
          (reason, n) -> unwritten.add(new Unwritten(message.name(), reason, n, some.size())));
    }
    return unwritten;
  }

  /** In an order that has nothing to do with how contacts were keyed, alike each time. */
  private List<Object> spread() {
    return audience.stream()
        .sorted(
            Comparator.comparingInt((Object key) -> key.toString().hashCode() * 0x9E3779B9)
                .thenComparing(Object::toString))
        .toList();
  }

  /** Of every message and in every vocabulary's words, as far as ten go. */
  private List<Sample> samples() {
    List<Messages.Message> messages = messages();
    if (messages.isEmpty()) {
      return List.of();
    }
    List<Object> chosen = chosen();
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < SAMPLES && i < chosen.size(); i++) {
      Messages.Message message = messages.get(i % messages.size());
      for (Letter letter : rendering.render(message, List.of(chosen.get(i)))) {
        if (letter instanceof Letter.Written written) {
          samples.add(
              new Sample(
                  message.name(),
                  written.contact().toString(),
                  written.vocabulary(),
                  written.subject(),
                  written.body()));
        }
      }
    }
    return samples;
  }

  /** One of each vocabulary first, then one more of each. */
  private List<Object> chosen() {
    Map<Object, String> vocabularies = rendering.vocabularies(audience);
    Map<String, List<Object>> byWords = new TreeMap<>();
    for (Object contact : spread()) {
      byWords
          .computeIfAbsent(vocabularies.getOrDefault(contact, ""), v -> new ArrayList<>())
          .add(contact);
    }
    List<Object> chosen = new ArrayList<>();
    for (int round = 0; round < SAMPLES && chosen.size() < SAMPLES; round++) {
      for (List<Object> contacts : byWords.values()) {
        if (round < contacts.size()) {
          chosen.add(contacts.get(round));
        }
      }
    }
    return chosen;
  }
}
