package dev.segue.repl.report;

import dev.segue.runtime.outcome.Difference;
import dev.segue.runtime.outcome.Outcome;
import dev.segue.runtime.outcome.Share;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What became of a program, as one page of HTML that needs nothing else. */
public final class OutcomePage {
  private static final int PERCENT = 100;

  private final Outcome outcome;
  private final ZoneId zone;
  private final StringBuilder page = new StringBuilder();

  private OutcomePage(Outcome outcome, ZoneId zone) {
    this.outcome = outcome;
    this.zone = zone;
  }

  public static String of(Outcome outcome, ZoneId zone) {
    OutcomePage page = new OutcomePage(outcome, zone);
    page.write();
    return page.page.toString();
  }

  private void write() {
    String name = Html.escaped(outcome.title().orElse(outcome.program()));
    page.append(Html.head(outcome.title().orElse(outcome.program())));
    page.append("<header><p class=\"over\">Program ")
        .append(Html.escaped(outcome.program()))
        .append("</p><h1>")
        .append(name)
        .append("</h1>");
    outcome.purpose().ifPresent(p -> page.append("<p class=\"lead\">" + Html.escaped(p) + "</p>"));
    page.append("<p class=\"quiet\">Audience ")
        .append(Html.escaped(outcome.audience()))
        .append(" \u00b7 as of ")
        .append(Html.escaped(InstantText.of(outcome.asOf(), zone)))
        .append("</p></header>\n");
    figures();
    section("How far they came", () -> page.append(Funnel.of(outcome.funnel())));
    section("The way through", this::flow);
    section("Messages", this::messages);
    if (outcome.hasGoal()) {
      section("What it is worth", this::lift);
    }
    section("By segment", () -> rows("Segment", outcome.segments()));
    for (Outcome.Breakdown by : outcome.by()) {
      section("By " + by.words(), () -> rows(by.words(), by.rows()));
    }
    section("Segmented and unsegmented", this::sends);
    page.append(Html.FOOT);
  }

  private void section(String heading, Runnable body) {
    page.append("<section><h2>").append(Html.escaped(heading)).append("</h2>\n");
    body.run();
    page.append("</section>\n");
  }

  private void figures() {
    long goals = outcome.ended().getOrDefault("goal", 0L);
    page.append("<dl class=\"figures\">");
    figure("entered", Html.number(outcome.entered()), "");
    figure("under way", Html.number(outcome.open()), "");
    if (outcome.hasGoal()) {
      figure("reached the goal", Html.number(goals), Html.share(goals, outcome.entered()));
    }
    figure("left by exit", Html.number(outcome.ended().getOrDefault("exit", 0L)), "");
    figure("came to the end", Html.number(outcome.ended().getOrDefault("end", 0L)), "");
    figure("held out", Html.number(outcome.heldOut()), "");
    page.append("</dl>\n");
  }

  private void figure(String what, String number, String beside) {
    page.append("<div><dt>")
        .append(what)
        .append("</dt><dd>")
        .append(number)
        .append(beside.isEmpty() ? "" : " <small>" + beside + "</small>")
        .append("</dd></div>");
  }

  private void flow() {
    page.append(FlowDrawing.of(outcome));
    List<String> notes = new ArrayList<>();
    if (outcome.flow().older() > 0) {
      notes.add(Html.number(outcome.flow().older()) + " on older versions are not drawn.");
    }
    if (outcome.flow().unclear() > 0) {
      notes.add(
          "Of "
              + Html.number(outcome.flow().unclear())
              + " it is not known which of several ways they went;"
              + " they count where they must have been.");
    }
    if (!notes.isEmpty()) {
      page.append("<p class=\"quiet\">").append(String.join(" ", notes)).append("</p>\n");
    }
  }

  private void messages() {
    table("Message", "Sent", "Kept back", "Opened", "Clicked");
    for (Outcome.Mailing mailing : outcome.messages()) {
      page.append("<tr><th scope=\"row\">").append(Html.escaped(mailing.message())).append("</th>");
      cell(Html.number(mailing.sent()));
      cell(Html.number(mailing.kept()));
      bar(mailing.opened());
      bar(mailing.clicked());
      page.append("</tr>\n");
    }
    page.append("</tbody></table></div>\n");
    if (outcome.messages().stream().allMatch(m -> m.opened().isEmpty() && m.clicked().isEmpty())) {
      page.append(
          "<p class=\"quiet\">The schema has no email_opened and email_clicked with the message"
              + " as a property.</p>\n");
    }
  }

