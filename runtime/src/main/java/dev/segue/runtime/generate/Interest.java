package dev.segue.runtime.generate;

import java.util.List;

/** What somebody comes for: the pages they look at, and the messages they get. */
record Interest(int weight, List<String> pages, List<String> messages) {
  static final Interest CARS =
      new Interest(
          18,
          List.of(
              "/loans/auto/rates",
              "/loans/auto/new",
              "/loans/auto/used",
              "/loans/auto/refinance",
              "/loans/auto/calculator"),
          List.of("auto_intro", "auto_rates", "auto_reminder", "auto_subject_b", "auto_subject_c"));

  static final Interest HOMES =
      new Interest(
          16,
          List.of(
              "/loans/home/rates",
              "/loans/home/first-time",
              "/loans/home/refinance",
              "/loans/home/equity"),
          List.of("home_guide", "home_rates"));

  /** Pages that anybody looks at. */
  static final List<String> ANYWHERE =
      List.of("/", "/start", "/branches", "/contact", "/about", "/login", "/tips");

  private static final Interest SAVING =
      new Interest(
          26,
          List.of("/saving", "/saving/certificates", "/saving/youth", "/rates"),
          List.of("loyalty_letter", "saving_tips"));

  private static final Interest CARDS =
      new Interest(
          20,
          List.of("/cards", "/cards/metal", "/cards/rewards", "/cards/lost"),
          List.of("loyalty_letter", "card_news"));

  private static final Interest BUSINESS =
      new Interest(
          20,
          List.of("/business", "/business/payroll", "/business/loans", "/demo", "/plans"),
          List.of("business_brief", "plan_news"));

  private static final Weighted<Interest> ALL =
      new Weighted<>(List.of(CARS, HOMES, SAVING, CARDS, BUSINESS), Interest::weight);

  static Interest one(Dice dice) {
    return ALL.one(dice);
  }
}
