package dev.segue.compiler.check;

import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Declaration;
import dev.segue.compiler.syntax.SourceFile;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was made of each declaration when a workspace was last checked. A declaration whose tree is
 * the same, and of which nothing that it was checked against has changed, needs no second look.
 */
public final class Memory {
  private final Optional<WorkspaceText> text;
  private final Optional<Schema> schema;
  private final Map<String, Object> seen;
  private final IdentityHashMap<Declaration, Made> made;

  /**
   * What came of one declaration.
   *
   * @param value its meaning
   */
  record Made(Object value, List<Diagnostic> findings, Uses uses) {
    Made {
      findings = List.copyOf(findings);
    }

    /** Whether what it tells points into one of some files. */
    private boolean pointsInto(Set<String> files) {
      return findings.stream()
          .flatMap(d -> d.related().stream())
          .anyMatch(r -> files.contains(r.span().file()));
    }
  }

  private Memory(
      Optional<WorkspaceText> text,
      Optional<Schema> schema,
      Map<String, Object> seen,
      IdentityHashMap<Declaration, Made> made) {
    this.text = text;
    this.schema = schema;
    this.seen = seen;
    this.made = made;
  }

  /** Nothing was checked yet. */
  public static Memory none() {
    return new Memory(Optional.empty(), Optional.empty(), Map.of(), new IdentityHashMap<>());
  }

  static Memory of(WorkspaceText text, Names names, IdentityHashMap<Declaration, Made> made) {
    return new Memory(Optional.of(text), Optional.of(names.schema()), seen(text, names), made);
  }

  /** What still holds, by declaration. */
  IdentityHashMap<Declaration, Made> holding(
      WorkspaceText now, Names names, List<Declaration> declarations) {
    IdentityHashMap<Declaration, Made> holding = new IdentityHashMap<>();
    if (text.isEmpty()
        || !text.get().hasSettingsOf(now)
        || schema.filter(names.schema()::equals).isEmpty()) {
      return holding;
    }
    Changes changes = changes(text.get(), now, seen(now, names));
    for (Declaration declaration : declarations) {
      Made before = made.get(declaration);
      if (before != null
          && !before.uses().reads().isTouched(changes)
          && !before.pointsInto(changes.files())) {
        holding.put(declaration, before);
      }
    }
    spread(changes.names(), declarations, holding);
    return holding;
  }

  /** What is taken into others is otherwise where something that it takes is. */
  private static void spread(
      Set<String> names,
      List<Declaration> declarations,
      IdentityHashMap<Declaration, Made> holding) {
    boolean more = true;
    while (more) {
      more = false;
      for (Declaration declaration : declarations) {
        Optional<String> taken = takenIn(declaration);
        if (taken.isPresent() && !holding.containsKey(declaration) && names.add(taken.get())) {
          more = true;
        }
      }
      more |= holding.values().removeIf(kept -> kept.uses().reads().touches(names));
    }
  }

  /** The name of a trait or named condition: its inside is seen where it is said. */
  private static Optional<String> takenIn(Declaration declaration) {
    return switch (declaration) {
      case Declaration.Trait d -> Optional.of(d.name().text());
      case Declaration.NamedCondition d -> Optional.of(d.name().text());
      case Declaration.Schema d -> Optional.empty();
      case Declaration.Segment d -> Optional.empty();
      case Declaration.Score d -> Optional.empty();
      case Declaration.Partition d -> Optional.empty();
      case Declaration.Vocabulary d -> Optional.empty();
      case Declaration.Topic d -> Optional.empty();
      case Declaration.ContactList d -> Optional.empty();
      case Declaration.Message d -> Optional.empty();
      case Declaration.Program d -> Optional.empty();
      case Declaration.Test d -> Optional.empty();
    };
  }

  private Changes changes(WorkspaceText before, WorkspaceText now, Map<String, Object> seenNow) {
    Set<String> names = new HashSet<>();
    seenNow.forEach(
        (name, meaning) -> {
          if (!meaning.equals(seen.get(name))) {
            names.add(name);
          }
        });
    seen.keySet().stream().filter(name -> !seenNow.containsKey(name)).forEach(names::add);
    Map<String, SourceFile> files = new HashMap<>();
    before.files().forEach(f -> files.put(f.path(), f));
    Set<String> changed = new HashSet<>(files.keySet());
    for (SourceFile file : now.files()) {
      if (Optional.ofNullable(files.get(file.path()))
          .filter(f -> sameObject(f, file))
          .isPresent()) {
        changed.remove(file.path());
      } else {
        changed.add(file.path());
      }
    }
    return new Changes(names, changed, before.whole() != now.whole());
  }

  @SuppressWarnings("ReferenceEquality") // the very tree, not one like it
  private static boolean sameObject(Object one, Object other) {
    return one == other;
  }

  /** What each name, and each template, looks like from another declaration. */
  private static Map<String, Object> seen(WorkspaceText text, Names names) {
    Map<String, Object> seen = new HashMap<>();
    names.everyMeaning().forEach((name, meaning) -> seen.put(name, seen(meaning, names.texts())));
    for (Source template : text.templates()) {
      seen.put(Changes.template(template.path()), template.text());
    }
    return seen;
  }

  /** A kind of thing and what of it shows. */
  private record Seen(String kind, Object shown) {}

  private static Object seen(Meaning meaning, Texts texts) {
    return switch (meaning) {
      case Meaning.Attribute(var field, var span) -> new Seen(meaning.words(), field);
      case Meaning.Event(var kind, var span) -> new Seen(meaning.words(), kind);
      case Meaning.Record(var table, var span) -> new Seen(meaning.words(), table);
      case Meaning.Segment m -> new Seen(meaning.words(), "");
      case Meaning.Unread m -> new Seen(meaning.words(), "");
      case Meaning.NamedCondition(var d) ->
          // its places are told at the call
          new Seen(meaning.words(), List.of(texts.text(d.span()), d.span()));
      case Meaning.Trait(var d) -> written(meaning, d.span(), texts);
      case Meaning.Score(var d) -> written(meaning, d.span(), texts);
      case Meaning.Partition(var d) -> written(meaning, d.span(), texts);
      case Meaning.ContactList(var d) -> written(meaning, d.span(), texts);
      case Meaning.Topic(var d) -> written(meaning, d.span(), texts);
      case Meaning.Vocabulary(var d) -> written(meaning, d.span(), texts);
      case Meaning.Message(var d) -> new Seen(meaning.words(), "");
      case Meaning.Program(var d) -> written(meaning, d.span(), texts);
    };
  }

  private static Object written(Meaning meaning, Span span, Texts texts) {
    return new Seen(meaning.words(), texts.text(span));
  }
}