  private void table(String... heads) {
    page.append("<div class=\"wide\"><table><thead><tr>");
    for (int i = 0; i < heads.length; i++) {
      page.append(i == 0 ? "<th scope=\"col\">" : "<th scope=\"col\" class=\"n\">")
          .append(Html.escaped(heads[i]))
          .append("</th>");
    }
    page.append("</tr></thead><tbody>\n");
  }

  private void cell(String text) {
    page.append("<td class=\"n\">").append(text).append("</td>");
  }

  /** A share, and a line as long as it. */
  private void bar(Optional<Share> share) {
    if (share.filter(s -> s.all() > 0).isEmpty()) {
      cell("\u2013");
      return;
    }
    Share s = share.get();
    page.append(
        "<td class=\"n\" title=\"%s of %s\">%s<i style=\"--w:%.1f%%\"></i></td>"
            .formatted(
                Html.number(s.some()),
                Html.number(s.all()),
                Html.percent(s.share()),
                s.share() * PERCENT));
  }

  private void rows(String what, List<Outcome.Row> rows) {
    List<Outcome.Row> all = new ArrayList<>(rows);
    all.add(outcome.all());
    table(what, "Contacts", "Sent", "Opened", "Clicked", "Goal");
    for (int i = 0; i < all.size(); i++) {
      Outcome.Row row = all.get(i);
      page.append(i == rows.size() ? "<tr class=\"all\">" : "<tr>")
          .append("<th scope=\"row\">")
          .append(Html.escaped(row.value()))
          .append("</th>");
      cell(Html.number(row.contacts()));
      cell(Html.number(row.sent()));
      bar(Optional.of(new Share(row.opened(), row.sent())));
      bar(Optional.of(new Share(row.clicked(), row.sent())));
      bar(Optional.of(new Share(row.goals(), row.contacts())));
      page.append("</tr>\n");
    }
    page.append("</tbody></table></div>\n");
  }

  private void lift() {
    table("Reach the goal", "Runs", "Goal", "95\u2009%", "Points more", "95\u2009%");
    if (outcome.holdout().isPresent()) {
      Difference d = outcome.holdout().get();
      compared("held out", d.over(), Optional.empty());
      compared("in the program", d.of(), Optional.of(d));
    } else {
      long goals = outcome.ended().getOrDefault("goal", 0L);
      compared("in the program", new Share(goals, outcome.entered()), Optional.empty());
    }
    for (Outcome.Arms split : outcome.splits()) {
      for (Outcome.Arm arm : split.arms()) {
        compared("split: " + arm.name(), arm.goals(), arm.overFirst());
      }
    }
    page.append("</tbody></table></div>\n<p class=\"quiet\">");
    page.append(
        outcome.holdout().isPresent()
            ? verdict(outcome.holdout().get())
            : "Nobody is held out, so it is not known how many would have come by themselves.");
    page.append(
        " Shares have Wilson\u2019s score interval, differences Newcombe\u2019s hybrid of two of"
            + " them (method 10, 1998).</p>\n");
  }

  private static String verdict(Difference d) {
    if (!d.isClear()) {
      return "The interval of the difference has 0 in it: this may be chance.";
    }
    return d.difference() > 0
        ? "More reach the goal in the program than of those held out."
        : "Fewer reach the goal in the program than of those held out.";
  }

  private void compared(String what, Share share, Optional<Difference> difference) {
    page.append(
            difference.filter(Difference::isClear).isPresent() ? "<tr class=\"clear\">" : "<tr>")
        .append("<th scope=\"row\">")
        .append(Html.escaped(what))
        .append("</th>");
    cell(Html.number(share.all()));
    bar(Optional.of(share));
    cell(
        share.all() == 0
            ? "\u2013"
            : Html.percent(share.low()) + " to " + Html.percent(share.high()));
    Optional<Difference> known = difference.filter(d -> d.of().all() > 0 && d.over().all() > 0);
    cell(known.map(d -> Html.points(d.difference())).orElse("\u2013"));
    cell(known.map(d -> Html.points(d.low()) + " to " + Html.points(d.high())).orElse("\u2013"));
    page.append("</tr>\n");
  }

  private void sends() {
    table("Sent to", "Sent", "Opened", "Clicked");
    sends("the audience of a segment", outcome.segmented());
    sends("everyone", outcome.unsegmented());
    page.append(
        "</tbody></table></div>\n<p class=\"quiet\">Of all programs of the workspace.</p>\n");
  }

  private void sends(String what, Outcome.Sends sends) {
    page.append("<tr><th scope=\"row\">").append(what).append("</th>");
    cell(Html.number(sends.sent()));
    bar(Optional.of(sends.opened()));
    bar(Optional.of(sends.clicked()));
    page.append("</tr>\n");
  }
}
