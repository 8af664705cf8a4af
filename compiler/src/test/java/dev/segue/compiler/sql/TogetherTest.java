package dev.segue.compiler.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.source.Source;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a cluster reads for many definitions, and what it does not do twice. */
final class TogetherTest {
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
  private static final int SEGMENTS = 20;

  private static final String SCHEMA =
      """
      schema {
        contact from people key id integer { country text }
        events from happened key id integer of contact by person at seen_at type kind {
          bought { amount decimal(8, 2), shop text }
        }
      }
      """;

  @Test
  void eachColumnIsReadOnce() {
    String text = text();
    assertEquals(1, times("date_trunc\\(", text), text);
    assertEquals(1, times("\"segue_number\"\\(", text), text);
  }

  @Test
  void valuesThatDifferAreCountedWhereTheyAre() {
    String text = text();
    assertFalse(text.contains("count(distinct"), text);
    assertTrue(times("histogram\\(", text) > 1, text);
  }

  /** Said of the column as it is, so that whoever keeps it in parts need not look at the others. */
  @Test
  void whatLiesBeforeTheWidestWindowIsLeftOut() {
    assertEquals(1, times(">= timestamp '2026-02-01 00:00:00.000 UTC'", text()), text());
  }

  private static long times(String what, String text) {
    return Pattern.compile(what).matcher(text).results().count();
  }

  private static String text() {
    StringBuilder script = new StringBuilder(SCHEMA);
    for (int i = 0; i < SEGMENTS; i++) {
      int days = 28 - i;
      script.append(
          """
          segment s%d {
            sum(bought.amount in last %d days) >= 10
            or distinct(bought.shop in last %d days) >= 2
          }
          """
              .formatted(i, days, days));
    }
    Compilation compilation =
        SegueCompiler.compile(
            new SegueCompiler.Input(
                "shop",
                ZoneId.of("UTC"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(new Source("shop.segue", script.toString())),
                List.of(),
                true));
    assertEquals(List.of(), compilation.diagnostics());
    Statements statements =
        Statements.of(
            compilation.workspace(),
            Dialect.TRINO,
            layout(compilation.workspace().schema()),
            NOW,
            References.SELF_CONTAINED);
    return statements.together(compilation.workspace().segments()).text().text();
  }

  /** Amounts are text, and instants the engine's own. */
  private static SourceLayout layout(Schema schema) {
    SourceLayout own = SourceLayout.canonical(schema);
    Map<String, SourceLayout.Table> tables = new HashMap<>(own.tables());
    tables.computeIfPresent(
        "happened",
        (name, table) -> {
          Map<Schema.Field, SourceLayout.Place> places = new HashMap<>(table.fields());
          places.replaceAll(
              (field, place) ->
                  field.name().equals("amount")
                      ? new SourceLayout.Place(place.column(), List.of(), Encoding.NUMBER)
                      : place);
          return new SourceLayout.Table(false, places, Map.of("seen_at", Encoding.INSTANT));
        });
    return new SourceLayout(Optional.of("default"), tables);
  }
}
