package dev.segue.runtime.differential;

import dev.segue.runtime.GoldenFile;
import org.junit.jupiter.api.Test;

/** Columns of tables behind Trino, in every way of writing, are read or refused. */
final class TrinoWrittenColumnsTest {
  @Test
  void areReadOrRefused() {
    Somewhere trino = TrinoServer.required();
    trino.clear();
    WrittenColumnsTest.hold(trino, GoldenFile.resource("written"));
  }
}
