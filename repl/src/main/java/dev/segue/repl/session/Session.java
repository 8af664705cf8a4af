package dev.segue.repl.session;

import dev.segue.compiler.Analysis;
import dev.segue.compiler.Compilation;
import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.diag.Severity;
import dev.segue.compiler.diag.Suggestion;
import dev.segue.compiler.explain.English;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.parse.Parsing;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.SourceFile;
import dev.segue.repl.report.Cell;
import dev.segue.repl.report.Findings;
import dev.segue.repl.report.InstantText;
import dev.segue.repl.report.Plural;
import dev.segue.repl.report.Screen;
import dev.segue.repl.report.Table;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.StoreFailure;
import dev.segue.runtime.workspace.WorkspaceFolder;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A conversation about a workspace: an input, an answer. The workspace's files are read again where
 * they changed between two inputs.
 */
public final class Session implements AutoCloseable {
  private static final int FIRST_ROWS = 10;
  private static final int MOST_CLASSES = 20;

  private final Path folder;
  private final InstantSource clock;
  private final Function<String, Optional<String>> environment;
  private final Analysis ofFiles = new Analysis();
  private final Analysis withTyped = new Analysis();
  private Optional<Instant> at;
  private Checked<WorkspaceFolder> files;
  private TypedDefinitions typed = TypedDefinitions.none();
  private LoadedWorkspace saved;
  private LoadedWorkspace loaded;
  private Optional<Condition> last = Optional.empty();
  private Optional<WorkspaceData> open = Optional.empty();

  /**
   * Begins one; the database is opened when the first answer needs it.
   *
   * @param environment the variables in which the source's secrets stand
   * @param at the instant as of which to answer; nothing: the clock's
   */
  public Session(
      Path folder,
      InstantSource clock,
      Function<String, Optional<String>> environment,
      Optional<Instant> at) {
    this.folder = folder;
    this.clock = clock;
    this.environment = environment;
    this.at = at;
    this.files = WorkspaceFolder.read(folder);
    this.saved = LoadedWorkspace.of(files.value(), files.diagnostics(), ofFiles);
    this.loaded = saved;
  }

  /** The workspace with what was typed. */
  public LoadedWorkspace loaded() {
    return loaded;
  }

  /** Whether more lines must follow before the input can be answered. */
  public boolean isUnfinished(String input) {
    return new Input(input).isUnfinished();
  }

  /** What may stand for the last word of {@code before}, which is all that stands before it. */
  public List<String> candidates(String before) {
    return Completion.candidates(before, loaded.compilation());
  }

  /** Stops the question that is being answered, from another thread. */
  public void stop() {
    open.ifPresent(data -> data.store().stop());
  }

  public Answer answer(String text) {
    Input input = new Input(text);
    try {
      refresh();
      if (input.isEmpty()) {
        return new Answer.Nothing();
      }
      if (input.isCommand()) {
        return command(input.text());
      }
      return input.isDeclaration()
          ? define(input)
          : obstacle().orElseGet(() -> ask(input.source()));
    } catch (StoreFailure failure) {
      return new Answer.Problem(
          failure.place() + ": " + failure.reason() + "; " + failure.remedy());
    }
  }

  @Override
  public void close() {
    open.ifPresent(WorkspaceData::close);
    open = Optional.empty();
  }

  private void refresh() {
    Checked<WorkspaceFolder> now = WorkspaceFolder.read(folder);
    if (!sameText(now.value(), files.value())) {
      files = now;
      saved = LoadedWorkspace.of(files.value(), files.diagnostics(), ofFiles);
      become(typed);
    }
  }

  private static boolean sameText(WorkspaceFolder a, WorkspaceFolder b) {
    return texts(a).equals(texts(b));
  }

  private static Map<String, String> texts(WorkspaceFolder folder) {
    return folder.sources().stream()
        .collect(Collectors.toMap(Source::path, Source::text, (first, same) -> first));
  }

  private void become(TypedDefinitions definitions) {
    boolean sameSchema = loaded.workspace().schema().equals(saved.workspace().schema());
    typed = definitions;
    loaded =
        typed.byName().isEmpty()
            ? saved
            : LoadedWorkspace.of(
                typed.over(files.value(), saved.compilation().files()),
                files.diagnostics(),
                withTyped);
    if (sameSchema) {
      open = open.map(data -> data.under(loaded));
    } else {
      close();
    }
  }

