package dev.segue.runtime.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes rows of a table out of the cells of a file; what cannot be read is missing and counted. */
final class RowBuilder {
  private static final int LONGEST_SHOWN = 80;

  /** What is dated further ahead is told. */
  private static final Duration DAY = Duration.ofHours(24);

  /** What is dated further ahead is not kept: nobody knows so early what will have happened. */
  private static final Duration YEAR = Duration.ofDays(365);

  private final TablePlan plan;
  private final RowReader reader;
  private final List<Taken> taken = new ArrayList<>();
  private final int typePlace;
  private final int atPlace;
  private final long tomorrow;
  private final long nextYear;
  private long ahead;
  private final @Nullable Object[] row;
  private final Map<String, Tally> unreadable = new TreeMap<>();
  private final Map<String, Long> otherKinds = new TreeMap<>();

  /** A column that the file has, and how its value is read, by the kind of event. */
  private record Taken(TablePlan.Column column, Map<String, Source> sources, Source otherwise) {
    Source of(String kind) {
      return sources.getOrDefault(kind, otherwise);
    }
  }

  private record Source(int place, List<String> path, Reading reading) {}

  /** How many values of a column could not be read, and the first of them. */
  private static final class Tally {
    private final String example;
    private final long line;
    private long count;

    Tally(String example, long line) {
      this.example = example;
      this.line = line;
    }
  }

  /**
   * @param fileColumns the columns that the reader was asked for
   * @param today as of when an event is dated ahead
   */
  RowBuilder(
      TablePlan plan, List<String> fileColumns, RowReader reader, ZoneId zone, Instant today) {
    this(plan, fileColumns, reader, new Readings(zone, reader.decimalComma()), today);
  }

  /** The same where it is known how each type is read. */
  RowBuilder(
      TablePlan plan,
      List<String> fileColumns,
      RowReader reader,
      Readings readings,
      Instant today) {
    this.plan = plan;
    this.reader = reader;
    // a file of JSON lines tells only at its end what it lacks
    List<Integer> missing = reader instanceof JsonLines ? List.of() : reader.missing();
    for (TablePlan.Column column : plan.columns()) {
      Map<String, Source> sources = new HashMap<>();
      List<Source> all = new ArrayList<>();
      column
          .origins()
          .forEach(
              (kind, origin) -> {
                int place = fileColumns.indexOf(origin.column());
                if (!missing.contains(place)) {
                  Source source = new Source(place, origin.path(), readings.of(origin.shape()));
                  sources.put(kind, source);
                  all.add(source);
                }
              });
      if (!all.isEmpty()) {
        taken.add(new Taken(column, sources, all.getFirst()));
      }
    }
    this.typePlace = plan.typeColumn().map(fileColumns::indexOf).orElse(-1);
    this.atPlace = plan.atColumn().map(columns()::indexOf).orElse(-1);
    this.tomorrow = today.plus(DAY).toEpochMilli();
    this.nextYear = today.plus(YEAR).toEpochMilli();
    this.row = new @Nullable Object[taken.size()];
  }

  /** The columns that rows have values for. */
  List<String> columns() {
    return taken.stream().map(t -> t.column().name()).toList();
  }

  /** Reads the reader's row into {@link #row}; why it cannot be kept, if so. */
  Optional<String> read() {
    String kind = kind();
    Map<Integer, Optional<JsonNode>> objects = Map.of();
    for (int i = 0; i < row.length; i++) {
      Source source = taken.get(i).of(kind);
      TablePlan.Column column = taken.get(i).column();
      String cell = reader.cell(source.place());
      if (cell != null && !source.path().isEmpty()) {
        if (!objects.containsKey(source.place())) {
          objects = new HashMap<>(objects);
          objects.put(source.place(), Json.read(cell).filter(JsonNode::isObject));
        }
        Optional<JsonNode> object = objects.getOrDefault(source.place(), Optional.empty());
        cell = object.isPresent() ? Json.at(object.get(), source.path()) : null;
      }
      Optional<Object> value = cell == null ? Optional.empty() : source.reading().read(cell);
      row[i] = value.orElse(null);
      if (value.isEmpty()) {
        if (column.required()) {
          return Optional.of(
              cell == null
                  ? "it has no " + column.name()
                  : "its " + column.name() + " cannot be read: " + shown(cell));
        }
        if (cell != null) {
          count(column.name(), cell);
        }
      }
    }
    if (atPlace >= 0 && row[atPlace] instanceof Long at && at > tomorrow) {
      if (at > nextYear) {
        return Optional.of("it is dated more than a year ahead: " + Instant.ofEpochMilli(at));
      }
      ahead++;
    }
    if (typePlace >= 0 && !plan.kinds().contains(kind)) {
      otherKinds.merge(kind, 1L, Long::sum);
    }
    return Optional.empty();
  }

  private String kind() {
    String cell = typePlace < 0 ? null : reader.cell(typePlace);
    return cell == null ? "" : (String) Readings.text(cell).orElse("");
  }

  private void count(String column, String cell) {
    unreadable.computeIfAbsent(column, c -> new Tally(shown(cell), reader.line())).count++;
  }

  /** A cell on one line, without what no terminal can show. */
  private static String shown(String cell) {
    String start = cell.length() > LONGEST_SHOWN ? cell.substring(0, LONGEST_SHOWN) + ".." : cell;
    return start.replaceAll("[\\p{Cntrl}\\p{Cs}]", "\uFFFD");
  }

  /** The row read last, in the order of {@link #columns}; overwritten by the next. */
  @Nullable Object[] row() {
    return row;
  }

  List<Ingested.Unreadable> unreadable() {
    return unreadable.entrySet().stream()
        .map(
            e ->
                new Ingested.Unreadable(
                    e.getKey(), e.getValue().count, e.getValue().example, e.getValue().line))
        .toList();
  }

  /** How many events are dated more than a day ahead. */
  long ahead() {
    return ahead;
  }

  /** How many rows there were of each kind that the schema does not declare. */
  Map<String, Long> otherKinds() {
    return otherKinds;
  }
}
