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
      case Answer.Difference(var lines) -> lines.forEach(l -> out.println(difference(l, paint)));
      case Answer.Planned(var plan) -> plan.print(screen, out);
      case Answer.Described(var headline, var lines, var table) -> {
        out.println(paint.strong(headline));
        lines.forEach(out::println);
        if (!table.isEmpty()) {
          table.print(screen, out);
        }
      }
      case Answer.Edit(var text) -> text.lines().forEach(out::println);
      case Answer.Open(var file, var line) -> out.println(file + ":" + line);
      case Answer.Findings(var diagnostics, var sources) ->
          new Findings(sources, screen).print(diagnostics, out);
      case Answer.Problem(var reason) -> out.println(paint.error("cannot: ") + reason);
    }
    out.flush();
  }

  private static String difference(String line, Paint paint) {
    if (line.startsWith("+")) {
      return paint.good(line);
    }
    return line.startsWith("-")
        ? paint.error(line)
        : line.startsWith("@") ? paint.hint(line) : line;
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
    if (!contacts.waterfall().isEmpty()) {
      contacts.waterfall().print(screen, out);
      if (contacts.total() > 0) {
        out.println();
      }
    }
    if (contacts.total() > 0) {
      contacts.first().print(screen, out);
      long more = contacts.total() - contacts.first().size();
      if (more > 0) {
        out.println(paint.faint("… and " + Plural.number(more, screen) + " more"));
      }
    }
  }
}
