package dev.segue.runtime.message;

import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Messages;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.sql.Audience;
import dev.segue.compiler.sql.Statements;
import dev.segue.compiler.template.Datum;
import dev.segue.compiler.template.Escape;
import dev.segue.compiler.template.Rendered;
import dev.segue.compiler.template.Rendering;
import dev.segue.runtime.store.DueRuns;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.TouchedTable;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Messages as contacts get them as of an instant; what is needed is read for many at once. */
public final class MessageRendering {
  private final Store store;
  private final Statements statements;
  private final Workspace workspace;
  private final List<Words> words;

  /**
   * @param statements as of when, and whether definitions are read as stored or worked out anew
   */
  public MessageRendering(Store store, Statements statements) {
    this.store = store;
    this.statements = statements.about(new Audience.Touched());
    this.workspace = statements.workspace();
    this.words = Words.of(workspace);
  }

  /** The values that a message reads, as its templates name them. */
  public Map<String, Expression> reads(Messages.Message message) {
    Needed needed = Needed.of(message, workspace);
    Map<String, Expression> values = new HashMap<>(needed.values());
    needed.contact().forEach((name, value) -> values.put("contact." + name, value));
    needed.account().forEach((name, value) -> values.put("account." + name, value));
    return values;
  }

  /** Whose words each contact is spoken to in; nothing stands for no vocabulary. */
  public Map<Object, String> vocabularies(Collection<?> contacts) {
    Map<Object, Words> chosen = chosen(contacts);
    Map<Object, String> names = new HashMap<>();
    contacts.forEach(
        c -> names.put(c, chosen.getOrDefault(c, words.getLast()).vocabulary().orElse("")));
    return names;
  }

  /**
   * Whom a message is for.
   *
   * @param run the run that sends it, whose trigger the message may speak of
   */
  public record Addressee(Object contact, Optional<Long> run) {}

  /** The message as each of them gets it, in their order, in the words that fit them. */
  public List<Letter> render(Messages.Message message, Collection<?> contacts) {
    return letters(
        message, contacts.stream().map(c -> new Addressee(c, Optional.empty())).toList());
  }

  /** The same for runs; it collects them ({@link DueRuns}) where the message speaks of triggers. */
  public List<Letter> letters(Messages.Message message, List<Addressee> to) {
    Map<Object, Words> chosen = chosen(to.stream().map(Addressee::contact).distinct().toList());
    Needed needed = Needed.of(message, workspace);
    Read read = read(needed);
    Map<Long, Map<String, Datum>> triggers = triggers(needed.trigger(), to, read.zones());
    return to.stream()
        .map(
            one ->
                letter(
                    message,
                    one.contact(),
                    read,
                    one.run().map(triggers::get).orElse(Map.of()),
                    chosen.getOrDefault(one.contact(), words.getLast())))
        .toList();
  }

  /** What each run's trigger says, as far as the message asks. */
  private Map<Long, Map<String, Datum>> triggers(
      Map<String, Expression> asked, List<Addressee> to, Map<Object, ZoneId> zones) {
    Map<Long, ZoneId> byRun = new HashMap<>();
    for (Addressee one : to) {
      ZoneId zone = zones.getOrDefault(one.contact(), workspace.zone());
      one.run().ifPresent(run -> byRun.put(run, zone));
    }
    Map<Long, Map<String, Datum>> triggers = new HashMap<>();
    if (!asked.isEmpty() && !byRun.isEmpty()) {
      new DueRuns(store).these(byRun.keySet());
      asked.forEach(
          (name, expression) ->
              store.each(
                  statements.runValues(expression),
                  row -> {
                    long run = row.number(0).orElseThrow();
                    ZoneId zone = byRun.getOrDefault(run, workspace.zone());
                    Datum value =
                        StoredValue.of(expression.type(), row.value(1).orElseThrow(), zone);
                    triggers.computeIfAbsent(run, r -> new HashMap<>()).put(name, value);
                  }));
    }
    return triggers;
  }

  private Map<Object, Words> chosen(Collection<?> contacts) {
    new TouchedTable(store).fill(contacts);
    Map<Object, Words> chosen = new HashMap<>();
    List<Condition> conditions = Words.conditions(workspace);
    if (!conditions.isEmpty()) {
      store.each(
          statements.choices(conditions),
          row ->
              chosen.put(
                  row.value(0).orElseThrow(),
                  words.get(Math.toIntExact(row.number(1).orElseThrow()))));
    }
    return chosen;
  }

