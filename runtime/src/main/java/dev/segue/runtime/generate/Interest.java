package dev.segue.runtime.generate;

import java.util.List;

/** What somebody comes for: the pages they look at, and the messages they get. */
enum Interest {
  CARS(
      18,
      List.of(
          "/loans/auto/rates",
          "/loans/auto/new",
          "/loans/auto/used",
          "/loans/auto/refinance",
          "/loans/auto/calculator"),
      List.of("auto_intro", "auto_rates", "auto_reminder", "auto_subject_b", "auto_subject_c")),
  HOMES(
      16,
      List.of(
          "/loans/home/rates",
          "/loans/home/first-time",
          "/loans/home/refinance",
          "/loans/home/equity"),
      List.of("home_guide", "home_rates")),
  SAVING(
      26,
      List.of("/saving", "/saving/certificates", "/saving/youth", "/rates"),
      List.of("loyalty_letter", "saving_tips")),
  CARDS(
      20,
      List.of("/cards", "/cards/metal", "/cards/rewards", "/cards/lost"),
      List.of("loyalty_letter", "card_news")),
  BUSINESS(
      20,
      List.of("/business", "/business/payroll", "/business/loans", "/demo", "/plans"),
      List.of("business_brief", "plan_news"));

  /** Pages that anybody looks at. */
  static final List<String> ANYWHERE =
      List.of("/", "/start", "/branches", "/contact", "/about", "/login", "/tips");

  private static final Weighted<Interest> ALL = new Weighted<>(List.of(values()), i -> i.weight);

  private final int weight;
  private final List<String> pages;
  private final List<String> messages;

  Interest(int weight, List<String> pages, List<String> messages) {
    this.weight = weight;
    this.pages = pages;
    this.messages = messages;
  }

  static Interest one(Dice dice) {
    return ALL.one(dice);
  }

  List<String> pages() {
    return pages;
  }

  List<String> messages() {
    return messages;
  }
}
