package dev.segue.repl.lsp;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.check.Mention;
import dev.segue.compiler.check.NamePlaces;
import dev.segue.compiler.check.Symbol;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.diag.Severity;
import dev.segue.compiler.parse.Continuations;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Declaration;
import dev.segue.compiler.syntax.SchemaEntry;
import dev.segue.compiler.syntax.SourceFile;
import dev.segue.runtime.workspace.WorkspaceFolder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A name becomes another wherever it is said, in scripts and templates. What a column is called
 * stays: a renamed attribute says from which it comes. Refused with a reason where something would
 * mean something else.
 */
record Renames(OpenWorkspace workspace) {
  private static final Set<Symbol.Kind> FIXED = Set.of(Symbol.Kind.TEST);

  /** Why a name cannot be another. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    private final String reason;

    Refused(String reason) {
      super(reason);
      this.reason = reason;
    }

    String reason() {
      return reason;
    }
  }

  /** An edit of one place. */
  record Edit(Span span, String text) {}

  /** What is renamed at a place. */
  Mention at(String file, int offset) throws Refused {
    Mention mention =
        workspace
            .places()
            .at(file, offset)
            .filter(m -> m.symbols().stream().noneMatch(s -> FIXED.contains(s.kind())))
            .orElseThrow(() -> new Refused("no name of the workspace stands here"));
    Symbol symbol = mention.symbols().getFirst();
    Optional<Symbol> other = workspace.places().sharedWith(symbol);
    if (other.isPresent()) {
      throw new Refused(
          "'"
              + symbol.name()
              + "' is said of '"
              + symbol.owner()
              + "' and '"
              + other.get().owner()
              + "' at once: both would have to be renamed");
    }
    if (workspace.places().declarations(symbol).isEmpty()) {
      throw new Refused("'" + symbol.name() + "' is declared nowhere: it is the key's column");
    }
    return mention;
  }

  /** The edits, by file. */
  Map<String, List<Edit>> to(Symbol symbol, String wanted) throws Refused {
    String name = wanted.strip();
    if (name.startsWith("`") && name.endsWith("`") && name.length() > 2) {
      name = name.substring(1, name.length() - 1);
    }
    if (name.equals(symbol.name())) {
      return Map.of();
    }
    if (!isName(name)) {
      throw new Refused(
          "'" + wanted + "' is no name: letters, digits and '_', the first of them no digit");
    }
    Symbol renamed = new Symbol(symbol.kind(), symbol.owner(), name);
    refuseTaken(symbol, renamed);
    String written = Continuations.isPlainName(name) ? name : "`" + name + "`";
    Map<String, List<Edit>> edits = new LinkedHashMap<>();
    NamePlaces places = workspace.places();
    List<Span> all = new ArrayList<>(places.declarations(symbol));
    all.addAll(places.uses(symbol));
    for (Span span : all.stream().distinct().toList()) {
      boolean script = workspace.script(span.file()).isPresent() && !isInText(span);
      add(edits, new Edit(span, script ? written : name));
    }
    for (Edit edit : origins(symbol)) {
      add(edits, edit);
    }
    check(symbol, renamed, edits);
    return edits;
  }

  private static boolean isName(String name) {
    return name.matches("[\\p{L}_][\\p{L}\\p{Nd}_]*");
  }

  private static void add(Map<String, List<Edit>> edits, Edit edit) {
    edits.computeIfAbsent(edit.span().file(), f -> new ArrayList<>()).add(edit);
  }

  private void refuseTaken(Symbol symbol, Symbol renamed) throws Refused {
    Optional<Symbol> taken =
        workspace.places().all().stream()
            .filter(
                s ->
                    s.name().equals(renamed.name())
                        && s.owner().equals(symbol.owner())
                        && s.kind() != Symbol.Kind.TEST)
            .findFirst();
    if (taken.isPresent()) {
      throw new Refused(
          "'"
              + renamed.name()
              + "' is taken: there is a "
              + taken.get().kind().words()
              + " of that name");
    }
  }

  /** Whether a place is inside a text in quotes, which is a template: no backticks stand there. */
  private boolean isInText(Span span) {
    return workspace
        .source(span.file())
        .map(
            s ->
                dev.segue.compiler.parse.Pieces.of(s).stream()
                    .anyMatch(
                        p ->
                            p.kind() == dev.segue.compiler.parse.Pieces.Kind.TEXT
                                && p.span().start() <= span.start()
                                && span.end() <= p.span().end()))
        .orElse(false);
  }

