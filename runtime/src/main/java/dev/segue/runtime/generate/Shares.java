package dev.segue.runtime.generate;

/**
 * How many events each contact gets, one contact after the other: few get many, most get some, some
 * get none, and all together exactly as many as the recipe says.
 */
final class Shares {
  private static final double NOBODY = 0.08;

  /** The more, the less the first few stand out. */
  private static final double EVENNESS = 0.02;

  private final Recipe recipe;
  private final int step;
  private final double whole;
  private int contact;
  private double sum;
  private long given;

  Shares(Recipe recipe) {
    this.recipe = recipe;
    this.step = step(recipe.contacts());
    double all = 0;
    for (int i = 0; i < recipe.contacts(); i++) {
      all += weight(i);
    }
    this.whole = all;
  }

  /** The share of the next contact. */
  int next() {
    sum += weight(contact);
    contact++;
    boolean last = contact == recipe.contacts();
    long upTo = last ? recipe.events() : (long) (recipe.events() * (sum / whole));
    int share = (int) (upTo - given);
    given = upTo;
    return share;
  }

  private double weight(int number) {
    if (number > 0 && Dice.of(recipe.seed(), "share", number).chance(NOBODY)) {
      return 0;
    }
    long rank = (long) number * step % recipe.contacts();
    return StrictMath.pow(rank + 1 + recipe.contacts() * EVENNESS, -recipe.skew());
  }

  /** Steps over the contacts that reach each once. */
  private static int step(int contacts) {
    int step = (int) (contacts * 0.618) | 1;
    while (greatestCommonDivisor(step, contacts) > 1) {
      step += 2;
    }
    return step;
  }

  private static int greatestCommonDivisor(int a, int b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }
}
