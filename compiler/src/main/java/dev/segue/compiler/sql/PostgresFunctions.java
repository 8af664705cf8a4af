package dev.segue.compiler.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The functions of {@link SqlFunctions} as PostgreSQL has them: made in the session's own schema,
 * none of which is there for anybody else or stays. Each gives what the one in Java gives, and
 * never an error.
 */
final class PostgresFunctions {
  static final String SCHEMA = "pg_temp.";

  private static final Pattern CALL = Pattern.compile("\\bpg_temp\\.(segue_[a-z_]+)\\(");

  private static final Map<String, SessionFunction> SMALL =
      Stream.of(PostgresText.all(), PostgresNumbers.all(), PostgresTime.all(), PostgresPlaces.all())
          .flatMap(List::stream)
          .collect(Collectors.toUnmodifiableMap(SessionFunction::name, f -> f));

  /** Those that hold tables, which few statements need. */
  private static final Map<String, Supplier<SessionFunction>> LARGE =
      Map.of(
          TextFunctions.FOLD,
          PostgresText::fold,
          PostgresZones.CHANGES,
          PostgresZones::changes,
          PostgresZones.OFFSETS,
          PostgresZones::offsets);

  private PostgresFunctions() {}

  /** Those that a text calls, each after those that it calls itself. */
  static List<SessionFunction> calledIn(String text) {
    List<SessionFunction> found = new ArrayList<>();
    find(text, new HashSet<>(), found);
    return found;
  }

  private static void find(String text, Set<String> seen, List<SessionFunction> found) {
    CALL.matcher(text)
        .results()
        .map((MatchResult r) -> r.group(1))
        .filter(seen::add)
        .forEach(
            name -> {
              Optional.ofNullable(SMALL.get(name))
                  .ifPresent(
                      f -> {
                        find(f.statement(), seen, found);
                        found.add(f);
                      });
              Optional.ofNullable(LARGE.get(name)).ifPresent(f -> found.add(f.get()));
            });
  }

  /** A function that is one expression, which a planner may put in the place of its call. */
  static SessionFunction expression(
      String name, String parameters, String result, String expression) {
    return made(name, parameters, result, "sql", "immutable", "select " + expression.strip());
  }

  /** A function in steps. */
  static SessionFunction steps(String name, String parameters, String result, String body) {
    return made(name, parameters, result, "plpgsql", "immutable strict", body.strip());
  }

  private static SessionFunction made(
      String name,
      String parameters,
      String result,
      String language,
      String properties,
      String body) {
    return new SessionFunction(
        name,
        "create or replace function %s%s(%s) returns %s language %s %s parallel safe as $$\n%s\n$$"
            .formatted(SCHEMA, name, parameters, result, language, properties, body));
  }

  /** Text in quotes. */
  static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** Text with each character that is not plain as an escape. */
  static String escaped(int... points) {
    return Arrays.stream(points)
        .mapToObj(p -> String.format(p > 0xffff ? "\\U%08X" : "\\u%04X", p))
        .collect(Collectors.joining("", "E'", "'"));
  }
}
