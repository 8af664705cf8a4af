package dev.segue.repl.lsp;

import dev.segue.compiler.check.NamePlaces;
import dev.segue.compiler.check.Symbol;
import dev.segue.compiler.check.Unfinished;
import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.diag.Severity;
import dev.segue.compiler.parse.Continuations;
import dev.segue.compiler.parse.Parsing;
import dev.segue.compiler.source.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.InsertTextFormat;

/**
 * What may stand at the caret: words that the grammar reads there, and names of which the checker
 * has nothing to say against their standing there.
 */
record Completions(OpenWorkspace workspace, Client client) {
  private static final int MOST_TRIED = 400;

  /** What is said of a name that cannot stand where it does. */
  private static final Set<Code> NOT_HERE =
      Set.of(
          Code.NAME_UNKNOWN,
          Code.NAME_OTHER,
          Code.PROPERTY_UNKNOWN,
          Code.FIELD_UNKNOWN,
          Code.CLASS_UNKNOWN,
          Code.SAID_OTHERWISE,
          Code.TRIGGER,
          Code.FILTER,
          Code.TYPES_DIFFER,
          Code.TYPE_WANTED,
          Code.MEASURE,
          Code.NOT_A_VALUE,
          Code.NO_EVENT,
          Code.SET,
          Code.LIST_OF_FILE,
          Code.TEST_NAME);

  /** Where a row of a test says who: behind one of these words, at its start, or in a list. */
  private static final Pattern SAYS_WHO =
      Pattern.compile("(\\b(expect|event|record|for|of)\\s+|\\n\\s*|\\blist\\s+\\S+\\s*\\{[^}]*)$");

  private static final Set<Symbol.Kind> THINGS =
      Set.of(
          Symbol.Kind.SEGMENT,
          Symbol.Kind.LIST,
          Symbol.Kind.TOPIC,
          Symbol.Kind.VOCABULARY,
          Symbol.Kind.MESSAGE,
          Symbol.Kind.PROGRAM);

  /** Words that begin a declaration, and how it looks. */
  private static final Map<String, String> SHAPES =
      Map.ofEntries(
          Map.entry(
              "segment",
              """
              segment ${1:name} "${2:Title}" {
                $0
              }\
              """),
          Map.entry("trait", "trait ${1:name} \"${2:Title}\" = $0"),
          Map.entry("condition", "condition ${1:name}(${2:span duration}) = $0"),
          Map.entry(
              "score",
              """
              score ${1:name} "${2:Title}" {
                ${3:10} when $0
              }\
              """),
          Map.entry(
              "partition",
              """
              partition ${1:name} "${2:Title}" {
                ${3:class} when $0
                ${4:rest} otherwise
              }\
              """),
          Map.entry(
              "vocabulary",
              """
              vocabulary ${1:name} when ${2:condition} {
                $0
              }\
              """),
          Map.entry("topic", "topic ${1:name} \"${2:Title}\" opt ${3|in,out|}"),
          Map.entry(
              "message",
              """
              message ${1:name} "${2:Title}" {
                channel ${3|email,sms,push|}
                subject "$4"
                body "$0"
              }\
              """),
          Map.entry(
              "program",
              """
              program ${1:name} "${2:Title}" {
                audience ${3:segment}

                send ${4:message}
              }\
              """),
          Map.entry(
              "test",
              """
              test "${1:what holds}" {
                at ${2:2026-01-01 12:00}
                contact ${3:ana} { }

                expect ${3:ana} in ${4:segment}
              }\
              """));

  List<CompletionItem> at(Desk.Document document, Source source, int offset) {
    if (!document.isScript()) {
      return new TemplateCompletions(workspace).at(source.text().substring(0, offset));
    }
    Caret caret = Caret.of(source, offset);
    if (caret.comment()) {
      return List.of();
    }
    return caret.text().isPresent()
        ? inText(caret, caret.text().get())
        : words(document.path(), caret);
  }

  /** In quotes: the path of a template, or a template itself. */
  private List<CompletionItem> inText(Caret caret, String text) {
    if (caret.before().matches("(?s).*\\bbody\\s+from\\s+")) {
      return workspace.loaded().folder().templates().stream()
          .map(t -> item(t.path(), CompletionItemKind.File, "template"))
          .toList();
    }
    List<CompletionItem> values =
        new ValueCompletions(workspace.loaded().workspace().schema()).at(caret.before(), text);
    return values.isEmpty() ? new TemplateCompletions(workspace).at(text) : values;
  }

