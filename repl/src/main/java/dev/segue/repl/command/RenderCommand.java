package dev.segue.repl.command;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Messages;
import dev.segue.compiler.ir.Workspace;
import dev.segue.repl.report.DiagnosticJson;
import dev.segue.repl.report.Findings;
import dev.segue.repl.report.Json;
import dev.segue.repl.report.Paint;
import dev.segue.repl.session.LoadedWorkspace;
import dev.segue.repl.session.Questions;
import dev.segue.repl.session.WorkspaceData;
import dev.segue.runtime.message.Letter;
import dev.segue.runtime.message.MessageRendering;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code segue render M --contact C}: a message as one contact gets it; nothing is sent. */
@Command(
    name = "render",
    description = {
      "Show a message as a contact gets it, in the words that fit them; nothing is sent.",
      "Or render any template with any data."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  segue render auto_intro --contact c-00017",
      "  segue render auto_intro --each vocabulary",
      "  segue render --template templates/intro.liquid --data ana.json"
    })
final class RenderCommand implements Callable<Integer> {
  private static final String VOCABULARY = "vocabulary";

  private final Segue segue;

  @Mixin private AsOf asOf = new AsOf();

  @Parameters(arity = "0..1", paramLabel = "M", description = "The message's name.")
  private Optional<String> message = Optional.empty();

  @Option(names = "--contact", paramLabel = "C", description = "The contact's key.")
  private Optional<String> contact = Optional.empty();

  @Option(
      names = "--each",
      paramLabel = VOCABULARY,
      description = "In the words of each vocabulary, for the contact given or the first one.")
  private Optional<String> each = Optional.empty();

  @Option(names = "--template", paramLabel = "FILE", description = "Any template (Liquid).")
  private Optional<Path> template = Optional.empty();

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description = "What the template sees: a JSON object; under \"term\" its words.")
  private Optional<Path> data = Optional.empty();

  RenderCommand(Segue segue) {
    this.segue = segue;
  }

  /** No message, and why, for programs. */
  private record NotWritten(
      String message, String contact, String reason, List<DiagnosticJson.Finding> diagnostics) {}

  /** A message as it was written, for programs. */
  private record Shown(
      String message,
      String contact,
      Optional<String> vocabulary,
      boolean html,
      String subject,
      String body) {}

  @Override
  public Integer call() throws IOException {
    if (template.isPresent()) {
      if (message.isPresent() || contact.isPresent() || each.isPresent()) {
        throw Failure.usage("--template goes with --data alone: it is no message of the workspace");
      }
      return new TemplateDoor(segue).render(template.get(), data, asOf);
    }
    if (message.isEmpty() || data.isPresent() || (contact.isEmpty() && each.isEmpty())) {
      throw Failure.usage(
          "render takes a message and --contact C or --each vocabulary, or --template FILE and"
              + " --data FILE");
    }
    if (each.filter(e -> !e.equals(VOCABULARY)).isPresent()) {
      throw Failure.usage("--each is of vocabulary, not '" + each.get() + "'");
    }
    return message(message.get());
  }

  private int message(String name) {
    LoadedWorkspace loaded = Opening.sound(segue, segue.folder());
    Workspace workspace = loaded.workspace();
    Instant now = asOf.instant(workspace.zone(), segue.surroundings());
    Messages.Message found =
        workspace
            .message(name)
            .orElseThrow(
                () ->
                    Asked.unknown(
                        "message",
                        name,
                        workspace.messages().stream().map(Messages.Message::name).toList()));
    try (WorkspaceData open = Opening.asked(segue, loaded, now)) {
      Questions questions = open.asOf(now);
      MessageRendering rendering = new MessageRendering(open.store(), questions.statements());
      Object key = contact.map(c -> Asked.key(c, workspace)).orElseGet(() -> first(questions));
      List<Letter> letters =
          each.isPresent()
              ? rendering.inEveryVocabulary(found, key)
              : rendering.render(found, List.of(key));
      return print(found, letters, loaded);
    }
  }

  private static Object first(Questions questions) {
    return questions.members(Condition.TRUE, 1).keys().stream()
        .findFirst()
        .orElseThrow(
            () -> Failure.findings("there are no contacts yet", "'segue run' brings them in"));
  }

  private int print(Messages.Message message, List<Letter> letters, LoadedWorkspace loaded) {
    if (each.isEmpty()) {
      letters.forEach(letter -> one(message, letter, loaded));
      return ExitCodes.FINE;
    }
    List<Object> json = new ArrayList<>();
    boolean all = true;
    for (int i = 0; i < letters.size(); i++) {
      switch (letters.get(i)) {
        case Letter.Written written -> {
          json.add(shown(message, written));
          if (!segue.json()) {
            segue.surroundings().out().print(i == 0 ? "" : "\n");
            text(written, true);
          }
        }
        case Letter.Unwritten unwritten -> {
          all = false;
          json.add(
              new NotWritten(
                  message.name(),
                  unwritten.contact().toString(),
                  unwritten.reason(),
                  DiagnosticJson.of(unwritten.diagnostics(), loaded.sources()).diagnostics()));
          complain(unwritten, loaded);
          segue.surroundings().err().println("segue: " + reason(unwritten));
        }
      }
    }
    if (segue.json()) {
      Json.print(json, segue.surroundings().out());
    }
    return all ? ExitCodes.FINE : ExitCodes.FINDINGS;
  }

  private void one(Messages.Message message, Letter letter, LoadedWorkspace loaded) {
    switch (letter) {
      case Letter.Written written when segue.json() ->
          Json.print(shown(message, written), segue.surroundings().out());
      case Letter.Written written -> text(written, false);
      case Letter.Unwritten unwritten -> {
        complain(unwritten, loaded);
        throw Failure.findings(reason(unwritten), unwritten.diagnostics(), loaded.sources());
      }
    }
  }

  private static Shown shown(Messages.Message message, Letter.Written letter) {
    return new Shown(
        message.name(),
        letter.contact().toString(),
        letter.vocabulary(),
        message.html(),
        letter.subject(),
        letter.body());
  }

  private void text(Letter.Written letter, boolean vocabulary) {
    PrintStream out = segue.surroundings().out();
    Paint paint = Paint.of(segue.surroundings().screen());
    if (vocabulary) {
      out.println(paint.faint("-- " + letter.vocabulary().orElse("without a vocabulary")));
    }
    out.println(paint.strong("Subject: ") + letter.subject());
    out.println();
    out.print(letter.body().endsWith("\n") ? letter.body() : letter.body() + "\n");
  }

  private void complain(Letter.Unwritten letter, LoadedWorkspace loaded) {
    Surroundings surroundings = segue.surroundings();
    new Findings(loaded.sources(), surroundings.errScreen())
        .print(letter.diagnostics(), surroundings.err());
  }

  private static String reason(Letter.Unwritten letter) {
    return "no message for contact '" + letter.contact() + "': " + letter.reason();
  }
}
