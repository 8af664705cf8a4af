package dev.segue.compiler.parse;

import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Annotation;
import dev.segue.compiler.syntax.Condition;
import dev.segue.compiler.syntax.Declaration;
import dev.segue.compiler.syntax.Declaration.MessageSetting;
import dev.segue.compiler.syntax.Declaration.Parameter;
import dev.segue.compiler.syntax.Declaration.PartitionClass;
import dev.segue.compiler.syntax.Declaration.ScoreEntry;
import dev.segue.compiler.syntax.Declaration.Term;
import dev.segue.compiler.syntax.Expression;
import dev.segue.compiler.syntax.Name;
import dev.segue.compiler.syntax.TextLiteral;
import dev.segue.grammar.SegueParser;
import dev.segue.grammar.SegueParser.AnnotationContext;
import dev.segue.grammar.SegueParser.ConditionDeclarationContext;
import dev.segue.grammar.SegueParser.DeclarationContext;
import dev.segue.grammar.SegueParser.ListDeclarationContext;
import dev.segue.grammar.SegueParser.MessageDeclarationContext;
import dev.segue.grammar.SegueParser.MessageSettingContext;
import dev.segue.grammar.SegueParser.ParameterContext;
import dev.segue.grammar.SegueParser.PartitionClassContext;
import dev.segue.grammar.SegueParser.PartitionDeclarationContext;
import dev.segue.grammar.SegueParser.PerEntryContext;
import dev.segue.grammar.SegueParser.PointsContext;
import dev.segue.grammar.SegueParser.ProgramDeclarationContext;
import dev.segue.grammar.SegueParser.SchemaDeclarationContext;
import dev.segue.grammar.SegueParser.ScoreDeclarationContext;
import dev.segue.grammar.SegueParser.ScoreEntryContext;
import dev.segue.grammar.SegueParser.SegmentDeclarationContext;
import dev.segue.grammar.SegueParser.TestDeclarationContext;
import dev.segue.grammar.SegueParser.TextContext;
import dev.segue.grammar.SegueParser.TitleContext;
import dev.segue.grammar.SegueParser.TopicDeclarationContext;
import dev.segue.grammar.SegueParser.TraitDeclarationContext;
import dev.segue.grammar.SegueParser.VocabularyDeclarationContext;
import dev.segue.grammar.SegueParser.VocabularyFormContext;
import dev.segue.grammar.SegueParser.VocabularyTermContext;
import dev.segue.grammar.SegueParser.WhenEntryContext;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/**
 * Declarations. One whose name was read is a declaration, however it went on: whoever uses the name
 * is not told that there is none.
 */
final class Declarations {
  private final Reading reading;
  private final Trees trees;
  private final Rows rows;

  Declarations(Reading reading, Trees trees, Rows rows) {
    this.reading = reading;
    this.trees = trees;
    this.rows = rows;
  }

  List<Declaration> all(List<DeclarationContext> declarations) {
    return rows.some(declarations, this::declaration);
  }

  private Optional<Declaration> declaration(DeclarationContext c) {
    List<Annotation> annotations =
        c.annotation().stream().filter(Declarations::whole).map(this::annotation).toList();
    ParserRuleContext body = c.getRuleContext(ParserRuleContext.class, c.annotation().size());
    if (body == null) {
      return Optional.empty();
    }
    Optional<Name> name = rows.name(body, 1);
    Span span = reading.at(body);
    return switch (body) {
      case SchemaDeclarationContext d ->
          Optional.of(
              new Declaration.Schema(annotations, trees.schemas.entries(d.schemaEntries()), span));
      case TestDeclarationContext d ->
          text(d.text()).map(t -> trees.tests.test(annotations, t, d, span));
      default -> name.map(n -> named(annotations, n, body, span));
    };
  }

  private Declaration named(
      List<Annotation> annotations, Name name, ParserRuleContext body, Span span) {
    return switch (body) {
      case SegmentDeclarationContext d ->
          new Declaration.Segment(
              annotations, name, title(d.title()), condition(d.condition(), d), span);
      case TraitDeclarationContext d ->
          new Declaration.Trait(annotations, name, title(d.title()), value(d), span);
      case ConditionDeclarationContext d ->
          new Declaration.NamedCondition(
              annotations, name, parameters(d), condition(d.condition(), d), span);
      case ScoreDeclarationContext d ->
          new Declaration.Score(annotations, name, title(d.title()), entries(d), span);
      case PartitionDeclarationContext d ->
          new Declaration.Partition(annotations, name, title(d.title()), classes(d), span);
      case VocabularyDeclarationContext d ->
          new Declaration.Vocabulary(
              annotations,
              name,
              Optional.ofNullable(d.text()).filter(Declarations::whole).map(trees.texts::text),
              Optional.ofNullable(d.condition()).map(condition -> condition(condition, d)),
              terms(d),
              span);
      case TopicDeclarationContext d ->
          new Declaration.Topic(annotations, name, title(d.title()), d.IN() != null, span);
      case ListDeclarationContext d ->
          new Declaration.ContactList(
              annotations,
              name,
              text(d.text()),
              Optional.ofNullable(d.name(1)).filter(Declarations::whole).map(trees.names::name),
              span);
      case MessageDeclarationContext d ->
          new Declaration.Message(annotations, name, title(d.title()), settings(d), span);
      case ProgramDeclarationContext d ->
          new Declaration.Program(
              annotations, name, title(d.title()), trees.programs.rows(d.programRows()), span);
      default -> throw new IllegalStateException("declaration " + body.getText());
    };
  }

  private static boolean whole(RuleContext c) {
    return !(c instanceof ParserRuleContext rule) || rule.exception == null;
  }

