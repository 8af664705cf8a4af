package dev.segue.runtime.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A file with one JSON object on each line; its keys are the columns. */
final class JsonLines implements RowReader {
  private final DataLines lines;
  private final ColumnNames names;
  private final @Nullable String[] cells;
  private final boolean[] seen;
  private final Set<String> unknown = new LinkedHashSet<>();
  private long line;
  private String text = "";
  private Optional<String> problem = Optional.empty();

  private JsonLines(DataLines lines, List<String> columns) {
    this.lines = lines;
    this.names = new ColumnNames(columns);
    this.cells = new @Nullable String[columns.size()];
    this.seen = new boolean[columns.size()];
  }

  static JsonLines open(Path file, List<String> columns) throws IOException {
    return new JsonLines(DataLines.open(file), columns);
  }

  static JsonLines of(String text, List<String> columns) {
    return new JsonLines(DataLines.of(text), columns);
  }

  @Override
  public boolean next() throws IOException {
    String written;
    do {
      written = lines.next();
      line++;
      if (written == null) {
        return false;
      }
    } while (written.isBlank());
    text = written;
    java.util.Arrays.fill(cells, null);
    Optional<JsonNode> object = Json.read(text).filter(JsonNode::isObject);
    problem = object.isPresent() ? Optional.empty() : Optional.of("it is no JSON object");
    object.ifPresent(this::take);
    return true;
  }

  private void take(JsonNode object) {
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      Optional<Integer> column = names.find(entry.getKey());
      if (column.isPresent()) {
        cells[column.get()] = Json.cell(entry.getValue());
        seen[column.get()] = true;
      } else {
        unknown.add(entry.getKey());
      }
    }
  }

  @Override
  public long line() {
    return line;
  }

  @Override
  public Optional<String> problem() {
    return problem;
  }

  @Override
  public @Nullable String cell(int column) {
    return cells[column];
  }

  @Override
  public String raw() {
    return text;
  }

  @Override
  public boolean decimalComma() {
    return false;
  }

  @Override
  public List<String> unknown() {
    return List.copyOf(unknown);
  }

  @Override
  public List<Integer> missing() {
    List<Integer> missing = new ArrayList<>();
    for (int i = 0; i < seen.length; i++) {
      if (!seen[i]) {
        missing.add(i);
      }
    }
    return missing;
  }

  @Override
  public DataLines lines() {
    return lines;
  }
}
