package dev.segue.repl.session;

import dev.segue.repl.report.Findings;
import dev.segue.repl.report.Paint;
import dev.segue.repl.report.Plural;
import dev.segue.repl.report.Screen;
import java.io.PrintStream;

/** Prints the prompt's answers. */
public record AnswerText(Screen screen, PrintStream out) {
  public void print(Answer answer) {
    Paint paint = Paint.of(screen);
    switch (answer) {
      case Answer.Nothing nothing -> {}
      case Answer.Quit quit -> {}
      case Answer.Contacts contacts -> print(contacts, paint);
      case Answer.Values values -> {
        out.println(paint.strong(values.summary()));
        values.table().print(screen, out);
      }
      case Answer.Lines(var lines) -> lines.forEach(out::println);
      case Answer.Listing(var table) -> table.print(screen, out);
      case Answer.Reasons(var headline, var table, var lines) -> {
        out.println(paint.strong(headline));
        table.print(screen, out);
        lines.forEach(out::println);
      }
      case Answer.Findings(var diagnostics, var sources) ->
          new Findings(sources, screen).print(diagnostics, out);
      case Answer.Problem(var reason) -> out.println(paint.error("cannot: ") + reason);
    }
    out.flush();
  }

  private void print(Answer.Contacts contacts, Paint paint) {
    String total = Plural.of(contacts.total(), "contact", screen);
    String share =
        contacts.everyone() == 0
            ? " of nobody: there are no data yet, 'segue run' brings them in"
            : " of "
                + Plural.number(contacts.everyone(), screen)
                + " ("
                + Math.round(contacts.total() * 100.0 / contacts.everyone())
                + " %)";
    out.println(paint.strong(total) + share);
    if (contacts.total() > 0) {
      contacts.first().print(screen, out);
      long more = contacts.total() - contacts.first().size();
      if (more > 0) {
        out.println(paint.faint("… and " + Plural.number(more, screen) + " more"));
      }
    }
  }
}