  private Annotation annotation(AnnotationContext c) {
    return switch (c) {
      case SegueParser.TextAnnotationContext a ->
          new Annotation.Text(
              trees.names.name(a.word()), trees.texts.text(a.text()), reading.at(a));
      case SegueParser.SizeAnnotationContext a ->
          new Annotation.Expect(
              trees.names.name(a.EXPECT().getSymbol()),
              trees.names.name(a.name()),
              trees.values.number(a.signedNumber(0)),
              trees.values.number(a.signedNumber(1)),
              reading.at(a));
      default -> throw new IllegalStateException("annotation " + c.getText());
    };
  }

  private Optional<TextLiteral> title(@Nullable TitleContext c) {
    return Optional.ofNullable(c).filter(Declarations::whole).flatMap(trees.texts::title);
  }

  private Optional<TextLiteral> text(@Nullable TextContext c) {
    return Optional.ofNullable(c).filter(Declarations::whole).map(trees.texts::text);
  }

  private Condition condition(SegueParser.@Nullable ConditionContext c, ParserRuleContext whole) {
    return trees.conditions.ifRead(c, reading.at(whole));
  }

  private Expression value(TraitDeclarationContext c) {
    return c.expression() == null || c.expression().exception != null
        ? new Expression.Broken(reading.at(c))
        : trees.expressions.expression(c.expression());
  }

  private List<Parameter> parameters(ConditionDeclarationContext c) {
    return c.parameter().stream().filter(Declarations::whole).map(this::parameter).toList();
  }

  private Parameter parameter(ParameterContext c) {
    return new Parameter(trees.names.name(c.name()), trees.schemas.type(c.type()), reading.at(c));
  }

  private List<ScoreEntry> entries(ScoreDeclarationContext c) {
    return c.scoreEntries() == null
        ? List.of()
        : rows.some(c.scoreEntries().scoreEntry(), this::entry);
  }

  private Optional<ScoreEntry> entry(ScoreEntryContext c) {
    if (c.exception != null) {
      return Optional.empty();
    }
    return Optional.of(
        switch (c) {
          case WhenEntryContext e ->
              new ScoreEntry.When(
                  points(e.points()), trees.conditions.condition(e.condition()), reading.at(e));
          case PerEntryContext e ->
              new ScoreEntry.Per(
                  points(e.points()),
                  trees.references.reference(e.eventReference()),
                  trees.occurrences.ifAny(e.occurrence()),
                  trees.values.durationIfAny(e.duration()),
                  Optional.ofNullable(e.NUMBER()).map(trees.values::number),
                  reading.at(e));
          default -> throw new IllegalStateException("score entry " + c.getText());
        });
  }

  private BigDecimal points(PointsContext c) {
    TerminalNode digits = c.NUMBER() != null ? c.NUMBER() : c.ROW_NUMBER();
    BigDecimal number = trees.values.number(digits);
    return c.getChildCount() == 1 ? number : number.negate();
  }

  private List<PartitionClass> classes(PartitionDeclarationContext c) {
    return c.partitionClasses() == null
        ? List.of()
        : rows.some(c.partitionClasses().partitionClass(), this::partitionClass);
  }

  private Optional<PartitionClass> partitionClass(PartitionClassContext c) {
    Optional<Condition> condition =
        c.exception == null && c.OTHERWISE() != null
            ? Optional.empty()
            : Optional.of(condition(c.condition(), c));
    return rows.name(c, 0).map(name -> new PartitionClass(name, condition, reading.at(c)));
  }

  private List<Term> terms(VocabularyDeclarationContext c) {
    return c.vocabularyTerms() == null
        ? List.of()
        : rows.some(c.vocabularyTerms().vocabularyTerm(), this::term);
  }

  /** A term without a text that could be read has an empty one. */
  private Optional<Term> term(VocabularyTermContext c) {
    TextLiteral nothing = new TextLiteral("", false, reading.at(c));
    List<TextLiteral> forms =
        c.text().stream().filter(Declarations::whole).map(trees.texts::text).toList();
    return rows.name(c, 0)
        .map(
            name ->
                new Term(
                    name,
                    forms.isEmpty() ? nothing : forms.getFirst(),
                    forms.stream().skip(1).findFirst(),
                    c.vocabularyForm().stream().flatMap(f -> form(f).stream()).toList(),
                    reading.at(c)));
  }

  private Optional<Declaration.TermForm> form(VocabularyFormContext c) {
    return rows.name(c, 0)
        .filter(name -> c.text() != null && whole(c.text()))
        .map(name -> new Declaration.TermForm(name, trees.texts.text(c.text())));
  }

  private List<MessageSetting> settings(MessageDeclarationContext c) {
    return c.messageSettings() == null
        ? List.of()
        : rows.all(c.messageSettings().messageSetting(), this::setting);
  }

  private MessageSetting setting(MessageSettingContext c) {
    Span span = reading.at(c);
    if (c.exception != null) {
      return new MessageSetting.Broken(span);
    }
    return switch (c) {
      case SegueParser.ChannelSettingContext s ->
          new MessageSetting.Channel(trees.names.name(s.name()), span);
      case SegueParser.TopicSettingContext s ->
          new MessageSetting.Topic(trees.names.name(s.name()), span);
      case SegueParser.FromSettingContext s ->
          new MessageSetting.From(trees.texts.text(s.text()), span);
      case SegueParser.SubjectSettingContext s ->
          new MessageSetting.Subject(trees.texts.text(s.text()), span);
      case SegueParser.BodySettingContext s ->
          new MessageSetting.Body(trees.texts.text(s.text()), span);
      case SegueParser.BodyFromSettingContext s ->
          new MessageSetting.BodyFrom(trees.texts.text(s.text()), span);
      default -> throw new IllegalStateException("setting " + c.getText());
    };
  }
}
