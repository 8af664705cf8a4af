package dev.segue.runtime.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.sql.Dialect;
import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.type.Type;
import dev.segue.runtime.States;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.Schemas;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IngestTest {
  static final Instant TODAY = Instant.parse("2026-03-02T12:00:00Z");

  @TempDir Path root = Path.of("");

  private Store store = Store.open(States.empty());

  @BeforeEach
  void makeFolder() throws IOException {
    Files.createDirectories(root.resolve("data"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Ingested run(Schema schema) {
    return Ingest.run(store, schema, ZoneOffset.UTC, root, Instant.EPOCH, TODAY, Progress.SILENT);
  }

  private void run(Schema schema, Instant now) {
    Ingest.run(store, schema, ZoneOffset.UTC, root, now, TODAY, Progress.SILENT);
  }

  private Ingested run() {
    return run(Schemas.shop());
  }

  private Ingested files(Optional<String> as, String... files) {
    List<Path> paths = Arrays.stream(files).map(root::resolve).toList();
    return Ingest.files(
        store,
        Schemas.shop(),
        ZoneOffset.UTC,
        root,
        paths,
        as,
        Instant.EPOCH,
        TODAY,
        Progress.SILENT,
        false,
        Optional.empty());
  }

  private Path write(String file, String text) throws IOException {
    return Files.writeString(root.resolve(file), text);
  }

  private long count(String table) {
    return store.number(new SqlText("select count(*) from " + table, List.of()));
  }

  @Test
  void whatAnImportChangesOfAnAttributeWithHistoryIsSoSinceTheImport() throws IOException {
    Schema.Field plan =
        new Schema.Field(
            "plan",
            Type.TEXT,
            new Schema.Storage.Column("plan", Schema.TimeEncoding.NATURAL),
            true);
    Schema schema = Schemas.contacts(plan);
    write("contacts.csv", "id,plan\nana,free\nbob,pro\ncy,\n");
    run(schema, Instant.parse("2026-03-02T12:00:00Z"));
    write("contacts.csv", "id,plan\nana,pro\nana,team\nbob,pro\ncy,pro\ncy,\n");
    run(schema, Instant.parse("2026-03-03T12:00:00Z"));
    run(schema, Instant.parse("2026-03-04T12:00:00Z"));
    assertEquals(
        List.of(
            "ana free 2026-03-02", "ana team 2026-03-03", "bob pro 2026-03-02", "cy - 2026-03-02"),
        store.list(
            new SqlText(
                "select contact || ' ' || coalesce(value, '-') || ' ', since from segue_history"
                    + " order by 1, 2",
                List.of()),
            row ->
                row.text(0).orElseThrow()
                    + Instant.ofEpochMilli(row.number(1).orElseThrow())
                        .toString()
                        .substring(0, 10)));
  }

  @Test
  void filesAreFoundByTheNamesOfTables() throws IOException {
    write("contacts.csv", "id\n1\n");
    write("vips.csv", "email\nx@example.com\n");
    write("data/Contacts_2026.csv", "id\n2\n");
    write("data/events-2026-03.jsonl", "");
    write("data/eventsbackup.csv", "id\n");
    write("data/readme.txt", "no data");
    Ingested ingested = run();
    assertEquals(
        List.of("contacts.csv", "data/Contacts_2026.csv", "data/events-2026-03.jsonl"),
        ingested.files().stream().map(Ingested.FileReport::path).toList());
    assertEquals(List.of("data/eventsbackup.csv"), ingested.unclaimed());
    assertEquals(2, count("contacts"));
  }

  /** A day is 24 hours and a year 365 days, both included. */
  @Test
  void eventsThatAreDatedAheadAreToldAndThoseOfAnotherYearSetAside() throws IOException {
    write(
        "data/events.csv",
        """
        id,contact_id,at,type
        1,1,2026-03-03T12:00:00Z,signed_up
        2,1,2026-03-03T12:00:00.001Z,signed_up
        3,1,2027-03-02T12:00:00Z,signed_up
        4,1,2027-03-02T12:00:00.001Z,signed_up
        """);
    Ingested.FileReport report = run().files().getFirst();
    assertEquals(3, report.added());
    assertEquals(2, report.ahead());
    assertEquals(1, report.setAside());
    assertEquals(
        "5,it is dated more than a year ahead: 2027-03-02T12:00:00.001Z,"
            + "\"4,1,2027-03-02T12:00:00.001Z,signed_up\"",
        Files.readAllLines(root.resolve(report.setAsideFile().orElseThrow())).getLast());
  }

  @Test
  void whatWasReadIsReadAgainOnlyWhereItChanged() throws IOException {
    Path file = write("data/contacts.csv", "id,email\n1,a@example.com\n2,b@example.com\n");
    assertEquals(2, run().written());
    Ingested again = run();
    assertEquals(List.of(), again.files());
    assertEquals(1, again.unchanged());
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000));
    assertEquals(List.of(), run().files(), "the same content at another time");
    Files.writeString(file, "2,c@example.com\n3,d@example.com\n", StandardOpenOption.APPEND);
    Ingested.FileReport report = run().files().getFirst();
    assertEquals(1, report.added());
    assertEquals(1, report.changed());
    assertEquals(2, report.same());
    assertEquals(
        List.of("a@example.com", "c@example.com", "d@example.com"),
        store.list(
            new SqlText("select email from contacts order by id", List.of()),
            r -> r.text(0).orElseThrow()));
  }

  @Test
  void aFileWithoutAColumnLeavesWhatAnotherFileSaid() throws IOException {
    write("data/contacts-1.csv", "id,email,plan\n1,a@example.com,pro\n");
    write("data/contacts-2.csv", "id,email\n1,b@example.com\n");
    run();
    assertEquals(
        List.of("b@example.com pro"),
        store.list(
            new SqlText("select email || ' ' || plan from contacts", List.of()),
            r -> r.text(0).orElseThrow()));
  }

  @Test
  void aColumnThatTheSchemaGainsIsFilledFromTheFilesThatHaveIt() throws IOException {
    write("data/orders.csv", "order_no,customer,ordered,items\no1,1,1,3\no2,1,2,\n");
    run();
    Ingested again = run(Schemas.shop(Schemas.field("items", Type.INTEGER)));
    Ingested.FileReport report = again.files().getFirst();
    assertEquals(1, report.changed());
    assertEquals(1, report.same());
    assertEquals(0, report.setAside());
    assertEquals(3, store.number(new SqlText("select sum(items) from orders", List.of())));
  }

  @Test
  void aFractionIsNoInteger() throws IOException {
    write(
        "data/orders.csv",
        "order_no,customer,ordered,items\no1,1,1,7.5\no2,1,2,7.0\no3,1,3,-0.2\no4,1,4,2\n");
    Ingested.FileReport report =
        run(Schemas.shop(Schemas.field("items", Type.INTEGER))).files().getFirst();
    assertEquals(
        List.of("items", 2L),
        List.of(report.unreadable().getFirst().column(), report.unreadable().getFirst().count()));
    assertEquals(
        List.of("7", "2"),
        store.list(
            new SqlText(
                "select items from orders where items is not null order by order_no", List.of()),
            r -> r.text(0).orElseThrow()));
  }

  @Test
  void rowsSetAsideStandInAFileUntilAllAreWell() throws IOException {
    write("data/contacts.csv", "id,email\n1,a\n2\n");
    assertEquals(
        Optional.of("data/rejected/contacts.csv"), run().files().getFirst().setAsideFile());
    assertTrue(Files.exists(root.resolve("data/rejected/contacts.csv")));
    write("data/contacts.csv", "id,email\n1,a\n2,b\n");
    run();
    assertFalse(Files.exists(root.resolve("data/rejected/contacts.csv")));
  }

  @Test
  void noTwoFilesSetRowsAsideInOne(@TempDir Path elsewhere) throws IOException {
    write("contacts.csv", "id,email\n,root\n");
    write("data/contacts.csv", "id,email\n,plain\n");
    Files.write(root.resolve("data/contacts.csv.gz"), packed("id,email\n,packed\n"));
    write("data/contacts.tsv", "id\temail\n\ttabs\n");
    run();
    assertEquals(List.of(",root"), setAside("rejected/contacts.csv"));
    assertEquals(List.of(",plain"), setAside("data/rejected/contacts.csv"));
    assertEquals(List.of(",packed"), setAside("data/rejected/contacts.csv.gz.csv"));
    assertEquals(List.of("\ttabs"), setAside("data/rejected/contacts.tsv.csv"));
    Path other = elsewhere.resolve("contacts.csv");
    Files.writeString(other, "id,email\n,elsewhere\n");
    files(Optional.empty(), other.toString());
    assertEquals(List.of(",plain"), setAside("data/rejected/contacts.csv"));
    assertEquals(List.of(",elsewhere"), setAside("data/rejected" + other));
  }

  private List<String> setAside(String file) throws IOException {
    return Files.readAllLines(root.resolve(file)).stream()
        .skip(1)
        .map(line -> line.substring(line.indexOf("it has no id,") + 13).replace("\"", ""))
        .toList();
  }

  @Test
  void aFileThatBreaksOffIsNotReadAtAll() throws IOException {
    write("data/contacts.csv", "id\n1\n");
    StringBuilder text = new StringBuilder("id,contact_id,at,type\n,,,\nbad\n");
    for (int i = 0; i < 20_000; i++) {
      text.append("e").append(i).append(",c").append(i * 7919L % 20_000);
      text.append(",2026-03-01T09:30:00Z,signed_up\n");
    }
    byte[] packed = packed(text.toString());
    Path file = root.resolve("data/events.csv.gz");
    Files.write(file, Arrays.copyOf(packed, packed.length / 2));
    StoreFailure failure = assertThrows(StoreFailure.class, this::run);
    assertEquals("data/events.csv.gz", failure.place());
    assertEquals("it breaks off in the middle", failure.reason());
    assertEquals(1, count("contacts"), "the file before it");
    assertEquals(0, count("events"));
    try (var left = Files.list(root.resolve("data/rejected"))) {
      assertEquals(List.of(), left.toList());
    }
    Files.write(file, packed);
    assertEquals(20_000, run().written());
  }

  private static byte[] packed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream packing = new GZIPOutputStream(bytes)) {
      packing.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void whatIsNoDataIsToldPlainly() throws IOException {
    write("data/contacts.csv", "name,mail\nAna,a@example.com\n");
    StoreFailure noColumns = assertThrows(StoreFailure.class, this::run);
    assertEquals("it has no header with the columns of contacts", noColumns.reason());
    assertEquals(
        "name the column in its header; these are of no use: name, mail", noColumns.remedy());
    write("data/contacts.csv", "email\na@example.com\n");
    assertEquals(
        "it has no column 'id', which no row can do without",
        assertThrows(StoreFailure.class, this::run).reason());
    write("data/contacts.csv", "");
    assertEquals(
        "it has no header with the columns of contacts",
        assertThrows(StoreFailure.class, this::run).reason());
    Files.write(root.resolve("data/contacts.csv"), new byte[] {'P', 'K', 3, 4, 0, 0, 1});
    assertEquals("it is no file of text", assertThrows(StoreFailure.class, this::run).reason());
    Files.delete(root.resolve("data/contacts.csv"));
    Files.write(root.resolve("data/contacts.csv.gz"), new byte[] {1, 2, 3});
    assertEquals("it is no whole gzip file", assertThrows(StoreFailure.class, this::run).reason());
  }

  @Test
  void theIndexThatQuestionsNeedIsThereInTheEnd() throws IOException {
    assumeTrue(store.dialect() == Dialect.SQLITE, "another catalogue tells of indexes");
    String index =
        "select count(*) from sqlite_schema where type = 'index' and tbl_name = 'events'"
            + " and sql not like '%unique%'";
    write("data/events.csv", "id,contact_id,at,type\n1,1,2026-03-01,signed_up\n");
    assertEquals(1, run().written());
    assertEquals(1, store.number(new SqlText(index, List.of())));
    write("data/events.csv", "id,contact_id\n");
    assertThrows(StoreFailure.class, this::run);
    assertEquals(1, store.number(new SqlText(index, List.of())));
  }

  @Test
  void filesMayBeNamed() throws IOException {
    write("people.csv", "id\n1\n");
    assertEquals(
        "its name begins with the name of no table",
        assertThrows(StoreFailure.class, () -> files(Optional.empty(), "people.csv")).reason());
    assertEquals(
        "the schema has no table 'persons'",
        assertThrows(StoreFailure.class, () -> files(Optional.of("persons"), "people.csv"))
            .reason());
    assertEquals(1, files(Optional.of("contacts"), "people.csv").written());
    assertEquals(
        "there is no such file",
        assertThrows(StoreFailure.class, () -> files(Optional.empty(), "contacts.csv")).reason());
  }

  @Test
  void wideTextIsRead() throws IOException {
    Files.write(
        root.resolve("data/contacts.csv"),
        "\uFEFFid\temail\r\n1\tb\u00FCro@example.com\r\n".getBytes(StandardCharsets.UTF_16LE));
    run();
    assertEquals(
        List.of("b\u00FCro@example.com"),
        store.list(
            new SqlText("select email from contacts", List.of()), r -> r.text(0).orElseThrow()));
  }
}
