package dev.segue.repl.command;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Messages;
import dev.segue.compiler.ir.Workspace;
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
                    Failure.usage(
                        Asked.unknown(
                            "message",
                            name,
                            workspace.messages().stream().map(Messages.Message::name).toList())));
    try (WorkspaceData open = Opening.asked(segue, loaded, now)) {
      Questions questions = open.asOf(now);
      MessageRendering rendering = new MessageRendering(open.store(), questions.statements());
      Object key = contact.map(c -> key(c, workspace)).orElseGet(() -> first(questions));
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
            () -> Failure.findings("there are no contacts yet; 'segue run' brings them in"));
  }

  private static Object key(String written, Workspace workspace) {
    if (!workspace.schema().contacts().key().integer()) {
      return written;
    }
    try {
      return Long.parseLong(written);
    } catch (NumberFormatException e) {
      throw Failure.usage(
          "--contact: the contacts' keys are whole numbers, and '" + written + "' is none");
    }
  }

  private int print(Messages.Message message, List<Letter> letters, LoadedWorkspace loaded) {
    PrintStream out = segue.surroundings().out();
    Paint paint = Paint.of(segue.surroundings().screen());
    List<Shown> shown = new ArrayList<>();
    for (Letter letter : letters) {
      switch (letter) {
        case Letter.Written w ->
            shown.add(
                new Shown(
                    message.name(),
                    w.contact().toString(),
                    w.vocabulary(),
                    message.html(),
                    w.subject(),
                    w.body()));
        case Letter.Unwritten u -> complain(u, loaded);
      }
    }
    if (segue.json()) {
      if (each.isPresent()) {
        Json.print(shown, out);
      } else {
        shown.forEach(one -> Json.print(one, out));
      }
    } else {
      for (int i = 0; i < shown.size(); i++) {
        Shown one = shown.get(i);
        out.print(i == 0 ? "" : "\n");
        if (each.isPresent()) {
          out.println(paint.faint("-- " + one.vocabulary.orElse("without a vocabulary")));
        }
        out.println(paint.strong("Subject: ") + one.subject);
        out.println();
        out.print(one.body.endsWith("\n") ? one.body : one.body + "\n");
      }
    }
    return shown.size() == letters.size() ? ExitCodes.FINE : ExitCodes.FINDINGS;
  }

  private void complain(Letter.Unwritten letter, LoadedWorkspace loaded) {
    Surroundings surroundings = segue.surroundings();
    new Findings(loaded.sources(), surroundings.errScreen())
        .print(letter.diagnostics(), surroundings.err());
    surroundings
        .err()
        .println("segue: no message for contact '" + letter.contact() + "': " + letter.reason());
  }
}
