package dev.segue.runtime.differential;

import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.sql.Encoding;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.Stored;
import dev.segue.compiler.type.Rational;
import dev.segue.compiler.type.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import tools.jackson.databind.ObjectMapper;

/** How values are written in the columns of a source. */
sealed interface Handwriting {
  ObjectMapper JSON = new ObjectMapper();

  SourceLayout layout(Schema schema);

  /** A value of a field; nothing: missing, which may be written as what cannot be read. */
  Optional<Object> written(Schema.Field field, Optional<Value> value);

  /** An instant in a column of that name. */
  Object instant(String column, Instant instant);

  Object truth(String column, boolean truth);

  /** The type of a column, where it has one of its engine's own. */
  Optional<Native> type(String column);

  /** How often a row of events stands in a table. */
  int copies(String table);

  /** As Segue itself writes. */
  record Canonical() implements Handwriting {
    @Override
    public SourceLayout layout(Schema schema) {
      return SourceLayout.canonical(schema);
    }

    @Override
    public Optional<Object> written(Schema.Field field, Optional<Value> value) {
      return value.map(v -> of(v, field.type()));
    }

    private static Object of(Value value, Type type) {
      if (value instanceof Value.Items(var items)) {
        Type element = ((Type.ListOf) type).element();
        return JSON.writeValueAsString(items.stream().map(i -> Stored.write(i, element)).toList());
      }
      return Stored.write(value, type);
    }

    @Override
    public Object instant(String column, Instant instant) {
      return instant.toEpochMilli();
    }

    @Override
    public Object truth(String column, boolean truth) {
      return truth ? 1L : 0L;
    }

    @Override
    public Optional<Native> type(String column) {
      return Optional.empty();
    }

    @Override
    public int copies(String table) {
      return 1;
    }
  }

  /**
   * Each field in an encoding, and a type of column, that are drawn for it, each value in one of
   * the forms of these.
   */
  final class Somebodys implements Handwriting {
    private static final DateTimeFormatter LOCAL =
        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    private static final List<ZoneOffset> OFFSETS =
        List.of(ZoneOffset.UTC, ZoneOffset.ofHoursMinutes(5, 30), ZoneOffset.ofHours(-8));

    private static final Way ELEMENT = new Way(Encoding.ISO);

    private final Random random;
    private final ZoneId zone;
    private final String database;
    private final Set<Native> natives;
    private final boolean fine;
    private final BiFunction<Native, Type, Optional<Encoding>> own;
    private final Map<Object, Way> drawn = new HashMap<>();
    private final Map<String, Native> types = new HashMap<>();
    private final Map<String, Boolean> once = new HashMap<>();

    /**
     * @param database the name of what holds the tables
     * @param natives the types of columns that it may have
     * @param fine whether its own instants are finer than milliseconds
     * @param own what each of them is where it holds what is declared
     */
    Somebodys(
        long seed,
        ZoneId zone,
        String database,
        Set<Native> natives,
        boolean fine,
        BiFunction<Native, Type, Optional<Encoding>> own) {
      this.fine = fine;
      this.own = own;
      this.database = database;
      this.natives = natives;
      this.random = new Random(seed);
      this.zone = zone;
    }

    @Override
    public SourceLayout layout(Schema schema) {
      Map<String, SourceLayout.Table> tables = new HashMap<>();
      Schema.Contacts contacts = schema.contacts();
      tables.put(contacts.table(), table(contacts.fields(), contacts.keyField(), true));
      schema
          .accounts()
          .ifPresent(
              a -> tables.put(a.table(), table(a.fields(), a.keyField(), random.nextBoolean())));
      for (Schema.EventTable events : schema.eventTables()) {
        List<Schema.Field> fields =
            events.kinds().stream().flatMap(k -> k.properties().stream()).distinct().toList();
        SourceLayout.Table plain = table(fields, Optional.empty(), false);
        tables.put(
            events.table(),
            new SourceLayout.Table(
                isUnique(events.table()),
                plain.fields(),
                Map.of(
                    events.atColumn(),
                    column(events.atColumn(), events.atColumn(), Type.INSTANT))));
      }
      for (Schema.RecordTable records : schema.records()) {
        tables.put(
            records.table(), table(records.fields(), Optional.empty(), isUnique(records.table())));
      }
      schema
          .consent()
          .ifPresent(
              c ->
                  tables.put(
                      c.table(),
                      new SourceLayout.Table(
                          false,
                          Map.of(),
                          Map.of(
                              c.atColumn(),
                              column(c.atColumn(), c.atColumn(), Type.INSTANT),
                              c.statusColumn(),
                              column(c.statusColumn(), c.statusColumn(), Type.TRUTH)))));
      return new SourceLayout(Optional.of(database), tables);
    }