  private List<CompletionItem> words(String path, Caret caret) {
    List<CompletionItem> items = new ArrayList<>();
    if (Continuations.isNameExpected(caret.before(), caret.closing())) {
      items.addAll(names(path, caret));
    }
    boolean first = caret.before().isEmpty();
    for (String word : Continuations.words(caret.before(), caret.word(), caret.closing())) {
      CompletionItem item = item(word, CompletionItemKind.Keyword, "");
      String shape = SHAPES.get(word);
      if (first && client.snippets() && shape != null) {
        item.setInsertText(shape);
        item.setInsertTextFormat(InsertTextFormat.Snippet);
        item.setKind(CompletionItemKind.Snippet);
      }
      item.setSortText("2" + word);
      items.add(item);
    }
    return items;
  }

  private List<CompletionItem> names(String path, Caret caret) {
    Map<String, Set<Symbol>> byName = new LinkedHashMap<>();
    for (Symbol symbol : workspace.places().all()) {
      if (symbol.name().startsWith(caret.word()) && mayBeMeant(symbol, caret.before())) {
        byName.computeIfAbsent(symbol.name(), n -> new LinkedHashSet<>()).add(symbol);
      }
    }
    // where many of a kind are alike, one stands for all
    Map<String, Boolean> alike = new LinkedHashMap<>();
    String closing = caret.closing();
    List<CompletionItem> items = new ArrayList<>();
    int tried = 0;
    for (Map.Entry<String, Set<Symbol>> entry : byName.entrySet()) {
      String name = entry.getKey();
      String written = Continuations.isPlainName(name) ? name : "`" + name + "`";
      Optional<String> group = group(entry.getValue());
      Optional<Boolean> known = group.map(alike::get);
      if (known.isEmpty() && tried++ > MOST_TRIED) {
        continue;
      }
      boolean who = entry.getValue().stream().allMatch(s -> s.kind() == Symbol.Kind.TEST_CONTACT);
      boolean thing = entry.getValue().stream().allMatch(s -> THINGS.contains(s.kind()));
      boolean fits =
          known.orElseGet(
              () ->
                  ways(entry.getValue(), caret).stream()
                      .anyMatch(
                          way -> fits(path, caret.before(), written, way + closing, thing, who)));
      group.ifPresent(g -> alike.putIfAbsent(g, fits));
      if (fits) {
        items.add(named(name, written, entry.getValue()));
      }
    }
    return items;
  }

  /** Whether a name is one that is said in scripts, and where its kind is. */
  private static boolean mayBeMeant(Symbol symbol, String before) {
    return switch (symbol.kind()) {
      case TEST, TERM -> false;
      case TEST_CONTACT ->
          declares(before, "contact", symbol.name()) && SAYS_WHO.matcher(before).find();
      case TEST_ACCOUNT -> declares(before, "account", symbol.name());
      case LABEL -> before.matches("(?s).*\\bat\\s+");
      case ARM -> before.matches("(?s).*\\bchoose\\s+");
      case PARAMETER -> declares(before, "condition", symbol.owner());
      case ATTRIBUTE,
          ACCOUNT_FIELD,
          EVENT,
          RECORD,
          PROPERTY,
          SEGMENT,
          TRAIT,
          SCORE,
          PARTITION,
          CLASS,
          CONDITION,
          LIST,
          TOPIC,
          VOCABULARY,
          MESSAGE,
          PROGRAM ->
          true;
    };
  }

  /** Whether the test so far has a row that says who it is. */
  private static boolean declares(String before, String kind, String name) {
    return Pattern.compile(
            "\\b" + kind + "\\s+(\"[^\"]*\"\\s+as\\s+)?`?" + Pattern.quote(name) + "\\b")
        .matcher(before)
        .find();
  }

  /**
   * How a text may go on behind a name for this to be understood, where it is nothing by itself.
   */
  private static List<String> ways(Set<Symbol> symbols, Caret caret) {
    boolean rows =
        symbols.stream()
            .anyMatch(s -> s.kind() == Symbol.Kind.EVENT || s.kind() == Symbol.Kind.RECORD);
    if (rows) {
      return List.of("", ".some_property");
    }
    return caret.before().startsWith("test") ? List.of("", " = 1") : List.of("");
  }

