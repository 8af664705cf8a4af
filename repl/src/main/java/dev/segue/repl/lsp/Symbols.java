package dev.segue.repl.lsp;

import dev.segue.compiler.check.NamePlaces;
import dev.segue.compiler.check.Symbol;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Declaration;
import dev.segue.compiler.syntax.Name;
import dev.segue.compiler.syntax.SchemaEntry;
import dev.segue.compiler.syntax.SourceFile;
import dev.segue.compiler.syntax.TextLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** What a script declares, as an outline; what a workspace declares, to be searched. */
record Symbols(Source source) {
  private static final int MOST_FOUND = 200;

  List<DocumentSymbol> of(SourceFile file) {
    return file.declarations().stream().map(this::symbol).toList();
  }

  private DocumentSymbol symbol(Declaration declaration) {
    return switch (declaration) {
      case Declaration.Schema d ->
          symbol(
              "schema",
              "",
              SymbolKind.Namespace,
              d.span(),
              new Span(d.span().file(), d.span().start(), d.span().start() + "schema".length()),
              d.entries().stream().flatMap(e -> entry(e).stream()).toList());
      case Declaration.Segment d -> named(d, "segment", SymbolKind.Class, d.name(), List.of());
      case Declaration.Trait d -> named(d, "trait", SymbolKind.Variable, d.name(), List.of());
      case Declaration.NamedCondition d ->
          named(d, "condition", SymbolKind.Function, d.name(), List.of());
      case Declaration.Score d -> named(d, "score", SymbolKind.Variable, d.name(), List.of());
      case Declaration.Partition d ->
          named(
              d,
              "partition",
              SymbolKind.Enum,
              d.name(),
              d.classes().stream()
                  .map(c -> part(c.name(), "class", SymbolKind.EnumMember, c.span()))
                  .toList());
      case Declaration.Vocabulary d ->
          named(
              d,
              "vocabulary",
              SymbolKind.Struct,
              d.name(),
              d.terms().stream()
                  .map(t -> part(t.name(), "term", SymbolKind.EnumMember, t.span()))
                  .toList());
      case Declaration.Topic d -> named(d, "topic", SymbolKind.Constant, d.name(), List.of());
      case Declaration.ContactList d -> named(d, "list", SymbolKind.Array, d.name(), List.of());
      case Declaration.Message d -> named(d, "message", SymbolKind.String, d.name(), List.of());
      case Declaration.Program d -> named(d, "program", SymbolKind.Module, d.name(), List.of());
      case Declaration.Test d ->
          symbol(
              d.title().value(), "test", SymbolKind.Method, d.span(), d.title().span(), List.of());
    };
  }

  private Optional<DocumentSymbol> entry(SchemaEntry entry) {
    return switch (entry) {
      case SchemaEntry.Contact e ->
          Optional.of(
              symbol("contact", "", SymbolKind.Struct, e.span(), e.span(), fields(e.fields())));
      case SchemaEntry.Account e ->
          Optional.of(
              symbol("account", "", SymbolKind.Struct, e.span(), e.span(), fields(e.fields())));
      case SchemaEntry.Events e ->
          Optional.of(
              symbol(
                  e.table().text(),
                  "events",
                  SymbolKind.Struct,
                  e.span(),
                  e.table().span(),
                  e.kinds().stream()
                      .map(
                          k ->
                              symbol(
                                  k.name().text(),
                                  "event",
                                  SymbolKind.Event,
                                  k.span(),
                                  k.name().span(),
                                  fields(k.fields())))
                      .toList()));
      case SchemaEntry.Event e ->
          Optional.of(
              symbol(
                  e.name().text(),
                  "event",
                  SymbolKind.Event,
                  e.span(),
                  e.name().span(),
                  fields(e.fields())));
      case SchemaEntry.Record e ->
          Optional.of(
              symbol(
                  e.name().text(),
                  "record",
                  SymbolKind.Struct,
                  e.span(),
                  e.name().span(),
                  fields(e.fields())));
      case SchemaEntry.Consent e ->
          Optional.of(
              symbol("consent", "", SymbolKind.Struct, e.span(), e.table().span(), List.of()));
      case SchemaEntry.Broken e -> Optional.empty();
    };
  }

