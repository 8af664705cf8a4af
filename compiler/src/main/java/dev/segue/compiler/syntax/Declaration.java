package dev.segue.compiler.syntax;

import dev.segue.compiler.source.Span;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A declaration of a file. */
public sealed interface Declaration {
  List<Annotation> annotations();

  Span span();

  /** The name that it declares; nothing of a schema and of a test. */
  default Optional<Name> called() {
    return switch (this) {
      case Schema d -> Optional.empty();
      case Segment d -> Optional.of(d.name());
      case Trait d -> Optional.of(d.name());
      case NamedCondition d -> Optional.of(d.name());
      case Score d -> Optional.of(d.name());
      case Partition d -> Optional.of(d.name());
      case Vocabulary d -> Optional.of(d.name());
      case Topic d -> Optional.of(d.name());
      case ContactList d -> Optional.of(d.name());
      case Message d -> Optional.of(d.name());
      case Program d -> Optional.of(d.name());
      case Test d -> Optional.empty();
    };
  }

  /** {@code schema { .. }}. */
  record Schema(List<Annotation> annotations, List<SchemaEntry> entries, Span span)
      implements Declaration {
    public Schema {
      annotations = List.copyOf(annotations);
      entries = List.copyOf(entries);
    }
  }

  /** {@code segment s "Title" { condition }}. */
  record Segment(
      List<Annotation> annotations,
      Name name,
      Optional<TextLiteral> title,
      Condition condition,
      Span span)
      implements Declaration {
    public Segment {
      annotations = List.copyOf(annotations);
    }
  }

  /** {@code trait t "Title" = expression}. */
  record Trait(
      List<Annotation> annotations,
      Name name,
      Optional<TextLiteral> title,
      Expression value,
      Span span)
      implements Declaration {
    public Trait {
      annotations = List.copyOf(annotations);
    }
  }

  /** {@code condition c(span duration) = ..}. */
  record NamedCondition(
      List<Annotation> annotations,
      Name name,
      List<Parameter> parameters,
      Condition condition,
      Span span)
      implements Declaration {
    public NamedCondition {
      annotations = List.copyOf(annotations);
      parameters = List.copyOf(parameters);
    }
  }

  /** {@code span duration}. */
  record Parameter(Name name, TypeSyntax type, Span span) {}

  /** {@code score s "Title" { 5 per .. }}. */
  record Score(
      List<Annotation> annotations,
      Name name,
      Optional<TextLiteral> title,
      List<ScoreEntry> entries,
      Span span)
      implements Declaration {
    public Score {
      annotations = List.copyOf(annotations);
      entries = List.copyOf(entries);
    }
  }

  /** An entry of a score; its points may be negative. */
  sealed interface ScoreEntry {
    BigDecimal points();

    Span span();

    /** {@code 25 when C}. */
    record When(BigDecimal points, Condition condition, Span span) implements ScoreEntry {}

    /** {@code 5 per E W halving every 30 days, at most 50}. */
    record Per(
        BigDecimal points,
        Reference event,
        Optional<Occurrence> occurrence,
        Optional<DurationLiteral> halving,
        Optional<BigDecimal> atMost,
        Span span)
        implements ScoreEntry {}
  }

  /** {@code partition p "Title" { a when C b otherwise }}. */
  record Partition(
      List<Annotation> annotations,
      Name name,
      Optional<TextLiteral> title,
      List<PartitionClass> classes,
      Span span)
      implements Declaration {
    public Partition {
      annotations = List.copyOf(annotations);
      classes = List.copyOf(classes);
    }
  }

  /** {@code mql when lead_score >= 80}; no condition: {@code otherwise}. */
  record PartitionClass(Name name, Optional<Condition> condition, Span span) {}

  /** {@code vocabulary v in "pl" when C { terms }}. */
  record Vocabulary(
      List<Annotation> annotations,
      Name name,
      Optional<TextLiteral> language,
      Optional<Condition> condition,
      List<Term> terms,
      Span span)
      implements Declaration {
    public Vocabulary {
      annotations = List.copyOf(annotations);
      terms = List.copyOf(terms);
    }
  }

  /** {@code prospect "donor", "donors" (few "..", other "..")}. */
  record Term(
      Name name, TextLiteral one, Optional<TextLiteral> many, List<TermForm> forms, Span span) {
    public Term {
      forms = List.copyOf(forms);
    }
  }

  /** {@code few "klienci"}: the form for a plural category of the language. */
  record TermForm(Name category, TextLiteral text) {}

  /** {@code topic offers "Offers" opt in}. */
  record Topic(
      List<Annotation> annotations,
      Name name,
      Optional<TextLiteral> title,
      boolean optIn,
      Span span)
      implements Declaration {
    public Topic {
      annotations = List.copyOf(annotations);
    }
  }

  /** {@code list vips from "vips.csv" by email}; without a file a list that Segue keeps. */
  record ContactList(
      List<Annotation> annotations,
      Name name,
      Optional<TextLiteral> file,
      Optional<Name> by,
      Span span)
      implements Declaration {
    public ContactList {
      annotations = List.copyOf(annotations);
    }
  }

  /** {@code message m "Title" { settings }}. */
  record Message(
      List<Annotation> annotations,
      Name name,
      Optional<TextLiteral> title,
      List<MessageSetting> settings,
      Span span)
      implements Declaration {
    public Message {
      annotations = List.copyOf(annotations);
      settings = List.copyOf(settings);
    }
  }

  /** A setting of a message. */
  sealed interface MessageSetting {
    Span span();

    /** {@code channel email}. */
    record Channel(Name channel, Span span) implements MessageSetting {}

    /** {@code topic offers}. */
    record Topic(Name topic, Span span) implements MessageSetting {}

    /** {@code from "Name <address>"}. */
    record From(TextLiteral from, Span span) implements MessageSetting {}

    /** {@code subject "{{ .. }}"}. */
    record Subject(TextLiteral template, Span span) implements MessageSetting {}

    /** {@code body "..."}. */
    record Body(TextLiteral template, Span span) implements MessageSetting {}

    /** {@code body from "templates/x.liquid"}. */
    record BodyFrom(TextLiteral file, Span span) implements MessageSetting {}

    /** What could not be read: reported already. */
    record Broken(Span span) implements MessageSetting {}
  }

  /** {@code program p "Title" { settings and steps }}: rows in the order written. */
  record Program(
      List<Annotation> annotations,
      Name name,
      Optional<TextLiteral> title,
      List<ProgramRow> rows,
      Span span)
      implements Declaration {
    public Program {
      annotations = List.copyOf(annotations);
      rows = List.copyOf(rows);
    }
  }

  /** {@code test "title" { rows }}. */
  record Test(List<Annotation> annotations, TextLiteral title, List<TestRow> rows, Span span)
      implements Declaration {
    public Test {
      annotations = List.copyOf(annotations);
      rows = List.copyOf(rows);
    }
  }
}
