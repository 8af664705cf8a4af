package dev.segue.repl.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.segue.repl.Repository;
import dev.segue.repl.command.Called;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The prompt in a real terminal, screen by screen as {@code screens/prompt.txt} has them: {@code
 * type}, {@code press} and {@code resize} say what is done, and after {@code screen} stands what is
 * then seen. The screen is looked at until that stands there: nothing is timed.
 */
final class ScreensTest {
  private static final boolean UPDATE = Boolean.getBoolean("segue.update");
  private static final Path GOLDEN =
      Repository.ROOT.resolve("repl/src/test/resources/screens/prompt.txt");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int LOOK_AGAIN = 25;
  private static final int STANDS_STILL = 40;
  private static final int LEFT = 5;
  private static final int EVENTS = 15_000;

  @TempDir Path folder;

  @BeforeEach
  void workspace() throws IOException {
    assumeTrue(Files.isExecutable(Tmux.PROGRAM), "skipped: Debian's tmux is not here");
    Files.writeString(folder.resolve("segue.yaml"), "name: shop\n");
    Files.writeString(
        folder.resolve("a.segue"),
        """
        schema {
          contact from contacts key id { country text, age integer, email email }
          events from events key id of contact by contact_id at occurred_at type event_type {
            page_viewed { path text }
          }
        }

        -- By where they live.
        segment americans "Living in the US" {
          country = "US" -- as they say
        }

        segment old_americans {
          in americans
          and age > 60
        }
        """);
    StringBuilder contacts = new StringBuilder("id,country,age,email\n");
    for (int i = 0; i < 40; i++) {
      contacts.append(
          "c%02d,%s,%d,c%02d@x.example%n".formatted(i, i % 3 == 0 ? "CA" : "US", 20 + i, i));
    }
    Files.writeString(folder.resolve("contacts.csv"), contacts);
    StringBuilder events = new StringBuilder("id,contact_id,occurred_at,event_type,path\n");
    for (int i = 0; i < EVENTS; i++) {
      events.append(
          "%d,c01,2026-02-%02dT%02d:%02d:00Z,page_viewed,/%d%n"
              .formatted(i, 1 + i % 28, i % 24, i % 60, i));
    }
    Files.writeString(folder.resolve("events.csv"), events);
    assertEquals(0, Called.segue(folder, "run", "--as-of", "2026-03-02").code());
    Path editor = folder.resolve("editor");
    Files.writeString(editor, "#!/bin/sh\nsed -i 's/age > 60/age > 50/' \"$1\"\n");
    assertTrue(editor.toFile().setExecutable(true));
  }

  private List<String> segue() {
    return Called.line(
        List.of(
            "-Dfile.encoding=UTF-8",
            "-Dstdout.encoding=UTF-8",
            "-Dsegue.stdin=terminal",
            "-Dsegue.stdout=terminal",
            "-Dsegue.columns=80",
            "-Dorg.jooq.no-logo=true",
            "-Dorg.jooq.no-tips=true",
            "-Duser.home=" + folder),
        "repl",
        "--as-of",
        "2026-03-02");
  }

  @Test
  void whatIsTypedIsSeenAsItWas() throws IOException, InterruptedException {
    List<String> told = new ArrayList<>();
    Map<String, String> environment =
        Map.of(
            "EDITOR",
            folder.resolve("editor").toString(),
            "XDG_STATE_HOME",
            "",
            "VISUAL",
            "",
            "LC_ALL",
            "C.UTF-8");
    try (Tmux tmux = Tmux.start(folder, 80, 24, environment, segue())) {
      for (Step step : steps(Files.readAllLines(GOLDEN))) {
        told.addAll(step.written);
        String[] words = step.does.split(" ", 2);
        switch (words[0]) {
          case "type" -> tmux.type(words[1]);
          case "press" -> tmux.press(words[1]);
          case "resize" -> {
            String[] size = words[1].split(" ", 2);
            tmux.resize(Integer.parseInt(size[0]), Integer.parseInt(size[1]));
          }
          case "accepted" -> accepted(tmux);
          case "ended" -> ended(tmux);
          case "screen" -> told.addAll(seen(tmux, step, false));
          case "colours" -> told.addAll(seen(tmux, step, true));
          default -> assertEquals("", step.does, "a step");
        }
      }
    }
    String now = String.join("\n", told) + "\n";
    String golden = Files.readString(GOLDEN);
    if (UPDATE) {
      Files.writeString(GOLDEN, now);
    }
    assertEquals(golden, now);
    String history = Files.readString(folder.resolve(".local/state/segue/history"));
    assertTrue(history.contains("country"), history);
    assertFalse(history.contains("c07"), history);
    assertFalse(history.contains("@"), history);
    assertTrue(
        Files.readString(folder.resolve("a.segue")).contains("in americans\n  and age > 50\n}\n"));
  }

  /** A step, the lines that say it, and the screen that is expected after it. */
  private record Step(String does, List<String> written, List<String> screen) {}

  private static List<Step> steps(List<String> lines) {
    List<Step> steps = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith("|")) {
        steps.getLast().screen.add(line);
      } else {
        String does = line.startsWith("--") ? "" : line;
        steps.add(new Step(does, List.of(line), new ArrayList<>()));
      }
    }
    return steps;
  }

  /** The line is left, and the answer is being worked out. */
  private static void accepted(Tmux tmux) throws IOException, InterruptedException {
    int left = 0;
    for (long end = System.nanoTime() + PATIENCE.toNanos();
        left < LEFT && System.nanoTime() < end; ) {
      left = tmux.cursorColumn() == 0 ? left + 1 : 0;
      Thread.sleep(LOOK_AGAIN);
    }
  }

  private static void ended(Tmux tmux) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!tmux.hasEnded()) {
      assertTrue(System.nanoTime() < end, "it has not ended");
      Thread.sleep(LOOK_AGAIN);
    }
  }

  private static List<String> seen(Tmux tmux, Step step, boolean colours)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    List<String> shown = List.of();
    int still = 0;
    while (System.nanoTime() < end) {
      List<String> now =
          tmux.screen(colours)
              .replace("\u001B", "\\e")
              .lines()
              .map(l -> ("| " + l).stripTrailing())
              .toList();
      if (now.equals(step.screen) && !now.isEmpty()) {
        return now;
      }
      still = now.equals(shown) ? still + 1 : 0;
      shown = now;
      if (UPDATE && still > STANDS_STILL && now.size() > 1) {
        return now;
      }
      Thread.sleep(LOOK_AGAIN);
    }
    if (!UPDATE) {
      assertEquals(String.join("\n", step.screen), String.join("\n", shown), "the screen");
    }
    return shown;
  }
}