  private List<DocumentSymbol> fields(List<SchemaEntry.Field> fields) {
    return fields.stream().map(f -> part(f.name(), "", SymbolKind.Field, f.span())).toList();
  }

  private DocumentSymbol named(
      Declaration declaration,
      String what,
      SymbolKind kind,
      Name name,
      List<DocumentSymbol> parts) {
    String title = title(declaration).map(t -> what + " " + t.value()).orElse(what);
    return symbol(name.text(), title, kind, declaration.span(), name.span(), parts);
  }

  private DocumentSymbol part(Name name, String what, SymbolKind kind, Span whole) {
    return symbol(name.text(), what, kind, whole, name.span(), List.of());
  }

  private DocumentSymbol symbol(
      String name,
      String detail,
      SymbolKind kind,
      Span whole,
      Span selection,
      List<DocumentSymbol> parts) {
    String shown = name.isBlank() ? "..." : name;
    DocumentSymbol symbol =
        new DocumentSymbol(
            shown,
            kind,
            Positions.range(source, whole.to(selection)),
            Positions.range(source, selection));
    symbol.setDetail(detail);
    symbol.setChildren(parts);
    return symbol;
  }

  static Optional<TextLiteral> title(Declaration declaration) {
    return switch (declaration) {
      case Declaration.Segment d -> d.title();
      case Declaration.Trait d -> d.title();
      case Declaration.Score d -> d.title();
      case Declaration.Partition d -> d.title();
      case Declaration.Topic d -> d.title();
      case Declaration.Message d -> d.title();
      case Declaration.Program d -> d.title();
      case Declaration.Schema d -> Optional.empty();
      case Declaration.NamedCondition d -> Optional.empty();
      case Declaration.Vocabulary d -> Optional.empty();
      case Declaration.ContactList d -> Optional.empty();
      case Declaration.Test d -> Optional.of(d.title());
    };
  }

  /** Names of a workspace that have the letters of a query in their order. */
  static List<WorkspaceSymbol> found(OpenWorkspace workspace, String query) {
    NamePlaces places = workspace.places();
    List<WorkspaceSymbol> found = new ArrayList<>();
    for (Symbol symbol : places.all()) {
      if (fits(symbol.name(), query) && found.size() < MOST_FOUND) {
        for (Span span : places.declarations(symbol)) {
          workspace
              .source(span.file())
              .ifPresent(
                  source ->
                      found.add(
                          new WorkspaceSymbol(
                              symbol.name(),
                              kind(symbol.kind()),
                              Either.forLeft(
                                  new Location(
                                      workspace.uri(span.file()), Positions.range(source, span))),
                              symbol.owner().isEmpty() ? Answers.none() : symbol.owner())));
        }
      }
    }
    return found;
  }

  private static boolean fits(String name, String query) {
    String small = name.toLowerCase(Locale.ROOT);
    int at = 0;
    for (char c : query.toLowerCase(Locale.ROOT).toCharArray()) {
      at = small.indexOf(c, at) + 1;
      if (at == 0) {
        return false;
      }
    }
    return true;
  }

  private static SymbolKind kind(Symbol.Kind kind) {
    return switch (kind) {
      case ATTRIBUTE, ACCOUNT_FIELD, PROPERTY -> SymbolKind.Field;
      case EVENT -> SymbolKind.Event;
      case RECORD, VOCABULARY -> SymbolKind.Struct;
      case SEGMENT -> SymbolKind.Class;
      case TRAIT, SCORE, PARAMETER -> SymbolKind.Variable;
      case PARTITION -> SymbolKind.Enum;
      case CLASS, TERM -> SymbolKind.EnumMember;
      case CONDITION -> SymbolKind.Function;
      case LIST -> SymbolKind.Array;
      case TOPIC -> SymbolKind.Constant;
      case MESSAGE -> SymbolKind.String;
      case PROGRAM -> SymbolKind.Module;
      case LABEL, ARM -> SymbolKind.Key;
      case TEST -> SymbolKind.Method;
      case TEST_CONTACT, TEST_ACCOUNT -> SymbolKind.Object;
    };
  }
}
