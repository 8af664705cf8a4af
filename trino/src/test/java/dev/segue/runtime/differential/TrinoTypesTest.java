package dev.segue.runtime.differential;

import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Trino's own types are read as they are, and what emitted SQL takes for granted of it holds. */
final class TrinoTypesTest {
  private Somewhere trino = TrinoServer.required();

  @BeforeEach
  void fill() {
    trino = TrinoServer.required();
    trino.clear();
    trino.make(
        "customers",
        "id bigint, name varchar(20), tags array(varchar), marks varchar, joined timestamp(6), seen"
            + " timestamp(3) with time zone, since date, vip boolean, old tinyint, spent"
            + " decimal(12,2), rate double",
        "(bigint '1', 'Ab', array['gold', 'x'], '[\"b\"]', timestamp '2026-03-01 23:30:00',"
            + " timestamp '2026-03-02 11:00:00 UTC', date '2026-03-01', true, tinyint '1', 19.99,"
            + " 0.125e0)",
        "(2, 'b', array['gold'], '[\"b\", \"a\"]', timestamp '2026-03-02 00:30:00',"
            + " timestamp '2026-03-02 10:59:59 UTC', date '2026-02-01', true, tinyint '0', 20,"
            + " null)",
        "(3, null, null, 'x', null, null, null, null, null, null, null)");
    trino.make(
        "orders",
        "order_no varchar, customer_id bigint, ordered_at timestamp(6) with time zone, amount"
            + " decimal(14,4)",
        "('a', 2, timestamp '2026-03-01 17:00:00.001 UTC', 10.005)",
        "('b', 2, timestamp '2026-03-02 17:00:00 UTC', 20)",
        "('c', 2, timestamp '2026-03-01 17:00:00 UTC', 70)",
        "('d', 3, timestamp '2026-03-02 17:00:00.001 UTC', 30.01)");
    trino.make(
        "views",
        "id integer, customer_id bigint, \"at\" bigint",
        "(1, 1, " + NativeTypesTest.NOW.minusSeconds(5).toEpochMilli() + ")",
        "(2, 2, " + NativeTypesTest.NOW.plusSeconds(5).toEpochMilli() + ")");
    trino.make(
        "calls",
        "id integer, customer_id bigint, \"at\" double",
        "(1, 1, " + NativeTypesTest.NOW.minusSeconds(5).getEpochSecond() + ".5e0)");
    trino.make(
        "letters",
        "id smallint, customer_id bigint, \"at\" char(20)",
        "(smallint '1', 1, '2026-03-02T11:30:00')",
        "(smallint '2', 3, 'soon')");
  }

  @Test
  void areRead() {
    NativeTypesTest.read(trino);
  }

  @Test
  void aKeyOfAnotherTypeIsAnError() {
    NativeTypesTest.mistaken(trino);
  }

  @Test
  void aQuestionThatTakesTooLongIsStopped() {
    NativeTypesTest.stopped(trino);
  }

  @TestFactory
  Stream<DynamicTest> facts() {
    return EngineFactsTest.facts(trino.store());
  }
}
