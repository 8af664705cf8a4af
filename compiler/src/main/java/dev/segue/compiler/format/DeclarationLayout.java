package dev.segue.compiler.format;

import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Annotation;
import dev.segue.compiler.syntax.Condition;
import dev.segue.compiler.syntax.Declaration;
import dev.segue.compiler.syntax.Declaration.MessageSetting;
import dev.segue.compiler.syntax.Declaration.ScoreEntry;
import dev.segue.compiler.syntax.Name;
import dev.segue.compiler.syntax.TextLiteral;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Declarations, one after another. */
final class DeclarationLayout {
  private final Page page;
  private final Written written;
  private final ConditionText text;
  private final ConditionLayout conditions;
  private final SchemaLayout schemas;
  private final ProgramLayout programs;
  private final TestLayout tests;

  DeclarationLayout(Page page, Written written) {
    this.page = page;
    this.written = written;
    this.text = new ConditionText(written);
    this.conditions = new ConditionLayout(page, text);
    this.schemas = new SchemaLayout(page, written);
    this.programs = new ProgramLayout(page, written, text, conditions);
    this.tests = new TestLayout(page, written, text);
  }

  void all(List<Declaration> declarations) {
    declarations.forEach(this::declaration);
  }

  private void declaration(Declaration declaration) {
    Line.Kind kind = Line.Kind.DECLARATION;
    for (Annotation annotation : declaration.annotations()) {
      page.line(annotation(annotation), annotation.span(), kind);
      kind = Line.Kind.FURTHER;
    }
    declaration(declaration, kind);
  }

  private String annotation(Annotation annotation) {
    return switch (annotation) {
      case Annotation.Text(var name, var value, var span) ->
          "@" + written.name(name) + " " + written.text(value);
      case Annotation.Expect(var name, var measure, var from, var to, var span) ->
          "@"
              + written.name(name)
              + " "
              + written.name(measure)
              + " between "
              + ValueText.number(from)
              + " and "
              + ValueText.number(to);
    };
  }

  private void declaration(Declaration declaration, Line.Kind kind) {
    Span span = declaration.span();
    switch (declaration) {
      case Declaration.Schema d -> block("schema", span, kind, () -> schemas.entries(d));
      case Declaration.Segment d ->
          block(
              "segment " + titled(d.name(), d.title()),
              span,
              kind,
              () -> conditions.row("", d.condition(), "", d.condition().span(), 0));
      case Declaration.Trait d ->
          page.line(
              "trait "
                  + titled(d.name(), d.title())
                  + " = "
                  + text.expressions().expression(d.value()),
              span,
              kind);
      case Declaration.NamedCondition d ->
          conditions.row(
              "condition " + written.name(d.name()) + parameters(d) + " = ",
              d.condition(),
              "",
              span,
              1,
              kind);
      case Declaration.Score d ->
          block("score " + titled(d.name(), d.title()), span, kind, () -> entries(d));
      case Declaration.Partition d ->
          block("partition " + titled(d.name(), d.title()), span, kind, () -> classes(d));
      case Declaration.Vocabulary d -> vocabulary(d, span, kind);
      case Declaration.Topic d ->
          page.line(
              "topic " + titled(d.name(), d.title()) + (d.optIn() ? " opt in" : " opt out"),
              span,
              kind);
      case Declaration.ContactList d -> page.line(list(d), span, kind);
      case Declaration.Message d ->
          block("message " + titled(d.name(), d.title()), span, kind, () -> settings(d));
      case Declaration.Program d ->
          block("program " + titled(d.name(), d.title()), span, kind, () -> programs.rows(d));
      case Declaration.Test d ->
          block("test " + written.text(d.title()), span, kind, () -> tests.rows(d));
    }
  }

  private void block(String head, Span whole, Line.Kind kind, Runnable rows) {
    page.line(head + " {", Page.start(whole), kind);
    page.inside(rows);
    page.close("}", whole);
  }

  private String titled(Name name, Optional<TextLiteral> title) {
    return written.name(name) + title.map(t -> " " + written.text(t)).orElse("");
  }

  private String parameters(Declaration.NamedCondition declaration) {
    return declaration.parameters().isEmpty()
        ? ""
        : declaration.parameters().stream()
            .map(p -> written.name(p.name()) + " " + schemas.type(p.type()))
            .collect(Collectors.joining(", ", "(", ")"));
  }

