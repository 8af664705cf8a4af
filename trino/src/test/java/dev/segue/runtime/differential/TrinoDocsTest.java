package dev.segue.runtime.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.sql.Dialect;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.runtime.store.ForeignSource;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreLocation;
import dev.segue.runtime.workspace.WorkspaceFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/how-to/ask-trino.md shows is so: its tables, settings, segments and answers. */
final class TrinoDocsTest {
  private static final Path PAGE = Path.of("../docs/how-to/ask-trino.md");

  @TempDir Path folder;

  private static List<String> blocks(String page, String opening) {
    return Pattern.compile("(?ms)^```" + opening + "$\n(.*?)^```$")
        .matcher(page)
        .results()
        .map((MatchResult r) -> r.group(1))
        .toList();
  }

  @Test
  void asksWhatThePageShows() throws IOException {
    Somewhere trino = TrinoServer.required();
    String page = Files.readString(PAGE);
    trino.run("create schema if not exists memory.page");
    for (String table : List.of("members", "visits")) {
      trino.run("drop table if exists memory.page." + table);
    }
    for (String statement : List.of(blocks(page, "sql").getFirst().split(";\\s*\n"))) {
      trino.run(statement.replaceFirst("(create table|insert into) ", "$1 memory.page."));
    }
    for (String settings : blocks(page, "yaml")) {
      Files.writeString(folder.resolve(WorkspaceFolder.SETTINGS), settings);
      assertEquals(List.of(), WorkspaceFolder.read(folder).diagnostics());
    }
    Files.writeString(
        folder.resolve(WorkspaceFolder.SETTINGS), blocks(page, "yaml file=segue.yaml").getFirst());
    Files.writeString(
        folder.resolve("shop.segue"), blocks(page, "segue file=shop.segue").getFirst());
    Checked<WorkspaceFolder> workspace = WorkspaceFolder.read(folder);
    assertEquals(List.of(), workspace.diagnostics());
    String source = workspace.value().settings().source().orElseThrow();
    assertTrue(source.startsWith("jdbc:trino://"), source);
    Compilation compilation = SegueCompiler.compile(workspace.value().input(true));
    assertEquals(List.of(), compilation.diagnostics());
    assertEquals(blocks(page, "text").getFirst().lines().toList(), answers(compilation));
  }

  private static List<String> answers(Compilation compilation) {
    String url = TrinoServer.url().orElseThrow().replaceFirst("/memory/[^?]*", "/memory/page");
    ForeignSource there = new ForeignSource(url, Dialect.TRINO);
    try (Store store =
        Store.open(new StoreLocation(Optional.empty(), Optional.empty(), Optional.of(there)))) {
      Checked<SourceLayout> layout = TheirAnswers.inspected(store, compilation);
      assertEquals(List.of(), layout.diagnostics());
      Instant now =
          LocalDate.of(2026, 3, 1).atStartOfDay(compilation.workspace().zone()).toInstant();
      return TheirAnswers.members(store, compilation, layout.value(), now).entrySet().stream()
          .map(s -> s.getKey() + ": " + String.join(", ", s.getValue()))
          .toList();
    }
  }
}