  private WorkspaceData data() {
    if (open.isEmpty()) {
      WorkspaceData data = WorkspaceData.open(loaded, environment);
      try {
        if (!data.hasErrors()) {
          data.readLists(now(), Progress.SILENT);
        }
      } catch (RuntimeException e) {
        data.close();
        throw e;
      }
      open = Optional.of(data);
    }
    return open.get();
  }

  /** Why nothing can be answered now: what has mistakes may mean anything. */
  private Optional<Answer> obstacle() {
    if (!loaded.hasErrors()) {
      return data().hasErrors()
          ? Optional.of(new Answer.Findings(data().diagnostics(), loaded.sources()))
          : Optional.empty();
    }
    String summary = new Findings(loaded.sources(), Screen.PIPE).summary(loaded.diagnostics());
    return Optional.of(new Answer.Problem(summary + " in the workspace; :check shows them"));
  }

  private Questions questions() {
    return data().asOf(now());
  }

  private Instant now() {
    return at.orElseGet(clock::instant).truncatedTo(ChronoUnit.MILLIS);
  }

  /** Takes definitions over, unless they have errors themselves. */
  private Answer define(Input input) {
    Source source = input.source();
    Checked<SourceFile> read = Parsing.file(source);
    if (read.hasErrors()) {
      return new Answer.Findings(read.diagnostics(), List.of(source));
    }
    List<String> names = TypedDefinitions.names(read.value());
    if (names.size() < read.value().declarations().size() || names.isEmpty()) {
      return new Answer.Problem("schema and tests stand in files, not at the prompt");
    }
    TypedDefinitions before = typed;
    become(typed.and(source, read.value()));
    List<Diagnostic> wrong =
        loaded.diagnostics().stream()
            .filter(d -> d.severity() == Severity.ERROR)
            .filter(d -> names.stream().anyMatch(n -> typed.isOf(n, d.span().file())))
            .toList();
    if (!wrong.isEmpty()) {
      List<Source> sources = loaded.sources();
      become(before);
      return new Answer.Findings(wrong, sources);
    }
    if (names.size() == 1) {
      return loaded
          .workspace()
          .segment(names.getFirst())
          .map(segment -> obstacle().orElseGet(() -> contacts(segment.condition())))
          .orElseGet(() -> Answer.Lines.of("defined " + names.getFirst()));
    }
    return Answer.Lines.of("defined " + String.join(", ", names));
  }

  private Answer ask(Source source) {
    String text = source.text();
    Optional<Definitions.Segment> segment = loaded.workspace().segment(text);
    if (segment.isPresent()) {
      return contacts(segment.get().condition());
    }
    Compilation compilation = loaded.compilation();
    Checked<Condition> condition = compilation.condition(source);
    if (!condition.hasErrors()) {
      return contacts(condition.value());
    }
    Checked<Expression> expression = compilation.expression(source);
    return expression.hasErrors()
        ? new Answer.Findings(condition.diagnostics(), List.of(source))
        : values(text, expression.value());
  }

  private Answer contacts(Condition condition) {
    last = Optional.of(condition);
    Questions questions = questions();
    Questions.Found found = questions.members(condition, FIRST_ROWS);
    List<Questions.Column> columns = questions.attributes();
    List<String> header = new ArrayList<>(List.of(questions.keyName()));
    columns.forEach(column -> header.add(column.name()));
    Table table = new Table(header);
    questions.rows(found.keys(), columns, table::row);
    return new Answer.Contacts(found.total(), questions.count(Condition.TRUE), table);
  }