  private String list(Declaration.ContactList list) {
    return "list "
        + written.name(list.name())
        + list.file().map(file -> " from " + written.text(file)).orElse("")
        + list.by().map(by -> " by " + written.name(by)).orElse("");
  }

  private void entries(Declaration.Score score) {
    Columns columns =
        Columns.of(score.entries().stream().map(e -> e.points().toPlainString()).toList());
    for (ScoreEntry entry : score.entries()) {
      String points = columns.padded(entry.points().toPlainString());
      switch (entry) {
        case ScoreEntry.When e -> conditions.row(points + "when ", e.condition(), "", e.span(), 1);
        case ScoreEntry.Per e -> page.row(points + per(e), e.span());
      }
    }
  }

  private String per(ScoreEntry.Per entry) {
    return "per "
        + text.expressions().reference(entry.event())
        + text.occurrences().after(entry.occurrence())
        + entry.halving().map(h -> " halving every " + ValueText.duration(h)).orElse("")
        + entry.atMost().map(most -> ", at most " + ValueText.number(most)).orElse("");
  }

  private void classes(Declaration.Partition partition) {
    Columns columns =
        Columns.of(partition.classes().stream().map(c -> written.name(c.name())).toList());
    for (Declaration.PartitionClass part : partition.classes()) {
      String name = columns.padded(written.name(part.name()));
      Optional<Condition> condition = part.condition();
      if (condition.isEmpty()) {
        page.row(name + "otherwise", part.span());
      } else {
        conditions.row(name + "when ", condition.get(), "", part.span(), 1);
      }
    }
  }

  private void vocabulary(Declaration.Vocabulary vocabulary, Span span, Line.Kind kind) {
    String head =
        "vocabulary "
            + written.name(vocabulary.name())
            + vocabulary.language().map(l -> " in " + written.text(l)).orElse("");
    if (vocabulary.condition().isEmpty()) {
      block(head, span, kind, () -> terms(vocabulary));
      return;
    }
    Condition when = vocabulary.condition().get();
    conditions.row(head + " when ", when, " {", span.to(when.span()), 2, kind);
    page.inside(() -> terms(vocabulary));
    page.close("}", span);
  }

  private void terms(Declaration.Vocabulary vocabulary) {
    Columns columns =
        Columns.of(vocabulary.terms().stream().map(t -> written.name(t.name())).toList());
    for (Declaration.Term term : vocabulary.terms()) {
      page.row(
          columns.padded(written.name(term.name()))
              + written.text(term.one())
              + term.many().map(many -> ", " + written.text(many)).orElse("")
              + forms(term),
          term.span());
    }
  }

  private String forms(Declaration.Term term) {
    return term.forms().isEmpty()
        ? ""
        : term.forms().stream()
            .map(f -> written.name(f.category()) + " " + written.text(f.text()))
            .collect(Collectors.joining(", ", " (", ")"));
  }

  private void settings(Declaration.Message message) {
    Columns columns = Columns.of(message.settings().stream().map(DeclarationLayout::word).toList());
    message.settings().forEach(s -> setting(s, columns.padded(word(s))));
  }

  private static String word(MessageSetting setting) {
    return switch (setting) {
      case MessageSetting.Channel unused -> "channel";
      case MessageSetting.Topic unused -> "topic";
      case MessageSetting.From unused -> "from";
      case MessageSetting.Subject unused -> "subject";
      case MessageSetting.Body unused -> "body";
      case MessageSetting.BodyFrom unused -> "body";
      case MessageSetting.Broken unused -> "";
    };
  }

  private void setting(MessageSetting setting, String word) {
    switch (setting) {
      case MessageSetting.Channel(var channel, var span) ->
          page.row(word + written.name(channel), span);
      case MessageSetting.Topic(var topic, var span) -> page.row(word + written.name(topic), span);
      case MessageSetting.From(var from, var span) -> page.rowWithText(word, from, span);
      case MessageSetting.Subject(var subject, var span) -> page.rowWithText(word, subject, span);
      case MessageSetting.Body(var body, var span) -> page.rowWithText(word, body, span);
      case MessageSetting.BodyFrom(var file, var span) ->
          page.row(word + "from " + written.text(file), span);
      case MessageSetting.Broken(var span) -> page.row(written.asItStands(span), span);
    }
  }
}
