package dev.segue.runtime.generate;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files while they are written, and the rows as their systems write them. */
final class DataFiles implements AutoCloseable {
  /** Where the till stands: it writes its own clock's time and no zone. */
  private static final ZoneId TILL = ZoneId.of("America/New_York");

  /** The place of a contact's title in its row. */
  private static final int TITLE = 5;

  private static final List<List<String>> YES_AND_NO =
      List.of(List.of("yes", "no"), List.of("true", "false"), List.of("1", "0"), List.of("Y", "N"));

  private final Recipe recipe;
  private final Map<Path, Sheet> sheets = new LinkedHashMap<>();
  private final Path folder;
  private final Sheet contacts;
  private final Sheet accounts;
  private final List<Sheet> events = new ArrayList<>();
  private final int firstMonth;
  private final Sheet orders;
  private final Sheet applications;
  private final Sheet loans;
  private final Sheet subscriptions;

  private int number;
  private int acts;
  private int loansOfPerson;
  private Person person;
  private Spoiler spoiler;

  DataFiles(Recipe recipe, Path folder) {
    this.recipe = recipe;
    this.folder = folder;
    this.person = Person.of(recipe, 0);
    this.spoiler = new Spoiler(recipe, "person", 0);
    this.accounts =
        sheet("accounts.csv", Sheet.Habit.SPREADSHEET, "Id", "Name", "Industry", "Employees");
    this.contacts =
        sheet(
            "contacts.csv",
            Sheet.Habit.PLAIN,
            "id,account_id,email,first_name,last_name,title,country,city,language,time_zone,"
                + "birth_date,customer_since,renewal_date,plan,lifetime_value,tags,latitude,"
                + "longitude");
    LocalDate until = LocalDate.ofInstant(recipe.until(), ZoneOffset.UTC);
    this.firstMonth = month(until.minusDays(recipe.days()));
    for (int month = firstMonth; month <= month(until); month++) {
      String name = "events-" + month / 12 + "-" + Texts.padded(month % 12 + 1, 2) + ".csv.gz";
      events.add(
          sheet(
              name,
              Sheet.Habit.PLAIN,
              "id,contact_id,occurred_at,event_type,message,link,path,referrer,product,form"));
    }
    this.orders =
        sheet(
            "orders.csv.gz",
            Sheet.Habit.PLAIN,
            "order_no,customer_no,ordered_at,product,category,total_amount,items");
    this.applications =
        sheet(
            "applications.csv",
            Sheet.Habit.PLAIN,
            "application_no,member_id,applied_at,kind,asked,term_months,approved");
    this.loans =
        sheet("loans.csv", Sheet.Habit.SPREADSHEET, "Loan No", "Member ID", "Kind", "Balance");
    this.subscriptions =
        sheet(
            "subscriptions.csv", Sheet.Habit.PLAIN, "contact_id,topic_name,changed_at,subscribed");
  }

  private Sheet sheet(String name, Sheet.Habit habit, String... header) {
    Path file = folder.resolve(name);
    Sheet sheet = new Sheet(file, habit, header.length == 1 ? header[0].split(",") : header);
    sheets.put(file, sheet);
    return sheet;
  }

  private static int month(LocalDate day) {
    return day.getYear() * 12 + day.getMonthValue() - 1;
  }

  void organisation(Organisation organisation, int place) {
    Spoiler dirty = new Spoiler(recipe, "organisation", place);
    accounts.row(
        organisation.id(),
        dirty.text(organisation.name()),
        dirty.text(organisation.industry()),
        dirty.number(Integer.toString(organisation.employees())));
  }

  void person(Person next, int place) {
    person = next;
    number = place;
    acts = 0;
    loansOfPerson = 0;
    spoiler = new Spoiler(recipe, "person", place);
    String[] contact = contact();
    contacts.row(contact);
    if (spoiler.comesTwice()) {
      contacts.row(contact);
    }
    if (spoiler.contradictsItself()) {
      contact[TITLE] = "Retired";
      contacts.row(contact);
    }
    spoiler.breakBeside(contacts, person.id());
    Dice dice = Dice.of(recipe.seed(), "loans", place);
    if (person.isCustomer() && dice.chance(0.3)) {
      boolean car = !person.interest().equals(Interest.HOMES);
      loan(car ? "auto" : "mortgage", dice.chance(0.2) ? 0 : dice.between(80_000, 2_400_000));
    }
  }

