package dev.segue.compiler;

import dev.segue.compiler.check.CheckedWorkspace;
import dev.segue.compiler.check.Mention;
import dev.segue.compiler.check.NamePlaces;
import dev.segue.compiler.check.Unfinished;
import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.diag.Severity;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.lint.Linting;
import dev.segue.compiler.lint.Shown;
import dev.segue.compiler.parse.Parsing;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Everything known of a workspace; it also understands what is typed at a prompt. */
public final class Compilation {
  private static final Comparator<Diagnostic> BY_PLACE =
      Comparator.<Diagnostic, String>comparing(d -> d.span().file())
          .thenComparingInt(d -> d.span().start())
          .thenComparing(d -> d.code().id());

  private final CheckedWorkspace checked;
  private final List<SourceFile> files;
  private final List<Diagnostic> diagnostics;

  Compilation(CheckedWorkspace checked, List<SourceFile> files, List<Diagnostic> diagnostics) {
    this.checked = checked;
    this.files = List.copyOf(files);
    this.diagnostics = sorted(diagnostics);
  }

  /** As complete as could be made: trust it only where there are no errors. */
  public Workspace workspace() {
    return checked.workspace();
  }

  /** By file, then place. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(d -> d.severity() == Severity.ERROR);
  }

  /** The scripts as written, in the order given. */
  public List<SourceFile> files() {
    return files;
  }

  /** A condition typed at a prompt, with the names of the workspace. */
  public Checked<Condition> condition(Source text) {
    Checked<dev.segue.compiler.syntax.Condition> parsed = Parsing.condition(text);
    Checked<Condition> read = joined(text, parsed, checked.condition(text, parsed.value()));
    if (read.hasErrors()) {
      return read;
    }
    List<Diagnostic> all = new ArrayList<>(read.diagnostics());
    all.addAll(Linting.tooLarge(read.value(), new Span(text.path(), 0, text.text().length())));
    return new Checked<>(read.value(), all);
  }

  /** A value typed at a prompt, with the names of the workspace. */
  public Checked<Expression> expression(Source text) {
    Checked<dev.segue.compiler.syntax.Expression> parsed = Parsing.expression(text);
    return joined(text, parsed, checked.expression(text, parsed.value()));
  }

  /** The text of a program's declaration; empty where the workspace has no such program. */
  public String text(String program) {
    return checked.text(program);
  }

  /**
   * A program by itself, with the other names of the workspace; nothing where the text is none, or
   * does not check: the diagnostics say why.
   */
  public Checked<Optional<Program>> program(Source text) {
    Checked<SourceFile> parsed = Parsing.file(text);
    Checked<Optional<Program>> program = checked.program(text, parsed.value());
    Checked<Optional<Program>> both = joined(text, parsed, program);
    return both.hasErrors() ? new Checked<>(Optional.empty(), both.diagnostics()) : both;
  }

  /** Declarations that are still being written, names of the workspace known. */
  public Unfinished unfinished(Source text) {
    return checked.unfinished(text, Parsing.file(text).value());
  }

  /** Whoever lints show, where there are no errors, for who holds what they say against facts. */
  public List<Shown> shown() {
    Linting linting = new Linting(workspace());
    linting.each(workspace(), checked.conditions());
    workspace().segments().forEach(s -> linting.settled(s, checked.missing(s.name())));
    return linting.shown();
  }

  /** Where names are declared and said, for who goes about in scripts. */
  public NamePlaces places() {
    return new NamePlaces(files, checked.mentions());
  }

  /** Where names are said and understood, apart from where they are declared. */
  public List<Mention> mentions() {
    return checked.mentions();
  }

  /** Every name that may stand in a condition, sorted. */
  public List<String> names() {
    return checked.names();
  }

  /** By file and place; what is told twice of one place is told once, by its first way there. */
  private static List<Diagnostic> sorted(List<Diagnostic> diagnostics) {
    record Told(Code code, Span span, String message) {}
    Set<Told> told = new HashSet<>();
    return diagnostics.stream()
        .filter(d -> told.add(new Told(d.code(), d.span(), d.message())))
        .sorted(BY_PLACE)
        .toList();
  }

  private static <T> Checked<T> joined(Source text, Checked<?> parsed, Checked<T> checked) {
    List<Diagnostic> all = new ArrayList<>(parsed.diagnostics());
    all.addAll(Stumbles.without(checked.diagnostics(), parsed.diagnostics(), List.of(text)));
    return new Checked<>(checked.value(), sorted(all));
  }
}
