package dev.segue.compiler;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.diag.Severity;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What checking tells of texts that could not be read in full, without what is likely so for that
 * very reason: in {@code nonsense here} the unknown name is the slip that reading stopped at, and a
 * name that is known nowhere may have lost its declaration.
 */
final class Stumbles {
  /** Where reading stopped because of the word before. */
  private static final Set<Code> STOPS =
      Set.of(Code.SYNTAX, Code.MISSING, Code.ROW_IN_THE_MIDDLE, Code.STRANGE);

  /** Where a declaration may have been lost. */
  private static final Set<Code> LOSES =
      Set.of(
          Code.SYNTAX,
          Code.MISSING,
          Code.ROW_IN_THE_MIDDLE,
          Code.STRANGE,
          Code.UNFINISHED,
          Code.UNCLOSED,
          Code.UNKNOWN_TYPE,
          Code.HARD_WORD);

  /** That something is nowhere: it may stand where nothing could be read. */
  private static final Set<Code> NOWHERE =
      Set.of(Code.TERM_MISSING, Code.TEMPLATE_MISSING, Code.OTHERWISE);

  /** What a name is not: once for each name, however often it stands. */
  private static final Set<Code> ONCE =
      Set.of(
          Code.NAME_UNKNOWN,
          Code.PROPERTY_UNKNOWN,
          Code.FIELD_UNKNOWN,
          Code.CLASS_UNKNOWN,
          Code.ARGUMENTS,
          Code.SET,
          Code.TEST_NAME,
          Code.NO_HISTORY);

  private Stumbles() {}

  /** What checking tells beside what reading told; all of it where reading told nothing. */
  static List<Diagnostic> without(
      List<Diagnostic> checked, List<Diagnostic> read, List<Source> sources) {
    if (read.isEmpty()) {
      return checked;
    }
    Map<String, String> texts =
        sources.stream().collect(Collectors.toMap(Source::path, Source::text, (one, same) -> one));
    List<Span> stops =
        read.stream().filter(d -> STOPS.contains(d.code())).map(Diagnostic::span).toList();
    List<Span> nulls =
        read.stream().filter(d -> d.code() == Code.NULL).map(Diagnostic::span).toList();
    List<Span> unclosed =
        read.stream().filter(d -> d.code() == Code.UNCLOSED).map(Diagnostic::span).toList();
    // what a parenthesis without its end swallows stands in no filter
    Set<String> swallowed = unclosed.stream().map(Span::file).collect(Collectors.toSet());
    Set<Span> told = read.stream().map(Stumbles::start).collect(Collectors.toSet());
    // the name of a parameter where its type belongs
    Set<String> types =
        read.stream()
            .filter(d -> d.code() == Code.UNKNOWN_TYPE)
            .map(d -> word(d.span(), texts::get))
            .collect(Collectors.toSet());
    Set<String> unknown = new HashSet<>();
    LostDeclarations lost =
        new LostDeclarations(
            read.stream().filter(d -> LOSES.contains(d.code())).map(Diagnostic::span).toList(),
            file -> Optional.ofNullable(texts.get(file)));
    List<Span> misspelt =
        read.stream().filter(d -> d.code() == Code.MISSPELT).map(Diagnostic::span).toList();
    Set<String> nowhere = lost.unknown(checked);
    List<Diagnostic> left = new ArrayList<>();
    for (Diagnostic diagnostic : checked) {
      boolean caused =
          diagnostic.severity() == Severity.HINT
              || NOWHERE.contains(diagnostic.code())
              || told.contains(start(diagnostic))
              || lost.caused(diagnostic, nowhere)
              || (diagnostic.code() == Code.NO_FILTER && lost.hasStopInLine(diagnostic.span()))
              || (diagnostic.code() == Code.NAME_UNKNOWN
                  && types.contains(word(diagnostic.span(), texts::get)))
              || (diagnostic.code() == Code.NAME_UNKNOWN
                  && isBehind(diagnostic.span(), misspelt, texts::get))
              || (diagnostic.code() == Code.FILTER && swallowed.contains(diagnostic.span().file()))
              || (diagnostic.code() == Code.ARGUMENTS && holds(diagnostic.span(), unclosed))
              || (diagnostic.code() == Code.MISSING_COMPARED && holds(diagnostic.span(), nulls))
              || isStop(diagnostic.span(), stops, texts::get)
              || (ONCE.contains(diagnostic.code()) && !told(unknown, diagnostic, texts::get));
      if (!caused) {
        left.add(diagnostic);
      }
    }
    return left;
  }

  /**
   * {@code country = NULL}: the reader is told once to ask whether it is there; {@code f((1, 2)}:
   * how many arguments it has is not known.
   */
  private static boolean holds(Span span, List<Span> nulls) {
    return nulls.stream()
        .anyMatch(
            n ->
                n.file().equals(span.file()) && n.start() >= span.start() && n.end() <= span.end());
  }

  /** Whether only space divides it from a word that was read as another. */
  private static boolean isBehind(Span name, List<Span> misspelt, Function<String, String> texts) {
    return misspelt.stream()
        .filter(m -> m.file().equals(name.file()) && m.end() <= name.start())
        .anyMatch(
            m ->
                Optional.ofNullable(texts.apply(m.file()))
                    .filter(text -> text.substring(m.end(), name.start()).isBlank())
                    .filter(text -> !opensLine(m, text))
                    .isPresent());
  }

  private static boolean opensLine(Span word, String text) {
    return text.substring(text.lastIndexOf('\n', word.start() - 1) + 1, word.start()).isBlank();
  }

  private static Span start(Diagnostic diagnostic) {
    Span span = diagnostic.span();
    return new Span(span.file(), span.start(), span.start());
  }

  private static boolean isStop(Span name, List<Span> stops, Function<String, String> texts) {
    return Optional.ofNullable(texts.apply(name.file()))
        .filter(text -> stops.stream().anyMatch(stop -> follows(stop, name, text)))
        .isPresent();
  }

  /** Whether it is the first that is told of these words, and that says so. */
  private static boolean told(
      Set<String> words, Diagnostic diagnostic, Function<String, String> texts) {
    boolean newName = words.add(word(diagnostic.span(), texts));
    return words.add(diagnostic.message()) && newName;
  }

  private static String word(Span span, Function<String, String> texts) {
    return Optional.ofNullable(texts.apply(span.file()))
        .filter(text -> span.end() <= text.length())
        .map(text -> text.substring(span.start(), span.end()))
        .orElse("");
  }

  private static boolean follows(Span stop, Span name, String text) {
    if (!stop.file().equals(name.file())) {
      return false;
    }
    boolean within = stop.start() >= name.start() && stop.end() <= name.end();
    return within
        || (stop.start() >= name.end() && text.substring(name.end(), stop.start()).isBlank());
  }
}