  private String[] contact() {
    Person owner = number > 0 && spoiler.sharesAddress() ? Person.of(recipe, number - 1) : person;
    return new String[] {
      person.id(),
      spoiler.text(person.account().map(Organisation::id).orElse("")),
      spoiler.address(owner.email()),
      spoiler.text(person.firstName()),
      spoiler.text(person.lastName()),
      spoiler.text(person.title().orElse("")),
      spoiler.text(person.place().country()),
      person.place().city(),
      spoiler.text(person.place().language()),
      spoiler.zone(person.zone().getId()),
      spoiler.date(person.birthDate().toString()),
      spoiler.date(written(person.customerSince())),
      spoiler.date(written(person.renewalDate())),
      spoiler.text(person.plan()),
      spoiler.number(person.isCustomer() ? Texts.money(person.lifetimeCents()) : ""),
      String.join("|", person.tags()),
      Texts.degrees(person.latitude()),
      Texts.degrees(person.longitude())
    };
  }

  private static String written(Optional<LocalDate> day) {
    return day.map(LocalDate::toString).orElse("");
  }

  /** What the person told of last does. */
  void act(Act act) {
    String key = Texts.padded(number + 1, 6) + "-" + ++acts;
    switch (act) {
      case Act.Event event -> event(event, "E" + key);
      case Act.Order order -> order(order, "O" + key);
      case Act.Application application -> application(application, "P" + key);
      case Act.Consent consent -> consent(consent);
    }
  }

  private void event(Act.Event event, String key) {
    boolean future = spoiler.isInFuture();
    long at = future ? recipe.until().toEpochMilli() + spoiler.ahead() : event.at();
    int last = events.size() - 1;
    int due =
        Math.clamp(
            month(LocalDate.ofEpochDay(Math.floorDiv(at, 86_400_000L))) - (long) firstMonth,
            0,
            last);
    int file = spoiler.isLate() ? Math.min(last, due + spoiler.monthsLate()) : due;
    row(events.get(file), event, at, key, event.path());
    if (spoiler.comesTwice()) {
      row(events.get(Math.min(last, file + 1)), event, at, key, event.path());
    }
    if (spoiler.contradictsItself()) {
      row(events.get(file), event, at, key, event.path() + "#top");
    }
    spoiler.breakBeside(events.get(file), key);
  }

  private void row(Sheet sheet, Act.Event event, long at, String key, String path) {
    boolean cart = event.type().equals("cart_added");
    sheet.row(
        key,
        person.id(),
        Texts.instant(at),
        event.type(),
        event.message(),
        event.link(),
        path,
        event.referrer(),
        cart ? event.detail() : "",
        cart ? "" : event.detail());
  }

  private void order(Act.Order order, String key) {
    String[] cells = {
      key,
      person.id(),
      Texts.local(
          order.at(), TILL.getRules().getOffset(java.time.Instant.ofEpochMilli(order.at()))),
      spoiler.text(order.product().name()),
      spoiler.text(order.product().category()),
      spoiler.number(Texts.money(order.cents())),
      Integer.toString(order.items())
    };
    orders.row(cells);
    if (spoiler.comesTwice()) {
      orders.row(cells);
    }
    spoiler.breakBeside(orders, key);
  }

  private void application(Act.Application application, String key) {
    applications.row(
        key,
        person.id(),
        Texts.instant(application.at()),
        application.kind(),
        spoiler.number(Texts.money(application.cents())),
        Integer.toString(application.months()),
        application.approved() ? "true" : "false");
    if (application.approved()) {
      loan(application.kind(), application.cents());
    }
  }

  /** The bank's sheet writes cents behind a comma. */
  private void loan(String kind, long cents) {
    loansOfPerson++;
    loans.row(
        "L" + Texts.padded(number + 1, 6) + "-" + loansOfPerson,
        person.id(),
        kind,
        spoiler.number(Texts.money(cents).replace('.', ',')));
  }

  private void consent(Act.Consent consent) {
    subscriptions.row(
        person.id(),
        consent.topic(),
        Texts.instant(consent.at()),
        YES_AND_NO.get(number % YES_AND_NO.size()).get(consent.subscribed() ? 0 : 1));
  }

  /** Closes every file and tells what is in it. */
  Generated finish() {
    close();
    return new Generated(
        sheets.entrySet().stream()
            .map(e -> new Generated.Written(e.getKey(), e.getValue().rows()))
            .toList());
  }

  @Override
  public void close() {
    sheets.values().forEach(Sheet::close);
  }
}
