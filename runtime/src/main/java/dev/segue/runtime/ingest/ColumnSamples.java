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
            hint(origin, values, unreadable)));
  }

  /** Milliseconds read as seconds lie in the year 50,000, and seconds as milliseconds in 1970. */
  private Optional<Misfit> resolution(TablePlan.Origin origin, List<String> values) {
    if (!(origin.shape() instanceof TablePlan.Shape.Value(var type, var time))
        || !isTime(type)
        || values.isEmpty()) {
      return Optional.empty();
    }
    List<String> numbers =
        values.stream().filter(v -> LikelyType.number(v) < Double.MAX_VALUE).toList();
    if (numbers.size() * 2L <= values.size()) {
      return Optional.empty();
    }
    boolean late = numbers.stream().allMatch(n -> LikelyType.number(n) >= LikelyType.SECONDS_END);
    boolean early =
        numbers.stream().allMatch(n -> LikelyType.number(n) < LikelyType.SECONDS_END / 10);
    boolean none = numbers.stream().allMatch(n -> LikelyType.number(n) < LikelyType.SECONDS_BEGIN);
    String example = numbers.getFirst();
    return switch (time) {
      case NATURAL -> Optional.empty();
      case SECONDS ->
          late || none ? of(origin, type, "seconds", example, numbers) : Optional.empty();
      case MILLISECONDS ->
          early ? of(origin, type, "milliseconds", example, numbers) : Optional.empty();
    };
  }

  private Optional<Misfit> of(
      TablePlan.Origin origin, Type type, String unit, String example, List<String> numbers) {
    return Optional.of(
        new Misfit(
            origin,
            true,
            "time in " + unit,
            example,
            Optional.of(
                plan.untyped().contains(origin.column())
                    ? untyped(origin, type, TimeEncoding.SECONDS, likely(numbers))
                    : declared(type, numbers))));
  }

  private String likely(List<String> values) {
    return new LikelyType(readings, values).words();
  }

  /** What to do about a column that has no type to be declared. */
  private static String untyped(
      TablePlan.Origin origin, Type type, TimeEncoding time, String likely) {
    if (type.equals(Type.INSTANT) && likely.startsWith("timestamp in")) {
      return "write at " + origin.column() + likely.substring("timestamp".length());
    }
    String read = read(type, time);
    return read.isEmpty()
        ? "name another column"
        : read + "; name another column, or a view can write it so";
  }

  /** What to write, so that most are read. */
  private String declared(Type type, List<String> values) {
    String likely = likely(values);
    return isTime(type) && likely.startsWith("timestamp in")
        ? "write " + type.words() + likely.substring("timestamp".length())
        : "declare it as " + likely;
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

  private Optional<String> hint(
      TablePlan.Origin origin, List<String> values, List<String> unreadable) {
    if (!(origin.shape() instanceof TablePlan.Shape.Value(var type, var time))) {
      return Optional.empty();
    }
    if (type instanceof Type.OneOf) {
      Set<String> seen = new LinkedHashSet<>(unreadable);
      return Optional.of(
          "its values are '"
              + String.join("', '", seen.stream().limit(SHOWN).toList())
              + (seen.size() > SHOWN ? "' and others" : "'"));
    }
    String likely = likely(values);
    String read = read(type, time);
    boolean untyped = plan.untyped().contains(origin.column());
    boolean isWritten = likely.equals("timestamp") || (untyped && likely.equals("date"));
    if (time != TimeEncoding.NATURAL && isWritten) {
      return Optional.of(
          "leave out '" + (time == TimeEncoding.SECONDS ? "in seconds'" : "in milliseconds'"));
    }
    if (untyped) {
      return Optional.of(untyped(origin, type, time, likely));
    }
    return Optional.of(
        likely.equals(LikelyType.TEXT) && !read.isEmpty()
            ? read + "; a view can write it so, or declare it as text"
            : declared(type, values));
  }

  /** Which forms are read; empty: that is plain. */
  private static String read(Type type, TimeEncoding time) {
    if (time != TimeEncoding.NATURAL) {
      return "";
    }
    return switch (type) {
      case Type.Day t -> "read are 2026-03-02";
      case Type.Instant t -> "read are 2026-03-02 14:30:05 and 2026-03-02T14:30Z";
      case Type.Truth t -> "read are 0 and 1, t and f, true and false, y and n, yes and no";
      case Type.Numeric(var precision, var scale) ->
          scale == 0 ? "read are 5 and -12" : "read are 5 and 12.50";
      case Type.ListOf t -> "a list is a JSON array";
      case Type.Text t -> "";
      case Type.OneOf t -> "";
      case Type.Quotient t -> "";
      case Type.Span t -> "";
      case Type.Zone t -> "read are Europe/Zurich and America/New_York";
      case Type.Location t -> "";
      case Type.Unknown t -> "";
    };
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
