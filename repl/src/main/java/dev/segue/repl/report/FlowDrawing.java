package dev.segue.repl.report;

import dev.segue.runtime.outcome.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * The way through a program as a drawing: a box for each step in the order written, a straight line
 * to the next, and for every other way a line of its own down the right side. On each line stands
 * how many went along it.
 */
final class FlowDrawing {
  private static final int WIDTH = 290;
  private static final int BOX = 44;
  private static final int GAP = 34;
  private static final int LANE = 20;
  private static final int ROUND = 8;
  private static final int STUB = 78;
  private static final int TURN = 6;
  private static final int LONGEST = 34;
  private static final int BASELINE = 18;
  private static final int SECOND_LINE = 34;
  private static final int MARGIN = 12;

  /** So many steps can still be read where the drawing is made as small as a sheet of paper. */
  private static final int ON_A_SHEET = 20;

  private static final int INTO = 11;
  private static final int OUT_OF = 35;

  private final Outcome.Flow flow;
  private final long entered;
  private final StringBuilder svg = new StringBuilder();
  private final List<Integer> lanes = new ArrayList<>();

  private FlowDrawing(Outcome outcome) {
    this.flow = outcome.flow();
    this.entered = outcome.entered() - outcome.flow().older();
  }

  static String of(Outcome outcome) {
    FlowDrawing drawing = new FlowDrawing(outcome);
    drawing.draw();
    return drawing.svg.toString();
  }

  private static int top(int row) {
    return GAP + 2 + row * (BOX + GAP);
  }

  private void draw() {
    int rows = flow.places().size();
    StringBuilder lines = new StringBuilder();
    straight(lines, "start", 0, entered, "entered");
    for (Outcome.Way way : flow.ways()) {
      if (way.to() == way.from() + 1) {
        straight(lines, way.from() + ">" + way.to(), way.to(), way.runs(), way.words());
      } else {
        aside(lines, way);
      }
    }
    int width = WIDTH + (lanes.isEmpty() ? 8 : STUB + lanes.size() * LANE);
    int height = top(rows) + BOX / 2 + GAP;
    svg.append(
        ("<svg class=\"flow%s\" viewBox=\"0 0 %d %d\" width=\"%d\" role=\"img\""
                + " aria-label=\"The way through the program\">%n")
            .formatted(rows > ON_A_SHEET ? "" : " sheet", width, height, width));
    svg.append(
        "<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\""
            + " markerHeight=\"7\" orient=\"auto-start-reverse\"><path d=\"M0 0.5 7 4 0 7.5z\"/>"
            + "</marker></defs>\n");
    svg.append(lines);
    for (int i = 0; i < rows; i++) {
      box(i, flow.places().get(i));
    }
    int y = top(rows);
    svg.append(
        ("<rect class=\"end\" x=\"1\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"%d\"/>"
                + "<text class=\"quiet\" x=\"%d\" y=\"%d\">end</text>%n")
            .formatted(y, WIDTH - 2, BOX / 2 + TURN, ROUND, MARGIN, y + BASELINE));
    svg.append("</svg>\n");
  }

  private void box(int row, Outcome.Place place) {
    int y = top(row);
    boolean sends = place.words().matches("(\\w+: )?send .*");
    svg.append(
        ("<g class=\"%s\"><title>%s</title>"
                + "<rect x=\"1\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"%d\"/>")
            .formatted(
                sends ? "step sends" : "step",
                Html.escaped(place.words()),
                y,
                WIDTH - 2,
                BOX,
                ROUND));
    svg.append(
        "<text class=\"what\" x=\"%d\" y=\"%d\">%s</text>"
            .formatted(MARGIN, y + BASELINE, Html.escaped(cut(place.words()))));
    List<String> told = new ArrayList<>();
    if (place.here() > 0) {
      told.add(Html.number(place.here()) + " here now");
    }
    if (place.left() > 0) {
      told.add(Html.number(place.left()) + " left by goal or exit");
    }
    svg.append(
        ("<text class=\"quiet\" x=\"%d\" y=\"%d\" data-here=\"%d\" data-left=\"%d\">%s</text>"
                + "</g>%n")
            .formatted(
                MARGIN,
                y + SECOND_LINE,
                place.here(),
                place.left(),
                told.isEmpty()
                    ? "step " + Html.escaped(place.id())
                    : String.join(" \u00b7 ", told)));
  }

  private static String cut(String words) {
    return words.codePointCount(0, words.length()) <= LONGEST
        ? words
        : words.substring(0, words.offsetByCodePoints(0, LONGEST - 1)) + "\u2026";
  }

  private void straight(StringBuilder lines, String edge, int to, long runs, String words) {
    int y = top(to);
    int x = MARGIN + LANE;
    lines.append(
        "<path class=\"way%s\" d=\"M%d %dV%d\" marker-end=\"url(#tip)\"/>"
            .formatted(runs == 0 ? " none" : "", x, y - GAP + 2, y - 1));
    label(lines, edge, x + ROUND, y - GAP / 2 + TURN - 1, runs, words);
  }

  private void aside(StringBuilder lines, Outcome.Way way) {
    boolean back = way.to() <= way.from();
    int lane = lane(Math.min(way.from(), way.to()), Math.max(way.from(), way.to()));
    int x = WIDTH + STUB + lane * LANE - ROUND;
    int from = top(way.from()) + (back ? INTO : OUT_OF);
    int end = flow.places().size();
    int to = top(way.to()) + (way.to() == end ? BOX / 4 + 3 : back ? OUT_OF : INTO);
    int turn = back ? -TURN : TURN;
    lines.append(
        ("<path class=\"way%s\" d=\"M%d %dH%dq%d 0 %d %dV%dq0 %d %d %dH%d\""
                + " marker-end=\"url(#tip)\"/>")
            .formatted(
                way.runs() == 0 ? " none" : "",
                WIDTH,
                from,
                x - TURN,
                TURN,
                TURN,
                turn,
                to - turn,
                turn,
                -TURN,
                turn,
                WIDTH + 1));
    label(lines, way.from() + ">" + way.to(), WIDTH + ROUND, from - 5, way.runs(), way.words());
  }

  /** The first that is free between two rows. */
  private int lane(int from, int to) {
    for (int i = 0; i < lanes.size(); i++) {
      if (lanes.get(i) <= from) {
        lanes.set(i, to);
        return i;
      }
    }
    lanes.add(to);
    return lanes.size() - 1;
  }

  private static void label(
      StringBuilder lines, String edge, int x, int y, long runs, String words) {
    lines.append(
        ("<text class=\"count\" x=\"%d\" y=\"%d\" data-edge=\"%s\" data-runs=\"%d\">%s"
                + "<tspan class=\"quiet\"> %s</tspan></text>%n")
            .formatted(x, y, Html.escaped(edge), runs, Html.number(runs), Html.escaped(words)));
  }
}
