package dev.segue.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A property draws the same cases in every run, and another property others. */
final class SettledSeedTest {
  private static final List<Long> DRAWN = new ArrayList<>();

  /** Two properties of the same numbers. */
  static final class Numbers {
    @Property(tries = 20)
    void one(@ForAll long number) {
      DRAWN.add(number);
    }

    @Property(tries = 20)
    void other(@ForAll long number) {
      DRAWN.add(number);
    }
  }

  @Test
  void isThatOfTheProperty() {
    assumeTrue(System.getProperty("segue.seed") == null, "another seed was asked for");
    List<Long> first = drawn("one");
    assertEquals(20, first.size());
    assertEquals(first, drawn("one"));
    assertNotEquals(first, drawn("other"));
  }

  private static List<Long> drawn(String property) {
    DRAWN.clear();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(
                    DiscoverySelectors.selectMethod(Numbers.class, property, long.class.getName()))
                .configurationParameter("jqwik.database", "")
                .build());
    return List.copyOf(DRAWN);
  }
}
