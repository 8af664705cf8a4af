package dev.segue.repl.site;

import dev.segue.compiler.plan.Thing;
import dev.segue.repl.report.Html;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A lineage as a list of things, one under another, and for each that speaks of another an arc
 * beside the list, with its tip at the one that speaks.
 */
final class LineageDrawing {
  private static final int ROW = 26;
  private static final int SPACE = 110;
  private static final int WIDTH = 390;
  private static final int LONGEST = 30;
  private static final int FIRST = 18;
  private static final int STEP = 9;

  private LineageDrawing() {}

  /** Of a lineage; {@code about} is the one thing that it is of, if it is of one. */
  static String of(Lineage lineage, Optional<Thing> about) {
    Map<Thing, Integer> rows = new HashMap<>();
    StringBuilder names = new StringBuilder();
    int y = ROW;
    Optional<Thing.Kind> kind = Optional.empty();
    for (Thing thing : lineage.things()) {
      if (!kind.equals(Optional.of(thing.kind()))) {
        kind = Optional.of(thing.kind());
        names.append(
            "<text class=\"kind\" x=\"%d\" y=\"%d\">%s</text>\n"
                .formatted(SPACE + 8, y + 2, Html.escaped(plural(thing.kind()))));
        y += ROW;
      }
      rows.put(thing, y - 4);
      names.append(name(thing, y, about));
      y += ROW;
    }
    StringBuilder arcs = new StringBuilder();
    for (Lineage.Edge edge : lineage.edges()) {
      boolean own = about.filter(a -> a.equals(edge.from()) || a.equals(edge.to())).isPresent();
      arcs.append(arc(rows.getOrDefault(edge.from(), 0), rows.getOrDefault(edge.to(), 0), own));
    }
    return "<svg class=\"lineage\" viewBox=\"0 0 %d %d\" width=\"%d\" role=\"img\" aria-label=\"What comes of what\">\n"
            .formatted(WIDTH, y, WIDTH)
        + "<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"6\""
        + " markerHeight=\"6\" orient=\"auto\"><path d=\"M0 0.5 7 4 0 7.5z\"/></marker></defs>\n"
        + arcs
        + names
        + "</svg>\n";
  }

  private static String name(Thing thing, int y, Optional<Thing> about) {
    boolean self = about.equals(Optional.of(thing));
    String words = Html.escaped(cut(thing.name()));
    return "<a href=\"%s\"><title>%s %s</title><circle cx=\"%d\" cy=\"%d\" r=\"3\"/><text%s x=\"%d\" y=\"%d\">%s</text></a>\n"
        .formatted(
            PageName.of(thing),
            thing.kind().words(),
            Html.escaped(thing.name()),
            SPACE,
            y - 4,
            self ? " class=\"self\"" : "",
            SPACE + 8,
            y,
            words);
  }

  private static String arc(int from, int to, boolean own) {
    double out =
        Math.min(SPACE - 6.0, FIRST + STEP * Math.sqrt(Math.abs(to - from) / (double) ROW) * 2);
    return String.format(
        Locale.ROOT,
        "<path class=\"arc%s\" d=\"M%d %dC%.1f %d %.1f %d %d %d\" marker-end=\"url(#tip)\"/>\n",
        own ? " own" : "",
        SPACE - 3,
        from,
        SPACE - out * 1.3,
        from,
        SPACE - out * 1.3,
        to,
        SPACE - 4,
        to);
  }

  static String plural(Thing.Kind kind) {
    return switch (kind) {
      case ATTRIBUTE -> "attributes";
      case ACCOUNT_FIELD -> "fields of the account";
      case EVENT -> "events";
      case PROPERTY -> "properties";
      case RECORD -> "records";
      case LIST -> "lists";
      case TOPIC -> "topics";
      case VOCABULARY -> "vocabularies";
      case TRAIT -> "traits";
      case SCORE -> "scores";
      case PARTITION -> "partitions";
      case SEGMENT -> "segments";
      case PROGRAM -> "programs";
      case MESSAGE -> "messages";
      case TEST -> "tests";
    };
  }

  private static String cut(String name) {
    return name.codePointCount(0, name.length()) <= LONGEST
        ? name
        : name.substring(0, name.offsetByCodePoints(0, LONGEST - 1)) + "\u2026";
  }
}
