package dev.segue.compiler.ir;

import dev.segue.compiler.source.Span;
import dev.segue.compiler.type.Period;
import dev.segue.compiler.type.Rational;
import dev.segue.compiler.type.Type;
import java.util.List;
import java.util.Optional;

/** What a workspace names: everything that has a value or a set of contacts. */
public sealed interface Definitions {
  String name();

  Optional<String> title();

  /** The place of the declaration. */
  Span span();

  /** A set of contacts; {@code expect} is what {@code @expect size} says. */
  record Segment(
      String name,
      Optional<String> title,
      Condition condition,
      Optional<SizeExpectation> expect,
      Optional<String> owner,
      Span span)
      implements Definitions {}

  /** {@code @expect size between 100 and 5000}, both ends in. */
  record SizeExpectation(long least, long most) {}

  /** A named value. */
  record Trait(String name, Optional<String> title, Expression value, Span span)
      implements Definitions {
    public Type type() {
      return value.type();
    }
  }

  /** Points that add up; scale 0 unless an entry has decimals or halves. */
  record Score(
      String name, Optional<String> title, List<Entry> entries, Type.Numeric type, Span span)
      implements Definitions {
    public Score {
      entries = List.copyOf(entries);
    }
  }

  /** An entry of a score. */
  sealed interface Entry {
    Rational points();

    /** The points where the condition holds. */
    record When(Rational points, Condition condition) implements Entry {}

    /**
     * The points for each row. With halving, a row counts half for each full period of its age at
     * now (an event exactly one period old counts half, one k periods old 1/2^k; k months are
     * stepped back from now at once), nothing from {@link Entry#HALVINGS} of them on, and the
     * entry's sum is rounded half up (away from zero) to 3 decimals, then cut.
     *
     * @param atMost the entry's sum is cut at this: from above for points above 0, from below (at
     *     its negative) for points below 0
     */
    record Per(Rational points, RowSet rows, Optional<Period> halving, Optional<Rational> atMost)
        implements Entry {}

    /** After so many halvings a row counts nothing. */
    int HALVINGS = 20;
  }

  /**
   * Classes of which each contact has one: the first whose condition holds; the last one's always
   * does.
   */
  record Partition(String name, Optional<String> title, List<PartitionClass> classes, Span span)
      implements Definitions {
    public Partition {
      classes = List.copyOf(classes);
    }
  }

  /** {@code mql when lead_score >= 80}. */
  record PartitionClass(String name, Condition condition) {}

  /** A list of contacts: read from a file by the values of an attribute, or kept by Segue. */
  record ContactList(String name, Optional<FromFile> file, Span span) implements Definitions {
    @Override
    public Optional<String> title() {
      return Optional.empty();
    }
  }

  /**
   * {@code from "vips.csv" by email}: the file's column of that name holds values of the attribute
   * (or the contact's key).
   */
  record FromFile(String path, String attribute) {}

  /** What people may be sent. */
  record Topic(String name, Optional<String> title, boolean optIn, Span span)
      implements Definitions {}
}
