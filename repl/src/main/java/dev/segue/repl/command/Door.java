package dev.segue.repl.command;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Every command, in the order of help. A command's class is loaded when it is called. */
enum Door {
  INIT("Make a workspace that runs."),
  GENERATE("Make up the data of the example."),
  INGEST("Read contacts, events and the rest from files."),
  LISTEN("Take rows as they come, and keep everything up to date."),
  CHECK("Check every file of the workspace."),
  FMT("Lay out scripts the one way."),
  TEST("Run the tests written beside the definitions."),
  RUN("Everything that is due, from new data to messages."),
  COUNT("Count the contacts of a segment."),
  LIST("List the contacts of a segment."),
  OVERLAP("Say how many contacts segments have in common."),
  EXPORT("Write who is in which segment, for other programs."),
  SQL("Show the SQL of a segment."),
  EXPLAIN("Say in English what is defined."),
  WHY("Say why a contact is in a segment or not."),
  PLAN("Say what would change if these definitions replaced others."),
  REFRESH("Refresh every segment, score and partition."),
  ADVANCE("Advance every program."),
  PAUSE("Have a program stand still."),
  RESUME("Have a paused program go on."),
  MIGRATE("Bring running contacts to a program's newest version."),
  CLEAN("Say what is wrong with the data."),
  LOCK("Keep what the source's tables look like, for checks without it."),
  VERIFY("Ask SQL and a plain interpreter the same, of a sample."),
  OUTBOX("Say what did not go out, and settle what is unknown."),
  SUBSCRIBE("Record that a contact wants a topic."),
  UNSUBSCRIBE("Record that a contact does not want a topic, or anything."),
  ERASE("Forget a contact."),
  MERGE("Make one contact of two."),
  PREFLIGHT("Look at what a program is about to use, before it sends."),
  SIMULATE("Rehearse a program, day by day, if contacts answered so."),
  REPORT("Say what became of a program, as a page."),
  DOCS("Write pages of what is defined."),
  RENDER("Show a message as a contact gets it."),
  REPL("The prompt: type a condition, see who fulfils it."),
  LSP("The language server, for editors."),
  COMPLETION("Print what completes commands and options in a shell."),
  MAN("Print the manual page.");

  private final String summary;

  Door(String summary) {
    this.summary = summary;
  }

  /** The word on the command line. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What the command does, in one line. */
  String summary() {
    return summary;
  }

  Object command(Segue segue) {
    return switch (this) {
      case INIT -> new InitCommand(segue);
      case GENERATE -> new GenerateCommand(segue);
      case INGEST -> new IngestCommand(segue);
      case LISTEN -> new ListenCommand(segue);
      case CHECK -> new CheckCommand(segue);
      case FMT -> new FmtCommand(segue);
      case TEST -> new TestCommand(segue);
      case RUN -> new RunCommand(segue);
      case COUNT -> new CountCommand(segue);
      case LIST -> new ListCommand(segue);
      case OVERLAP -> new OverlapCommand(segue);
      case EXPORT -> new ExportCommand(segue);
      case SQL -> new SqlCommand(segue);
      case EXPLAIN -> new ExplainCommand(segue);
      case WHY -> new WhyCommand(segue);
      case PLAN -> new PlanCommand(segue);
      case REFRESH -> new RefreshCommand(segue);
      case ADVANCE -> new AdvanceCommand(segue);
      case PAUSE -> new StandingCommand.Pause(segue);
      case RESUME -> new StandingCommand.Resume(segue);
      case MIGRATE -> new MigrateCommand(segue);
      case CLEAN -> new CleanCommand(segue);
      case LOCK -> new LockCommand(segue);
      case VERIFY -> new VerifyCommand(segue);
      case OUTBOX -> new OutboxCommand(segue);
      case SUBSCRIBE -> new SubscribeCommand(segue);
      case UNSUBSCRIBE -> new UnsubscribeCommand(segue);
      case ERASE -> new EraseCommand(segue);
      case MERGE -> new MergeCommand(segue);
      case PREFLIGHT -> new PreflightCommand(segue);
      case SIMULATE -> new SimulateCommand(segue);
      case REPORT -> new ReportCommand(segue);
      case DOCS -> new DocsCommand(segue);
      case RENDER -> new RenderCommand(segue);
      case REPL -> new ReplCommand(segue);
      case LSP -> new LspCommand(segue);
      case COMPLETION -> new CompletionCommand(segue);
      case MAN -> new ManCommand(segue);
    };
  }

  static Optional<Door> named(String word) {
    return Arrays.stream(values()).filter(d -> d.word().equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Door::word).toList();
  }
}
