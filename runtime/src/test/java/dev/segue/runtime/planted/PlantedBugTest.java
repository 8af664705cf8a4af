package dev.segue.runtime.planted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The list of planted bugs is of today's source. */
class PlantedBugTest {

  @Test
  void eachFitsTheSourceAtOnePlace() {
    List<PlantedBug> bugs = PlantedBug.all();
    assertTrue(bugs.size() >= 20, "only " + bugs.size());
    for (PlantedBug bug : bugs) {
      assertEquals(1, bug.places(), bug.name() + ": places in " + bug.source());
    }
  }
}
