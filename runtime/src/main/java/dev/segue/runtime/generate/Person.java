package dev.segue.runtime.generate;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A made-up contact: who they are, and how they tend to act.
 *
 * @param account the number of their organisation
 * @param customerSince absent: a lead
 * @param seenFrom the first day on which they do anything, and {@code seenTo} the last
 * @param opens how likely they open a message, and {@code clicks} how likely they then click
 */
record Person(
    String id,
    String firstName,
    String lastName,
    String email,
    Optional<String> title,
    Words.Place place,
    Optional<Integer> account,
    LocalDate birthDate,
    Optional<LocalDate> customerSince,
    Optional<LocalDate> renewalDate,
    String plan,
    long lifetimeCents,
    List<String> tags,
    double latitude,
    double longitude,
    Interest interest,
    LocalDate seenFrom,
    LocalDate seenTo,
    double opens,
    double clicks) {

  private static final Weighted<String> DOMAINS =
      new Weighted<>(
          List.of("mail.example", "inbox.example", "post.example.com", "work.example.org"),
          d -> d.startsWith("mail") ? 5 : 2);

  private static final List<String> TAGS =
      List.of(
          "vip",
          "homeowner",
          "student",
          "branch visit",
          "webinar",
          "referred",
          "saver",
          "paperless");

  /** The contact of that number. */
  static Person of(Recipe recipe, int number) {
    Dice dice = Dice.of(recipe.seed(), "person", number);
    LocalDate until = LocalDate.ofInstant(recipe.until(), ZoneOffset.UTC);
    Words.Place place = Words.PLACES.one(dice);
    Words.Names names = Words.names(place.language());
    String first = dice.one(names.first());
    String last = dice.one(names.last());
    Optional<Integer> account =
        dice.chance(0.7)
            ? Optional.of((int) (square(dice.unit()) * Organisation.count(recipe.contacts())))
            : Optional.empty();
    Optional<LocalDate> since =
        dice.chance(0.6)
            ? Optional.of(until.minusDays((long) (1 + dice.waiting(900))))
            : Optional.empty();
    String plan = since.isEmpty() ? "free" : plan(dice);
    Optional<LocalDate> renewal =
        plan.equals("free") ? Optional.empty() : since.map(s -> nextYear(s, until));
    LocalDate from = until.minusDays(dice.between(recipe.days() / 8, recipe.days()) - 1);
    boolean gone = dice.chance(0.35);
    long silent = gone ? (long) (square(dice.unit()) * recipe.days()) : 0;
    LocalDate to = until.minusDays(silent);
    return new Person(
        id(number),
        first,
        last,
        Texts.address(first) + "." + Texts.address(last) + (number % 997) + "@" + DOMAINS.one(dice),
        account.isPresent() || dice.chance(0.4)
            ? Optional.of(Words.TITLES.one(dice).text())
            : Optional.empty(),
        place,
        account,
        until.minusDays(Math.clamp((long) (15_700 + 5_500 * dice.bell()), 6_600, 34_000)),
        since,
        renewal,
        plan,
        since.isEmpty() ? 0 : (long) (20_000 * StrictMath.exp(dice.bell())),
        tags(dice),
        place.latitude() + dice.bell() * 0.12,
        place.longitude() + dice.bell() * 0.12,
        Interest.one(dice),
        from.isAfter(to) ? to : from,
        to,
        0.08 + 0.6 * square(dice.unit()),
        0.05 + 0.4 * square(dice.unit()));
  }

  static String id(int number) {
    return "C" + Texts.padded(number + 1, 6);
  }

  boolean isCustomer() {
    return customerSince.isPresent();
  }

  ZoneId zone() {
    return place.zone();
  }

  private static String plan(Dice dice) {
    double thrown = dice.unit();
    return thrown < 0.55 ? "free" : thrown < 0.87 ? "pro" : "team";
  }

  private static LocalDate nextYear(LocalDate since, LocalDate until) {
    LocalDate renewal = since.withYear(until.getYear());
    return renewal.isBefore(until) ? renewal.plusYears(1) : renewal;
  }

  private static List<String> tags(Dice dice) {
    List<String> tags = new ArrayList<>();
    for (String tag : TAGS) {
      if (dice.chance(0.12)) {
        tags.add(tag);
      }
    }
    return tags;
  }

  private static double square(double x) {
    return x * x;
  }
}
