package dev.segue.runtime.reliability;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Processes that work and are killed. They begin fast: the first one leaves an archive of its
 * classes, which takes jars, for the others.
 */
final class Children {
  private static final String ARCHIVED = "-XX:SharedArchiveFile=";

  private final Path folder;
  private final Path archive;
  private final String classes;

  Children(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.archive = folder.resolve("classes.jsa");
    List<String> jars = new ArrayList<>();
    List<String> entries =
        List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1));
    for (String entry : entries) {
      Path path = Path.of(entry);
      jars.add(Files.isDirectory(path) ? jar(path, jars.size()).toString() : entry);
    }
    this.classes = jars.stream().collect(Collectors.joining(File.pathSeparator));
  }

  private Path jar(Path classes, int number) throws IOException {
    Path jar = folder.resolve(number + ".jar");
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out);
        Stream<Path> files = Files.walk(classes)) {
      zip.setLevel(0);
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = classes.relativize(file).toString().replace(File.separatorChar, '/');
        zip.putNextEntry(new ZipEntry(name));
        Files.copy(file, zip);
        zip.closeEntry();
      }
    }
    return jar;
  }

  /** What became of a process, what it said, and how long it worked. */
  record Ended(int code, List<String> said, long nanoseconds) {
    boolean isKilled() {
      return code == KilledWork.KILLED;
    }
  }

  /** Works to the end, and leaves the archive. */
  void archive(Path work, Instant now) throws IOException, InterruptedException {
    ended("-XX:ArchiveClassesAtExit=", work, now, List.of(), Long.MAX_VALUE);
  }

  /** Works to the end. */
  Ended whole(Path work, Instant now) throws IOException, InterruptedException {
    return ended(ARCHIVED, work, now, List.of(), Long.MAX_VALUE);
  }

  /** Works until it halts before or after a statement of a part of the work. */
  Ended halted(Path work, Instant now, String part, int statement, boolean before)
      throws IOException, InterruptedException {
    return ended(
        ARCHIVED,
        work,
        now,
        List.of(part, Integer.toString(statement), before ? "before" : "after"),
        Long.MAX_VALUE);
  }

  /** Works until it is killed after a while, unless it is done before. */
  Ended killed(Path work, Instant now, long nanoseconds) throws IOException, InterruptedException {
    return ended(ARCHIVED, work, now, List.of(), nanoseconds);
  }

  private Ended ended(String option, Path work, Instant now, List<String> end, long nanoseconds)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xlog:disable",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx200m",
            "-Dorg.jooq.no-logo=true",
            "-Dorg.jooq.no-tips=true",
            "-Djava.io.tmpdir=" + folder));
    command.add(option + archive);
    command.addAll(
        List.of("-cp", classes, KilledWork.class.getName(), work.toString(), now.toString()));
    command.addAll(end);
    Path errors = work.resolve("errors.txt");
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    List<String> said = new ArrayList<>();
    long begun = 0;
    long worked = 0;
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = out.readLine();
      if (line != null && nanoseconds < Long.MAX_VALUE) {
        process.waitFor(nanoseconds, TimeUnit.NANOSECONDS);
        kill(process);
      }
      begun = System.nanoTime();
      for (; line != null; line = out.readLine()) {
        said.add(line);
        if (line.equals(KilledWork.DONE)) {
          worked = System.nanoTime() - begun;
        }
      }
    } finally {
      kill(process);
    }
    int code = process.waitFor();
    if (code != 0 && code != KilledWork.KILLED) {
      throw new IllegalStateException("it ended with " + code + ": " + Files.readString(errors));
    }
    return new Ended(code, said, worked);
  }

  /** By its handle: the process itself would close what it has said as well. */
  private static void kill(Process process) {
    process.toHandle().destroyForcibly();
  }
}
