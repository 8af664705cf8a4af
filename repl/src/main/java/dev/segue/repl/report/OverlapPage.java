package dev.segue.repl.report;

import dev.segue.runtime.segment.Overlap;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** What segments have in common, as one page of HTML that needs nothing else: an UpSet plot. */
public final class OverlapPage {
  private final StringBuilder page = new StringBuilder();

  private OverlapPage() {}

  /**
   * Of the segments of a workspace.
   *
   * @param most how many combinations are drawn
   */
  public static String of(Overlap overlap, String workspace, int most, ZoneId zone) {
    OverlapPage page = new OverlapPage();
    page.write(overlap, workspace, most, zone);
    return page.page.toString();
  }

  private void write(Overlap overlap, String workspace, int most, ZoneId zone) {
    String title = "What segments have in common";
    page.append(Html.head(title + " \u00b7 " + workspace))
        .append("<header><p class=\"over\">")
        .append(Html.escaped(workspace))
        .append("</p><h1>")
        .append(title)
        .append("</h1><p class=\"quiet\">As of ")
        .append(Html.escaped(InstantText.of(overlap.asOf(), zone)))
        .append("</p></header>\n<section><h2>In just these of them</h2>\n<div class=\"wide\">")
        .append(UpsetDrawing.of(overlap, most))
        .append("</div>\n");
    int left = overlap.exactly().size() - most;
    if (left > 0) {
      page.append("<p class=\"quiet\">And ")
          .append(Plural.of(left, "other combination", Screen.PIPE))
          .append(" of fewer contacts.</p>\n");
    }
    page.append("</section>\n<section><h2>Every two of them</h2>\n")
        .append("<p class=\"quiet\">Of the contacts of a row, how many are in the column.</p>\n");
    shares(overlap);
    page.append("</section>\n").append(Html.FOOT);
  }

  private void shares(Overlap overlap) {
    List<String> names = overlap.segments().stream().map(Overlap.Sized::segment).toList();
    page.append(
        "<div class=\"wide\"><table><thead><tr><th>Segment</th><th class=\"n\">Contacts</th>");
    names.forEach(n -> page.append("<th class=\"n\">").append(Html.escaped(n)).append("</th>"));
    page.append("</tr></thead><tbody>\n");
    for (int i = 0; i < names.size(); i++) {
      Overlap.Sized row = overlap.segments().get(i);
      page.append("<tr><th>").append(Html.escaped(row.segment())).append("</th>");
      number(Html.number(row.contacts()), "");
      for (int j = 0; j < names.size(); j++) {
        long both = overlap.both(i, j);
        number(Html.share(both, row.contacts()), Html.number(both));
      }
      page.append("</tr>\n");
    }
    page.append("</tbody></table></div>\n");
  }

  private void number(String shown, String title) {
    page.append(
        String.format(
            Locale.ROOT,
            "<td class=\"n\"%s>%s</td>",
            title.isEmpty() ? "" : " title=\"" + title + "\"",
            shown));
  }
}
