package dev.segue.runtime.differential;

import dev.segue.compiler.sql.Dialect;
import dev.segue.runtime.GoldenFile;
import org.junit.jupiter.api.Test;

/** Columns of tables behind Trino, in every way of writing, are read or refused. */
final class TrinoWrittenColumnsTest {
  @Test
  void areReadOrRefused() {
    Somewhere trino = TrinoServer.required();
    trino.clear();
    WrittenColumns.ofAttributes(
        Dialect.TRINO, trino::run, trino.store(), GoldenFile.resource("written/trino.txt"));
  }
}
