package dev.segue.compiler.check;

import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Declaration;
import dev.segue.compiler.syntax.Name;
import dev.segue.compiler.syntax.ProgramRow;
import dev.segue.compiler.syntax.SchemaEntry;
import dev.segue.compiler.syntax.SourceFile;
import dev.segue.compiler.syntax.TestRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where each name of a workspace is declared, and where it is said. */
public final class NamePlaces {
  private final Map<Symbol, List<Span>> declared = new LinkedHashMap<>();
  private final Map<Symbol, List<Span>> said = new LinkedHashMap<>();
  private final Map<String, List<Mention>> byFile = new LinkedHashMap<>();

  /**
   * Of scripts as read.
   *
   * @param mentions where names are said
   */
  public NamePlaces(List<SourceFile> files, Collection<Mention> mentions) {
    for (SourceFile file : files) {
      file.declarations().forEach(this::declaration);
    }
    for (Mention mention : mentions) {
      note(mention);
      mention.symbols().forEach(s -> add(said, s, mention.span()));
    }
    said.values().forEach(places -> places.sort(BY_PLACE));
  }

  private static final Comparator<Span> BY_PLACE =
      Comparator.comparing(Span::file).thenComparingInt(Span::start);

  /** What is named at an offset of a file; also just behind the name. */
  public Optional<Mention> at(String file, int offset) {
    return byFile.getOrDefault(file, List.of()).stream()
        .filter(m -> m.span().start() <= offset && offset <= m.span().end())
        .min(Comparator.comparingInt(m -> m.span().end() == offset ? 1 : 0));
  }

  /** The names of a file that are understood: those declared there and those said. */
  public List<Mention> in(String file) {
    return byFile.getOrDefault(file, List.of()).stream()
        .sorted(Comparator.comparing(Mention::span, BY_PLACE))
        .toList();
  }

  /** The places where it is declared; a term in each vocabulary that has it. */
  public List<Span> declarations(Symbol symbol) {
    return declared.getOrDefault(symbol, List.of());
  }

  /** The places where it is said, by file and place. */
  public List<Span> uses(Symbol symbol) {
    return said.getOrDefault(symbol, List.of()).stream().distinct().toList();
  }

  /** All that is declared, in the order of the files. */
  public Set<Symbol> all() {
    return declared.keySet();
  }

  /** What else is meant where a symbol is said: properties that several events share. */
  public Optional<Symbol> sharedWith(Symbol symbol) {
    return byFile.values().stream()
        .flatMap(List::stream)
        .filter(m -> m.symbols().size() > 1 && m.symbols().contains(symbol))
        .flatMap(m -> m.symbols().stream())
        .filter(s -> !s.equals(symbol))
        .findFirst();
  }

  private void note(Mention mention) {
    byFile.computeIfAbsent(mention.span().file(), f -> new ArrayList<>()).add(mention);
  }

  private static void add(Map<Symbol, List<Span>> places, Symbol symbol, Span span) {
    places.computeIfAbsent(symbol, s -> new ArrayList<>()).add(span);
  }

  private void declare(Symbol symbol, Span span) {
    add(declared, symbol, span);
    note(new Mention(span, List.of(symbol)));
  }

  private void declare(Symbol.Kind kind, Name name) {
    declare(Symbol.of(kind, name.text()), name.span());
  }

  private void declaration(Declaration declaration) {
    switch (declaration) {
      case Declaration.Schema d -> d.entries().forEach(this::entry);
      case Declaration.Segment d -> declare(Symbol.Kind.SEGMENT, d.name());
      case Declaration.Trait d -> declare(Symbol.Kind.TRAIT, d.name());
      case Declaration.NamedCondition d -> {
        declare(Symbol.Kind.CONDITION, d.name());
        d.parameters()
            .forEach(
                p -> declare(Symbol.parameter(d.name().text(), p.name().text()), p.name().span()));
      }
      case Declaration.Score d -> declare(Symbol.Kind.SCORE, d.name());
      case Declaration.Partition d -> {
        declare(Symbol.Kind.PARTITION, d.name());
        d.classes()
            .forEach(
                c -> declare(Symbol.classOf(d.name().text(), c.name().text()), c.name().span()));
      }
      case Declaration.Vocabulary d -> {
        declare(Symbol.Kind.VOCABULARY, d.name());
        d.terms().forEach(t -> declare(Symbol.term(t.name().text()), t.name().span()));
      }
      case Declaration.Topic d -> declare(Symbol.Kind.TOPIC, d.name());
      case Declaration.ContactList d -> declare(Symbol.Kind.LIST, d.name());
      case Declaration.Message d -> declare(Symbol.Kind.MESSAGE, d.name());
      case Declaration.Program d -> {
        declare(Symbol.Kind.PROGRAM, d.name());
        d.rows().stream()
            .filter(ProgramRow.Labelled.class::isInstance)
            .forEach(row -> step(d.name().text(), (ProgramRow.Labelled) row));
      }
      case Declaration.Test d -> {
        declare(Symbol.of(Symbol.Kind.TEST, d.title().value()), d.title().span());
        d.rows().forEach(row -> row(d.title().value(), row));
      }
    }
  }

  private void step(String program, ProgramRow.Labelled row) {
    row.label().ifPresent(name -> declare(Symbol.label(program, name.text()), name.span()));
    if (row.step() instanceof ProgramRow.Step.Split(var arms)) {
      arms.forEach(arm -> declare(Symbol.arm(program, arm.name().text()), arm.name().span()));
    }
    Blocks.of(row.step()).forEach(inner -> step(program, inner));
  }

  /** The first row of a contact declares it; those after it say it again. */
  private void row(String test, TestRow row) {
    if (row instanceof TestRow.Contact contact) {
      Symbol symbol = Symbol.testContact(test, contact.name().text());
      if (!declared.containsKey(symbol)) {
        declare(symbol, contact.name().span());
      }
    } else if (row instanceof TestRow.Account account) {
      declare(Symbol.testAccount(test, account.name().text()), account.name().span());
    }
  }

  private void entry(SchemaEntry entry) {
    switch (entry) {
      case SchemaEntry.Contact e ->
          e.fields().forEach(f -> declare(Symbol.Kind.ATTRIBUTE, f.name()));
      case SchemaEntry.Account e ->
          e.fields().forEach(f -> declare(Symbol.accountField(f.name().text()), f.name().span()));
      case SchemaEntry.Events e ->
          e.kinds()
              .forEach(
                  kind -> {
                    declare(Symbol.Kind.EVENT, kind.name());
                    properties(kind.name().text(), kind.fields());
                  });
      case SchemaEntry.Event e -> {
        declare(Symbol.Kind.EVENT, e.name());
        properties(e.name().text(), e.fields());
      }
      case SchemaEntry.Record e -> {
        declare(Symbol.Kind.RECORD, e.name());
        properties(e.name().text(), e.fields());
      }
      case SchemaEntry.Consent e -> {}
      case SchemaEntry.Broken e -> {}
    }
  }

  private void properties(String of, List<SchemaEntry.Field> fields) {
    fields.forEach(f -> declare(Symbol.property(of, f.name().text()), f.name().span()));
  }
}
