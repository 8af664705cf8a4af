package dev.segue.runtime.ingest;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.diag.Suggestion;
import dev.segue.compiler.ir.Schema.TimeEncoding;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.type.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Some rows of somebody's table, and whether they are what the schema says. */
final class ColumnSamples {
  /** Seconds reach this in the year 5138, milliseconds in 1973. */
  private static final long SECONDS_END = 100_000_000_000L;

  private static final int SHOWN = 5;

  private final TablePlan plan;
  private final List<String> columns;
  private final List<List<Optional<Object>>> rows;
  private final Readings readings;

  ColumnSamples(
      TablePlan plan, List<String> columns, List<List<Optional<Object>>> rows, Readings readings) {
    this.plan = plan;
    this.columns = columns;
    this.rows = rows;
    this.readings = readings;
  }

  /** Values that are not what the schema says, and what to do. */
  record Misfit(
      TablePlan.Origin origin, boolean all, String what, String example, Optional<String> hint) {
    Diagnostic diagnostic(String table, Span span) {
      Diagnostic diagnostic =
          Diagnostic.of(
              all ? Code.COLUMN_MISFIT : Code.COLUMN_PARTLY_MISFIT,
              span,
              shown(origin),
              table,
              what,
              SampleText.shown(example));
      return hint.map(diagnostic::hint).orElse(diagnostic);
    }

    private static String shown(TablePlan.Origin origin) {
      return origin.path().isEmpty()
          ? origin.column()
          : origin.column() + "." + String.join(".", origin.path());
    }
  }

  /** A kind of event of which no row was seen, and one like it of which rows were. */
  record UnseenKind(String kind, String like) {
    Diagnostic diagnostic(TablePlan plan, SchemaPlaces places) {
      return Diagnostic.of(Code.KIND_UNSEEN, places.kind(plan.table(), kind), plan.table(), kind)
          .hint("did you mean '" + like + "'? write " + kind + " from \"" + like + "\"");
    }
  }

  /** Nothing where half of the values or more can be read. */
  Optional<Misfit> misfit(TablePlan.Origin origin) {
    Reading reading = SampleText.reading(readings, origin.shape());
    List<String> values = values(origin);
    List<String> unreadable = values.stream().filter(v -> reading.read(v).isEmpty()).toList();
    if (unreadable.size() * 2L <= values.size()) {
      return resolution(origin, values);
    }
    return Optional.of(
        new Misfit(
            origin,
            unreadable.size() == values.size(),
            words(origin.shape()),
            unreadable.getFirst(),
            hint(origin.shape(), unreadable)));
  }

  /** Milliseconds read as seconds lie in the year 50,000, and seconds as milliseconds in 1970. */
  private static Optional<Misfit> resolution(TablePlan.Origin origin, List<String> values) {
    if (!(origin.shape() instanceof TablePlan.Shape.Value(var type, var time))
        || !isTime(type)
        || values.isEmpty()) {
      return Optional.empty();
    }
    List<Double> numbers = values.stream().flatMap(v -> number(v).stream()).toList();
    if (numbers.size() < values.size()) {
      return Optional.empty();
    }
    boolean late = numbers.stream().allMatch(n -> Math.abs(n) >= SECONDS_END);
    boolean early = numbers.stream().allMatch(n -> Math.abs(n) < SECONDS_END / 10);
    return switch (time) {
      case NATURAL -> Optional.empty();
      case SECONDS ->
          late
              ? Optional.of(
                  new Misfit(
                      origin,
                      true,
                      "time in seconds",
                      values.getFirst(),
                      Optional.of("write " + type.words() + " in milliseconds")))
              : Optional.empty();
      case MILLISECONDS ->
          early
              ? Optional.of(
                  new Misfit(
                      origin,
                      true,
                      "time in milliseconds",
                      values.getFirst(),
                      Optional.of("write " + type.words() + " in seconds")))
              : Optional.empty();
    };
  }

