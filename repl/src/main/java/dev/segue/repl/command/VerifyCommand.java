package dev.segue.repl.command;

import dev.segue.compiler.sql.Dialect;
import dev.segue.repl.report.InstantText;
import dev.segue.repl.report.Json;
import dev.segue.repl.report.ProgressLine;
import dev.segue.repl.report.VerifiedText;
import dev.segue.repl.session.LoadedWorkspace;
import dev.segue.repl.session.WorkspaceData;
import dev.segue.runtime.verify.Verification;
import dev.segue.runtime.verify.Verified;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code segue verify}: the SQL of an engine beside the oracle, of a sample of the contacts. */
@Command(
    name = "verify",
    description = {
      "Ask every segment, trait, score and partition of a sample of the contacts twice: in SQL,"
          + " and",
      "of a plain interpreter that reads their rows. What looks at contacts outside of the sample",
      "is skipped where the source itself is asked."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  segue verify", "  segue verify --engine duckdb --sample 1000 --seed 7"})
final class VerifyCommand implements Callable<Integer> {
  private static final int SAMPLE = 200;

  private final Segue segue;

  @Mixin private AsOf asOf = new AsOf();

  @Mixin private TimeLimit timeLimit = new TimeLimit();

  @Option(
      names = "--engine",
      paramLabel = "E",
      completionCandidates = DialectWord.Words.class,
      description =
          "The engine; another than the source's is asked of a copy of the sample (default: the"
              + " source's own).")
  private Optional<String> engine = Optional.empty();

  @Option(names = "--sample", paramLabel = "N", description = "How many contacts (default: 200).")
  private int size = SAMPLE;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      description = "The same number draws the same contacts (default: 1).")
  private long seed = 1;

  VerifyCommand(Segue segue) {
    this.segue = segue;
  }

  /** The outcome, for programs. */
  private record Told(String engine, String asOf, long seed, Verified outcome) {}

  @Override
  public Integer call() {
    if (size < 1) {
      throw Failure.usage("--sample: at least 1 contact is asked about");
    }
    LoadedWorkspace loaded = Opening.sound(segue, segue.folder());
    Surroundings surroundings = segue.surroundings();
    Instant now = asOf.instant(loaded.workspace().zone(), surroundings);
    Dialect dialect;
    Verified verified;
    try (ProgressLine progress = surroundings.progress();
        WorkspaceData data = Opening.asked(segue, loaded, now, timeLimit::set)) {
      dialect = engine.map(DialectWord::dialect).orElse(data.store().dialect());
      verified =
          Verification.run(
                  data.store(),
                  loaded.workspace(),
                  data.layout(),
                  dialect,
                  size,
                  seed,
                  now,
                  progress)
              .orElseThrow(
                  () ->
                      Failure.usage(
                          "--engine: that engine holds no copy in memory",
                          "verify it in a workspace whose source it is"));
    }
    if (segue.json()) {
      String instant = InstantText.of(now, loaded.workspace().zone());
      Json.print(new Told(dialect.word(), instant, seed, verified), surroundings.out());
    } else {
      new VerifiedText(surroundings.screen(), surroundings.out())
          .print(verified, dialect.word(), seed);
    }
    return verified.disagreeing() == 0 ? ExitCodes.FINE : ExitCodes.FINDINGS;
  }
}