  private Answer values(String text, Expression expression) {
    Map<Cell, Long> counts = questions().distribution(expression);
    long contacts = counts.values().stream().mapToLong(Long::longValue).sum();
    Table table = new Table(text, "contacts");
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<Cell, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(entry -> entry.getKey().words()))
        .limit(MOST_CLASSES)
        .forEach(entry -> table.row(entry.getKey(), Cell.of(entry.getValue())));
    String summary =
        Plural.of(contacts, "contact", Screen.PIPE)
            + (contacts == 1 ? " has " : " have ")
            + Plural.of(counts.size(), "different value", Screen.PIPE)
            + (counts.size() > MOST_CLASSES ? "; the most frequent:" : ":");
    return new Answer.Values(summary, table);
  }

  private Answer command(String line) {
    String[] words = line.split("\\s+", 2);
    String argument = words.length > 1 ? words[1].strip() : "";
    Optional<PromptCommand> command = PromptCommand.named(words[0]);
    if (command.isEmpty()) {
      List<String> near = Suggestion.nearest(words[0], PromptCommand.words());
      return new Answer.Problem(
          "unknown command '"
              + words[0]
              + "'; "
              + (near.isEmpty() ? ":help lists them" : "did you mean " + near.getFirst() + "?"));
    }
    if (!argument.isEmpty() && !command.get().takesArgument()) {
      return new Answer.Problem(command.get().word() + " takes nothing after it");
    }
    return switch (command.get()) {
      case HELP -> Overview.help();
      case SCHEMA -> Overview.schema(loaded.workspace());
      case SEGMENTS -> obstacle().orElseGet(this::segments);
      case DEFINITIONS -> Overview.definitions(loaded.workspace());
      case EXPLAIN -> about(argument, this::explained);
      case WHY -> why(argument);
      case SQL -> about(argument, this::sql);
      case AT -> at(argument);
      case CHECK -> findings();
      case TYPED -> new Answer.Lines(typed.lines());
      case QUIT -> new Answer.Quit();
    };
  }

  /** Of the segment or condition given; of the last one where none is. */
  private Answer about(String text, Function<Condition, Answer> answer) {
    Optional<Answer> obstacle = obstacle();
    if (obstacle.isPresent()) {
      return obstacle.get();
    }
    if (text.isEmpty()) {
      return last.map(answer).orElseGet(() -> new Answer.Problem("type a condition first"));
    }
    Optional<Definitions.Segment> segment = loaded.workspace().segment(text);
    if (segment.isPresent()) {
      return answer.apply(segment.get().condition());
    }
    Source source = new Source(Input.PLACE, text);
    Checked<Condition> condition = loaded.compilation().condition(source);
    return condition.hasErrors()
        ? new Answer.Findings(condition.diagnostics(), List.of(source))
        : answer.apply(condition.value());
  }

  private Answer explained(Condition condition) {
    English english = new English(loaded.workspace());
    return new Answer.Listing(Explanation.of(english.explain(condition), questions()).table());
  }

  private Answer why(String argument) {
    String[] words = argument.split("\\s+", 2);
    return argument.isEmpty()
        ? new Answer.Problem(":why takes a contact's key, and a segment or condition")
        : about(words.length > 1 ? words[1].strip() : "", c -> why(words[0], words, c));
  }

  private Answer why(String contact, String[] words, Condition condition) {
    String name = words.length > 1 ? words[1].strip() : "this";
    Definitions.Segment segment =
        new Definitions.Segment(
            name,
            Optional.empty(),
            condition,
            Optional.empty(),
            Optional.empty(),
            new Span(Input.PLACE, 0, 0));
    ZoneId zone = loaded.workspace().zone();
    return ContactKey.of(contact, loaded.workspace())
        .flatMap(key -> WhyQuestions.why(data(), key, segment, now()))
        .<Answer>map(w -> new Answer.Reasons(w.headline(zone), w.table(), w.turning(zone)))
        .orElseGet(() -> new Answer.Problem("there is no contact '" + contact + "'"));
  }

  private Answer sql(Condition condition) {
    return new Answer.Lines(ShownSql.text(questions().sql(condition)).lines().toList());
  }

  private Answer segments() {
    Questions questions = questions();
    Table table = new Table("segment", "contacts", "title");
    for (Definitions.Segment segment : loaded.workspace().segments()) {
      table.row(
          Cell.of(segment.name()),
          Cell.of(questions.count(segment.condition())),
          Cell.of(segment.title().orElse("")));
    }
    return table.isEmpty() ? Answer.Lines.of("no segments") : new Answer.Listing(table);
  }

  private Answer at(String text) {
    ZoneId zone = loaded.workspace().zone();
    if (!text.isEmpty()) {
      Optional<Instant> parsed = InstantText.parse(text, zone);
      if (parsed.isEmpty() && !text.equals("now")) {
        return new Answer.Problem(InstantText.mistake(text));
      }
      at = parsed;
    }
    return Answer.Lines.of(
        at.map(instant -> "as of " + InstantText.of(instant, zone)).orElse("as of now"));
  }

  private Answer findings() {
    return loaded.diagnostics().isEmpty()
        ? Answer.Lines.of("no findings")
        : new Answer.Findings(loaded.diagnostics(), loaded.sources());
  }
}
