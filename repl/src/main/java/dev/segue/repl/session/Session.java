package dev.segue.repl.session;

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
import dev.segue.repl.report.InstantText;
import dev.segue.repl.report.Plural;
import dev.segue.repl.report.Screen;
import dev.segue.repl.report.Table;
import dev.segue.runtime.store.StoreFailure;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A conversation about a workspace: an input, an answer. The workspace's files are read again where
 * they changed between two inputs.
 */
public final class Session implements AutoCloseable {
  private static final int FIRST_ROWS = 10;
  private static final int MOST_CLASSES = 20;

  private static final int AGAIN_AFTER = 50;

  private final OpenWorkspace workspace;
  private Optional<Condition> last = Optional.empty();
  private Optional<LastResult> result = Optional.empty();
  private String typedLast = "";
  private final Counted counted;
  private Completion completion;
  private Optional<LoadedWorkspace> completed;
  private volatile boolean answering;
  private volatile boolean stopped;

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
    this.workspace = new OpenWorkspace(folder, clock, environment, at);
    this.counted = new Counted(workspace);
    this.completion = new Completion(loaded().compilation());
    this.completed = Optional.of(loaded());
  }

  /** The workspace with what was typed. */
  public LoadedWorkspace loaded() {
    return workspace.loaded();
  }

  /** Whether more lines must follow before the input can be answered. */
  public boolean isUnfinished(String input) {
    return new Input(input).isUnfinished();
  }

  /** What may stand for the last word of {@code before}, which is all that stands before it. */
  public List<Offer> candidates(String before) {
    try {
      List<Offer> values = counted.values(before);
      return values.isEmpty() ? counted.sized(completion().candidates(before)) : values;
    } catch (StoreFailure silent) {
      return completion().candidates(before);
    }
  }

  /** How the last word goes on, where it can only go on so; no data are asked. */
  public Optional<String> onlyWord(String before) {
    String word = Completion.lastWord(before);
    List<Offer> offers = word.isEmpty() ? List.of() : completion().candidates(before);
    return offers.size() == 1
        ? Optional.of(offers.getFirst().word().substring(word.length()))
        : Optional.empty();
  }

  private Completion completion() {
    if (!completed.equals(Optional.of(loaded()))) {
      completed = Optional.of(loaded());
      completion = new Completion(loaded().compilation());
    }
    return completion;
  }

  /**
   * Stops the question that is being answered, from another thread; what is not yet asked is
   * stopped once it is.
   */
  public void stop() {
    stopped = answering;
    while (answering) {
      workspace.stop();
      try {
        Thread.sleep(AGAIN_AFTER);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  public Answer answer(String text) {
    stopped = false;
    answering = true;
    try {
      counted.forget();
      workspace.refresh();
      return answered(new Input(text));
    } catch (StoreFailure failure) {
      return stopped
          ? Answer.Lines.of("stopped")
          : new Answer.Problem(failure.place() + ": " + failure.reason() + "; " + failure.remedy());
    } finally {
      answering = false;
    }
  }

  private Answer answered(Input typed) {
    if (typed.isEmpty()) {
      return new Answer.Nothing();
    }
    boolean ofLast = LastResult.isIn(typed.text());
    if (ofLast && result.isEmpty()) {
      return new Answer.Problem("_ is what was answered last, and nothing was yet");
    }
    Input input = ofLast ? new Input(result.get().in(typed.text())) : typed;
    if (input.isCommand()) {
      return command(input.text());
    }
    typedLast = input.text();
    return input.isDeclaration()
        ? define(input)
        : workspace.obstacle().orElseGet(() -> ask(input.source()));
  }

  @Override
  public void close() {
    workspace.close();
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
    TypedDefinitions before = workspace.typed();
    workspace.become(before.and(source, read.value(), workspace.saved()));
    TypedDefinitions typed = workspace.typed();
    List<Diagnostic> wrong =
        loaded().diagnostics().stream()
            .filter(d -> d.severity() == Severity.ERROR)
            .filter(d -> names.stream().anyMatch(n -> typed.isOf(n, d.span().file())))
            .toList();
    if (!wrong.isEmpty()) {
      List<Source> sources = loaded().sources();
      workspace.become(before);
      return new Answer.Findings(wrong, sources);
    }
    if (names.size() == 1) {
      return loaded()
          .workspace()
          .segment(names.getFirst())
          .map(segment -> workspace.obstacle().orElseGet(() -> contacts(segment)))
          .orElseGet(() -> Answer.Lines.of("defined " + names.getFirst()));
    }
    return Answer.Lines.of("defined " + String.join(", ", names));
  }

  private Questions questions() {
    return workspace.questions();
  }

  private Answer ask(Source source) {
    String text = source.text();
    Optional<Definitions.Segment> segment = loaded().workspace().segment(text);
    if (segment.isPresent()) {
      return contacts(segment.get());
    }
    Compilation compilation = loaded().compilation();
    Checked<Condition> condition = compilation.condition(source);
    if (!condition.hasErrors()) {
      return contacts(condition.value(), text);
    }
    Checked<Expression> expression = compilation.expression(source);
    return expression.hasErrors()
        ? new Answer.Findings(condition.diagnostics(), List.of(source))
        : values(text, expression.value());
  }

  private Answer contacts(Definitions.Segment segment) {
    return contacts(segment.condition(), "in " + segment.name());
  }

  private Answer contacts(Condition condition, String text) {
    last = Optional.of(condition);
    result = Optional.of(new LastResult(text));
    Questions questions = questions();
    Questions.Found found = questions.members(condition, FIRST_ROWS);
    List<Questions.Column> columns = questions.attributes();
    List<String> header = new ArrayList<>(List.of(questions.keyName()));
    columns.forEach(column -> header.add(column.name()));
    Table table = new Table(header);
    questions.rows(found.keys(), columns, table::row);
    long everyone = questions.count(Condition.TRUE);
    Table waterfall = Waterfall.of(condition, questions, everyone, found.total());
    return new Answer.Contacts(found.total(), everyone, waterfall, table);
  }

  private Answer values(String text, Expression expression) {
    Map<Cell, Long> counts = questions().distribution(expression);
    result = Optional.of(new LastResult(text));
    long contacts = counts.values().stream().mapToLong(Long::longValue).sum();
    Table table = Distribution.table(text, counts, MOST_CLASSES);
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
      case SCHEMA -> Overview.schema(loaded().workspace());
      case SEGMENTS -> workspace.obstacle().orElseGet(this::segments);
      case DEFINITIONS -> Overview.definitions(loaded().workspace());
      case DESCRIBE -> describe(argument);
      case EXPLAIN -> about(argument, this::explained);
      case WHY -> why(argument);
      case SQL -> about(argument, this::sql);
      case AT -> at(argument);
      case CHECK -> findings();
      case TYPED -> new Answer.Lines(workspace.typed().lines());
      case EDIT -> new Editing(workspace).edit(argument, typedLast);
      case DIFF -> new Comparing(workspace).difference(argument);
      case PLAN -> workspace.obstacle().orElseGet(() -> new Comparing(workspace).plan());
      case SAVE -> Saving.save(workspace, argument);
      case OPEN -> new Editing(workspace).open(argument);
      case QUIT -> new Answer.Quit();
    };
  }

  private Answer describe(String name) {
    return name.isEmpty()
        ? new Answer.Problem(":describe takes a name; :definitions and :schema list them")
        : workspace.obstacle().orElseGet(() -> Describing.describe(workspace, name));
  }

  /** Of the segment or condition given; of the last one where none is. */
  private Answer about(String text, Function<Condition, Answer> answer) {
    Optional<Answer> obstacle = workspace.obstacle();
    if (obstacle.isPresent()) {
      return obstacle.get();
    }
    if (text.isEmpty()) {
      return last.map(answer).orElseGet(() -> new Answer.Problem("type a condition first"));
    }
    Optional<Definitions.Segment> segment = loaded().workspace().segment(text);
    if (segment.isPresent()) {
      return answer.apply(segment.get().condition());
    }
    Source source = new Source(Input.PLACE, text);
    Checked<Condition> condition = loaded().compilation().condition(source);
    return condition.hasErrors()
        ? new Answer.Findings(condition.diagnostics(), List.of(source))
        : answer.apply(condition.value());
  }

  private Answer explained(Condition condition) {
    English english = new English(loaded().workspace());
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
    ZoneId zone = loaded().workspace().zone();
    return ContactKey.of(contact, loaded().workspace())
        .flatMap(key -> WhyQuestions.why(workspace.data(), key, segment, workspace.now()))
        .<Answer>map(w -> new Answer.Reasons(w.headline(zone), w.table(), w.turning(zone)))
        .orElseGet(() -> new Answer.Problem("there is no contact '" + contact + "'"));
  }

  private Answer sql(Condition condition) {
    return new Answer.Lines(ShownSql.text(questions().sql(condition)).lines().toList());
  }

  private Answer segments() {
    Questions questions = questions();
    Table table = new Table("segment", "contacts", "title");
    for (Definitions.Segment segment : loaded().workspace().segments()) {
      table.row(
          Cell.of(segment.name()),
          Cell.of(questions.count(segment.condition())),
          Cell.of(segment.title().orElse("")));
    }
    return table.isEmpty() ? Answer.Lines.of("no segments") : new Answer.Listing(table);
  }

  private Answer at(String text) {
    ZoneId zone = loaded().workspace().zone();
    if (!text.isEmpty()) {
      Optional<Instant> parsed = InstantText.parse(text, zone);
      if (parsed.isEmpty() && !text.equals("now")) {
        return new Answer.Problem(InstantText.mistake(text));
      }
      workspace.at(parsed);
    }
    return Answer.Lines.of(
        workspace
            .at()
            .map(instant -> "as of " + InstantText.of(instant, zone))
            .orElse("as of now"));
  }

  private Answer findings() {
    return loaded().diagnostics().isEmpty()
        ? Answer.Lines.of("no findings")
        : new Answer.Findings(loaded().diagnostics(), loaded().sources());
  }
}
