package dev.segue.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Scripts are checked where there is no jOOQ at all: it would cost every check its loading. */
final class WithoutDatabaseTest {

  @Test
  void checkingLoadsNothingOfJooq() throws ReflectiveOperationException, java.io.IOException {
    List<URL> urls = new ArrayList<>();
    for (String part : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (!part.contains("jooq")) {
        urls.add(Path.of(part).toUri().toURL());
      }
    }
    String script =
        Files.readString(Path.of("src/test/resources/golden/check/schema/shop.segue"))
            + Files.readString(Path.of("src/test/resources/golden/check/definitions.segue"));
    try (URLClassLoader bare =
        new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      assertThrows(ClassNotFoundException.class, () -> bare.loadClass("org.jooq.DSLContext"));
      Class<?> source = bare.loadClass("dev.segue.compiler.source.Source");
      Class<?> input = bare.loadClass("dev.segue.compiler.SegueCompiler$Input");
      Object scripts =
          List.of(source.getConstructor(String.class, String.class).newInstance("x.segue", script));
      Object compilation =
          bare.loadClass("dev.segue.compiler.SegueCompiler")
              .getMethod("compile", input)
              .invoke(
                  null,
                  input
                      .getMethod("of", ZoneId.class, List.class)
                      .invoke(null, ZoneId.of("Europe/Zurich"), scripts));
      assertEquals(false, compilation.getClass().getMethod("hasErrors").invoke(compilation));
    }
  }
}
