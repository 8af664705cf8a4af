package dev.segue.runtime.draw;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which table is what: the contacts, their organisations, and those that tell of contacts. */
final class Roles {
  private static final String PEOPLE =
      "contacts?|customers?|clients?|users?|people|persons?|members?|subscribers?|donors?|leads?"
          + "|patients?|students?|guests?|buyers?|employees?";
  private static final String ORGANISATIONS =
      "accounts?|compan(y|ies)|organi[sz]ations?|firms?|employers?|businesses|business|households?";

  private final List<TableFacts> tables;

  Roles(List<TableFacts> tables) {
    this.tables = tables;
  }

  /** The table with the most signs of people: its name, addresses, names, and who leads to it. */
  Optional<TableFacts> contacts() {
    return tables.stream()
        .filter(t -> t.key().isPresent())
        .filter(t -> signsOfPeople(t) > 0)
        .max(Comparator.comparingInt(this::signsOfPeople));
  }

  private int signsOfPeople(TableFacts table) {
    int signs = 0;
    String last = table.words().substring(table.words().lastIndexOf('_') + 1);
    if (table.words().matches(PEOPLE)) {
      signs += 10;
    } else if (last.matches(PEOPLE)) {
      signs += 6;
    }
    boolean email = table.columns().stream().anyMatch(c -> c.type().equals(Optional.of("email")));
    signs += email ? 6 : 0;
    signs +=
        table.called("first_?name|last_?name|surname|given_name|full_name").isPresent() ? 3 : 0;
    // staff are people too, but seldom those that one writes to
    signs -= table.words().matches("employees?|staff") ? 8 : 0;
    long followers = tables.stream().filter(t -> t.leadsTo(table).isPresent()).count();
    return signs == 0 ? 0 : signs + (int) Math.min(followers * 2, 6);
  }

  /** The table that the contacts lead to and that is no list of words. */
  Optional<TableFacts> accounts(TableFacts contacts) {
    return tables.stream()
        .filter(t -> contacts.leadsTo(t).isPresent() && t.key().isPresent())
        .filter(t -> t.words().matches("(.*_)?(" + ORGANISATIONS + ")"))
        .findFirst();
  }

  /** The tables that lead to a contact, with the column that does. */
  List<TableFacts> followers(TableFacts contacts) {
    List<TableFacts> followers = new ArrayList<>();
    for (TableFacts table : tables) {
      if (table.leadsTo(contacts).isPresent()) {
        followers.add(table);
      }
    }
    return followers;
  }

  /** Topic, instant, and a column that says yes or no. */
  static boolean isConsent(TableFacts table) {
    return topic(table).isPresent() && status(table).isPresent() && table.moment().isPresent();
  }

  static Optional<ColumnFacts> topic(TableFacts table) {
    return table.called("topic(_name|_id)?|list(_name)?|channel|subscription(_name|_type)?");
  }

  static Optional<ColumnFacts> status(TableFacts table) {
    return table.columns().stream()
        .filter(
            c ->
                c.words().matches("subscribed|opted_?in|opt_in|consent(ed)?|status|active|granted"))
        .filter(c -> c.type().equals(Optional.of("boolean")))
        .findFirst();
  }
}
