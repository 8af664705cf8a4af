package dev.segue.compiler.template;

import dev.segue.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the HTML of a template whatever way its branches go: where its outputs stand, which links
 * and pictures it has.
 *
 * @param misplaced outputs that stand where no value may
 * @param links the addresses that are written out to their end
 * @param silent pictures that say nothing where none are shown
 * @param text what it comes to as text, with {@code x} for each output
 */
public record HtmlLooks(List<Finding> misplaced, List<Link> links, List<Span> silent, String text) {
  public HtmlLooks {
    misplaced = List.copyOf(misplaced);
    links = List.copyOf(links);
    silent = List.copyOf(silent);
  }

  /** Something that cannot stay so, and why. */
  public record Finding(Span span, String reason) {}

  /** {@code href="https://x.example"}, in an element. */
  public record Link(String element, String attribute, String address, Span span) {}

  public static HtmlLooks of(Template template) {
    Reading reading = new Reading();
    reading.nodes(template.body(), new HtmlPlace());
    return new HtmlLooks(
        reading.misplaced, reading.links, reading.silent, HtmlText.of(reading.shape.toString()));
  }

  /** One walk over a template. */
  private static final class Reading {
    private static final String OUTPUT = "x";

    private final List<Finding> misplaced = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final List<Span> silent = new ArrayList<>();
    private final StringBuilder shape = new StringBuilder();

    /** The value that is being read; nothing where an output is part of it. */
    private Optional<StringBuilder> address = Optional.empty();

    private Span picture = new Span("", 0, 0);
    private boolean described;

    HtmlPlace nodes(List<Node> nodes, HtmlPlace before) {
      HtmlPlace place = before;
      for (Node node : nodes) {
        place = node(node, place);
      }
      return place;
    }

    private HtmlPlace node(Node node, HtmlPlace place) {
      switch (node) {
        case Node.Text(var text, var span) -> text(text, span, place);
        case Node.Output output -> output(output.span(), place);
        case Node.Cycle cycle -> output(cycle.span(), place);
        case Node.Count count -> output(count.span(), place);
        case Node.Assign assign -> {}
        case Node.Leave leave -> {}
        case Node.Capture capture -> nodes(capture.body(), new HtmlPlace());
        case Node.Choice choice -> {
          List<HtmlPlace> ends = new ArrayList<>();
          choice.branches().forEach(b -> ends.add(nodes(b.body(), place.copy())));
          ends.add(nodes(choice.otherwise(), place.copy()));
          return together(ends, choice.span());
        }
        case Node.Match match -> {
          List<HtmlPlace> ends = new ArrayList<>();
          match.arms().forEach(a -> ends.add(nodes(a.body(), place.copy())));
          ends.add(place);
          return together(ends, match.span());
        }
        case Node.Loop loop -> {
          HtmlPlace end = nodes(loop.body(), place.copy());
          return together(List.of(place, end, nodes(loop.otherwise(), place.copy())), loop.span());
        }
        case Node.TableRow row ->
            together(List.of(place, nodes(row.body(), place.copy())), row.span());
      }
      return place;
    }

    /** What comes after has one meaning only where all ways end alike. */
    private HtmlPlace together(List<HtmlPlace> ends, Span span) {
      HtmlPlace first = ends.getFirst();
      if (!ends.stream().allMatch(first::isLike)) {
        misplaced.add(
            new Finding(
                span, "what comes after it is read as markup one way and as text the other"));
      }
      return first;
    }

    private void output(Span span, HtmlPlace place) {
      HtmlOutput.refusal(place).ifPresent(reason -> misplaced.add(new Finding(span, reason)));
      address = Optional.empty();
      shape.append(OUTPUT);
    }

    private void text(String text, Span span, HtmlPlace place) {
      shape.append(text);
      for (int i = 0; i < text.length(); i++) {
        HtmlPlace.Where before = place.where();
        place.read(text.charAt(i));
        if (place.where() != before) {
          moved(before, place, at(text, i, span));
        } else if (place.isValue()) {
          char c = text.charAt(i);
          address.ifPresent(value -> value.append(c));
        }
      }
    }

    private void moved(HtmlPlace.Where before, HtmlPlace place, Span here) {
      if (before == HtmlPlace.Where.TAG_NAME) {
        picture = here;
        described = false;
      }
      if (place.isValue() || place.where() == HtmlPlace.Where.UNQUOTED) {
        address = Optional.of(new StringBuilder());
        described |= place.attribute().equals("alt");
      }
      boolean valueEnds =
          before == HtmlPlace.Where.DOUBLE_QUOTED || before == HtmlPlace.Where.SINGLE_QUOTED;
      if (valueEnds && place.kind() == HtmlPlace.Kind.ADDRESS) {
        address.ifPresent(
            value ->
                links.add(new Link(place.element(), place.attribute(), value.toString(), here)));
      }
      if (place.where() == HtmlPlace.Where.TEXT && place.element().equals("img") && !described) {
        described = true;
        if (before != HtmlPlace.Where.TAG_OPEN && before != HtmlPlace.Where.COMMENT) {
          silent.add(picture);
        }
      }
    }

    /** The place in the file, where the text stands there as it is. */
    private static Span at(String text, int index, Span span) {
      return text.length() == span.end() - span.start()
          ? new Span(span.file(), span.start() + index, span.start() + index + 1)
          : span;
    }
  }
}