    /** Whether no row of the table stands there twice. */
    private boolean isUnique(String table) {
      return once.computeIfAbsent(table, t -> random.nextBoolean());
    }

    private SourceLayout.Table table(List<Schema.Field> fields, Schema.Field key, boolean unique) {
      return table(fields, Optional.of(key), unique);
    }

    private SourceLayout.Table table(
        List<Schema.Field> fields, Optional<Schema.Field> key, boolean unique) {
      Map<Schema.Field, SourceLayout.Place> places = new HashMap<>();
      for (Schema.Field field : fields) {
        switch (field.storage()) {
          case Schema.Storage.Column(var column, var time) ->
              places.put(
                  field,
                  new SourceLayout.Place(column, List.of(), column(field, column, field.type())));
          case Schema.Storage.Json(var path, var time) -> {
            if (natives.contains(Native.JSON) && random.nextBoolean()) {
              types.put("props", Native.JSON);
            }
            Way way = drawn.computeIfAbsent(field, f -> one(Way.plain(field.type())));
            places.put(field, new SourceLayout.Place("props", path, way.encoding()));
          }
          case Schema.Storage.Coordinates c -> {}
          case Schema.Storage.Own o -> {}
        }
      }
      key.ifPresent(
          k -> places.put(k, new SourceLayout.Place(k.name(), List.of(), Encoding.CANONICAL)));
      return new SourceLayout.Table(unique, places, Map.of());
    }

    private Encoding column(Object what, String column, Type type) {
      Way way =
          drawn.computeIfAbsent(
              what,
              w -> {
                List<Way> ways = new ArrayList<>(Way.plain(type));
                Way.typed(type).stream()
                    .filter(t -> natives.contains(t.type().orElseThrow()))
                    .forEach(ways::add);
                return one(ways);
              });
      way.type().ifPresent(t -> types.put(column, t));
      return way.type().flatMap(t -> own.apply(t, type)).orElse(way.encoding());
    }

    @Override
    public Optional<Native> type(String column) {
      return Optional.ofNullable(types.get(column));
    }

    private <T> T one(List<T> ways) {
      return ways.get(random.nextInt(ways.size()));
    }

    @Override
    public Optional<Object> written(Schema.Field field, Optional<Value> value) {
      Way way = Optional.ofNullable(drawn.get(field)).orElseThrow();
      if (value.isEmpty()) {
        return way.type().isPresent() ? Optional.empty() : garbage(field.type());
      }
      return Optional.of(
          field.storage() instanceof Schema.Storage.Json
              ? inJson(value.get(), field.type(), way)
              : of(value.get(), field.type(), way));
    }

    /** JSON has truth and lists of its own. */
    private Object inJson(Value value, Type type, Way way) {
      return switch (value) {
        case Value.Truth(var truth) -> random.nextBoolean() ? (Object) truth : truth(truth, way);
        case Value.Items(var items) -> natural(items, type);
        case Value other -> of(other, type, way);
      };
    }

    private List<Object> natural(List<Value> items, Type type) {
      List<Object> natural = new ArrayList<>();
      items.forEach(i -> natural.add(of(i, ((Type.ListOf) type).element(), ELEMENT)));
      return natural;
    }

    private Optional<Object> garbage(Type type) {
      boolean none = random.nextBoolean() || type instanceof Type.Text;
      return none ? Optional.empty() : Optional.of(one(List.of("n/a", "", "2026-13-45", "1e999")));
    }

