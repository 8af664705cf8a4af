package dev.segue.compiler.type;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

/** How far apart places are. */
final class DistanceTest {
  @Test
  void alongAMeridianADegreeIs111195Metres() {
    assertEquals(111_195, Distance.metres(0, 0, 1, 0));
    assertEquals(111_195, Distance.metres(89, 17, 90, 0));
  }

  @Test
  void overTheDateLineItIsNotRoundTheWorld() {
    assertEquals(10_662, Distance.metres(-16.5, 180, -16.5, -179.9));
  }

  @Test
  void halfRoundTheWorldIsTheFarthest() {
    assertEquals(20_015_114, Distance.metres(0, 0, 0, 180));
    assertEquals(20_015_114, Distance.metres(90, 0, -90, 0));
  }

  @Test
  void fromNewYorkToLondon() {
    assertEquals(5_570, Distance.metres(40.7128, -74.006, 51.5074, -0.1278) / 1000);
  }

  @Property
  void placesWithinReachDifferNoMoreInLatitude(
      @ForAll @DoubleRange(min = -90, max = 90) double north,
      @ForAll @DoubleRange(min = -180, max = 180) double east,
      @ForAll @DoubleRange(min = -90, max = 90) double otherNorth,
      @ForAll @DoubleRange(min = -180, max = 180) double otherEast) {
    long metres = Distance.metres(north, east, otherNorth, otherEast);
    assertEquals(metres, Distance.metres(otherNorth, otherEast, north, east));
    assertTrue(Math.abs(north - otherNorth) <= Distance.degrees(metres));
  }
}
