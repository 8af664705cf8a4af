package dev.segue.runtime.generate;

/** An organisation that contacts come with. */
record Organisation(String id, String name, String industry, int employees) {

  /** The organisation of that number. */
  static Organisation of(Recipe recipe, int number) {
    Dice dice = Dice.of(recipe.seed(), "organisation", number);
    Words.Industry industry = Words.INDUSTRIES.one(dice);
    Words.Place place = Words.PLACES.one(dice);
    String first = dice.chance(0.5) ? place.city() : dice.one(Words.names(place.language()).last());
    int employees = (int) StrictMath.exp(1 + dice.unit() * 7.5);
    return new Organisation(
        id(number), first + " " + dice.one(industry.endings()), industry.name(), employees);
  }

  /** How many there are beside so many contacts. */
  static int count(int contacts) {
    return Math.max(1, contacts / 8);
  }

  static String id(int number) {
    return "A" + Texts.padded(number + 1, 5);
  }
}
