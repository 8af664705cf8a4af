package dev.segue.repl;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.segue.compiler.sql.Dialect;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The map of the house: each package, what it may import, and where each library is at home. */
final class ArchitectureTest {
  private static final String ROOT = "dev.segue.";

  /** A package and the packages it may import; {@code compiler.*} is every package of a module. */
  private record Room(String name, List<String> mayImport) {}

  private static Room room(String name, String... mayImport) {
    return new Room(name, List.of(mayImport));
  }

  private static final List<Room> HOUSE =
      List.of(
          room("grammar"),
          room("compiler.source"),
          room("compiler.diag", "compiler.source"),
          room("compiler.syntax", "compiler.source"),
          room(
              "compiler.parse",
              "grammar",
              "compiler.source",
              "compiler.diag",
              "compiler.syntax",
              "compiler.type"),
          room("compiler.type", "compiler.syntax", "compiler.source"),
          room(
              "compiler.ir",
              "compiler.source",
              "compiler.syntax",
              "compiler.type",
              "compiler.template"),
          room(
              "compiler.check",
              "compiler.source",
              "compiler.diag",
              "compiler.syntax",
              "compiler.type",
              "compiler.ir",
              "compiler.template",
              "compiler.plan",
              "compiler.plural"),
          room(
              "compiler.lint",
              "compiler.source",
              "compiler.diag",
              "compiler.syntax",
              "compiler.type",
              "compiler.ir",
              "compiler.template",
              "compiler.explain",
              "compiler.solve"),
          room(
              "compiler.template",
              "grammar",
              "compiler.source",
              "compiler.diag",
              "compiler.type",
              "compiler.ir"),
          room("compiler.plural"),
          room(
              "compiler.plan",
              "compiler.ir",
              "compiler.type",
              "compiler.syntax",
              "compiler.template"),
          room("compiler.solve", "compiler.ir", "compiler.type", "compiler.syntax"),
          room("compiler.sql", "compiler.plan", "compiler.ir", "compiler.type", "compiler.syntax"),
          room("compiler.format", "compiler.source", "compiler.syntax"),
          room(
              "compiler.explain",
              "compiler.ir",
              "compiler.plan",
              "compiler.type",
              "compiler.syntax"),
          room("compiler.mutate", "compiler.source", "compiler.syntax"),
          room("compiler", "compiler.*"),
          room("runtime.workspace", "compiler.*"),
          room("runtime.store", "compiler.*", "runtime.workspace"),
          room("runtime.ingest", "compiler.*", "runtime.store", "runtime.oracle"),
          room("runtime.draw", "compiler.*", "runtime.store", "runtime.ingest"),
          room("runtime.generate", "compiler.*", "runtime.store", "runtime.ingest"),
          room("runtime.kernel", "compiler.*", "runtime.store"),
          room(
              "runtime.segment", "compiler.*", "runtime.store", "runtime.ingest", "runtime.kernel"),
          room("runtime.message", "compiler.*", "runtime.store"),
          room("runtime.clean", "compiler.*", "runtime.store", "runtime.ingest", "runtime.deliver"),
          room(
              "runtime.deliver",
              "compiler.*",
              "runtime.store",
              "runtime.workspace",
              "runtime.message"),
          room(
              "runtime.program",
              "compiler.*",
              "runtime.store",
              "runtime.segment",
              "runtime.message",
              "runtime.deliver"),
          room("runtime.oracle", "compiler.ir", "compiler.type", "compiler.syntax"),
          room("runtime.scenario", "compiler.*", "runtime.*"),
          room("runtime.outcome", "compiler.*", "runtime.store"),
          room("runtime.preflight", "compiler.*", "runtime.*"),
          room("runtime.rehearsal", "compiler.*", "runtime.*"),
          room("runtime.proposal", "compiler.*", "runtime.*"),
          room("runtime.verify", "compiler.*", "runtime.store", "runtime.ingest", "runtime.oracle"),
          room("runtime.tick", "compiler.*", "runtime.*"),
          room("repl.report", "compiler.*", "runtime.*"),
          room("repl.site", "compiler.*", "runtime.*", "repl.report", "repl.session"),
          room("repl.session", "compiler.*", "runtime.*", "repl.report"),
          room("repl.shell", "compiler.*", "runtime.*", "repl.report", "repl.session"),
          room("repl.lsp", "compiler.*", "runtime.*", "repl.report", "repl.session"),
          room("repl.command", "compiler.*", "runtime.*", "repl.*"),
          room("repl", "repl.*"));