  /**
   * The message as one contact would get it in the words of each vocabulary, in the order declared;
   * last in those of the one without {@code when}, if there is one.
   */
  public List<Letter> inEveryVocabulary(Messages.Message message, Object contact) {
    new TouchedTable(store).fill(List.of(contact));
    Read read = read(Needed.of(message, workspace));
    boolean common = workspace.vocabularies().stream().anyMatch(v -> v.condition().isEmpty());
    List<Words> spoken = common || words.size() == 1 ? words : words.subList(0, words.size() - 1);
    return spoken.stream().map(w -> letter(message, contact, read, Map.of(), w)).toList();
  }

  /** What was read of the contacts: who they are, their zones, and values by name of each. */
  private record Read(
      Set<Object> known,
      Map<Object, ZoneId> zones,
      Map<Object, Map<String, Datum>> contact,
      Map<Object, Map<String, Datum>> account,
      Map<Object, Map<String, Datum>> values) {}

  private Read read(Needed needed) {
    Set<Object> known = new HashSet<>();
    store.each(statements.members(Condition.TRUE), row -> known.add(row.value(0).orElseThrow()));
    Map<Object, ZoneId> zones = zones();
    return new Read(
        known,
        zones,
        values(needed.contact(), zones),
        values(needed.account(), zones),
        values(needed.values(), zones));
  }

  private Map<Object, ZoneId> zones() {
    Map<Object, ZoneId> zones = new HashMap<>();
    workspace
        .schema()
        .contacts()
        .timeZone()
        .ifPresent(
            field ->
                store.each(
                    statements.values(new Expression.Attribute(field)),
                    row ->
                        row.text(1)
                            .flatMap(MessageRendering::zone)
                            .ifPresent(zone -> zones.put(row.value(0).orElseThrow(), zone))));
    return zones;
  }

  private static Optional<ZoneId> zone(String name) {
    try {
      return Optional.of(ZoneId.of(name));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private Map<Object, Map<String, Datum>> values(
      Map<String, Expression> expressions, Map<Object, ZoneId> zones) {
    Map<Object, Map<String, Datum>> values = new HashMap<>();
    expressions.forEach(
        (name, expression) ->
            store.each(
                statements.values(expression),
                row -> {
                  Object contact = row.value(0).orElseThrow();
                  ZoneId zone = zones.getOrDefault(contact, workspace.zone());
                  row.value(1)
                      .ifPresent(
                          value ->
                              values
                                  .computeIfAbsent(contact, c -> new LinkedHashMap<>())
                                  .put(name, StoredValue.of(expression.type(), value, zone)));
                }));
    return values;
  }

  private Letter letter(
      Messages.Message message,
      Object contact,
      Read read,
      Map<String, Datum> trigger,
      Words spoken) {
    if (!read.known().contains(contact)) {
      return new Letter.Unwritten(contact, "the contact is not there", List.of());
    }
    Map<String, Datum> seen = new HashMap<>(read.values().getOrDefault(contact, Map.of()));
    seen.put("contact", new Datum.Fields(read.contact().getOrDefault(contact, Map.of())));
    seen.put("account", new Datum.Fields(read.account().getOrDefault(contact, Map.of())));
    seen.put("trigger", new Datum.Fields(trigger));
    ContactScope scope =
        new ContactScope(
            seen, spoken, statements.now(), read.zones().getOrDefault(contact, workspace.zone()));
    Rendered subject = Rendering.render(message.subject(), scope, Escape.NONE);
    Rendered body =
        Rendering.render(message.body(), scope, message.html() ? Escape.HTML : Escape.NONE);
    if (subject instanceof Rendered.Done(var line) && body instanceof Rendered.Done(var text)) {
      return line.codePoints().anyMatch(Character::isISOControl)
          ? new Letter.Unwritten(
              contact, "the subject has a line break or another control character", List.of())
          : new Letter.Written(contact, spoken.vocabulary(), line, text);
    }
    List<Diagnostic> reasons = new ArrayList<>();
    for (Rendered rendered : List.of(subject, body)) {
      if (rendered instanceof Rendered.Failed(var diagnostics)) {
        reasons.addAll(diagnostics);
      }
    }
    return new Letter.Unwritten(
        contact,
        reasons.stream().map(Diagnostic::message).collect(Collectors.joining("; ")),
        reasons);
  }
}