  private static boolean isTime(Type type) {
    return type.equals(Type.DAY) || type.equals(Type.INSTANT);
  }

  private static String words(TablePlan.Shape shape) {
    return switch (shape) {
      case TablePlan.Shape.Key(var integer) -> integer ? "integer key" : "key";
      case TablePlan.Shape.Value(var type, var time) ->
          time == TimeEncoding.NATURAL ? type.words() : "number that is a " + type.words();
      case TablePlan.Shape.Degrees degrees -> "number of degrees";
      case TablePlan.Shape.JsonObject object -> "JSON object";
    };
  }

  private static Optional<String> hint(TablePlan.Shape shape, List<String> unreadable) {
    if (!(shape instanceof TablePlan.Shape.Value(var type, var time))) {
      return Optional.empty();
    }
    if (isTime(type)) {
      return Optional.of(timeHint(type, time, unreadable));
    }
    if (type instanceof Type.OneOf) {
      Set<String> seen = new LinkedHashSet<>(unreadable);
      return Optional.of(
          "its values are '"
              + String.join("', '", seen.stream().limit(SHOWN).toList())
              + (seen.size() > SHOWN ? "' and others" : "'"));
    }
    return Optional.of(
        type instanceof Type.ListOf ? "a list is a JSON array" : "declare it as text");
  }

  private static String timeHint(Type type, TimeEncoding time, List<String> unreadable) {
    List<Double> numbers = unreadable.stream().flatMap(v -> number(v).stream()).toList();
    if (time == TimeEncoding.NATURAL && numbers.size() == unreadable.size()) {
      boolean late = numbers.stream().allMatch(n -> Math.abs(n) >= SECONDS_END);
      return "write " + type.words() + (late ? " in milliseconds" : " in seconds");
    }
    return time == TimeEncoding.NATURAL
        ? "read are "
            + (type.equals(Type.DAY) ? "2026-03-02" : "2026-03-02 14:30:05 and 2026-03-02T14:30Z")
            + "; a view can write it so, or declare it as text"
        : "leave out '" + (time == TimeEncoding.SECONDS ? "in seconds'" : "in milliseconds'");
  }

  private static Optional<Double> number(String text) {
    try {
      return Optional.of(Double.parseDouble(text));
    } catch (NumberFormatException notOne) {
      return Optional.empty();
    }
  }

  /** The kinds that are declared, not seen, and written much like one that is seen. */
  List<UnseenKind> unseenKinds() {
    int place = plan.typeColumn().map(columns::indexOf).orElse(-1);
    if (place < 0) {
      return List.of();
    }
    Set<String> seen = new LinkedHashSet<>();
    rows.forEach(r -> r.get(place).map(SampleText::of).ifPresent(seen::add));
    seen.removeIf(plan.kinds()::contains);
    List<UnseenKind> unseen = new ArrayList<>();
    Set<String> known = new LinkedHashSet<>();
    rows.forEach(r -> r.get(place).map(SampleText::of).ifPresent(known::add));
    for (String kind : plan.kinds()) {
      List<String> near = known.contains(kind) ? List.of() : Suggestion.nearest(kind, seen);
      if (!near.isEmpty()) {
        unseen.add(new UnseenKind(kind, near.getFirst()));
      }
    }
    return unseen;
  }

  private List<String> values(TablePlan.Origin origin) {
    int place = columns.indexOf(origin.column());
    int type = origin.kind().isEmpty() ? -1 : plan.typeColumn().map(columns::indexOf).orElse(-1);
    List<String> values = new ArrayList<>();
    for (List<Optional<Object>> row : rows) {
      boolean ofKind =
          type < 0 || row.get(type).map(SampleText::of).filter(origin.kind()::equals).isPresent();
      if (ofKind) {
        row.get(place).flatMap(v -> SampleText.of(v, origin.path())).ifPresent(values::add);
      }
    }
    return values;
  }
}
