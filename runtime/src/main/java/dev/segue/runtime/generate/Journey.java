package dev.segue.runtime.generate;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;

/** What one person does over time: visits, messages and what comes of them, until enough is. */
final class Journey {
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;

  private static final List<String> REFERRERS =
      List.of("https://search.example/", "https://social.example/", "https://news.example/", "");

  private final Recipe recipe;
  private final Person person;
  private final Dice dice;
  private final Consumer<Act> acts;
  private int left;

  private Journey(Recipe recipe, Person person, Dice dice, Consumer<Act> acts, int left) {
    this.recipe = recipe;
    this.person = person;
    this.dice = dice;
    this.acts = acts;
    this.left = left;
  }

  /**
   * So many events of the person with that number, and whatever changes of consent go with them.
   */
  static void run(Recipe recipe, Person person, int number, int events, Consumer<Act> acts) {
    Journey journey =
        new Journey(recipe, person, Dice.of(recipe.seed(), "journey", number), acts, events);
    journey.signUp();
    while (journey.left > 0) {
      journey.episode();
    }
  }

  private void signUp() {
    long at = clock(person.seenFrom());
    if (dice.chance(0.62)) {
      acts.accept(new Act.Consent(at, "offers", true));
    }
    if (dice.chance(0.15)) {
      acts.accept(new Act.Consent(at, "newsletter", true));
    }
  }

  private void episode() {
    long at = moment();
    double thrown = dice.unit();
    if (thrown < 0.45) {
      message(at);
    } else if (thrown < 0.86) {
      visit(at);
    } else if (thrown < 0.95) {
      shop(at);
    } else if (thrown < 0.985) {
      apply(at);
    } else {
      changeOfMind(at);
    }
  }

  private void message(long at) {
    String message = dice.one(person.isCustomer() ? person.interest().messages() : leadMessages());
    event(at, "email_sent", message, "");
    if (dice.chance(person.opens())) {
      long opened = at + (long) (MINUTE + dice.waiting(7 * HOUR));
      event(opened, "email_opened", message, "");
      if (dice.chance(person.clicks())) {
        String link = dice.one(person.interest().pages());
        long clicked = opened + dice.between(5, 90) * 1_000L;
        event(clicked, "email_clicked", message, "https://harbor.example" + link);
        pages(clicked + 2_000, link, "", dice.between(1, 4));
      }
    }
  }

  private List<String> leadMessages() {
    return person.seenTo().isBefore(until().minusDays(60))
        ? List.of("wake_up", "last_letter")
        : person.interest().messages();
  }

  private void visit(long at) {
    String landing =
        dice.chance(0.3) ? dice.one(Interest.ANYWHERE) : dice.one(person.interest().pages());
    long end = pages(at, landing, dice.one(REFERRERS), dice.between(1, 6));
    if (dice.chance(0.06)) {
      form(end, dice.chance(0.3) ? "demo" : dice.chance(0.5) ? "contact" : "newsletter");
    }
  }

  private void shop(long at) {
    Words.Product product = Words.PRODUCTS.one(dice);
    long end = pages(at, "/shop", dice.one(REFERRERS), dice.between(1, 3));
    emit(new Act.Event(end, "cart_added", "", "", "", "", product.name()));
    if (dice.chance(person.isCustomer() ? 0.6 : 0.15)) {
      int items = dice.chance(0.85) ? 1 : dice.between(2, 4);
      long price =
          dice.between(product.least() * 100, product.most() * 100) / 5L * 5; // ends in 0 or 5
      long bought = end + (long) (MINUTE + dice.waiting(10 * HOUR));
      emit(new Act.Order(bought, product, items, price * items));
    }
  }

  private void apply(long at) {
    boolean car = person.interest().equals(Interest.CARS) || dice.chance(0.3);
    String kind = car ? "auto" : person.interest().equals(Interest.HOMES) ? "mortgage" : "personal";
    String path = car ? "/loans/auto/apply" : "/loans/apply";
    long end = pages(at, path, "", dice.between(1, 2));
    form(end, kind + "-application");
    if (dice.chance(0.8)) {
      long asked = kind.equals("mortgage") ? dice.between(120, 600) : dice.between(3, 45);
      emit(
          new Act.Application(
              end + (long) (HOUR + dice.waiting(20 * HOUR)),
              kind,
              asked * 100_000,
              kind.equals("mortgage") ? 360 : 12 * dice.between(2, 6),
              dice.chance(person.isCustomer() ? 0.7 : 0.4)));
    }
  }

  private void changeOfMind(long at) {
    String topic = dice.chance(0.5) ? "offers" : "newsletter";
    boolean away = dice.chance(0.75);
    if (away) {
      event(at, "unsubscribed", "", "");
    } else {
      form(at, "preferences");
    }
    if (at <= recipe.until().toEpochMilli()) {
      acts.accept(new Act.Consent(at + 1_000, topic, !away));
    }
  }

  private long pages(long at, String landing, String referrer, int count) {
    long time = at;
    String path = landing;
    String from = referrer;
    for (int i = 0; i < count; i++) {
      emit(new Act.Event(time, "page_viewed", "", "", path, from, ""));
      time += (long) (8_000 + dice.waiting(70_000));
      from = "https://harbor.example" + path;
      path = dice.chance(0.2) ? dice.one(Interest.ANYWHERE) : dice.one(person.interest().pages());
    }
    return time;
  }

  private void form(long at, String form) {
    emit(new Act.Event(at, "Form Submitted", "", "", "", "", form));
  }

  private void event(long at, String type, String message, String link) {
    emit(new Act.Event(at, type, message, link, "", "", ""));
  }

  /** What would come after the end of history has not happened. */
  private void emit(Act act) {
    if (left > 0 && act.at() <= recipe.until().toEpochMilli()) {
      acts.accept(act);
      left--;
    }
  }

  /** A moment of the person's time with us, later ones more often, awake by their own clock. */
  private long moment() {
    long days = ChronoUnit.DAYS.between(person.seenFrom(), person.seenTo());
    double back = StrictMath.pow(dice.unit(), 1.5);
    return clock(person.seenTo().minusDays((long) (back * (days + 1))));
  }

  private long clock(LocalDate day) {
    double hour = dice.chance(0.6) ? 11 + 2.2 * dice.bell() : 19.5 + 1.6 * dice.bell();
    int second = Math.clamp((long) (hour * 3_600), 0, 86_399);
    long at =
        day.atTime(LocalTime.ofSecondOfDay(second))
            .atZone(person.zone())
            .toInstant()
            .toEpochMilli();
    return Math.min(at, recipe.until().toEpochMilli());
  }

  private LocalDate until() {
    return LocalDate.ofInstant(recipe.until(), ZoneOffset.UTC);
  }
}
