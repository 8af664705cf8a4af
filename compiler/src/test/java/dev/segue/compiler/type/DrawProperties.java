package dev.segue.compiler.type;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Draws are the same for ever, even, and independent of each other. */
final class DrawProperties {
  private static final int CONTACTS = 20_000;

  @Test
  void theLotsOfTheseContactsAreTheseForEver() {
    Draw draw = Draw.named("auto_nurture/subject");
    assertEquals(6808, draw.lot("4711"));
    assertEquals(6626, draw.lot("ana"));
    assertEquals(8063, draw.lot(""));
  }

  @Property(tries = 200)
  void aLotIsOneOfTenThousand(@ForAll String name, @ForAll String key) {
    int lot = Draw.named(name).lot(key);
    assertTrue(lot >= 0 && lot < Draw.LOTS);
    assertEquals(lot, Draw.named(name).lot(key));
  }

  @Property(tries = 20)
  void aTenthOfTheLotsIsATenthOfTheContacts(@ForAll String name) {
    Draw draw = Draw.named(name);
    long drawn = keys().filter(k -> draw.lot(k) < Draw.LOTS / 10).count();
    // more than five standard deviations away only once in a million names
    assertEquals(CONTACTS / 10.0, (double) drawn, 5 * Math.sqrt(CONTACTS * 0.1 * 0.9));
  }

  @Property(tries = 20)
  void drawsOfOtherNamesAreIndependent(@ForAll String name) {
    Draw one = Draw.named(name);
    Draw other = Draw.named(name + "/other");
    long both = keys().filter(k -> one.lot(k) < 5_000 && other.lot(k) < 5_000).count();
    assertEquals(CONTACTS / 4.0, (double) both, 5 * Math.sqrt(CONTACTS * 0.25 * 0.75));
  }

  private static Stream<String> keys() {
    return IntStream.range(0, CONTACTS).mapToObj(Integer::toString);
  }
}
