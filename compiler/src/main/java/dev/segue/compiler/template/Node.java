package dev.segue.compiler.template;

import dev.segue.compiler.source.Span;
import java.util.List;
import java.util.Optional;

/** A part of a template's body. */
public sealed interface Node {
  Span span();

  /** Text between outputs and tags, printed as it stands; {@code raw} text too. */
  record Text(String text, Span span) implements Node {}

  /** {@code {{ contact.first_name | default: 'Hello' }}}, or {@code echo} with the same. */
  record Output(Filtered value, Span span) implements Node {}

  /** {@code {% assign name = contact.first_name %}}. */
  record Assign(String name, Filtered value, Span span) implements Node {}

  /** {@code {% capture name %}..{% endcapture %}}. */
  record Capture(String name, List<Node> body, Span span) implements Node {
    public Capture {
      body = List.copyOf(body);
    }
  }

  /** {@code if} or {@code unless}: the first branch that holds, else what is otherwise. */
  record Choice(List<Branch> branches, List<Node> otherwise, Span span) implements Node {
    public Choice {
      branches = List.copyOf(branches);
      otherwise = List.copyOf(otherwise);
    }
  }

  /** {@code case}: every arm with an equal value prints; an {@code else} if none before it did. */
  record Match(Expression subject, List<Arm> arms, Span span) implements Node {
    public Match {
      arms = List.copyOf(arms);
    }
  }

  /** {@code for}: the body for each item, or what is otherwise if there is none. */
  record Loop(Selection selection, List<Node> body, List<Node> otherwise, Span span)
      implements Node {
    public Loop {
      body = List.copyOf(body);
      otherwise = List.copyOf(otherwise);
    }
  }

  /** {@code tablerow}: the rows and cells of an HTML table. */
  record TableRow(Selection selection, Optional<Expression> columns, List<Node> body, Span span)
      implements Node {
    public TableRow {
      body = List.copyOf(body);
    }
  }

  /** {@code break} or {@code continue}. */
  record Leave(Leaving leaving, Span span) implements Node {}

  /**
   * {@code cycle}: the next item of a group each time.
   *
   * @param written the items as written, which name a group that has no name
   */
  record Cycle(Optional<Expression> group, List<Expression> items, String written, Span span)
      implements Node {
    public Cycle {
      items = List.copyOf(items);
    }
  }

  /** {@code increment} prints, then adds; {@code decrement} subtracts, then prints. */
  record Count(String name, boolean up, Span span) implements Node {}

  /** A condition and what prints where it holds. */
  record Branch(Condition condition, List<Node> body) {
    public Branch {
      body = List.copyOf(body);
    }
  }

  /** A part of a {@code case}. */
  sealed interface Arm {
    List<Node> body();
  }

  /** {@code when 'a', 'b'}. */
  record When(List<Expression> values, List<Node> body) implements Arm {
    public When {
      values = List.copyOf(values);
      body = List.copyOf(body);
    }
  }

  /** {@code else} of a {@code case}. */
  record Otherwise(List<Node> body) implements Arm {
    public Otherwise {
      body = List.copyOf(body);
    }
  }

  /**
   * Which items a loop walks: {@code item in items limit: 3 offset: 1 reversed}.
   *
   * @param label {@code item-items}, by which {@code offset: continue} finds where the last stopped
   */
  record Selection(
      String variable,
      Expression items,
      Optional<Expression> limit,
      Offset offset,
      boolean reversed,
      String label) {}

  /** Where a loop starts. */
  sealed interface Offset {
    /** At the first item. */
    record Start() implements Offset {}

    /** {@code offset: 2}. */
    record At(Expression value) implements Offset {}

    /** {@code offset: continue}. */
    record Continue() implements Offset {}
  }

  /** How a loop is left. */
  enum Leaving {
    BREAK,
    CONTINUE
  }
}
