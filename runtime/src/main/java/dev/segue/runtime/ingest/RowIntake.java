package dev.segue.runtime.ingest;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.segue.compiler.ir.Schema;
import dev.segue.runtime.store.EmbeddedTable;
import dev.segue.runtime.store.HistoryTable;
import dev.segue.runtime.store.MergedTable;
import dev.segue.runtime.store.SourceWriter;
import dev.segue.runtime.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Rows that come as JSON while somebody waits, each read as one of a file would be. */
public final class RowIntake {
  /** Where rows are set aside, as seen from the workspace. */
  public static final String SET_ASIDE = "data/rejected/listen.csv";

  private final Store store;
  private final Schema schema;
  private final Readings readings;
  private final Path file;
  private final List<TablePlan> plans;
  private final List<EmbeddedTable> tables;
  private final Map<String, SourceWriter.Texts> written = new HashMap<>();

  public RowIntake(Store store, Schema schema, ZoneId zone, Path root) {
    this.store = store;
    this.schema = schema;
    // JSON has no comma for a point
    this.readings = new Readings(zone, false);
    this.file = root.resolve(SET_ASIDE);
    this.plans = TablePlan.of(schema);
    this.tables = EmbeddedTable.of(schema);
  }

  /**
   * What became of some rows: new, changed, the same as one that was there, or refused.
   *
   * @param refused the others
   */
  public record Taken(long rows, long added, long changed, long same, List<Refused> refused) {
    public Taken {
      refused = List.copyOf(refused);
    }
  }

  /** A row that cannot be kept: where it stood among the others, from 1, why, and the row. */
  public record Refused(long line, String reason, String row) {}

  /** The tables that rows may go to. */
  public List<String> tables() {
    return plans.stream().map(TablePlan::table).toList();
  }

  /**
   * Writes rows to a table, within a transaction.
   *
   * @param body a JSON object, an array of them, or one on each line
   * @param correcting a row whose key is there takes the other's place, of events too
   * @param now when they come: an event that is dated more than a year after it is refused
   */
  public Taken take(String table, String body, boolean correcting, Instant now) {
    TablePlan plan = plans.stream().filter(p -> p.table().equals(table)).findFirst().orElseThrow();
    EmbeddedTable into =
        tables.stream().filter(t -> t.name().equals(table)).findFirst().orElseThrow();
    try (JsonLines reader = JsonLines.of(lines(body), plan.fileColumns())) {
      Set<Object> contacts = new HashSet<>();
      Taken taken = take(plan, into, reader, rule(plan, correcting), contacts, now);
      new HistoryTable(store).record(schema, contacts, now);
      return taken;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes rows.
   *
   * @param contacts where the keys go of contacts who are new or have changed
   */
  private Taken take(
      TablePlan plan,
      EmbeddedTable into,
      JsonLines reader,
      SourceWriter.Rule rule,
      Set<Object> contacts,
      Instant now)
      throws IOException {
    RowBuilder builder = new RowBuilder(plan, plan.fileColumns(), reader, readings, now);
    OptionalInt contact = contact(plan, builder);
    List<Refused> refused = new ArrayList<>();
    SourceWriter.Texts texts =
        written.computeIfAbsent(
            into.name(), name -> SourceWriter.Texts.of(store, into, builder.columns()));
    try (SourceWriter writer = new SourceWriter(store, into, builder.columns(), rule, texts)) {
      RowTaking taking =
          new RowTaking(
              reader,
              builder,
              Rerouted.of(
                  row -> {
                    SourceWriter.Outcome outcome = writer.write(row);
                    if (contact.isPresent() && outcome.isWritten()) {
                      contacts.add(Objects.requireNonNull(row[contact.getAsInt()]));
                    }
                    return outcome;
                  },
                  schema,
                  plan.table(),
                  builder.columns(),
                  new MergedTable(store).few()),
              (line, reason, row) -> refused.add(new Refused(line, reason, row)));
      boolean more = true;
      while (more) {
        more = taking.next();
      }
      return new Taken(
          taking.rows(),
          taking.count(SourceWriter.Outcome.NEW),
          taking.count(SourceWriter.Outcome.CHANGED),
          taking.count(SourceWriter.Outcome.SAME),
          refused);
    }
  }

  private static SourceWriter.Rule rule(TablePlan plan, boolean correcting) {
    return correcting ? SourceWriter.Rule.REPLACE : plan.rule();
  }

  /** Where the key of a contact stands in rows that are contacts. */
  private OptionalInt contact(TablePlan plan, RowBuilder builder) {
    return plan.table().equals(schema.contacts().table())
        ? OptionalInt.of(builder.columns().indexOf(schema.contacts().key().column()))
        : OptionalInt.empty();
  }

  /** Each object on a line of its own. */
  private static String lines(String body) {
    Optional<JsonNode> whole = Json.read(body);
    if (whole.isEmpty()) {
      return body;
    }
    if (!whole.get().isArray()) {
      return whole.get().toString();
    }
    List<String> lines = new ArrayList<>();
    whole.get().forEach(row -> lines.add(row.toString()));
    return String.join("\n", lines);
  }

  /** Keeps what was refused, with the table and the reason. */
  public void setAside(String table, List<Refused> refused) {
    if (refused.isEmpty()) {
      return;
    }
    try {
      Files.createDirectories(Optional.ofNullable(file.getParent()).orElse(Path.of("")));
      boolean first = Files.notExists(file);
      try (CsvWriter writer =
          CsvWriter.builder().build(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        if (first) {
          writer.writeRecord("table", "reason", "row");
        }
        refused.forEach(r -> writer.writeRecord(table, r.reason(), r.row()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
