package dev.segue.repl.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of {@code segue docs}: their files, and what a browser makes of them. */
final class SiteTest {
  private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]*)\"");

  @TempDir Path folder;

  @BeforeEach
  void pages() throws IOException {
    write(
        "a.segue",
        """
        schema {
          contact from contacts key id { email email, country text }
          events from events key id of contact by contact_id at occurred_at type event_type {
            page_viewed { path text }
          }
        }
        topic news "News" opt out
        condition seen(span duration) = page_viewed in last span
        segment keen "Look </title><script>throw 1</script> around" {
          page_viewed(path like "/*") and seen(3 days) -- <b>not bold</b>
        }
        @owner "growth & co"
        segment `</script><img src=x onerror=x>` "A-title-that-is-one-very-long-word-which-no-phone-has-the-room-for" {
          in keen and country = "A-value-that-is-one-very-long-word-which-no-phone-has-the-room-for"
        }
        segment Keen { everyone }
        vocabulary standard { prospect "donor", "donors" }
        message hello "Hello" { topic news, from "A <a@b.example>", subject "Hi {{ contact.country | default: 'you' }}", body "Dear {{ term.prospect }}" }
        program woo "Woo them" {
          audience keen
          send hello
        }
        test "keen ones" {
          at 2026-03-02 12:00
          contact ana { country = "US" }
          expect ana not in keen
        }
        """);
    write(
        "contacts.csv",
        "id,email,country\nanna-berg,anna.berg@mail.example,US\nbo,bo@mail.example,CA\n");
    write(
        "events.csv",
        """
        id,contact_id,occurred_at,event_type,path
        1,anna-berg,2026-02-27T10:00:00Z,page_viewed,/a
        2,bo,2026-03-01T10:00:00Z,page_viewed,/a
        """);
    Called.done(folder, "run", "--as-of", "2026-02-28");
    Called.done(folder, "run", "--as-of", "2026-03-02");
    Called.done(folder, "docs");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private Map<String, String> files(String name) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(folder.resolve(name))) {
      for (Path file : all.toList()) {
        files.put(file.toFile().getName(), Files.readString(file));
      }
    }
    return files;
  }

  @Test
  void linksLeadSomewhereAndNoContactIsNamed() throws IOException {
    Map<String, String> files = files("site");
    List<String> broken = new ArrayList<>();
    for (Map.Entry<String, String> file : files.entrySet()) {
      assertFalse(file.getValue().contains("anna"), file.getKey());
      if (!file.getKey().endsWith(".html")) {
        continue;
      }
      Matcher link = LINK.matcher(file.getValue());
      while (link.find()) {
        String[] to = link.group(1).split("#", 2);
        boolean there =
            link.group(1).equals("data:,")
                || (files.containsKey(to[0])
                    && (to.length == 1
                        || files.getOrDefault(to[0], "").contains("id=\"" + to[1] + "\"")));
        if (!there) {
          broken.add(file.getKey() + ": " + link.group(1));
        }
      }
    }
    assertEquals(List.of(), broken);
    String keen = files.getOrDefault("segment-keen.html", "");
    assertTrue(keen.contains("1 contacts") || keen.contains("2 contacts"), keen);
    assertTrue(keen.contains("class=\"sizes\""), keen);
    assertTrue(keen.contains("page viewed with path like"), keen);
    assertTrue(files.getOrDefault("index.html", "").contains("growth &amp; co"));
    assertTrue(files.getOrDefault("vocabulary-standard.html", "").contains("donors"));
    assertEquals(3, files.keySet().stream().filter(f -> f.startsWith("segment-")).count());
  }

  @Test
  void theSameIsWrittenForTheSame() throws IOException {
    Map<String, String> first = files("site");
    Called.done(folder, "docs");
    assertEquals(first, files("site"));
    Called.done(folder, "docs", "--out", "other");
    assertEquals(first, files("other"));
  }

  @Test
  void whatIsNoLongerDefinedGoesAndOthersFilesStay() throws IOException {
    write("site/mine.html", "my own");
    write(
        "a.segue",
        Files.readString(folder.resolve("a.segue")).replace("segment Keen { everyone }", ""));
    Called.done(folder, "docs", "--no-sizes");
    Map<String, String> files = files("site");
    assertEquals("my own", files.get("mine.html"));
    assertEquals(2, files.keySet().stream().filter(f -> f.startsWith("segment-")).count());
    assertFalse(files.getOrDefault("segment-keen.html", "").contains("class=\"sizes\""));
    Files.createDirectories(folder.resolve("full"));
    write("full/letter.txt", "a letter");
    assertEquals(4, Called.segue(folder, "docs", "--out", "full").code());
    assertEquals(0, Called.segue(folder, "check").code());
  }

  @Test
  void aBrowserShowsAndSearchesThem() throws IOException, InterruptedException {
    assumeTrue(Chromium.isHere(), "Debian's chromium is not here: pages go unlooked at");
    Map<String, String> files = files("site");
    List<String> pages = files.keySet().stream().filter(f -> f.endsWith(".html")).sorted().toList();
    StringBuilder frames = new StringBuilder("<!doctype html><body>");
    for (String page : pages) {
      for (int width : List.of(390, 1100)) {
        String guarded =
            files
                .getOrDefault(page, "")
                .replace(
                    "<head>", "<head><script>var told = []; onerror = e => told.push(e)</script>");
        frames.append(
            "<iframe data-page=\"%s\" style=\"border:0;width:%dpx;height:800px\" srcdoc=\"%s\"></iframe>\n"
                .formatted(page, width, guarded.replace("&", "&amp;").replace("\"", "&quot;")));
      }
    }
    frames.append(
        """
        <script>
        onload = () => {
          const said = [];
          for (const f of document.querySelectorAll("iframe")) {
            const d = f.contentDocument, w = f.contentWindow, e = d.documentElement;
            const over = e.scrollWidth - e.clientWidth;
            if (over > 0) said.push(f.dataset.page + " is " + over + " too wide at " + f.style.width);
            if (w.told.length) said.push(f.dataset.page + " told " + w.told);
            if (d.querySelector("img, b")) said.push(f.dataset.page + " has tags of a script");
            if (getComputedStyle(d.querySelector("main")).maxWidth === "none") said.push("no style");
          }
          const d = document.querySelector("iframe").contentDocument;
          const box = d.getElementById("search");
          const find = text => {
            box.value = text;
            box.dispatchEvent(new Event("input"));
            return [...d.querySelectorAll("#found a")].map(a => a.getAttribute("href")).join(",");
          };
          said.push("keen: " + find("keen"));
          said.push("img: " + find("<img"));
          said.push("viewed keen: " + find("viewed like"));
          said.push("nothing: " + find("zzz"));
          box.value = "woo";
          box.dispatchEvent(new Event("input"));
          box.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown" }));
          said.push("here: " + d.querySelector("#found .here").getAttribute("href"));
          document.body.replaceChildren(document.createTextNode("SAID " + said.join(" | ") + " END"));
        };
        </script>
        """);
    write("site/frames.html", frames.toString());
    String shown =
        Chromium.run(folder, "--dump-dom", folder.resolve("site/frames.html").toUri().toString());
    String said = shown.substring(shown.indexOf("SAID ") + 5, shown.indexOf(" END"));
    String odd =
        files.keySet().stream().filter(f -> f.startsWith("segment--3c-")).findFirst().orElse("");
    assertEquals(
        "keen: segment--4b-een.html,segment-keen.html,tests.html#test-keen-20-ones,"
            + odd
            + ",program-woo.html | img: "
            + odd
            + " | viewed keen: segment-keen.html"
            + " | nothing: "
            + " | here: program-woo.html",
        said);
  }
}
