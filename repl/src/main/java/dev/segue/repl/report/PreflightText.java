package dev.segue.repl.report;

import dev.segue.compiler.ir.Workspace;
import dev.segue.runtime.deliver.AddressLooks;
import dev.segue.runtime.preflight.Preflight;
import dev.segue.runtime.preflight.Preflight.Missing;
import java.io.PrintStream;
import java.util.Map;

/** What there is to know of a program before it sends, for people. */
public record PreflightText(Screen screen, PrintStream out, Workspace workspace) {
  private static final int SHARE_OF = 1000;
  private static final int TENTHS = 10;

  public void print(Preflight found) {
    Paint paint = Paint.of(screen);
    out.println(
        paint.strong(
            found.program()
                + " as of "
                + InstantText.of(found.asOf(), workspace.zone())
                + ": "
                + Plural.of(found.audience(), "contact", screen)
                + " in its audience"));
    data(found);
    addresses(found);
    words(found);
    unwritten(found);
    rehearsal(found);
    samples(found, paint);
  }

  private void data(Preflight found) {
    Table table = new Table("value", "of", "contacts", "missing", "share");
    for (Missing missing : found.data()) {
      if (missing.segment().isEmpty() || missing.missing() > 0) {
        table.row(
            Cell.of(missing.value()),
            Cell.of(missing.segment().orElse("the audience")),
            Cell.of(missing.contacts()),
            Cell.of(missing.missing()),
            Cell.of(share(missing.missing(), missing.contacts())));
      }
    }
    print(table);
  }

  /** {@code 12.5%}. */
  private static String share(long part, long whole) {
    long tenths = whole == 0 ? 0 : (part * SHARE_OF + whole / 2) / whole;
    return tenths / TENTHS + "." + tenths % TENTHS + "%";
  }

  private void addresses(Preflight found) {
    Table table = new Table("addresses", "contacts", "such as");
    if (found.unaddressed() > 0) {
      table.row(Cell.of("no address"), Cell.of(found.unaddressed()), Cell.of(""));
    }
    for (AddressLooks.Found odd : found.addresses()) {
      table.row(
          Cell.of(said(odd.oddity())),
          Cell.of(odd.count()),
          Cell.of(String.join(", ", odd.examples())));
    }
    if (found.bounced() > 0) {
      table.row(Cell.of("mail came back"), Cell.of(found.bounced()), Cell.of(""));
    }
    found
        .unsubscribed()
        .forEach(
            (topic, n) -> {
              if (n > 0) {
                table.row(Cell.of("do not want '" + topic + "'"), Cell.of(n), Cell.of(""));
              }
            });
    print(table);
  }

  private static String said(AddressLooks.Oddity oddity) {
    return switch (oddity) {
      case INVALID -> "no e-mail address";
      case ROLE -> "of a role, not a person";
      case DISPOSABLE -> "of a domain for throwing away";
      case SHARED -> "of several contacts";
      case SUPPRESSED -> "suppressed";
    };
  }

  private void words(Preflight found) {
    Table table = new Table("vocabulary", "contacts");
    found
        .words()
        .forEach((name, n) -> table.row(Cell.of(name.isEmpty() ? "none" : name), Cell.of(n)));
    print(table);
  }

  private void unwritten(Preflight found) {
    Table table = new Table("message", "cannot be written to", "of", "because");
    found
        .unwritten()
        .forEach(
            u ->
                table.row(
                    Cell.of(u.message()),
                    Cell.of(u.contacts()),
                    Cell.of(u.lookedAt()),
                    Cell.of(u.reason())));
    print(table);
  }

  private void rehearsal(Preflight found) {
    Preflight.Rehearsed rehearsed = found.rehearsal();
    out.println();
    out.println(
        "rehearsed until "
            + InstantText.of(rehearsed.until(), workspace.zone())
            + ", if nobody does anything: "
            + Plural.of(rehearsed.entered(), "contact", screen)
            + " entered, "
            + Plural.number(rehearsed.heldOut(), screen)
            + " held out");
    Table steps = new Table("step", "does", "contacts");
    rehearsed
        .steps()
        .forEach(
            (step, n) ->
                steps.row(
                    Cell.of(step),
                    StepWords.of(workspace, found.program(), step)
                        .map(Cell::of)
                        .orElse(Cell.NOTHING),
                    Cell.of(n)));
    print(steps);
    Table back = new Table("held back", "messages");
    if (rehearsed.putOff() > 0) {
      back.row(Cell.of("put off by hours or the cap"), Cell.of(rehearsed.putOff()));
    }
    rows(back, rehearsed.held());
    rows(back, rehearsed.refused());
    print(back);
  }

  private static void rows(Table table, Map<String, Long> counts) {
    counts.forEach((reason, n) -> table.row(Cell.of(reason), Cell.of(n)));
  }

  private void samples(Preflight found, Paint paint) {
    for (Preflight.Sample sample : found.samples()) {
      out.println();
      out.println(
          paint.faint(
              "-- "
                  + sample.message()
                  + " for "
                  + sample.contact()
                  + sample.vocabulary().map(v -> ", in the words of " + v).orElse("")));
      out.println(paint.strong("Subject: ") + sample.subject());
      out.println();
      out.println(sample.body().stripTrailing());
    }
  }

  private void print(Table table) {
    if (!table.isEmpty()) {
      out.println();
      table.print(screen, out);
    }
  }
}
