package dev.segue.repl.report;

import dev.segue.runtime.outcome.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How far contacts came, a bar for each stage as long as its share of those who entered; paler at
 * its end for those who were not at the stage before.
 */
final class Funnel {
  private static final double HUNDRED = 100;

  private Funnel() {}

  static String of(List<Outcome.Stage> stages) {
    StringBuilder html = new StringBuilder("<ol class=\"funnel\">\n");
    long all = stages.getFirst().contacts();
    Optional<Outcome.Stage> before = Optional.empty();
    for (Outcome.Stage stage : stages) {
      html.append(
          ("<li data-stage=\"%s\" data-contacts=\"%d\" data-before=\"%d\">"
                  + "<span>%s</span><b>%s</b><u><i style=\"width:%s%%\"></i>"
                  + "<s style=\"width:%s%%\"></s></u><small>%s</small></li>%n")
              .formatted(
                  Html.escaped(stage.words()),
                  stage.contacts(),
                  stage.before(),
                  Html.escaped(stage.words()),
                  Html.number(stage.contacts()),
                  width(stage.before(), all),
                  width(stage.contacts() - stage.before(), all),
                  Html.escaped(beside(stage, before, all))));
      before = Optional.of(stage);
    }
    return html.append("</ol>\n").toString();
  }

  private static String width(long some, long all) {
    return String.format(Locale.ROOT, "%.2f", all == 0 ? 0 : some * HUNDRED / all);
  }

  private static String beside(Outcome.Stage stage, Optional<Outcome.Stage> before, long all) {
    if (before.isEmpty() || all == 0) {
      return "";
    }
    String share = Html.share(stage.contacts(), all);
    long others = stage.contacts() - stage.before();
    if (others > 0) {
      return share + ", " + Html.number(others) + " of them without the stage before";
    }
    return before.get().contacts() == all
        ? share
        : share
            + ", "
            + Html.share(stage.before(), before.get().contacts())
            + " of the stage before";
  }
}
