package dev.segue.compiler.parse;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.grammar.SegueParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Numbers that are no amount: {@code within 50 of (1, 2)}, {@code at least -1 times}. */
final class Amounts {
  /** So many words before a mistake it may have begun. */
  private static final int EARLIEST = -3;

  private final Neighbours near;

  private Amounts(Neighbours near) {
    this.near = near;
  }

  static List<Repair> candidates(Neighbours near) {
    Amounts amounts = new Amounts(near);
    List<Repair> repairs = new ArrayList<>();
    for (int k = EARLIEST; k <= 0; k++) {
      amounts.distanceWithoutUnit(k).ifPresent(repairs::add);
      amounts.negativeCount(k).ifPresent(repairs::add);
    }
    return repairs;
  }

  private Optional<Repair> distanceWithoutUnit(int k) {
    boolean distance =
        near.type(k) == SegueParser.WITHIN
            && near.type(k + 1) == SegueParser.NUMBER
            && near.type(k + 2) == SegueParser.OF;
    return distance
        ? Optional.of(
            new Repair(
                Diagnostic.of(Code.MISSING, near.span(k + 2), "km", "'of'")
                    .hint("a distance is in kilometres")
                    .fix("write 'km'", near.after(k + 1), " km"),
                List.of(new Repair.Change.Insert(near.index(k + 2), SegueParser.KM, "km"))))
        : Optional.empty();
  }

  private Optional<Repair> negativeCount(int k) {
    boolean negative =
        near.type(k) == SegueParser.MINUS
            && near.type(k + 1) == SegueParser.NUMBER
            && near.type(k + 2) == SegueParser.TIME;
    return negative
        ? Optional.of(
            new Repair(
                Diagnostic.of(
                        Code.SYNTAX,
                        near.span(k, k + 2),
                        "'-" + near.text(k + 1) + " " + near.text(k + 2) + "'")
                    .hint("a count is 0 or more"),
                List.of(new Repair.Change.Leave(near.index(k)))))
        : Optional.empty();
  }
}
