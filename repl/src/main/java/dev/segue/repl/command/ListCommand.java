package dev.segue.repl.command;

import dev.segue.compiler.ir.Condition;
import dev.segue.repl.report.Cell;
import dev.segue.repl.report.Csv;
import dev.segue.repl.report.Json;
import dev.segue.repl.report.Paint;
import dev.segue.repl.report.Plural;
import dev.segue.repl.report.Screen;
import dev.segue.repl.report.Table;
import dev.segue.repl.session.LoadedWorkspace;
import dev.segue.repl.session.Questions;
import dev.segue.repl.session.WorkspaceData;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code segue list S}: the contacts of a segment, with what is known of them. */
@Command(
    name = "list",
    description = "List the contacts of a segment, or of any condition.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  segue list car_intent",
      "  segue list car_intent --csv >car_intent.csv",
      "  segue list car_intent --columns 'email, lead_score, count(purchased)'"
    })
final class ListCommand implements Callable<Integer> {
  private static final int ROWS_ON_A_TERMINAL = 50;

  private final Segue segue;

  @Mixin private AsOf asOf = new AsOf();

  @Mixin private TimeLimit timeLimit = new TimeLimit();

  @Parameters(paramLabel = "S", description = "A segment's name, or a condition in quotes.")
  private String text = "";

  @Option(names = "--csv", description = "CSV with a header that begins with the contacts' key.")
  private boolean csv;

  @Option(
      names = "--columns",
      paramLabel = "VALUES",
      description = "What to show of each, commas between: attributes, scores, any value.")
  private Optional<String> columns = Optional.empty();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "The first N only (default: 50 on a terminal, else all).")
  private Optional<Integer> limit = Optional.empty();

  ListCommand(Segue segue) {
    this.segue = segue;
  }

  @Override
  public Integer call() {
    if (limit.filter(n -> n < 0).isPresent()) {
      throw Failure.usage("--limit takes a number from 0, not " + limit.get());
    }
    LoadedWorkspace loaded = Opening.sound(segue, segue.folder());
    Instant now = asOf.instant(loaded.workspace().zone(), segue.surroundings());
    Condition condition = Asked.condition(text, loaded, segue);
    Optional<List<Questions.Column>> chosen =
        columns.map(
            list ->
                TopLevelCommas.parts(list).stream()
                    .map(v -> new Questions.Column(v, Asked.expression(v, loaded, segue)))
                    .toList());
    try (WorkspaceData data = Opening.asked(segue, loaded, now, timeLimit::set)) {
      Questions questions = data.asOf(now);
      Questions.Found found = questions.members(condition, most());
      print(questions, found, chosen.orElseGet(questions::attributes));
      return ExitCodes.FINE;
    }
  }

  private int most() {
    boolean looked = segue.surroundings().screen().terminal() && !csv && !segue.json();
    return limit.orElse(looked ? ROWS_ON_A_TERMINAL : Integer.MAX_VALUE);
  }

  private void print(Questions questions, Questions.Found found, List<Questions.Column> columns) {
    PrintStream out = segue.surroundings().out();
    List<String> header = new ArrayList<>(List.of(questions.keyName()));
    columns.forEach(column -> header.add(column.name()));
    if (segue.json()) {
      List<Map<String, Object>> rows = new ArrayList<>();
      questions.rows(found.keys(), columns, row -> rows.add(object(header, row)));
      Json.print(rows, out);
    } else if (csv) {
      out.println(Csv.line(header));
      questions.rows(found.keys(), columns, row -> out.println(Csv.cells(row)));
    } else {
      Table table = new Table(header);
      questions.rows(found.keys(), columns, table::row);
      Screen screen = segue.surroundings().screen();
      table.print(screen, out);
      long more = found.total() - found.keys().size();
      if (more > 0 && screen.terminal()) {
        out.println(
            Paint.of(screen)
                .faint("… and " + Plural.number(more, screen) + " more; --limit shows more"));
      }
    }
  }

  /** What a row is under its header; what is missing is left out. */
  private static Map<String, Object> object(List<String> header, List<Cell> row) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < header.size(); i++) {
      String name = header.get(i);
      row.get(i).plain().ifPresent(value -> object.put(name, value));
    }
    return object;
  }
}
