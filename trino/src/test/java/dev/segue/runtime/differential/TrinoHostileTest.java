package dev.segue.runtime.differential;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Hostile texts and names mean themselves on Trino. */
final class TrinoHostileTest {
  private static final boolean ALL = Integer.getInteger("segue.worlds", 0) > 0;

  /** A normal run asks one position in so many of each text, and a name in so many. */
  private static final int SHARE = ALL ? 1 : 12;

  private static final int FEW = ALL ? 4 : 48;

  @Test
  void asLiterals() {
    new HostileTextsTest.Asked(SHARE).on(TrinoServer.required());
  }

  @TestFactory
  Stream<DynamicTest> asNames() {
    return HostileNamesTest.asNames(TrinoServer.required(), FEW);
  }
}
