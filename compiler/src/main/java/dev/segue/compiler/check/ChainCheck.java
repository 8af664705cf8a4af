package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Condition.Chain;
import dev.segue.compiler.ir.Condition.Link;
import dev.segue.compiler.ir.Condition.Manner;
import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.RowSet;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Window;
import dev.segue.compiler.syntax.Condition.ChainStep;
import dev.segue.compiler.syntax.Name;
import dev.segue.compiler.syntax.Reference;
import dev.segue.compiler.type.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Events one after another: {@code cart_added then purchased(same product) within 2 days}. */
record ChainCheck(Scope scope) {

  Condition chain(dev.segue.compiler.syntax.Condition.Chain written) {
    if (written.steps().size() >= Chain.LONGEST) {
      scope.tell(
          Diagnostic.of(
                  Code.CHAIN,
                  written.span(),
                  "a sequence of " + (written.steps().size() + 1) + " events is too long")
              .hint("it may have " + Chain.LONGEST));
      return Condition.TRUE;
    }
    Optional<Referent.Rows> began = began(written.first());
    Window window = window(written);
    Scope later = began.map(rows -> scope.at(scope.place().after(rows.row()))).orElse(scope);
    List<Optional<Link>> links = new ArrayList<>();
    links.add(
        began.map(
            rows -> new Link(in(rows, window), Manner.SOME, Optional.empty(), Optional.empty())));
    for (int i = 0; i < written.steps().size(); i++) {
      boolean last = i == written.steps().size() - 1;
      links.add(new ChainCheck(later).link(written.steps().get(i), last, window));
    }
    return links.stream().allMatch(Optional::isPresent)
        ? new Chain(links.stream().flatMap(Optional::stream).toList())
        : Condition.TRUE;
  }

  private Optional<Referent.Rows> began(dev.segue.compiler.syntax.Expression written) {
    if (written instanceof dev.segue.compiler.syntax.Expression.Named(var reference)) {
      return rows(reference);
    }
    scope.tell(
        Diagnostic.of(Code.CHAIN, written.span(), "a sequence begins with an event")
            .hint("page_viewed then purchased"));
    return Optional.empty();
  }

  private Window window(dev.segue.compiler.syntax.Condition.Chain written) {
    return written
        .window()
        .map(new WindowCheck(scope)::ofEvents)
        .orElseGet(new OccurrenceCheck(scope)::unsaid);
  }

  private Optional<Link> link(ChainStep step, boolean last, Window window) {
    Optional<Referent.Rows> rows = rows(step.event());
    Optional<Period> within = step.within().flatMap(new ParameterCheck(scope)::period);
    Optional<Period> afterAtLeast = step.afterAtLeast().flatMap(new ParameterCheck(scope)::period);
    boolean read =
        within.isPresent() == step.within().isPresent()
            && afterAtLeast.isPresent() == step.afterAtLeast().isPresent();
    boolean refused =
        (!last && refusesNever(step))
            || (within.isPresent()
                && afterAtLeast.isPresent()
                && refusesNothing(step, within.get(), afterAtLeast.get()));
    return rows.filter(r -> read && !refused)
        .map(r -> new Link(in(r, window), manner(step), within, afterAtLeast));
  }

  private boolean refusesNever(ChainStep step) {
    boolean never = step.manner() == ChainStep.Manner.NEVER;
    if (never) {
      scope.tell(
          Diagnostic.of(Code.CHAIN, step.span(), "'never' stands last in a sequence")
              .hint("nothing comes after what never was: end the sequence here"));
    }
    return never;
  }

  /** Whether no event can be early and late enough, which is told. */
  private boolean refusesNothing(ChainStep step, Period within, Period afterAtLeast) {
    ParameterCheck lengths = new ParameterCheck(scope);
    if (step.within().filter(lengths::isOpen).isPresent()
        || step.afterAtLeast().filter(lengths::isOpen).isPresent()) {
      return false;
    }
    boolean nothing =
        switch (within) {
          case Period.Exact(var most) ->
              afterAtLeast instanceof Period.Exact(var least) && least > most;
          case Period.Months(var most) ->
              afterAtLeast instanceof Period.Months(var least) && least > most;
        };
    if (nothing) {
      scope.tell(
          Diagnostic.of(Code.CHAIN, step.span(), "nothing is so early and so late")
              .hint("'within' is no shorter than 'after at least'"));
    }
    return nothing;
  }

  private static Manner manner(ChainStep step) {
    return switch (step.manner()) {
      case SOME -> Manner.SOME;
      case NEXT -> Manner.NEXT;
      case NEVER -> Manner.NEVER;
    };
  }

  /** The events that a reference names; nothing where it names none, which is told. */
  private Optional<Referent.Rows> rows(Reference reference) {
    Optional<Referent.Rows> rows = new OccurrenceCheck(scope).rows(reference);
    if (rows.filter(r -> !r.row().timed()).isPresent()) {
      scope.tell(
          Code.WINDOW, reference.span(), "records have no time, so none comes after another");
      return Optional.empty();
    }
    return rows;
  }

  private static RowSet.Events in(Referent.Rows rows, Window window) {
    return switch (rows.in(window)) {
      case RowSet.Events events -> events;
      case RowSet.Records records -> throw new IllegalArgumentException("records without a time");
      case RowSet.Acts acts -> throw new IllegalArgumentException("no event is named so");
      case RowSet.Moves moves -> throw new IllegalArgumentException("no event is named so");
      case RowSet.Changes changes -> throw new IllegalArgumentException("no event is named so");
    };
  }

  /** {@code same product}: of this event and of the first. */
  Condition same(dev.segue.compiler.syntax.Condition.Same written) {
    Name name = written.property();
    Optional<Row> row = scope.place().row();
    Optional<Row> first = scope.place().first();
    if (row.isEmpty() || first.isEmpty()) {
      scope.tell(
          Diagnostic.of(Code.SAME, written.span(), name.text())
              .hint("it stands in the filter of an event after 'then'"));
      return Condition.TRUE;
    }
    Optional<Schema.Field> own = property(row.get(), name);
    Optional<Schema.Field> firsts = property(first.get(), name);
    if (own.isEmpty() || firsts.isEmpty()) {
      return Condition.TRUE;
    }
    List<Symbol> symbols = new ArrayList<>(row.get().symbols(name.text()));
    first.get().symbols(name.text()).stream()
        .filter(s -> !symbols.contains(s))
        .forEach(symbols::add);
    scope.mention(name, symbols);
    Expression ofThis = new Expression.Property(name.text(), own.get().type());
    Expression ofFirst = new Expression.OfFirst(name.text(), firsts.get().type());
    return new RelationCheck(scope, Beside.NOTHING)
        .same(
            new ComparisonCheck.Subject(ofThis, name.span(), name.text()),
            new ComparisonCheck.Subject(ofFirst, written.span(), name.text()));
  }

  /** A property of an event; that it has none of that name is told. */
  private Optional<Schema.Field> property(Row row, Name name) {
    Optional<Schema.Field> property = row.property(name.text());
    if (property.isEmpty()) {
      scope.tell(RowsCheck.unknownProperty(row, name));
    }
    return property;
  }
}
