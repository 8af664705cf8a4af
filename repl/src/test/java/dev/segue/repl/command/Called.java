package dev.segue.repl.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.segue.repl.report.Screen;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A command that was called, in this process: its exit code and what it printed. */
public record Called(int code, String out, String err) {
  private static final Pattern WORD =
      Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|'([^']*)'|(\\S+)");

  private static final Map<String, String> ENVIRONMENT =
      Map.of("SEGUE_TEST_SECRET", "a secret", "SEGUE_TEST_USER", "segue");

  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

  /** The words of a line as a shell cuts it: at white space, but for what stands in quotes. */
  public static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(line);
    while (word.find()) {
      words.add(
          Stream.of(1, 2, 3)
              .flatMap(group -> Optional.ofNullable(word.group(group)).stream())
              .findFirst()
              .orElse("")
              .replace("\\\"", "\""));
    }
    return words;
  }

  /**
   * The line of a process of its own that runs segue from these classes.
   *
   * @param java options of its JVM
   */
  public static List<String> line(List<String> java, String... arguments) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    line.add("--enable-native-access=ALL-UNNAMED");
    line.addAll(java);
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.segue.repl.Main"));
    line.addAll(List.of(arguments));
    return line;
  }

  public static Called segue(Path directory, String... arguments) {
    return typed(directory, "", arguments);
  }

  /** What it prints; it must succeed. */
  public static String done(Path directory, String... arguments) {
    Called called = segue(directory, arguments);
    assertEquals(ExitCodes.FINE, called.code(), called.err());
    return called.out();
  }

  /** The same with something on standard input. */
  public static Called typed(Path directory, String input, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings surroundings =
        new Surroundings(
            directory,
            directory.resolve("home"),
            InstantSource.fixed(NOW),
            variable -> Optional.ofNullable(ENVIRONMENT.get(variable)),
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            false,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Screen.PIPE,
            Screen.PIPE);
    int code = Commands.run(arguments, surroundings);
    return new Called(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
