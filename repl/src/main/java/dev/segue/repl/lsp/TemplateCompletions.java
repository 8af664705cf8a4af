package dev.segue.repl.lsp;

import dev.segue.compiler.check.Symbol;
import dev.segue.compiler.template.Filter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;

/** What may stand in a template: values and their parts, terms, filters. */
record TemplateCompletions(OpenWorkspace workspace) {
  private static final Set<Symbol.Kind> VALUES =
      Set.of(Symbol.Kind.TRAIT, Symbol.Kind.SCORE, Symbol.Kind.PARTITION);

  /** After a text; nothing outside of {@code {{ .. }}} and {@code {% .. %}}. */
  List<CompletionItem> at(String before) {
    int output = Math.max(before.lastIndexOf("{{"), before.lastIndexOf("{%"));
    if (output < 0 || before.indexOf("}}", output) >= 0 || before.indexOf("%}", output) >= 0) {
      return List.of();
    }
    String inside = before.substring(output + 2);
    String word = inside.replaceFirst("(?s)^.*[^\\w.]", "");
    String rest = inside.substring(0, inside.length() - word.length()).stripTrailing();
    if (rest.endsWith("|")) {
      return Arrays.stream(Filter.values())
          .map(Filter::word)
          .sorted()
          .map(f -> Completions.item(f, CompletionItemKind.Function, "filter"))
          .toList();
    }
    Optional<Symbol.Kind> part =
        word.startsWith("contact.")
            ? Optional.of(Symbol.Kind.ATTRIBUTE)
            : word.startsWith("account.")
                ? Optional.of(Symbol.Kind.ACCOUNT_FIELD)
                : word.startsWith("term.") ? Optional.of(Symbol.Kind.TERM) : Optional.empty();
    List<CompletionItem> items = new ArrayList<>();
    for (Symbol symbol : workspace.places().all()) {
      boolean fits =
          part.map(p -> p == symbol.kind())
              .orElse(!word.contains(".") && VALUES.contains(symbol.kind()));
      if (fits && items.stream().noneMatch(i -> i.getLabel().equals(symbol.name()))) {
        items.add(Completions.item(symbol.name(), Completions.kind(symbol), symbol.kind().words()));
      }
    }
    if (part.isEmpty() && !word.contains(".")) {
      for (String root : List.of("contact", "account", "term", "trigger")) {
        items.add(Completions.item(root, CompletionItemKind.Struct, ""));
      }
    }
    return items;
  }
}
