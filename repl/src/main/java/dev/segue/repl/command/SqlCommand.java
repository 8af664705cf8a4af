package dev.segue.repl.command;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.sql.Dialect;
import dev.segue.compiler.sql.SqlText;
import dev.segue.repl.report.Json;
import dev.segue.repl.session.LoadedWorkspace;
import dev.segue.repl.session.Questions;
import dev.segue.repl.session.ShownSql;
import dev.segue.repl.session.WorkspaceData;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code segue sql S}: the statement that finds a segment's contacts. */
@Command(
    name = "sql",
    description = "Show the SQL that finds the contacts of a segment, or of any condition.",
    footerHeading = "%nExamples:%n",
    footer = {"  segue sql car_intent", "  segue sql 'never purchased in last 90 days'"})
final class SqlCommand implements Callable<Integer> {
  private final Segue segue;

  @Mixin private AsOf asOf = new AsOf();

  @Option(
      names = "--dialect",
      paramLabel = "D",
      completionCandidates = DialectWord.Words.class,
      description = "Write it for sqlite, duckdb, postgresql or trino (default: the source's own).")
  private Optional<String> written = Optional.empty();

  @Parameters(paramLabel = "S", description = "A segment's name, or a condition in quotes.")
  private String text = "";

  SqlCommand(Segue segue) {
    this.segue = segue;
  }

  @Override
  public Integer call() {
    LoadedWorkspace loaded = Opening.sound(segue, segue.folder());
    Instant now = asOf.instant(loaded.workspace().zone(), segue.surroundings());
    Condition condition = Asked.condition(text, loaded, segue);
    try (WorkspaceData data = Opening.data(segue, loaded)) {
      Questions questions = data.asOf(now);
      Dialect dialect = written.map(DialectWord::dialect).orElse(data.store().dialect());
      SqlText sql = questions.statements().in(dialect).members(condition);
      if (segue.json()) {
        Json.print(sql, segue.surroundings().out());
      } else {
        segue.surroundings().out().println(ShownSql.text(sql));
      }
      return ExitCodes.FINE;
    }
  }
}
