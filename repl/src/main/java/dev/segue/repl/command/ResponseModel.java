package dev.segue.repl.command;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Messages;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.ir.Window;
import dev.segue.repl.session.LoadedWorkspace;
import dev.segue.runtime.rehearsal.Response;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads how contacts are said to answer: {@code email_clicked(link = "/rates") 20% within 1 day,
 * half within 2 hours of auto_intro after email_opened}.
 */
final class ResponseModel {
  private static final Pattern FORM =
      Pattern.compile(
          "(?<event>.+?)\\s+(?<share>[0-9]+(?:\\.[0-9]+)?)\\s*%\\s+within\\s+(?<within>[0-9]+\\s+\\w+)"
              + "(?:\\s*,\\s*half\\s+within\\s+(?<half>[0-9]+\\s+\\w+))?"
              + "(?:\\s+of\\s+(?<message>\\w+))?(?:\\s+after\\s+(?<after>\\w+))?");

  private static final String SHAPE =
      "write it like 'email_opened 30% within 2 days', with ', half within 3 hours', 'of MESSAGE'"
          + " and 'after EVENT' as need be";

  private static final Pattern NAME = Pattern.compile("\\w+");

  private static final Map<String, Duration> UNITS =
      Map.of(
          "second", Duration.ofSeconds(1),
          "minute", Duration.ofMinutes(1),
          "hour", Duration.ofHours(1),
          "day", Duration.ofDays(1),
          "week", Duration.ofDays(7));

  private static final double HUNDRED = 100;
  private static final int LONGEST_DAYS = 3_660;

  private final LoadedWorkspace loaded;
  private final Segue segue;
  private final List<Response> responses = new ArrayList<>();

  private ResponseModel(LoadedWorkspace loaded, Segue segue) {
    this.loaded = loaded;
    this.segue = segue;
  }

  /** Those of a file, one a line, then those given by themselves. */
  static List<Response> of(
      Optional<Path> file, List<String> given, LoadedWorkspace loaded, Segue segue)
      throws IOException {
    ResponseModel model = new ResponseModel(loaded, segue);
    if (file.isPresent()) {
      for (String line : lines(segue.surroundings().directory().resolve(file.get()))) {
        String written = line.replaceFirst("(^|\\s)--.*", "").strip();
        if (!written.isEmpty()) {
          model.add(written);
        }
      }
    }
    given.forEach(model::add);
    return model.responses;
  }

  private static List<String> lines(Path file) throws IOException {
    try {
      return Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      throw Failure.file(
          file.toString(), "there is no such file", "--responses FILE names one with answers");
    } catch (CharacterCodingException e) {
      throw Failure.file(file.toString(), "it is not UTF-8", "save it as UTF-8");
    }
  }

  private void add(String written) {
    String words = written.strip();
    Matcher form = FORM.matcher(words);
    if (!form.matches()) {
      throw Failure.usage("'" + words + "' is no answer", SHAPE);
    }
    double share = Double.parseDouble(form.group("share")) / HUNDRED;
    Duration within = duration(form.group("within"));
    Optional<Duration> half = Optional.ofNullable(form.group("half")).map(ResponseModel::duration);
    if (share > 1) {
      throw Failure.usage("'" + words + "': no more than 100% can answer");
    }
    if (half.filter(h -> h.compareTo(within) > 0).isPresent()) {
      throw Failure.usage("'" + words + "': half of them cannot take longer than all of them");
    }
    if (responses.stream().anyMatch(r -> r.words().equals(words))) {
      throw Failure.usage("'" + words + "' is said twice");
    }
    RowSet.Events events = events(form.group("event"), words);
    responses.add(
        new Response(
            words,
            events.kinds().getFirst(),
            properties(events, words),
            share,
            within,
            half,
            Optional.ofNullable(form.group("message")).map(this::message),
            Optional.ofNullable(form.group("after")).map(this::after)));
  }

  private String message(String name) {
    if (loaded.workspace().message(name).isEmpty()) {
      throw Asked.unknown(
          "message",
          name,
          loaded.workspace().messages().stream().map(Messages.Message::name).toList());
    }
    return name;
  }

  /** Only what has been said before can come first: so nothing follows itself. */
  private String after(String event) {
    if (responses.stream().noneMatch(r -> r.kind().name().equals(event))) {
      throw Failure.usage(
          "nobody is said to answer with '" + event + "' before",
          "say '" + event + " ..% within ..' first; what follows it comes later");
    }
    return event;
  }

  private static Duration duration(String written) {
    String[] parts = written.split("\\s+", 2);
    String unit = parts[1].toLowerCase(Locale.ROOT).replaceFirst("s$", "");
    long number = parts[0].length() > 9 ? Integer.MAX_VALUE : Long.parseLong(parts[0]);
    Duration one =
        Optional.ofNullable(UNITS.get(unit))
            .orElseThrow(
                () ->
                    Failure.usage(
                        "'" + written + "' is no time",
                        "give seconds, minutes, hours, days or weeks"));
    Duration duration = one.multipliedBy(number);
    if (duration.isZero() || duration.toDays() > LONGEST_DAYS) {
      throw Failure.usage(
          "'" + written + "' is no time to answer in", "give up to " + LONGEST_DAYS + " days");
    }
    return duration;
  }

  /** The event, understood as the language does. */
  private RowSet.Events events(String written, String words) {
    List<String> known =
        loaded.workspace().schema().eventKinds().stream().map(Schema.EventKind::name).toList();
    if (NAME.matcher(written).matches() && !known.contains(written)) {
      throw Asked.unknown("event", written, known);
    }
    if (Asked.condition(written, loaded, segue)
            instanceof Condition.Occurs(RowSet.Events events, long least, Optional<Long> most)
        && least == 1
        && most.isEmpty()
        && events.kinds().size() == 1
        && events.window().equals(Window.EVER)) {
      return events;
    }
    throw Failure.usage("'" + words + "': an answer is one event, without count and window", SHAPE);
  }

  private Map<Schema.Field, Value> properties(RowSet.Events events, String words) {
    Map<Schema.Field, Value> properties = new LinkedHashMap<>();
    events.filter().ifPresent(filter -> read(filter, events, properties, words));
    return properties;
  }

  private static void read(
      Condition filter, RowSet.Events events, Map<Schema.Field, Value> properties, String words) {
    if (filter instanceof Condition.All(var parts)) {
      parts.forEach(part -> read(part, events, properties, words));
      return;
    }
    if (filter
            instanceof
            Condition.Compare(
                Expression.Property(var name, var type),
                Condition.Relation relation,
                Expression.Constant(var value, var constant),
                boolean ignoringCase)
        && relation == Condition.Relation.EQUAL
        && !ignoringCase) {
      events.kinds().getFirst().property(name).ifPresent(p -> properties.put(p, value));
      return;
    }
    throw Failure.usage(
        "'" + words + "': in parentheses stands what the event says, as in form = \"demo\"",
        "write properties with = alone, and commas between them");
  }
}