  /** Names of one kind that any other of the kind could stand for. */
  private static Optional<String> group(Set<Symbol> symbols) {
    return symbols.size() == 1
        ? switch (symbols.iterator().next().kind()) {
          case SEGMENT, MESSAGE, PROGRAM, TOPIC, LIST, VOCABULARY ->
              Optional.of(symbols.iterator().next().kind().words());
          case ATTRIBUTE,
              ACCOUNT_FIELD,
              EVENT,
              RECORD,
              PROPERTY,
              TRAIT,
              SCORE,
              PARTITION,
              CLASS,
              CONDITION,
              PARAMETER,
              TERM,
              LABEL,
              ARM,
              TEST,
              TEST_CONTACT,
              TEST_ACCOUNT ->
              Optional.empty();
        }
        : Optional.empty();
  }

  /**
   * Whether nothing is said against a name.
   *
   * @param thing whether it is neither a value nor something that happens: then it stands only
   *     where it alone is right
   * @param who whether it is somebody of a test, of whom a row says more
   */
  private boolean fits(
      String path, String before, String name, String closing, boolean thing, boolean who) {
    Source text = new Source("(completed) " + path, before + name + closing);
    int start = before.length();
    if (new NamePlaces(List.of(Parsing.file(text).value()), List.of())
        .at(text.path(), start)
        .filter(m -> m.span().start() == start)
        .isPresent()) {
      // a name of its own is made here
      return false;
    }
    Unfinished unfinished = workspace.compilation().unfinished(text);
    boolean understood =
        who || unfinished.mentions().stream().anyMatch(m -> m.span().start() == start);
    return understood
        && unfinished.diagnostics().stream()
            .filter(d -> d.severity() == Severity.ERROR && (thing || NOT_HERE.contains(d.code())))
            .noneMatch(d -> touches(d, start, start + name.length()));
  }

  private static boolean touches(Diagnostic diagnostic, int start, int end) {
    return diagnostic.span().start() < end && diagnostic.span().end() > start;
  }

  private CompletionItem named(String name, String written, Set<Symbol> symbols) {
    Symbol symbol = symbols.iterator().next();
    CompletionItem item = item(name, kind(symbol), symbol.kind().words());
    String owners =
        symbols.stream()
            .map(Symbol::owner)
            .filter(o -> !o.isEmpty())
            .distinct()
            .collect(Collectors.joining(", "));
    if (!owners.isEmpty()) {
      item.setDetail(symbol.kind().words() + " of " + owners);
    }
    item.setInsertText(written);
    item.setSortText((symbol.isOfNamespace() ? "1" : "0") + name);
    if (symbol.kind() == Symbol.Kind.CONDITION && client.snippets()) {
      parameters(name)
          .ifPresent(
              snippet -> {
                item.setInsertText(written + snippet);
                item.setInsertTextFormat(InsertTextFormat.Snippet);
              });
    }
    return item;
  }

  /** {@code (${1:span})}: nothing where a condition takes none. */
  private Optional<String> parameters(String condition) {
    List<String> names =
        workspace.places().all().stream()
            .filter(s -> s.kind() == Symbol.Kind.PARAMETER && s.owner().equals(condition))
            .map(Symbol::name)
            .toList();
    List<String> places = new ArrayList<>();
    for (String name : names) {
      places.add("${" + (places.size() + 1) + ":" + name + "}");
    }
    return places.isEmpty() ? Optional.empty() : Optional.of("(" + String.join(", ", places) + ")");
  }

  static CompletionItem item(String label, CompletionItemKind kind, String detail) {
    CompletionItem item = new CompletionItem(label);
    item.setKind(kind);
    if (!detail.isEmpty()) {
      item.setDetail(detail);
    }
    return item;
  }

  static CompletionItemKind kind(Symbol symbol) {
    return switch (symbol.kind()) {
      case ATTRIBUTE, ACCOUNT_FIELD -> CompletionItemKind.Field;
      case PROPERTY -> CompletionItemKind.Property;
      case EVENT -> CompletionItemKind.Event;
      case RECORD, VOCABULARY -> CompletionItemKind.Struct;
      case SEGMENT -> CompletionItemKind.Class;
      case TRAIT, SCORE, PARAMETER -> CompletionItemKind.Variable;
      case PARTITION -> CompletionItemKind.Enum;
      case CLASS, TERM -> CompletionItemKind.EnumMember;
      case CONDITION -> CompletionItemKind.Function;
      case LIST, TOPIC -> CompletionItemKind.Constant;
      case MESSAGE -> CompletionItemKind.Text;
      case PROGRAM -> CompletionItemKind.Module;
      case LABEL, ARM -> CompletionItemKind.Reference;
      case TEST -> CompletionItemKind.Method;
      case TEST_CONTACT, TEST_ACCOUNT -> CompletionItemKind.Value;
    };
  }
}
