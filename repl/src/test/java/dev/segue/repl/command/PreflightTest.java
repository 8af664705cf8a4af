package dev.segue.repl.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a program before it sends, and that nothing of it stays. */
final class PreflightTest {
  @TempDir Path folder;

  @BeforeEach
  void workspace() throws IOException {
    Files.writeString(
        folder.resolve("a.segue"),
        """
        schema {
          contact from contacts key id { email email, first_name text, country text }
          account from accounts key id of contact by account_id { industry text }
          events from events key id of contact by contact_id at occurred_at type event_type {
            email_bounced { }
          }
        }
        topic news "News" opt out
        vocabulary standard { prospect "prospect", "prospects" }
        vocabulary nonprofit when account.industry = "Nonprofit" { prospect "donor", "donors" }
        segment reachable { email is present }
        segment swiss { country = "CH" }
        message hello {
          topic   news
          from    "A <a@b.example>"
          subject "Hi {{ contact.first_name | default: 'you' }}"
          body    "Dear {{ term.prospect }}"
        }
        message bye { topic news, from "A <a@b.example>", subject "Bye", body "Bye" }
        program woo {
          audience reachable
          hours    09:00 to 17:00
          cap      1 message per 3 days
          send hello
          wait 1 day
          send bye
        }
        """);
    Files.writeString(folder.resolve("accounts.csv"), "id,industry\nacme,Nonprofit\n");
    Files.writeString(
        folder.resolve("contacts.csv"),
        """
        id,email,first_name,country,account_id
        ana,ana@x.example,Ana,CH,acme
        bob,bob@x.example,,CH,
        cleo,info@x.example,Cleo,US,
        dan,Dan@0-mail.com,Dan,US,
        eve,ana@X.example,Eve,US,
        fay,not an address,Fay,US,
        gus,,Gus,US,
        """);
    Files.writeString(
        folder.resolve("events.csv"),
        "id,contact_id,occurred_at,event_type\ne1,bob,2026-02-01T10:00:00Z,email_bounced\n");
    assertEquals(ExitCodes.FINE, Called.segue(folder, "ingest", "--as-of", "2026-03-01").code());
  }

  private String done(String... arguments) {
    return Called.done(folder, arguments);
  }

  @Test
  void whatAProgramIsAboutToUseIsTold() {
    String told = done("preflight", "woo", "--as-of", "2026-03-02T08:00");
    for (String line :
        List.of(
            "6 contacts in its audience",
            "contact.first_name\tthe audience\t6\t1\t16.7%",
            "contact.first_name\tswiss\t2\t1\t50.0%",
            "no e-mail address\t1\tnot an address",
            "of a role, not a person\t1\tinfo@x.example",
            "of a domain for throwing away\t1\tDan@0-mail.com",
            "of several contacts\t2\tana@x.example, ana@X.example",
            "mail came back\t1",
            "standard\t5",
            "nonprofit\t1",
            "in the words of nonprofit",
            "Subject: Hi Ana",
            "Dear donor",
            "6 contacts entered, 0 held out",
            "put off by hours or the cap",
            "the program's cap is reached",
            "no valid email address")) {
      assertTrue(told.contains(line), line + "\n" + told);
    }
  }

  @Test
  void nothingOfTheRehearsalStays() {
    String before = done("run", "--as-of", "2026-03-01", "--json");
    assertTrue(before.contains("\"sent\" : [ ]"), before);
    done("preflight", "woo", "--as-of", "2026-03-02T10:00", "--json");
    assertEquals("0\n", done("count", "received any message ever"));
    assertEquals("no message is unknown, none failed\n", done("outbox"));
    String sent = done("run", "--as-of", "2026-03-02T10:00");
    assertTrue(sent.contains("woo\thello\t4"), sent);
    Called unknown = Called.segue(folder, "preflight", "wooh");
    assertEquals(ExitCodes.USAGE, unknown.code());
    assertTrue(unknown.err().contains("did you mean woo?"), unknown.err());
  }
}
