package dev.segue.repl.lsp;

import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.type.Type;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;

/** In quotes behind a name that has one of a few values: those values. */
record ValueCompletions(Schema schema) {
  /** {@code plan = }, {@code plan not in ("free", }, {@code interests has }. */
  private static final Pattern COMPARED =
      Pattern.compile(
          "([\\p{L}_][\\p{L}\\p{Nd}_]*)`?"
              + "(?:\\s*!?=|\\s+(?:(?:not\\s+)?in|(?:has|does\\s+not\\s+have)(?:\\s+(?:any|all|none\\s+of))?)"
              + "\\s*(?:\\((?:\\s*\"[^\"]*\"\\s*,)*)?)\\s*$");

  /** The values that begin with what stands in the quotes; none of what may be anything. */
  List<CompletionItem> at(String before, String text) {
    Matcher compared = COMPARED.matcher(before);
    if (!compared.find()) {
      return List.of();
    }
    String name = compared.group(1);
    return fields()
        .filter(f -> f.name().equals(name))
        .flatMap(f -> values(f.type()).stream())
        .flatMap(List::stream)
        .filter(value -> value.startsWith(text))
        .distinct()
        .map(value -> Completions.item(value, CompletionItemKind.EnumMember, "value of " + name))
        .toList();
  }

  private Stream<Schema.Field> fields() {
    return Stream.of(
            schema.contacts().fields().stream(),
            schema.accounts().stream().flatMap(a -> a.fields().stream()),
            schema.eventKinds().stream().flatMap(k -> k.properties().stream()),
            schema.records().stream().flatMap(r -> r.fields().stream()))
        .flatMap(all -> all);
  }

  private static Optional<List<String>> values(Type type) {
    Type one = type instanceof Type.ListOf(var element) ? element : type;
    return one instanceof Type.OneOf(var values) ? Optional.of(values) : Optional.empty();
  }
}
