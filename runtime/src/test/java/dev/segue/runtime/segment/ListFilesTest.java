package dev.segue.runtime.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.SqlText;
import dev.segue.runtime.States;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ListFilesTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
  private static final String SCHEMA =
      """
      schema {
        contact from contacts key id {
          email  email
          points decimal(9,2)
        }
      }
      """;

  @TempDir Path folder = Path.of("");

  private static Workspace workspace(String list) {
    Source script = new Source("lists.segue", SCHEMA + list);
    Compilation compiled =
        SegueCompiler.compile(SegueCompiler.Input.of(ZoneId.of("UTC"), List.of(script)));
    assertEquals(
        List.of(), compiled.diagnostics().stream().filter(d -> compiled.hasErrors()).toList());
    return compiled.workspace();
  }

  private List<ListRead> read(Store store, Workspace workspace) {
    store.prepare(workspace.schema());
    return ListFiles.read(
        store, workspace, SourceLayout.canonical(workspace.schema()), folder, NOW, Progress.SILENT);
  }

  private static Store store(Workspace workspace) {
    Store store = Store.open(States.empty());
    store.prepare(workspace.schema());
    store.update(
        new SqlText(
            "insert into contacts (id, email, points) values ('ana', 'ana@x.org', 150),"
                + " ('bob', 'bob@x.org', 150), ('cy', null, null), ('dee', 'bob@x.org', 5)",
            List.of()));
    return store;
  }

  private static List<String> members(Store store, String list) {
    return store.list(
        new SqlText(
            "select contact from segue_list_member where list = ? order by 1", List.of(list)),
        r -> r.text(0).orElseThrow());
  }

  private void file(String name, String text) throws IOException {
    Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void everyContactWithOneOfTheValuesIsOnIt() throws IOException {
    Workspace workspace = workspace("list vips from \"vips.csv\" by email\n");
    file(
        "vips.csv",
        "\uFEFFName;Email\r\nBob;bob@x.org\r\n;\r\nEve;eve@x.org\r\nBob;\" bob@x.org\"\r\nNo;\r\n");
    try (Store store = store(workspace)) {
      assertEquals(
          List.of(
              new ListRead(
                  "vips",
                  "vips.csv",
                  2,
                  2,
                  0,
                  3,
                  1,
                  List.of(4L),
                  1,
                  List.of("line 6: there is no value in column 'email'"))),
          read(store, workspace));
      assertEquals(List.of("bob", "dee"), members(store, "vips"));
      file("vips.csv", "email\nana@x.org\nbob@x.org\n");
      store.update(new SqlText("delete from contacts where id = 'dee'", List.of()));
      ListRead again = read(store, workspace).getFirst();
      assertEquals(List.of(2L, 1L, 1L), List.of(again.size(), again.entered(), again.left()));
      assertEquals(List.of("ana", "bob"), members(store, "vips"));
    }
  }

  @Test
  void valuesAreReadByTheirType() throws IOException {
    Workspace workspace =
        workspace(
            """
            list round from "points.csv" by points
            list chosen from "keys.csv" by id
            list called
            """);
    file("points.csv", "points\n1.5\nmany\n");
    file("keys.csv", "id\ncy\n");
    try (Store store = store(workspace)) {
      store.update(
          new SqlText("insert into segue_list_member values ('called', 'ana')", List.of()));
      List<ListRead> read = read(store, workspace);
      assertEquals(List.of("line 3: 'many' is no decimal(9,2)"), read.getFirst().problems());
      assertEquals(List.of("ana", "bob"), members(store, "round"));
      assertEquals(List.of("cy"), members(store, "chosen"));
      assertEquals(List.of("ana"), members(store, "called"), "what Segue keeps stays");
    }
  }

  @Test
  void aFileThatIsGoneIsAFailureAndTheListStands() throws IOException {
    Workspace workspace =
        workspace(
            "list a_first from \"a.csv\" by id\nlist vips from \"lists/vips.csv\" by email\n");
    Files.createDirectories(folder.resolve("lists"));
    file("a.csv", "id\nana\n");
    file("lists/vips.csv", "email\nana@x.org\n");
    try (Store store = store(workspace)) {
      read(store, workspace);
      file("a.csv", "id\nbob\n");
      Files.delete(folder.resolve("lists/vips.csv"));
      StoreFailure gone = assertThrows(StoreFailure.class, () -> read(store, workspace));
      assertEquals("lists/vips.csv", gone.place());
      assertEquals("there is no such file", gone.reason());
      assertEquals(List.of("ana"), members(store, "vips"));
      assertEquals(List.of("ana"), members(store, "a_first"), "all lists or none");
      file("lists/vips.csv", "mail address,name\nana@x.org,Ana\n");
      StoreFailure other = assertThrows(StoreFailure.class, () -> read(store, workspace));
      assertEquals("it has no column 'email'", other.reason());
      assertEquals("its columns are: mail address, name", other.remedy());
    }
  }
}
