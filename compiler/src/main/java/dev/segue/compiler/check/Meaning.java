package dev.segue.compiler.check;

import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Declaration;
import java.util.List;

/** What a name of the workspace's one namespace means (language §8.3). */
sealed interface Meaning {
  /** The place of the name where it is declared. */
  Span span();

  /** An attribute of the contact. */
  record Attribute(Schema.Field field, Span span) implements Meaning {}

  /** A kind of event. */
  record Event(Schema.EventKind kind, Span span) implements Meaning {}

  /** A table of records. */
  record Record(Schema.RecordTable table, Span span) implements Meaning {}

  record Segment(Declaration.Segment declaration) implements Meaning {
    @Override
    public Span span() {
      return declaration.name().span();
    }
  }

  record Trait(Declaration.Trait declaration) implements Meaning {
    @Override
    public Span span() {
      return declaration.name().span();
    }
  }

  record Score(Declaration.Score declaration) implements Meaning {
    @Override
    public Span span() {
      return declaration.name().span();
    }
  }

  record Partition(Declaration.Partition declaration) implements Meaning {
    @Override
    public Span span() {
      return declaration.name().span();
    }
  }

  record NamedCondition(Declaration.NamedCondition declaration) implements Meaning {
    @Override
    public Span span() {
      return declaration.name().span();
    }
  }

  record ContactList(Declaration.ContactList declaration) implements Meaning {
    @Override
    public Span span() {
      return declaration.name().span();
    }
  }

  record Topic(Declaration.Topic declaration) implements Meaning {
    @Override
    public Span span() {
      return declaration.name().span();
    }
  }

  record Vocabulary(Declaration.Vocabulary declaration) implements Meaning {
    @Override
    public Span span() {
      return declaration.name().span();
    }
  }

  record Message(Declaration.Message declaration) implements Meaning {
    @Override
    public Span span() {
      return declaration.name().span();
    }
  }

  record Program(Declaration.Program declaration) implements Meaning {
    @Override
    public Span span() {
      return declaration.name().span();
    }
  }

  /** A name whose declaration could not be read: reported already, and never again. */
  record Unread(Span span) implements Meaning {}

  /** What a name of this meaning names; nothing of what could not be read. */
  default List<Symbol> symbols(String name) {
    return switch (this) {
      case Attribute m -> List.of(Symbol.of(Symbol.Kind.ATTRIBUTE, name));
      case Event m -> List.of(Symbol.of(Symbol.Kind.EVENT, name));
      case Record m -> List.of(Symbol.of(Symbol.Kind.RECORD, name));
      case Segment m -> List.of(Symbol.of(Symbol.Kind.SEGMENT, name));
      case Trait m -> List.of(Symbol.of(Symbol.Kind.TRAIT, name));
      case Score m -> List.of(Symbol.of(Symbol.Kind.SCORE, name));
      case Partition m -> List.of(Symbol.of(Symbol.Kind.PARTITION, name));
      case NamedCondition m -> List.of(Symbol.of(Symbol.Kind.CONDITION, name));
      case ContactList m -> List.of(Symbol.of(Symbol.Kind.LIST, name));
      case Topic m -> List.of(Symbol.of(Symbol.Kind.TOPIC, name));
      case Vocabulary m -> List.of(Symbol.of(Symbol.Kind.VOCABULARY, name));
      case Message m -> List.of(Symbol.of(Symbol.Kind.MESSAGE, name));
      case Program m -> List.of(Symbol.of(Symbol.Kind.PROGRAM, name));
      case Unread m -> List.of();
    };
  }

  /** What it is, with its article: {@code an event}. */
  default String words() {
    return switch (this) {
      case Attribute m -> "an attribute";
      case Event m -> "an event";
      case Record m -> "a record";
      case Segment m -> "a segment";
      case Trait m -> "a trait";
      case Score m -> "a score";
      case Partition m -> "a partition";
      case NamedCondition m -> "a named condition";
      case ContactList m -> "a list";
      case Topic m -> "a topic";
      case Vocabulary m -> "a vocabulary";
      case Message m -> "a message";
      case Program m -> "a program";
      case Unread m -> "unknown";
    };
  }
}
