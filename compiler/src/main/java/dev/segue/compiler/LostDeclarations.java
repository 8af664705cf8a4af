package dev.segue.compiler;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.source.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names and values that are known nowhere because reading stopped where they are declared. */
final class LostDeclarations {
  private static final Set<Code> NAMES =
      Set.of(
          Code.NAME_UNKNOWN,
          Code.PROPERTY_UNKNOWN,
          Code.FIELD_UNKNOWN,
          Code.CLASS_UNKNOWN,
          Code.ARGUMENTS,
          Code.NO_HISTORY,
          Code.SET);

  private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{Nd}_]*");

  /** A declaration, or an entry of the schema, whose name does not stand where it belongs. */
  private static final Pattern NAMELESS = Pattern.compile("[a-z]+\\s+[\"{=(].*");

  private final Function<String, Optional<String>> texts;
  private final List<Span> lines;
  private final Set<String> words = new HashSet<>();
  private boolean namesLost;
  private boolean valuesLost;

  LostDeclarations(List<Span> stops, Function<String, Optional<String>> texts) {
    this.texts = texts;
    this.lines = stops.stream().flatMap(stop -> line(stop).stream()).toList();
    for (Span line : lines) {
      String text = text(line);
      valuesLost |= text.contains("one of");
      if (declares(line, text)) {
        namesLost |= NAMELESS.matcher(text).matches();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
          words.add(word.group());
        }
      }
    }
  }

  /** Whether what is told here is so because of a declaration that could not be read. */
  boolean caused(Diagnostic diagnostic, Set<String> unknown) {
    Span span = diagnostic.span();
    if (hasStopInLine(span)) {
      return false;
    }
    if (diagnostic.code() == Code.VALUE_UNKNOWN) {
      return valuesLost;
    }
    if (!NAMES.contains(diagnostic.code())) {
      return false;
    }
    String name = name(diagnostic);
    boolean onlyOne = namesLost && unknown.equals(Set.of(name));
    return onlyOne || words.contains(name);
  }

  boolean hasStopInLine(Span span) {
    return lines.stream().anyMatch(line -> overlaps(line, span));
  }

  /** What is called unknown. */
  Set<String> unknown(List<Diagnostic> checked) {
    Set<String> unknown = new HashSet<>();
    checked.stream().filter(d -> d.code() == Code.NAME_UNKNOWN).forEach(d -> unknown.add(name(d)));
    return unknown;
  }

  private String name(Diagnostic diagnostic) {
    Matcher word = WORD.matcher(text(diagnostic.span()));
    return word.find() ? word.group() : "";
  }

  /** At the margin, or in a schema. */
  private boolean declares(Span line, String text) {
    if (!text.isEmpty() && !Character.isWhitespace(text.charAt(0))) {
      return true;
    }
    String before = text(new Span(line.file(), 0, line.start()));
    return before
        .lines()
        .filter(l -> !l.isEmpty() && Character.isLetter(l.charAt(0)))
        .reduce((one, next) -> next)
        .filter(l -> l.startsWith("schema"))
        .isPresent();
  }

  private Optional<Span> line(Span stop) {
    return texts
        .apply(stop.file())
        .map(
            text -> {
              int end = text.indexOf('\n', stop.start());
              return new Span(
                  stop.file(),
                  text.lastIndexOf('\n', stop.start() - 1) + 1,
                  end < 0 ? text.length() : end);
            });
  }

  private String text(Span span) {
    return texts
        .apply(span.file())
        .filter(text -> span.end() <= text.length() && span.start() <= span.end())
        .map(text -> text.substring(span.start(), span.end()))
        .orElse("");
  }

  private static boolean overlaps(Span line, Span span) {
    return line.file().equals(span.file())
        && span.start() <= line.end()
        && span.end() >= line.start();
  }
}