  /** Libraries by the beginning of their packages, and the rooms that may know them. */
  private static final Map<String, List<String>> LIBRARIES =
      Map.ofEntries(
          Map.entry("org.antlr.", List.of("grammar", "compiler.parse", "compiler.template")),
          Map.entry("org.jooq.", List.of("compiler.sql", "runtime.store")),
          Map.entry("java.sql.", List.of("runtime.store")),
          Map.entry("javax.sql.", List.of("runtime.store")),
          Map.entry("org.sqlite.", List.of("runtime.store")),
          Map.entry("com.ibm.icu.", List.of("compiler.plural")),
          Map.entry("org.jline.", List.of("repl.shell")),
          Map.entry("org.eclipse.lsp4j.", List.of("repl.lsp")),
          Map.entry("com.google.gson.", List.of("repl.lsp")),
          Map.entry("picocli.", List.of("repl.command", "repl")),
          Map.entry("com.fasterxml.jackson.", List.of("runtime.ingest", "repl.report")),
          Map.entry(
              "tools.jackson.",
              List.of(
                  "runtime.store",
                  "runtime.ingest",
                  "runtime.message",
                  "runtime.deliver",
                  "repl.report")),
          Map.entry("javax.crypto.", List.of("runtime.deliver")),
          Map.entry("com.sun.net.httpserver.", List.of("repl.command")),
          Map.entry("javax.net.ssl.", List.of("runtime.deliver")),
          Map.entry(
              "org.roaringbitmap.", List.of("runtime.kernel", "runtime.segment", "runtime.store")),
          Map.entry("de.siegmar.fastcsv.", List.of("runtime.ingest", "repl.report")),
          Map.entry("jakarta.mail.", List.of("runtime.deliver")),
          Map.entry("org.eclipse.angus.", List.of("runtime.deliver")),
          Map.entry("org.snakeyaml.", List.of("runtime.workspace")),
          Map.entry("de.focus_shift.", List.of("runtime.program")),
          Map.entry("com.google.re2j.", List.of("compiler.type", "compiler.sql")));

  private static final Set<String> ENGINES =
      Stream.of(Dialect.values()).map(Dialect::name).collect(Collectors.toSet());

  /** What reads the clock, the zone of the machine, or the environment: only {@code Main} may. */
  private static final Set<String> OUTSIDE_WORLD =
      Set.of(
          "java.time.Instant.now",
          "java.time.LocalDate.now",
          "java.time.LocalTime.now",
          "java.time.LocalDateTime.now",
          "java.time.ZonedDateTime.now",
          "java.time.OffsetDateTime.now",
          "java.time.Year.now",
          "java.time.YearMonth.now",
          "java.time.Clock.systemUTC",
          "java.time.Clock.systemDefaultZone",
          "java.time.Clock.system",
          "java.time.InstantSource.system",
          "java.time.ZoneId.systemDefault",
          "java.lang.System.currentTimeMillis",
          "java.lang.System.nanoTime",
          "java.lang.System.getenv",
          "java.lang.System.getProperty",
          "java.lang.System.exit");

  private static final List<String> MODULES = List.of("grammar", "compiler", "runtime", "repl");

  private final List<JavaClass> classes =
      MODULES.stream().flatMap(ArchitectureTest::classesOf).toList();

  private static Stream<JavaClass> classesOf(String module) {
    Path built = Repository.ROOT.resolve(module).resolve("target/classes");
    List<JavaClass> found = new ClassFileImporter().importPath(built).stream().toList();
    assertFalse(found.isEmpty(), "no classes in " + built);
    return found.stream();
  }