  /** The column or type value that was named like it stays what it is called. */
  private List<Edit> origins(Symbol symbol) throws Refused {
    List<Edit> edits = new ArrayList<>();
    for (SourceFile file : workspace.compilation().files()) {
      for (Declaration declaration : file.declarations()) {
        if (declaration instanceof Declaration.Schema schema) {
          for (SchemaEntry entry : schema.entries()) {
            origin(symbol, entry, edits);
          }
        }
      }
    }
    return edits;
  }

  private static void origin(Symbol symbol, SchemaEntry entry, List<Edit> edits) throws Refused {
    switch (entry) {
      case SchemaEntry.Contact e ->
          fields(symbol, new Symbol(Symbol.Kind.ATTRIBUTE, "", ""), e.fields(), edits);
      case SchemaEntry.Account e ->
          fields(symbol, new Symbol(Symbol.Kind.ACCOUNT_FIELD, "account", ""), e.fields(), edits);
      case SchemaEntry.Events e -> {
        for (SchemaEntry.EventKind kind : e.kinds()) {
          boolean named =
              symbol.kind() == Symbol.Kind.EVENT && kind.name().text().equals(symbol.name());
          if (named && kind.typeValue().isEmpty()) {
            edits.add(after(kind.name().span(), " from \"" + symbol.name() + "\""));
          }
          property(symbol, kind.name().text(), kind.fields(), edits);
        }
      }
      case SchemaEntry.Event e -> property(symbol, e.name().text(), e.fields(), edits);
      case SchemaEntry.Record e -> property(symbol, e.name().text(), e.fields(), edits);
      case SchemaEntry.Consent e -> {}
      case SchemaEntry.Broken e -> {}
    }
  }

  private static void property(
      Symbol symbol, String of, List<SchemaEntry.Field> fields, List<Edit> edits) throws Refused {
    fields(symbol, new Symbol(Symbol.Kind.PROPERTY, of, ""), fields, edits);
  }

  private static void fields(
      Symbol symbol, Symbol like, List<SchemaEntry.Field> fields, List<Edit> edits) throws Refused {
    if (symbol.kind() != like.kind() || !symbol.owner().equals(like.owner())) {
      return;
    }
    for (SchemaEntry.Field field : fields) {
      if (field.name().text().equals(symbol.name())) {
        if (field.own()) {
          throw new Refused(
              "Segue keeps the values of '" + symbol.name() + "' itself, under that name");
        }
        if (field.columns().isEmpty()) {
          String column = symbol.name();
          boolean plain = Continuations.isPlainName(column);
          edits.add(after(field.span(), " from " + (plain ? column : "`" + column + "`")));
        }
      }
    }
  }

  private static Edit after(Span span, String text) {
    return new Edit(new Span(span.file(), span.end(), span.end()), text);
  }

  /** What is made of it must say the same: no new mistakes, and as many places as before. */
  private void check(Symbol symbol, Symbol renamed, Map<String, List<Edit>> edits) throws Refused {
    WorkspaceFolder folder = workspace.loaded().folder();
    WorkspaceFolder now =
        new WorkspaceFolder(
            folder.root(),
            folder.settingsFile(),
            folder.settings(),
            folder.scripts().stream().map(s -> edited(s, edits)).toList(),
            folder.templates().stream().map(s -> edited(s, edits)).toList());
    Compilation before = workspace.compilation();
    Compilation after = SegueCompiler.understand(now.input(true));
    List<Diagnostic> errors = errors(after);
    if (errors.size() > errors(before).size()) {
      Set<String> known =
          errors(before).stream().map(Diagnostic::message).collect(Collectors.toSet());
      throw new Refused(
          errors.stream()
              .map(Diagnostic::message)
              .filter(m -> !known.contains(m))
              .findFirst()
              .orElse(errors.getFirst().message()));
    }
    if (after.places().uses(renamed).size() != workspace.places().uses(symbol).size()) {
      throw new Refused("'" + renamed.name() + "' would mean something else in some of the places");
    }
  }

  private static List<Diagnostic> errors(Compilation compilation) {
    return compilation.diagnostics().stream().filter(d -> d.severity() == Severity.ERROR).toList();
  }

  static Source edited(Source source, Map<String, List<Edit>> edits) {
    StringBuilder text = new StringBuilder(source.text());
    edits.getOrDefault(source.path(), List.of()).stream()
        .sorted(Comparator.comparingInt((Edit e) -> e.span().start()).reversed())
        .forEach(e -> text.replace(e.span().start(), e.span().end(), e.text()));
    return new Source(source.path(), text.toString());
  }
}
