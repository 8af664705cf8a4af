package dev.segue.repl.session;

import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.type.Type;
import dev.segue.repl.report.Cell;
import dev.segue.repl.report.Plural;
import dev.segue.repl.report.Screen;
import dev.segue.runtime.store.StoreFailure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the data say of what is offered: sizes of segments, and the values that contacts have. */
final class Counted {
  private static final int MOST_COUNTED = 8;
  private static final int MOST_VALUES = 50;
  private static final Screen FOR_PEOPLE = new Screen(true, 1, false);

  /** {@code country = "}, {@code country in ("US", "}, {@code funnel is }. */
  private static final Pattern COMPARED =
      Pattern.compile(
          "([\\p{L}_][\\p{L}\\p{Nd}_.]*)\\s+(?:=|!=|is(?:\\s+not)?|(?:not\\s+)?in\\s*\\((?:[^()]*,)?)\\s*$"
              + "|([\\p{L}_][\\p{L}\\p{Nd}_.]*)\\s*(?:=|!=)\\s*$");

  private final OpenWorkspace workspace;
  private final Map<String, Map<Cell, Long>> distributions = new HashMap<>();
  private final Map<String, Long> sizes = new HashMap<>();

  Counted(OpenWorkspace workspace) {
    this.workspace = workspace;
  }

  /** With the sizes of segments, where there are few of them. */
  List<Offer> sized(List<Offer> offers) {
    long segments = offers.stream().filter(o -> segment(o).isPresent()).count();
    if (segments == 0 || segments > MOST_COUNTED || !isAnswered()) {
      return offers;
    }
    return offers.stream().map(o -> segment(o).map(s -> o.and(size(s))).orElse(o)).toList();
  }

  private Optional<Definitions.Segment> segment(Offer offer) {
    return offer.about().equals("segment")
        ? workspace.loaded().workspace().segment(offer.word())
        : Optional.empty();
  }

  private String size(Definitions.Segment segment) {
    return contacts(
        sizes.computeIfAbsent(
            segment.name(), n -> workspace.questions().count(segment.condition())));
  }

  private static String contacts(long number) {
    return Plural.of(number, "contact", FOR_PEOPLE);
  }

  /**
   * The values that may stand in the place at the end of {@code before}, the frequent ones first.
   */
  List<Offer> values(String before) {
    boolean quoted = Completion.isQuoted(before);
    String word = Completion.lastWord(before);
    String lead = before.substring(0, before.length() - word.length() - (quoted ? 1 : 0));
    Matcher compared = COMPARED.matcher(lead);
    if (!compared.find() || !isAnswered()) {
      return List.of();
    }
    String name = Optional.ofNullable(compared.group(1)).orElseGet(() -> compared.group(2));
    Checked<Expression> value =
        workspace.loaded().compilation().expression(new Source(Input.PLACE, name));
    if (value.hasErrors() || !value.value().type().isText()) {
      return List.of();
    }
    boolean classes = value.value() instanceof Expression.ClassOf;
    if (classes == quoted) {
      return List.of();
    }
    Type type = value.value().type();
    Map<Cell, Long> counts =
        distributions.computeIfAbsent(
            name, n -> new HashMap<>(workspace.questions().distribution(value.value())));
    if (type instanceof Type.OneOf(var all)) {
      all.forEach(each -> counts.putIfAbsent(Cell.of(each), 0L));
    }
    return counts.entrySet().stream()
        .filter(e -> e.getKey().words().startsWith(word))
        .sorted(
            Map.Entry.<Cell, Long>comparingByValue()
                .reversed()
                .thenComparing(e -> e.getKey().words()))
        .limit(MOST_VALUES)
        .map(e -> new Offer(written(e.getKey().words(), quoted), contacts(e.getValue())))
        .toList();
  }

  private static String written(String value, boolean quoted) {
    return quoted ? value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"" : value;
  }

  /** Asks anew from now on. */
  void forget() {
    distributions.clear();
    sizes.clear();
  }

  private boolean isAnswered() {
    try {
      return workspace.obstacle().isEmpty();
    } catch (StoreFailure none) {
      return false;
    }
  }
}
