package dev.segue.compiler.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Filters that look for items: by a property that holds, or that equals a value. */
final class SearchFilters {
  private SearchFilters() {}

  /** Whether one item fits; that it cannot be asked ends the whole search. */
  private enum Fit {
    YES,
    NO,
    CANNOT
  }

  static Datum where(Datum value, Arguments given) {
    return kept(value, given, Fit.YES);
  }

  static Datum reject(Datum value, Arguments given) {
    return kept(value, given, Fit.NO);
  }

  private static Datum kept(Datum value, Arguments given, Fit wanted) {
    List<Datum> kept = new ArrayList<>();
    for (Datum item : Conversion.items(value)) {
      Fit fit = fit(item, given);
      if (fit == Fit.CANNOT) {
        return Datum.MISSING;
      }
      if (fit == wanted) {
        kept.add(item);
      }
    }
    return new Datum.Items(kept);
  }

  static Datum has(Datum value, Arguments given) {
    return new Datum.Truth(index(value, given).isPresent());
  }

  static Datum find(Datum value, Arguments given) {
    return index(value, given).map(Conversion.items(value)::get).orElse(Datum.MISSING);
  }

  static Datum findIndex(Datum value, Arguments given) {
    return index(value, given).<Datum>map(Datum.Number::of).orElse(Datum.MISSING);
  }

  private static Optional<Integer> index(Datum value, Arguments given) {
    List<Datum> items = Conversion.items(value);
    for (int i = 0; i < items.size(); i++) {
      Fit fit = fit(items.get(i), given);
      if (fit != Fit.NO) {
        return fit == Fit.YES ? Optional.of(i) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static Fit fit(Datum item, Arguments given) {
    Datum name = given.get(0);
    return switch (item) {
      case Datum.Fields(var fields) ->
          fit(fields.getOrDefault(Conversion.text(name), Datum.MISSING), given.get(1));
      case Datum.Text(var text) -> inText(text, given);
      case Datum.Markup(var html) -> inText(html, given);
      case Datum.Number number -> inNumber(number, given);
      case Datum.Items i -> Fit.NO;
      case Datum.Range r -> Fit.NO;
      case Datum.Truth t -> Fit.CANNOT;
      case Datum.Day d -> Fit.CANNOT;
      case Datum.Moment m -> Fit.CANNOT;
      case Datum.Missing m -> Fit.CANNOT;
      case Datum.Emptiness e -> Fit.CANNOT;
    };
  }

  private static Fit fit(Datum property, Datum target) {
    boolean fits =
        target instanceof Datum.Missing
            ? Conversion.holds(property)
            : Comparing.equal(property, target);
    return fits ? Fit.YES : Fit.NO;
  }

  /** A text has, as a property, each text inside it. */
  private static Fit inText(String text, Arguments given) {
    if (given.get(0) instanceof Datum.Missing) {
      return Fit.CANNOT;
    }
    String part = given.text(0);
    return fit(text.contains(part) ? new Datum.Text(part) : Datum.MISSING, given.get(1));
  }

  private static Fit inNumber(Datum.Number number, Arguments given) {
    if (!(given.get(0) instanceof Datum.Number)) {
      given.fail("'" + Conversion.text(number) + "' has no properties");
      return Fit.CANNOT;
    }
    return Comparing.equal(number, given.get(0)) ? Fit.YES : Fit.NO;
  }
}
