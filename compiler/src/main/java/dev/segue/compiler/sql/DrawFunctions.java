package dev.segue.compiler.sql;

import static dev.segue.compiler.sql.SqlFunction.Kind.TEXT;
import static dev.segue.compiler.sql.SqlFunction.Kind.WHOLE;

import dev.segue.compiler.type.Draw;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The draws of splits and holdouts, of one connection. */
public final class DrawFunctions {
  public static final String LOT = "segue_lot";

  private final Map<String, Draw> draws = new ConcurrentHashMap<>();

  List<SqlFunction> all() {
    return List.of(
        new SqlFunction(
            LOT,
            List.of(TEXT, TEXT),
            WHOLE,
            "the lot, 0 to 9999, that a contact's key draws in the draw of that name",
            a -> Optional.of(lot(TextFunctions.text(a, 0), TextFunctions.text(a, 1)))));
  }

  private Object lot(String key, String name) {
    return (long) draws.computeIfAbsent(name, Draw::named).lot(key);
  }
}