  @Test
  void everyPackageHasARoom() {
    Set<String> known = HOUSE.stream().map(Room::name).collect(Collectors.toSet());
    Set<String> unknown =
        classes.stream()
            .map(ArchitectureTest::roomOf)
            .filter(name -> !known.contains(name))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of(), unknown, "packages that are not on the map");
  }

  @Test
  void packagesImportOnlyWhatTheMapAllows() {
    none(
        uses(
            (from, target) ->
                target.startsWith(ROOT) && !allowed(from, target.substring(ROOT.length()))));
  }

  @Test
  void librariesStayAtHome() {
    none(uses((from, target) -> home(target).map(rooms -> !rooms.contains(from)).orElse(false)));
  }

  @Test
  void everyLibraryHasAHome() {
    none(
        uses(
            (from, target) ->
                !target.startsWith(ROOT) && home(target).isEmpty() && !plain(target)));
  }

  @Test
  void theCompilerDoesNoInputOrOutput() {
    none(
        uses(
            (from, target) ->
                from.startsWith("compiler")
                    && (target.startsWith("java.nio.file.")
                        || target.startsWith("java.net.")
                        || target.startsWith("java.io.File"))));
  }

  @Test
  void onlyMainKnowsTheOutsideWorld() {
    Set<String> readers = new TreeSet<>();
    for (JavaClass reader : classes) {
      for (JavaAccess<?> access : reader.getAccessesFromSelf()) {
        String target = access.getTargetOwner().getName() + "." + access.getTarget().getName();
        if (OUTSIDE_WORLD.contains(target) && !reader.getName().equals(ROOT + "repl.Main")) {
          readers.add(access.getDescription());
        }
      }
    }
    none(readers);
  }

  /** Others ask a dialect a question; what becomes Parquet does so through DuckDB. */
  @Test
  void onlySqlKnowsEnginesByName() {
    Set<String> known = new TreeSet<>();
    for (JavaClass user : classes) {
      for (JavaFieldAccess access : user.getFieldAccessesFromSelf()) {
        boolean named =
            access.getTargetOwner().isEquivalentTo(Dialect.class)
                && ENGINES.contains(access.getTarget().getName());
        if (named
            && !roomOf(user).equals("compiler.sql")
            && !user.getName().equals(ROOT + "runtime.store.ParquetFile")) {
          known.add(access.getDescription());
        }
      }
    }
    none(known);
  }

  /**
   * The page names a package {@code `compiler.sql`}, or {@code `.sql`} beside one of its module.
   */
  @Test
  void everyRoomIsOnTheMapOfTheDocs() {
    String page = Repository.text(Repository.ROOT.resolve("docs/concepts/architecture.md"));
    for (Room room : HOUSE) {
      String last = room.name().substring(room.name().lastIndexOf('.') + 1);
      assertTrue(
          page.contains("`" + room.name() + "`") || page.contains("`." + last + "`"), room.name());
    }
  }

  @Test
  void theMapHasNoRoomTwice() {
    assertEquals(HOUSE.size(), HOUSE.stream().map(Room::name).distinct().count());
  }

  /** Whether a room may not use a class, by the class's name. */
  private interface Forbidden {
    boolean test(String room, String className);
  }

  private Collection<String> uses(Forbidden forbidden) {
    Set<String> found = new TreeSet<>();
    for (JavaClass user : classes) {
      String from = roomOf(user);
      user.getDirectDependenciesFromSelf().stream()
          .map(d -> d.getTargetClass().getBaseComponentType())
          .filter(target -> !target.isPrimitive())
          .filter(target -> forbidden.test(from, target.getName()))
          .map(target -> user.getName() + " uses " + target.getName())
          .forEach(found::add);
    }
    return found;
  }

  private static void none(Collection<String> findings) {
    assertTrue(findings.isEmpty(), () -> findings.stream().collect(joining("\n  ", "\n  ", "")));
  }

  private static String roomOf(JavaClass user) {
    String name = user.getPackageName();
    return name.startsWith(ROOT) ? name.substring(ROOT.length()) : name;
  }

  private static boolean allowed(String from, String target) {
    String to = target.substring(0, Math.max(0, lastPackageDot(target)));
    List<String> mayImport =
        HOUSE.stream()
            .filter(r -> r.name().equals(from))
            .findFirst()
            .map(Room::mayImport)
            .orElse(List.of());
    return to.equals(from)
        || mayImport.contains(to)
        || mayImport.contains(to.replaceFirst("\\..*", "") + ".*");
  }

  /** Package names are of small letters, class names begin with a capital one. */
  private static int lastPackageDot(String className) {
    int dot = -1;
    for (int i = className.indexOf('.'); i >= 0; i = className.indexOf('.', i + 1)) {
      dot = i;
      if (Character.isUpperCase(className.charAt(i + 1))) {
        break;
      }
    }
    return dot;
  }

  private static Optional<List<String>> home(String className) {
    return LIBRARIES.entrySet().stream()
        .filter(e -> className.startsWith(e.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static boolean plain(String className) {
    return className.startsWith("java.") || className.startsWith("org.jspecify.");
  }
}
