package dev.segue.runtime.generate;

import java.util.List;

/** Makes the values of one thing as dirty as the recipe wants them. */
final class Spoiler {
  private static final List<String> SPACES = List.of(" ", "  ", "\t", "\u00A0");
  private static final List<String> NO_ADDRESSES =
      List.of("none", "n/a", "unknown@", "@mail.example", "see notes", "x@y@mail.example");
  private static final List<String> NO_ZONES =
      List.of("America/New York", "Eastern", "UTC+5 1/2", "Pacific Standard Time", "GMT-");
  private static final List<String> NO_NUMBERS = List.of("n/a", "#REF!", "-", "unknown", "?");

  private static final List<String> BROKEN =
      List.of(
          "KEY",
          "---- continued on the next page ----",
          "KEYx,\"he said: \"hello",
          "KEYy" + ",".repeat(40) + "end");

  private final Dice dice;
  private final Dirt dirt;

  Spoiler(Recipe recipe, String kind, int number) {
    this.dice = Dice.of(recipe.seed(), "dirt of " + kind, number);
    this.dirt = recipe.dirt();
  }

  /** The text, or with white space around it, or nothing. */
  String text(String value) {
    if (Dirt.falls(dice, dirt.missing())) {
      return "";
    }
    if (Dirt.falls(dice, dirt.spaced())) {
      return dice.one(SPACES) + value + (dice.chance(0.5) ? dice.one(SPACES) : "");
    }
    return value;
  }

  String address(String value) {
    if (Dirt.falls(dice, dirt.badAddress())) {
      return dice.chance(0.5) ? value.replace("@", " at ") : dice.one(NO_ADDRESSES);
    }
    return text(value);
  }

  String zone(String value) {
    return Dirt.falls(dice, dirt.badZone()) ? dice.one(NO_ZONES) : text(value);
  }

  String number(String value) {
    return Dirt.falls(dice, dirt.badNumber()) ? dice.one(NO_NUMBERS) : text(value);
  }

  /** {@code 1984-03-14}, or as an American writes it. */
  String date(String value) {
    if (value.length() == 10 && Dirt.falls(dice, dirt.badNumber())) {
      return value.substring(5, 7) + "/" + value.substring(8) + "/" + value.substring(0, 4);
    }
    return text(value);
  }

  boolean sharesAddress() {
    return Dirt.falls(dice, dirt.sharedAddress());
  }

  boolean isLate() {
    return Dirt.falls(dice, dirt.late());
  }

  boolean isInFuture() {
    return Dirt.falls(dice, dirt.future());
  }

  boolean comesTwice() {
    return Dirt.falls(dice, dirt.duplicate());
  }

  boolean contradictsItself() {
    return Dirt.falls(dice, dirt.conflict());
  }

  /** So many days ahead. */
  long ahead() {
    return dice.between(1, 800) * 86_400_000L;
  }

  int monthsLate() {
    return dice.between(1, 3);
  }

  /** Writes a line that is no row beside this one, now and then. */
  void breakBeside(Sheet sheet, String key) {
    if (!Dirt.falls(dice, dirt.broken())) {
      return;
    }
    int kind = dice.below(BROKEN.size());
    sheet.raw(BROKEN.get(kind).replace("KEY", key));
  }
}
