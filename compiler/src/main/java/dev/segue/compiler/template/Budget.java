package dev.segue.compiler.template;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;

/** How much one rendering may do, and what went wrong in it. */
final class Budget {
  /** The most that is done in one rendering: characters and items looked at, and tags. */
  static final long MOST_WORK = 20_000_000;

  private static final int MOST_PROBLEMS = 20;

  private final List<Diagnostic> problems = new ArrayList<>();
  private long work;
  private boolean spent;

  /** Whether rendering is to stop here. */
  boolean isSpent() {
    return spent;
  }

  /** Takes some work from the budget, and says whether there was enough. */
  boolean take(long amount, Span span) {
    if (!spent) {
      work += amount;
      if (work > MOST_WORK) {
        stop(span, "it does too much");
      }
    }
    return !spent;
  }

  /** Whether a made value may go on: texts and lists have a limit. */
  Datum bounded(Datum datum, Span span) {
    boolean text = datum instanceof Datum.Text(var t) && t.length() > Conversion.MOST_TEXT;
    boolean html = datum instanceof Datum.Markup(var h) && h.length() > Conversion.MOST_TEXT;
    if (text || html) {
      stop(span, "a text has at most " + Conversion.MOST_TEXT + " characters");
      return Datum.MISSING;
    }
    if (datum instanceof Datum.Items(var items) && items.size() > Conversion.MOST_ITEMS) {
      stop(span, "a list has at most " + Conversion.MOST_ITEMS + " items");
      return Datum.MISSING;
    }
    return datum;
  }

  void stop(Span span, String reason) {
    if (!spent) {
      problems.add(Diagnostic.of(Code.TEMPLATE_RENDERING, span, reason));
      spent = true;
    }
  }

  void problem(Span span, String reason) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(Diagnostic.of(Code.TEMPLATE_RENDERING, span, reason));
    } else {
      spent = true;
    }
  }

  /** An output stands where no value may. */
  void misplaced(Span span, String reason) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(Diagnostic.of(Code.TEMPLATE_CONTEXT, span, reason));
    } else {
      spent = true;
    }
  }

  List<Diagnostic> problems() {
    return List.copyOf(problems);
  }
}
