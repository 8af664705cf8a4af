package dev.segue.runtime.workspace;

import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.diag.Suggestion;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads the text of {@code segue.yaml}; every mistake has its place in the file. */
final class SettingsReader {
  private static final List<String> KEYS =
      List.of(
          "name",
          "time_zone",
          "source",
          "state",
          "scratch",
          "edition",
          "messages",
          "mail",
          "webhooks",
          "generate");
  private static final List<String> MESSAGE_KEYS = List.of("channel", "topic", "from");

  private static final Pattern SCRATCH =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)?");

  private final Source source;
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final Map<String, Span> places = new LinkedHashMap<>();

  private SettingsReader(Source source) {
    this.source = source;
  }

  /** The settings; what cannot be read takes its default. */
  static Checked<Settings> read(Source source, Settings defaults) {
    SettingsReader reader = new SettingsReader(source);
    Settings settings = reader.settings(defaults);
    reader.diagnostics.sort(Comparator.comparingInt(d -> d.span().start()));
    return new Checked<>(settings, reader.diagnostics);
  }

  private Settings settings(Settings defaults) {
    Map<String, Node> found = compose().map(n -> entries(n, "", KEYS)).orElse(Map.of());
    Map<String, Node> messages =
        present(found, "messages").map(n -> entries(n, "messages.", MESSAGE_KEYS)).orElse(Map.of());
    return new Settings(
        text(found, "name", "").orElse(defaults.name()),
        zone(found).orElse(defaults.zone()),
        database(found, "source"),
        database(found, "state"),
        scratch(found),
        edition(found),
        new Settings.MessageDefaults(
            text(messages, "channel", "messages."),
            text(messages, "topic", "messages."),
            text(messages, "from", "messages.")),
        present(found, "mail").flatMap(n -> new DeliverySettings(this).mail(n)),
        present(found, "webhooks").flatMap(n -> new DeliverySettings(this).webhooks(n)),
        generate(found),
        places);
  }

  private Optional<Node> compose() {
    LoadSettings yaml = LoadSettings.builder().setLabel(source.path()).build();
    try {
      return new Compose(yaml).composeString(source.text());
    } catch (MarkedYamlEngineException e) {
      int at = e.getProblemMark().map(this::offset).orElse(0);
      String problem = Optional.ofNullable(e.getProblem()).orElse("it breaks off here");
      report(Code.SETTINGS_SYNTAX, new Span(source.path(), at, at), firstLine(problem));
    } catch (YamlEngineException e) {
      String problem = Optional.ofNullable(e.getMessage()).orElse("it breaks off");
      report(Code.SETTINGS_SYNTAX, new Span(source.path(), 0, 0), firstLine(problem));
    }
    return Optional.empty();
  }

  Map<String, Node> entries(Node node, String prefix, List<String> keys) {
    Map<String, Node> found = new LinkedHashMap<>();
    if (!(node instanceof MappingNode mapping)) {
      if (!isNull(node)) {
        String what = prefix.isEmpty() ? "segue.yaml" : prefix.substring(0, prefix.length() - 1);
        Diagnostic wrong =
            Diagnostic.of(
                Code.SETTING_VALUE, span(node), what, "settings, each 'key: value'", shown(node));
        diagnostics.add(wrong.hint("the settings here are " + String.join(", ", keys)));
      }
      return found;
    }
    Set<String> seen = new HashSet<>();
    for (NodeTuple tuple : mapping.getValue()) {
      String key = tuple.getKeyNode() instanceof ScalarNode s ? s.getValue() : "?";
      Span place = span(tuple.getKeyNode());
      if (!keys.contains(key)) {
        Diagnostic unknown = Diagnostic.of(Code.SETTING_UNKNOWN, place, prefix + key);
        List<String> near = Suggestion.nearest(key, keys);
        diagnostics.add(
            near.isEmpty()
                ? unknown.hint("the settings here are " + String.join(", ", keys))
                : unknown
                    .hint("did you mean '" + near.getFirst() + "'?")
                    .fix("write '" + near.getFirst() + "'", place, near.getFirst()));
      } else if (!seen.add(key)) {
        report(Code.SETTING_TWICE, place, prefix + key);
      } else {
        found.put(key, tuple.getValueNode());
        places.put(prefix + key, span(tuple.getValueNode()));
      }
    }
    return found;
  }

  Optional<String> text(Map<String, Node> found, String key, String prefix) {
    return present(found, key)
        .flatMap(
            node -> {
              if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
                return Optional.of(scalar.getValue().strip());
              }
              report(Code.SETTING_VALUE, span(node), prefix + key, "one text", shown(node));
              return Optional.empty();
            });
  }

  private Optional<ZoneId> zone(Map<String, Node> found) {
    return text(found, "time_zone", "")
        .flatMap(
            written -> {
              try {
                return Optional.of(ZoneId.of(written));
              } catch (DateTimeException e) {
                Diagnostic unknown =
                    Diagnostic.of(
                        Code.SETTING_ZONE,
                        Objects.requireNonNull(places.get("time_zone")),
                        written);
                List<String> near = Suggestion.nearest(written, ZoneId.getAvailableZoneIds());
                diagnostics.add(
                    unknown.hint(
                        near.isEmpty()
                            ? "write a name of the IANA list, such as America/New_York or UTC"
                            : "did you mean '" + near.getFirst() + "'?"));
                return Optional.empty();
              }
            });
  }

  /** A database's secrets stand in the environment, each under a parameter of its own. */
  private Optional<String> database(Map<String, Node> found, String key) {
    Optional<String> written = text(found, key, "");
    if (written.filter(url -> !SourceUrl.of(url).isWellNamed()).isPresent()) {
      Span place = Objects.requireNonNull(places.get(key));
      diagnostics.add(
          Diagnostic.of(
                  Code.SETTING_VALUE,
                  place,
                  key,
                  "a variable of the environment as a whole parameter",
                  "'${' elsewhere")
              .hint("write '?password=${SOME_NAME}', or '&password=${SOME_NAME}' after others"));
      return Optional.empty();
    }
    return written;
  }

  /** A catalog and a schema, or a schema: no name that would have to be quoted. */
  private Optional<String> scratch(Map<String, Node> found) {
    Optional<String> written = text(found, "scratch", "");
    if (written.isPresent() && !SCRATCH.matcher(written.get()).matches()) {
      Span place = Objects.requireNonNull(places.get("scratch"));
      String wanted = "the name of a schema, such as 'memory.segue'";
      report(Code.SETTING_VALUE, place, "scratch", wanted, "'" + written.get() + "'");
      return Optional.empty();
    }
    return written;
  }

  private Optional<String> generate(Map<String, Node> found) {
    Optional<String> written = text(found, "generate", "");
    if (written.isPresent() && !written.get().equals(Settings.HARBOR)) {
      Span place = Objects.requireNonNull(places.get("generate"));
      String known = "'" + Settings.HARBOR + "'";
      report(Code.SETTING_VALUE, place, "generate", known, "'" + written.get() + "'");
      return Optional.empty();
    }
    return written;
  }

  private int edition(Map<String, Node> found) {
    present(found, "edition")
        .ifPresent(
            node -> {
              boolean known =
                  node instanceof ScalarNode s
                      && s.getValue().equals(Integer.toString(Settings.EDITION));
              if (!known) {
                diagnostics.add(
                    Diagnostic.of(Code.SETTING_EDITION, span(node), shown(node), Settings.EDITION)
                        .hint("write 'edition: " + Settings.EDITION + "'"));
              }
            });
    return Settings.EDITION;
  }

  /** Where the value of a setting stands. */
  Span place(String key) {
    return Objects.requireNonNull(places.get(key));
  }

  void report(Diagnostic diagnostic) {
    diagnostics.add(diagnostic);
  }

  private static Optional<Node> present(Map<String, Node> found, String key) {
    return Optional.ofNullable(found.get(key)).filter(n -> !isNull(n));
  }

  private static boolean isNull(Node node) {
    return node.getTag().equals(Tag.NULL);
  }

  private static String shown(Node node) {
    return switch (node.getNodeType()) {
      case SCALAR -> "'" + ((ScalarNode) node).getValue() + "'";
      case SEQUENCE -> "a list";
      case MAPPING -> "a block of settings";
      case ANCHOR -> "a reference";
    };
  }

  Span span(Node node) {
    int start = node.getStartMark().map(this::offset).orElse(0);
    int end = node.getEndMark().map(this::offset).orElse(start);
    while (end > start && Character.isWhitespace(source.text().charAt(end - 1))) {
      end--;
    }
    return new Span(source.path(), start, end);
  }

  /** Marks count code points, spans UTF-16 units. */
  private int offset(Mark mark) {
    String text = source.text();
    int points = Math.min(mark.getIndex(), text.codePointCount(0, text.length()));
    return text.offsetByCodePoints(0, points);
  }

  private static String firstLine(String problem) {
    return problem.lines().findFirst().orElse("it breaks off");
  }

  void report(Code code, Span span, Object... arguments) {
    Diagnostic diagnostic = Diagnostic.of(code, span, arguments);
    diagnostics.add(
        code == Code.SETTINGS_SYNTAX
            ? diagnostic.hint("a setting is 'key: value' on a line of its own")
            : diagnostic);
  }
}
