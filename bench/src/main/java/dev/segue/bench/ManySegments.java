package dev.segue.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A workspace of as many segments as asked for, of ten kinds, each with values of its own. */
public final class ManySegments {
  private static final List<String> KINDS =
      List.of(
          "country in (\"US\", \"CA\", \"C%1$d\") and email is present",
          "page_viewed(path like \"/loans/%1$d/*\") at least 3 times in last 30 days",
          "never form_submitted(form = \"form-%1$d\") in last %2$d days and not in s%3$d",
          "sum(purchased(category = \"c%1$d\").amount in last %2$d days) >= %1$d",
          "title contains \"VP\" ignoring case or title matches \"(?i)chief|owner\"",
          "days since last(email_opened) > %2$d and customer_since in last %2$d days",
          "any of (email_opened, email_clicked)(message = \"m%1$d\") between 2 and 5 times",
          "account.employees >= %1$d and account.industry in (\"Nonprofit\", \"Healthcare\")",
          "at least 2 of (active(%2$d days), country = \"US\", lifetime_value > %1$d)",
          "years since birth_date >= 18 and anniversary of birth_date in next 7 days");

  private static final String SCHEMA =
      """
      schema {
        contact from contacts key id {
          email          email
          title          text
          country        text
          birth_date     date
          customer_since date
          lifetime_value decimal(12,2)
        }

        account from accounts key id of contact by account_id {
          industry  text
          employees integer
        }

        events from events key id of contact by contact_id at occurred_at type event_type {
          email_opened   { message text }
          email_clicked  { message text, link text }
          page_viewed    { path text, referrer text }
          form_submitted { form text }
        }

        event purchased from orders key order_no of contact by customer_no at ordered_at {
          category text
          amount   decimal(12,2)
        }
      }

      condition active(span duration) = any of (email_opened, page_viewed, purchased) in last span
      """;

  private ManySegments() {}

  /** The text of a script with so many segments. */
  public static String script(int segments) {
    StringBuilder text = new StringBuilder(SCHEMA);
    for (int i = 0; i < segments; i++) {
      int days = 7 + i % 90;
      String condition =
          String.format(Locale.ROOT, KINDS.get(i % KINDS.size()), i, days, Math.max(0, i - 2));
      text.append(String.format(Locale.ROOT, "%nsegment s%d {%n  %s%n}%n", i, condition));
    }
    return text.toString();
  }

  /** Writes a workspace whose segments stand in so many files, and gives the names of these. */
  static List<String> write(Path folder, int segments, int files) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("segue.yaml"), "name: many\ntime_zone: UTC\nedition: 1\n");
    String[] parts = script(segments).split("(?m)(?=^segment )");
    Files.writeString(folder.resolve("schema.segue"), parts[0]);
    List<String> names = new ArrayList<>();
    int each = (segments + files - 1) / files;
    for (int from = 1; from < parts.length; from += each) {
      String name = String.format(Locale.ROOT, "segments%03d.segue", names.size());
      int to = Math.min(parts.length, from + each);
      Files.writeString(
          folder.resolve(name), String.join("", Arrays.asList(parts).subList(from, to)));
      names.add(name);
    }
    return names;
  }

  /** Writes a workspace: {@code FOLDER SEGMENTS}. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    Files.writeString(folder.resolve("segue.yaml"), "name: many\ntime_zone: UTC\nedition: 1\n");
    Files.writeString(folder.resolve("segments.segue"), script(Integer.parseInt(arguments[1])));
  }
}
