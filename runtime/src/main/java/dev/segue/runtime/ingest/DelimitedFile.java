package dev.segue.runtime.ingest;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.segue.compiler.type.WhiteSpace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file as people's programs write it: commas, semicolons, tabs or bars, quotes, a byte-order
 * mark, {@code sep=;}. Columns go by the header. A quote that nobody closes costs its own line and
 * no other.
 */
final class DelimitedFile implements RowReader {
  private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');
  private static final int LONGEST_ROW = 1 << 20;

  private final DataLines lines;
  private final char separator;
  private final int width;

  /** Where the columns asked for stand in the file, -1 for nowhere. */
  private final int[] places;

  private final List<String> unknown = new ArrayList<>();
  private LineFeed feed;
  private Iterator<CsvRecord> rows;
  private long base;

  /** The line after the row read last. */
  private long after;

  private long line;
  private Optional<String> problem = Optional.empty();
  private Optional<CsvRecord> row = Optional.empty();

  private DelimitedFile(DataLines lines, List<String> columns) throws IOException {
    this.lines = lines;
    LineFeed start = LineFeed.of(lines);
    String first = start.line();
    long headerLine = 1;
    Optional<Character> said = Optional.empty();
    while (first != null && (first.isBlank() || isSeparatorLine(first))) {
      said = isSeparatorLine(first) ? Optional.of(first.charAt(4)) : said;
      first = start.line();
      headerLine++;
    }
    String header = first == null ? "" : first;
    this.separator = said.orElseGet(() -> separator(header));
    this.feed = start;
    this.rows = parse(headerLine);
    this.places = new int[columns.size()];
    Arrays.fill(places, -1);
    List<String> names = List.of();
    try {
      if (rows.hasNext()) {
        CsvRecord record = rows.next();
        names = record.getFields();
        after = base + 1 + lineEnds(record);
      }
    } catch (CsvParseException e) {
      // a header that cannot be read has no columns
    }
    this.width = names.size();
    placeColumns(names, columns);
  }

  static DelimitedFile open(Path file, List<String> columns) throws IOException {
    DataLines lines = DataLines.open(file);
    try {
      return new DelimitedFile(lines, columns);
    } catch (IOException e) {
      lines.close();
      throw e;
    }
  }

  /** What a spreadsheet writes and reads to say how its cells are separated. */
  private static boolean isSeparatorLine(String line) {
    return line.length() == 5 && line.startsWith("sep=");
  }

  /** The one that separates most of the header's names. */
  private static char separator(String header) {
    char best = SEPARATORS.getFirst();
    int most = 0;
    for (char candidate : SEPARATORS) {
      int count = occurrences(header, candidate);
      if (count > most) {
        best = candidate;
        most = count;
      }
    }
    return best;
  }

  private static int occurrences(String header, char separator) {
    boolean quoted = false;
    int count = 0;
    for (int i = 0; i < header.length(); i++) {
      char c = header.charAt(i);
      quoted = (c == '"') != quoted;
      count += c == separator && !quoted ? 1 : 0;
    }
    return count;
  }

  private void placeColumns(List<String> names, List<String> columns) {
    ColumnNames known = new ColumnNames(columns);
    for (int pass = 0; pass < 2; pass++) {
      for (int i = 0; i < names.size(); i++) {
        String name = WhiteSpace.trim(names.get(i));
        boolean exact = columns.contains(name);
        Optional<Integer> column = known.find(name);
        if (exact == (pass == 0)) {
          if (column.isPresent() && places[column.get()] < 0) {
            places[column.get()] = i;
          } else if (!name.isEmpty()) {
            unknown.add(name);
          }
        }
      }
    }
  }

  private Iterator<CsvRecord> parse(long from) {
    feed = feed.from(from);
    base = from;
    after = from;
    return CsvReader.builder()
        .fieldSeparator(separator)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .detectBomHeader(false)
        .maxBufferSize(LONGEST_ROW)
        .ofCsvRecord(feed)
        .iterator();
  }

  @Override
  public boolean next() throws IOException {
    while (true) {
      problem = Optional.empty();
      row = Optional.empty();
      feed.forgetBefore(after);
      try {
        if (!rows.hasNext()) {
          return false;
        }
        if (accept(rows.next())) {
          return true;
        }
      } catch (CsvParseException e) {
        Long broken = feed.firstWritten();
        if (broken == null) {
          return false;
        }
        return giveUp(broken);
      } catch (UncheckedIOException e) {
        throw Objects.requireNonNull(e.getCause());
      }
    }
  }

  /** False where there is nothing in it. */
  private boolean accept(CsvRecord record) {
    line = base + record.getStartingLineNumber() - 1;
    feed.forgetBefore(line);
    int ends = lineEnds(record);
    after = line + 1 + ends;
    boolean fits = fits(record);
    if (ends > 0 && (!fits || leavesQuoteOpen())) {
      return giveUp(line);
    }
    if (fits) {
      row = Optional.of(record);
      return !isBlank(record);
    }
    problem =
        Optional.of(
            "it has " + count(record.getFieldCount()) + ", and the header has " + count(width));
    return true;
  }

  /** The row of that line swallows those after it: they are read by themselves. */
  private boolean giveUp(long broken) {
    line = broken;
    feed.forgetBefore(broken);
    problem = Optional.of("a quote opens or closes where none belongs");
    brokenText = String.join("\n", feed.linesBefore(broken + 1));
    rows = parse(broken + 1);
    return true;
  }

  private String brokenText = "";

  private boolean fits(CsvRecord record) {
    for (int i = width; i < record.getFieldCount(); i++) {
      if (!WhiteSpace.isBlank(record.getField(i))) {
        return false;
      }
    }
    return record.getFieldCount() >= width;
  }

  private static boolean isBlank(CsvRecord record) {
    for (int i = 0; i < record.getFieldCount(); i++) {
      if (!WhiteSpace.isBlank(record.getField(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean leavesQuoteOpen() {
    return raw().chars().filter(c -> c == '"').count() % 2 == 1;
  }

  private static int lineEnds(CsvRecord record) {
    int ends = 0;
    for (int i = 0; i < record.getFieldCount(); i++) {
      String field = record.getField(i);
      for (int at = field.indexOf('\n'); at >= 0; at = field.indexOf('\n', at + 1)) {
        ends++;
      }
    }
    return ends;
  }

  private static String count(int cells) {
    return cells == 1 ? "1 cell" : cells + " cells";
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
    int place = places[column];
    if (place < 0 || row.isEmpty()) {
      return null;
    }
    String text = row.get().getField(place);
    return WhiteSpace.isBlank(text) ? null : text;
  }

  @Override
  public String raw() {
    return base > line ? brokenText : String.join("\n", feed.linesBefore(after));
  }

  @Override
  public boolean decimalComma() {
    return separator == ';';
  }

  @Override
  public List<String> unknown() {
    return List.copyOf(unknown);
  }

  @Override
  public List<Integer> missing() {
    List<Integer> missing = new ArrayList<>();
    for (int i = 0; i < places.length; i++) {
      if (places[i] < 0) {
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
