package dev.segue.runtime.planted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.File;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each planted bug is compiled, put before the right classes in a JVM of its own, and found by its
 * property within a minute of work: {@code mvn -Pmutation verify}.
 */
class PlantedBugHunt {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  /** {@code -Dsegue.bug=WORDS} hunts those alone whose name has the words. */
  private static final String WANTED = System.getProperty("segue.bug", "");

  private static final int FOUND = 1;

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> eachIsFoundWithinAMinute() {
    return PlantedBug.all().stream()
        .filter(bug -> bug.name().contains(WANTED))
        .map(bug -> DynamicTest.dynamicTest(bug.name(), () -> hunt(bug)));
  }

  private void hunt(PlantedBug bug) throws Exception {
    Path classes = Files.createTempDirectory(folder, "planted");
    compile(bug, classes);
    Path said = classes.resolve("said.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dorg.jooq.no-logo=true",
                "-Dorg.jooq.no-tips=true",
                "-cp",
                classes + File.pathSeparator + System.getProperty("java.class.path"),
                PropertyRun.class.getName(),
                bug.property())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    while (!process.waitFor(1, TimeUnit.SECONDS)) {
      if (worked(process).compareTo(LIMIT) > 0) {
        process.destroyForcibly().waitFor();
        fail("not found in " + LIMIT.toSeconds() + " s: " + bug);
      }
    }
    String told = read(said);
    assertEquals(FOUND, process.exitValue(), () -> "not found: " + bug + "\n" + told);
    System.out.println(
        bug.name()
            + ": "
            + told.lines().filter(l -> l.startsWith("found")).findFirst().orElse(told));
  }

  /** How long the processor worked for it, whatever else the machine does. */
  private static Duration worked(Process process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (java.io.IOException e) {
      return e.toString();
    }
  }

  private static void compile(PlantedBug bug, Path to) {
    String text = bug.planted();
    JavaFileObject source =
        new SimpleJavaFileObject(
            URI.create("planted:///" + bug.source().getFileName()), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
          }
        };
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter errors = new StringWriter();
    List<String> options =
        List.of(
            "-proc:none",
            "-nowarn",
            "-d",
            to.toString(),
            "-cp",
            System.getProperty("java.class.path"));
    if (!compiler.getTask(errors, null, null, options, null, List.of(source)).call()) {
      fail(bug.name() + " does not compile:\n" + errors);
    }
  }
}
