package dev.segue.repl.command;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of {@code segue report} as Chromium shows and prints it. */
final class ReportInBrowserTest {
  @TempDir Path folder;

  @BeforeEach
  void page() throws IOException {
    assumeTrue(Chromium.isHere(), "Debian's chromium is not here: pages go unlooked at");
    write(
        "a.segue",
        """
        schema {
          contact from contacts key id { email email, organisation text }
          events from events key id of contact by contact_id at occurred_at type event_type {
            email_opened { message text }
          }
        }
        topic news "News" opt out
        segment reachable { email is present }
        message hello { topic news, from "A <a@b.example>", subject "Hi", body "Hi" }
        program woo "A-name-that-is-one-very-long-word-which-no-phone-has-the-room-for" {
          audience reachable
          goal email_opened
          holdout 10%
          report by organisation
          send hello
          wait until email_opened(message = "hello"), at most 3 days
          if email_opened(message = "hello") {
            stop
          } else {
            send hello
          }
          split {
            50% a { send hello }
            50% b { wait 1 day }
          }
        }
        """);
    StringBuilder contacts = new StringBuilder("id,email,organisation\n");
    for (int i = 0; i < 40; i++) {
      contacts.append("c" + i + ",c" + i + "@x.example," + "Long".repeat(i) + "\n");
    }
    write("contacts.csv", contacts.toString());
    write("events.csv", "id,contact_id,occurred_at,event_type,message\n");
    Called.done(folder, "run", "--as-of", "2026-03-01");
    Called.done(folder, "run", "--as-of", "2026-03-05");
    Called.done(folder, "report", "woo", "--as-of", "2026-03-05", "--out", "woo.html");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  @Test
  void nothingIsWiderThanAPhoneOrAScreen() throws IOException, InterruptedException {
    String page =
        Files.readString(folder.resolve("woo.html")).replace("&", "&amp;").replace("\"", "&quot;");
    StringBuilder frames = new StringBuilder("<!doctype html><body>");
    List<Integer> widths = List.of(360, 768, 1280);
    widths.forEach(
        w ->
            frames.append(
                "<iframe style=\"border:0;width:" + w + "px\" srcdoc=\"" + page + "\"></iframe>"));
    frames.append(
        """
        <script>
        onload = () => document.querySelectorAll("iframe").forEach(f => {
          const e = f.contentDocument.documentElement;
          f.setAttribute("data-over", f.style.width + " " + (e.scrollWidth - e.clientWidth));
          f.setAttribute("data-ways", e.querySelectorAll(".flow [data-edge]").length);
        });
        </script>
        """);
    Files.writeString(folder.resolve("frames.html"), frames, StandardCharsets.UTF_8);
    String shown =
        Chromium.run(folder, "--dump-dom", folder.resolve("frames.html").toUri().toString());
    for (int width : widths) {
      assertTrue(
          shown.contains("data-over=\"" + width + "px 0\""),
          width + "px: " + shown.substring(Math.max(0, shown.length() - 2_000)));
    }
    assertTrue(shown.contains("data-ways=\"10\""), "the ways of the drawing");
  }

  @Test
  void itIsPrinted() throws IOException, InterruptedException {
    Path pdf = folder.resolve("woo.pdf");
    Chromium.run(folder, "--print-to-pdf=" + pdf, folder.resolve("woo.html").toUri().toString());
    byte[] printed = Files.readAllBytes(pdf);
    assertTrue(
        new String(printed, 0, 5, StandardCharsets.ISO_8859_1).equals("%PDF-"), "a page for paper");
  }
}
