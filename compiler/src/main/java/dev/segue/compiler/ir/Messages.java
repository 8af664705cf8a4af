package dev.segue.compiler.ir;

import dev.segue.compiler.source.Span;
import dev.segue.compiler.template.Template;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Words and messages. */
public sealed interface Messages {

  /**
   * The words of an industry: the first vocabulary whose condition holds of a contact answers; what
   * it lacks comes from the one without a condition.
   */
  record Vocabulary(
      String name,
      Optional<String> language,
      Optional<Condition> condition,
      List<Term> terms,
      Span span)
      implements Messages {
    public Vocabulary {
      terms = List.copyOf(terms);
    }

    /** Of no language in particular: there is one, and there are many. */
    public Vocabulary(String name, Optional<Condition> condition, List<Term> terms, Span span) {
      this(name, Optional.empty(), condition, terms, span);
    }
  }

  /**
   * {@code prospect "donor", "donors"}; the many-form is the one-form where none is given.
   *
   * @param forms for plural categories of the language that have one of their own
   */
  record Term(String name, String one, String many, Map<String, String> forms) {
    public Term {
      forms = Map.copyOf(forms);
    }

    /** With no other form. */
    public Term(String name, String one, String many) {
      this(name, one, many, Map.of());
    }
  }

  /**
   * A message; {@code html} where the body is HTML (its file ends in .html or .html.liquid, or it
   * begins with a tag).
   */
  record Message(
      String name,
      Optional<String> title,
      String channel,
      Optional<String> topic,
      Optional<String> from,
      Template subject,
      Template body,
      boolean html,
      Span span)
      implements Messages {}
}
