package dev.segue.repl.site;

import dev.segue.compiler.explain.Explained;
import dev.segue.compiler.plan.Thing;
import dev.segue.repl.report.Html;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One page of a site: the way to the others and the search box above, then its sections. */
final class Page {
  private final StringBuilder html = new StringBuilder();

  Page(String workspace, String title, String over, String heading) {
    html.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .append("<meta name=\"color-scheme\" content=\"light dark\">\n<title>")
        .append(Html.escaped(title))
        .append("</title>\n<link rel=\"stylesheet\" href=\"style.css\">\n")
        .append("<link rel=\"icon\" href=\"data:,\">\n")
        .append("<script src=\"things.js\" defer></script>\n")
        .append(
            """
            <script src="search.js" defer></script>
            </head>
            <body>
            <nav class="top"><a href="index.html">\
            """)
        .append(Html.escaped(workspace))
        .append(
            "</a><span class=\"ways\"><a href=\"schema.html\">Schema</a> <a"
                + " href=\"lineage.html\">Lineage</a>")
        .append(" <a href=\"tests.html\">Tests</a></span>")
        .append(
            "<search><input id=\"search\" type=\"search\" placeholder=\"Search\""
                + " aria-label=\"Search\"")
        .append(
            " autocomplete=\"off\" aria-controls=\"found\"><ul id=\"found\""
                + " hidden></ul></search></nav>\n"
                + "<main>\n")
        .append("<header><p class=\"over\">")
        .append(Html.escaped(over))
        .append("</p><h1>")
        .append(Html.escaped(heading))
        .append("</h1>");
  }

  /** Ends what stands under the heading. */
  Page headed(List<String> lines, String lead) {
    if (!lead.isEmpty()) {
      html.append("<p class=\"lead\">").append(Html.escaped(lead)).append("</p>");
    }
    if (!lines.isEmpty()) {
      html.append("<p class=\"quiet\">")
          .append(lines.stream().map(Html::escaped).collect(Collectors.joining(" \u00b7 ")))
          .append("</p>");
    }
    html.append("</header>\n");
    return this;
  }

  Page section(String heading, String body) {
    if (!body.isEmpty()) {
      html.append("<section><h2>").append(Html.escaped(heading)).append("</h2>\n");
      html.append(body).append("</section>\n");
    }
    return this;
  }

  String text() {
    return html + "</main>\n</body>\n</html>\n";
  }

  /** Line under line, parts further in; without the name and title, which stand above. */
  static String english(Told told, Explained explained) {
    String named =
        told.thing().kind().words()
            + " "
            + told.thing().name()
            + told.title().map(t -> " \"" + t + "\"").orElse("");
    String words = explained.words();
    String left = words.startsWith(named) ? words.substring(named.length()) : ": " + words;
    StringBuilder list = new StringBuilder();
    if (left.length() > 2) {
      String first = left.substring(left.startsWith(": ") ? 2 : 0).strip();
      list.append("<p class=\"first\">").append(Html.escaped(first)).append("</p>\n");
    }
    if (!explained.parts().isEmpty()) {
      list.append("<ul class=\"english\">\n");
      explained.parts().forEach(part -> line(part, list));
      list.append("</ul>\n");
    }
    return list.toString();
  }

  private static void line(Explained explained, StringBuilder list) {
    list.append("<li>").append(Html.escaped(explained.words()));
    if (!explained.parts().isEmpty()) {
      list.append("\n<ul>\n");
      explained.parts().forEach(part -> line(part, list));
      list.append("</ul>\n");
    }
    list.append("</li>\n");
  }

  /** Links, kind by kind. */
  static String links(Collection<Thing> things) {
    StringBuilder list = new StringBuilder();
    Map<Thing.Kind, List<Thing>> byKind =
        things.stream()
            .sorted(Comparator.comparing(Thing::kind).thenComparing(Thing::name))
            .collect(Collectors.groupingBy(Thing::kind, TreeMap::new, Collectors.toList()));
    byKind.forEach(
        (kind, some) ->
            list.append("<p class=\"links\"><span class=\"quiet\">")
                .append(LineageDrawing.plural(kind))
                .append("</span> ")
                .append(some.stream().map(Page::link).collect(Collectors.joining(" ")))
                .append("</p>\n"));
    return list.toString();
  }

  static String link(Thing thing) {
    return "<a href=\"" + PageName.of(thing) + "\">" + Html.escaped(thing.name()) + "</a>";
  }

  /** A table of which the first column heads its row; cells are HTML. */
  static String table(List<String> heads, List<List<String>> rows) {
    if (rows.isEmpty()) {
      return "";
    }
    List<String> starts =
        IntStream.range(0, heads.size())
            .mapToObj(c -> isNumeric(rows, c) ? " class=\"n\">" : ">")
            .toList();
    StringBuilder table = new StringBuilder("<div class=\"wide\"><table><thead><tr>");
    for (int c = 0; c < heads.size(); c++) {
      table.append("<th scope=\"col\"").append(starts.get(c));
      table.append(Html.escaped(heads.get(c))).append("</th>");
    }
    table.append("</tr></thead><tbody>\n");
    for (List<String> row : rows) {
      table.append("<tr><th scope=\"row\">").append(row.getFirst()).append("</th>");
      for (int c = 1; c < row.size(); c++) {
        table.append("<td").append(starts.get(c)).append(row.get(c)).append("</td>");
      }
      table.append("</tr>\n");
    }
    return table.append("</tbody></table></div>\n").toString();
  }

  private static boolean isNumeric(List<List<String>> rows, int column) {
    return column > 0 && rows.stream().allMatch(r -> r.get(column).matches("[\\d,]+|\u2013"));
  }
}
