package dev.segue.repl.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code segue plan} tells is the difference of two real runs, and nothing of it stays. */
final class PlanTest {
  private static final String SCRIPT =
      """
      schema {
        contact from contacts key id { email email, country text, visits integer }
        events from events key id of contact by contact_id at occurred_at type event_type {
          opened { }
        }
      }
      topic news "News" opt out
      list vips from "vips.csv" by id
      segment keen { opened at least 2 times in last 30 days and country = "US" }
      segment loud { visits > 6 or in list vips }
      segment both { in keen and in loud }
      segment calm { visits < 3 }
      score heat { 5 per opened, 1 when visits > 4 }
      partition level { hot when heat >= 12, warm when heat >= 6, cold otherwise }
      message hello { topic news, from "A <a@b.example>", subject "Hi", body "Hi" }
      program woo {
        audience keen
        exit     when level is cold
        send hello
        wait 1 day
      }
      segment greeted { received hello ever }
      """;

  @TempDir Path root;
  private Path now;
  private Path base;

  @BeforeEach
  void workspaces() throws IOException {
    now = root.resolve("now");
    base = root.resolve("base");
    for (Path folder : List.of(now, base)) {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("a.segue"), SCRIPT);
      Files.writeString(folder.resolve("vips.csv"), "id\nc03\nc11\n");
    }
    Files.writeString(
        now.resolve("contacts.csv"),
        IntStream.range(0, 40)
            .mapToObj(
                i -> "c%02d,c%02d@x.example,%s,%d".formatted(i, i, i % 3 == 0 ? "CH" : "US", i % 9))
            .collect(Collectors.joining("\n", "id,email,country,visits\n", "\n")));
    Files.writeString(
        now.resolve("events.csv"),
        IntStream.range(0, 100)
            .mapToObj(
                i ->
                    "e%d,c%02d,2026-02-%02dT10:00:00Z,opened"
                        .formatted(i, i * (i + 1) / 2 % 40, 1 + i % 28))
            .collect(Collectors.joining("\n", "id,contact_id,occurred_at,event_type\n", "\n")));
    Called.done(now, "ingest", "--as-of", "2026-03-01");
  }

  private void edit(String from, String to) throws IOException {
    assertTrue(SCRIPT.contains(from), from);
    Files.writeString(now.resolve("a.segue"), SCRIPT.replace(from, to));
  }

  private Called plan(String... more) {
    return Called.segue(
        now,
        Stream.concat(
                Stream.of("plan", "--base", base.toString(), "--as-of", "2026-03-02"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  @Test
  void nothingChangesWhereNothingIsChanged() throws IOException {
    edit("  audience keen\n", "  -- who likes us\n  audience keen\n");
    Called plan = plan("--detailed-exitcode", "--max-leaving", "0");
    assertEquals(ExitCodes.FINE, plan.code(), plan.err());
    assertEquals(
        "Nothing changes as of 2026-03-02T00:00:00Z, compared with " + base + "\n", plan.out());
  }

  @Test
  void whatIsChangedAndWhatSpeaksOfItIsTold() throws IOException {
    edit("at least 2 times", "at least 3 times");
    Called plan = plan("--detailed-exitcode");
    assertEquals(ExitCodes.CHANGES, plan.code(), plan.err());
    for (String line :
        List.of(
            "keen\t15\t12\t0\t3\tchanged",
            "both\t6\t5\t0\t1\tby keen",
            "keen\tleave\t3\tneeded now: opened at least 3 times in the last 30 days",
            "both\tleave\t1\tneeded now: in keen",
            "woo\tenter\t15\t12\tby keen",
            "woo\tsend hello\t15\t12\tby keen",
            "greeted\t15\t12\t0\t3\tby what programs do")) {
      assertTrue(plan.out().contains(line), line + "\n" + plan.out());
    }
    assertFalse(plan.out().contains("loud\t"), plan.out());
    assertFalse(plan.out().contains("c1"), plan.out());
  }

  @Test
  void limitsFail() throws IOException {
    edit("visits > 6 or", "visits > 5 or");
    assertEquals(ExitCodes.FINE, plan("--max-entering", "40%").code());
    Called many = plan("--max-entering", "39.9%", "--markdown");
    assertEquals(ExitCodes.FINDINGS, many.code());
    assertTrue(
        many.out().contains("- **too many:** loud: 4 come to the 10 who are in"), many.out());
    assertTrue(many.out().contains("| loud | 10 | 14 | 4 | 0 | changed |"), many.out());
    Called wrong = plan("--max-leaving", "many");
    assertEquals(ExitCodes.USAGE, wrong.code());
    assertTrue(wrong.err().contains("write --max-leaving=500 or --max-leaving=10%"), wrong.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "at least 2 times=>at least 1 time",
        "country = \"US\"=>country = \"CH\"",
        "visits > 6 or in list vips=>visits > 6",
        "in keen and in loud=>in keen or in loud",
        "5 per opened=>4 per opened",
        "hot when heat >= 12=>hot when heat >= 8",
        "audience keen=>audience loud",
        "segment calm { visits < 3 }=>segment quiet { visits < 2 }",
      })
  void plannedNumbersAreTheDifferenceOfTwoRuns(String change) throws IOException {
    String[] sides = change.split("=>", -1);
    edit(sides[0], sides[1]);
    String planned = plan("--people").out();
    Set<String> told =
        planned
            .lines()
            .filter(line -> line.matches("\\w+\t(enters|leaves)\t\\w+"))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> really = new TreeSet<>();
    Set<String> were = members(base, "then");
    Set<String> are = members(now, "next");
    are.stream().filter(m -> !were.contains(m)).forEach(m -> really.add(moved(m, "enters")));
    were.stream().filter(m -> !are.contains(m)).forEach(m -> really.add(moved(m, "leaves")));
    assertEquals(really, told, planned);
  }

  private static String moved(String member, String how) {
    String[] of = member.split(" ", -1);
    return of[0] + "\t" + how + "\t" + of[1];
  }

  /** Who is in which segment after a run of the definitions of a folder over the same data. */
  private Set<String> members(Path definitions, String name) throws IOException {
    Path copy = root.resolve(name);
    Files.createDirectories(copy);
    try (Stream<Path> files = Files.list(now)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    Files.copy(
        definitions.resolve("a.segue"),
        copy.resolve("a.segue"),
        StandardCopyOption.REPLACE_EXISTING);
    Called.done(copy, "run", "--as-of", "2026-03-02");
    Set<String> members = new TreeSet<>();
    for (String segment : List.of("keen", "loud", "both", "calm", "quiet", "greeted")) {
      Called listed = Called.segue(copy, "list", segment, "--csv", "--as-of", "2026-03-02");
      if (listed.code() == ExitCodes.FINE) {
        listed
            .out()
            .lines()
            .skip(1)
            .forEach(line -> members.add(segment + " " + line.split(",", -1)[0]));
      }
    }
    return members;
  }

  @Test
  void nothingOfItStays() throws IOException {
    Called.done(now, "run", "--as-of", "2026-03-02");
    edit("at least 2 times", "at least 3 times");
    plan();
    edit("at least 2 times", "at least 2 times");
    String again = Called.done(now, "run", "--as-of", "2026-03-02");
    assertTrue(again.contains("Nothing changed."), again);
  }

  /** The workspace is the repository, or a folder of it. */
  @ParameterizedTest
  @ValueSource(strings = {"now", "."})
  void gitKnowsWhatWas(String repository) throws IOException, InterruptedException {
    Path top = root.resolve(repository).normalize();
    git(top, "init", "-q");
    git(top, "add", now.resolve("a.segue").toString(), now.resolve("vips.csv").toString());
    git(top, "-c", "user.name=a", "-c", "user.email=a@b.example", "commit", "-qm", "first");
    edit("visits > 6 or", "visits > 5 or");
    Called plan = Called.segue(now, "plan", "--as-of", "2026-03-02");
    assertEquals(ExitCodes.FINE, plan.code(), plan.err());
    assertTrue(plan.out().contains("loud\t10\t14\t4\t0\tchanged"), plan.out());
    Called unknown = Called.segue(now, "plan", "--base", "nowhere", "--as-of", "2026-03-02");
    assertEquals(ExitCodes.FILE, unknown.code());
    assertTrue(unknown.err().contains("nowhere: git does not have it"), unknown.err());
    assertEquals(ExitCodes.USAGE, Called.segue(now, "plan", "--base=--exec=x").code());
  }

  private static void git(Path top, String... words) throws IOException, InterruptedException {
    List<String> line = Stream.concat(Stream.of("git"), Stream.of(words)).toList();
    assertEquals(0, new ProcessBuilder(line).directory(top.toFile()).start().waitFor());
  }
}
