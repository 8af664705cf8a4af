package dev.segue.runtime.differential;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.segue.compiler.sql.Dialect;
import dev.segue.runtime.GoldenFile;
import org.junit.jupiter.api.Test;

/**
 * Columns of tables behind Trino, in every way of writing, are read or refused: those of attributes
 * in every run; those of accounts, events, records and JSON, when events were, and who wants what,
 * in the longer one.
 */
final class TrinoWrittenColumnsTest {
  private static final boolean EVERYWHERE = Integer.getInteger("segue.worlds", 0) > 0;

  @Test
  void areReadOrRefused() {
    Somewhere trino = TrinoServer.required();
    trino.clear();
    WrittenColumns.holdByFew(
        Dialect.TRINO,
        trino::run,
        trino.store(),
        GoldenFile.resource("written/trino.txt"),
        EVERYWHERE);
  }

  @Test
  void timesOfEventsAndConsentAreReadOrRefused() {
    assumeTrue(EVERYWHERE, "asked in the longer run");
    Somewhere trino = TrinoServer.required();
    trino.clear();
    WrittenRows.holdByFew(
        Dialect.TRINO, trino::run, trino.store(), GoldenFile.resource("written/trino.rows.txt"));
  }
}
