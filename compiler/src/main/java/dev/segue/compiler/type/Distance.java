package dev.segue.compiler.type;

/**
 * How far apart two places are on the globe: the great-circle distance by the haversine formula on
 * a sphere of the earth's mean radius (6371.0088 km), rounded half up to the metre. Engines differ
 * in the last digits of sines, never in the metre.
 */
public final class Distance {
  private static final double EARTH = 6_371_008.8;

  private Distance() {}

  /** In metres, of places in degrees. */
  public static long metres(double latitude, double longitude, double otherLatitude, double other) {
    double north = StrictMath.sin(StrictMath.toRadians(otherLatitude - latitude) / 2);
    double east = StrictMath.sin(StrictMath.toRadians(other - longitude) / 2);
    double a =
        north * north
            + StrictMath.cos(StrictMath.toRadians(latitude))
                * StrictMath.cos(StrictMath.toRadians(otherLatitude))
                * east
                * east;
    return Math.round(2 * EARTH * StrictMath.asin(Math.min(1, StrictMath.sqrt(a))));
  }

  /** How many degrees of latitude places so many metres apart may differ by, and a little more. */
  public static double degrees(long metres) {
    return StrictMath.toDegrees((metres + 1) / EARTH) * 1.000001;
  }
}