    private Object of(Value value, Type type, Way way) {
      return switch (value) {
        case Value.Text(var text) ->
            text.matches("[1-9][0-9]{0,9}") ? (Object) Long.parseLong(text) : text;
        case Value.Number(var number) -> number(number, (Type.Numeric) type, way);
        case Value.Truth(var truth) -> truth(truth, way);
        case Value.Day(var day) -> day(day, way);
        case Value.Instant(var instant) -> instant(instant, way);
        case Value.Items(var items) -> JSON.writeValueAsString(natural(items, type));
        case Value.Span s -> throw new IllegalArgumentException("no column");
        case Value.Location l -> throw new IllegalArgumentException("two columns");
      };
    }

    private Object number(Rational number, Type.Numeric type, Way way) {
      BigDecimal decimal = number.rounded(type.scale());
      if (way.type().isPresent()) {
        return decimal.toPlainString();
      }
      if (type.scale() == 0) {
        return random.nextBoolean() ? (Object) decimal.longValueExact() : decimal + ".0";
      }
      return random.nextBoolean() ? (Object) decimal.doubleValue() : " " + decimal.toPlainString();
    }

    private Object truth(boolean truth, Way way) {
      if (way.type().isPresent()) {
        return way.type().get() == Native.WHOLE ? truth ? "1" : "0" : Boolean.toString(truth);
      }
      return truth
          ? one(List.<Object>of(1L, "t", "Yes", "TRUE", "y"))
          : one(List.<Object>of(0L, "f", "NO", "false", "N"));
    }

    @Override
    public Object truth(String column, boolean truth) {
      return truth(truth, Optional.ofNullable(drawn.get(column)).orElseThrow());
    }

    private Object day(LocalDate day, Way way) {
      long seconds = day.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
      return switch (way.encoding()) {
        case SECONDS -> seconds + random.nextInt(86_400);
        case MILLISECONDS -> seconds * 1_000;
        case CANONICAL,
            TEXT,
            NUMBER,
            BOOLEAN,
            ISO,
            JSON_ARRAY,
            INSTANT,
            LIST,
            LOCAL,
            DAY,
            TRUTH,
            WHOLE,
            DECIMAL,
            FIXED ->
            way.type().equals(Optional.of(Native.DATE))
                ? day.toString()
                : way.type().isPresent()
                    ? day + one(List.of(" 00:00:00", " 23:59:00"))
                    : day + one(List.of("", "T09:30:00", " 23:59"));
      };
    }

    private Object instant(Instant instant, Way way) {
      return switch (way.encoding()) {
        case SECONDS ->
            instant.toEpochMilli() % 1_000 == 0
                ? (Object) instant.getEpochSecond()
                : BigDecimal.valueOf(instant.toEpochMilli(), 3).toPlainString();
        case MILLISECONDS -> instant.toEpochMilli();
        case INSTANT -> {
          OffsetDateTime at = instant.atOffset(one(OFFSETS));
          yield LOCAL.format(at) + microseconds() + at.getOffset();
        }
        case CANONICAL,
            TEXT,
            NUMBER,
            BOOLEAN,
            ISO,
            JSON_ARRAY,
            LIST,
            LOCAL,
            DAY,
            TRUTH,
            WHOLE,
            DECIMAL,
            FIXED ->
            way.type().isPresent()
                ? LOCAL.format(LocalDateTime.ofInstant(instant, zone)) + microseconds()
                : iso(instant);
      };
    }

    /** What lies below a millisecond, where a column keeps it: no answer looks at it. */
    private String microseconds() {
      return fine ? "%03d".formatted(random.nextInt(1_000)) : "";
    }

    private String iso(Instant instant) {
      LocalDate day = LocalDate.ofInstant(instant, zone);
      if (day.atStartOfDay(zone).toInstant().equals(instant) && random.nextBoolean()) {
        return day.toString();
      }
      return one(
          List.of(
              instant.toString(),
              instant.toString().replace('T', ' '),
              instant.atOffset(ZoneOffset.ofHoursMinutes(5, 30)).toString()));
    }

    @Override
    public Object instant(String column, Instant instant) {
      return instant(instant, Optional.ofNullable(drawn.get(column)).orElseThrow());
    }

    @Override
    public int copies(String table) {
      return isUnique(table) ? 1 : 1 + random.nextInt(2);
    }
  }
}
