package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.diag.Suggestion;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.syntax.Name;
import dev.segue.compiler.syntax.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Events and records with their filters: {@code purchased(amount > 3, on sunday)}. */
record RowsCheck(Scope scope) {

  Referent rows(String words, List<Schema.EventKind> kinds, Reference reference) {
    if (kinds.isEmpty()) {
      if (scope.names().whole()) {
        scope.tell(
            Diagnostic.of(Code.NAME_UNKNOWN, reference.span(), "event", words)
                .hint("the schema declares no event"));
      }
      return new Referent.Wrong();
    }
    return rows(new Referent.Source.Kinds(kinds), Row.of(words, kinds), reference);
  }

  Referent rows(Schema.RecordTable table, Reference reference) {
    return rows(new Referent.Source.Table(table), Row.of(table.name(), table), reference);
  }

  private Referent rows(Referent.Source source, Row row, Reference reference) {
    if (scope.place().isFilter()) {
      FilterRule.refuse(scope, reference.span(), "'" + scope.words(reference.span()) + "'");
      return new Referent.Wrong();
    }
    Optional<Name> property = property(reference);
    boolean wrong = false;
    if (property.isPresent() && row.property(property.get().text()).isEmpty()) {
      scope.tell(unknownProperty(row, property.get()));
      wrong = true;
    } else {
      property.ifPresent(p -> scope.mention(p, row.symbols(p.text())));
    }
    Optional<Condition> filter = reference.arguments().flatMap(parts -> filter(row, parts));
    return wrong ? new Referent.Wrong() : new Referent.Rows(source, row, filter, property);
  }

  private static Optional<Name> property(Reference reference) {
    return reference.subject() instanceof Reference.Subject.Path(var names) && names.size() == 2
        ? Optional.of(names.get(1))
        : reference.property();
  }

  private Optional<Condition> filter(Row row, List<dev.segue.compiler.syntax.Condition> written) {
    ConditionCheck check = new ConditionCheck(scope.at(scope.place().inFilter(row)));
    List<Condition> parts = check.parts(written);
    if (parts.size() == 1) {
      return Optional.of(parts.getFirst());
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(new Condition.All(parts));
  }

  static boolean isRows(Meaning meaning) {
    return meaning instanceof Meaning.Event || meaning instanceof Meaning.Record;
  }

  static Diagnostic unknownProperty(Row row, Name name) {
    Diagnostic unknown =
        Diagnostic.of(Code.PROPERTY_UNKNOWN, name.span(), "'" + row.words() + "'", name.text());
    if (row.elsewhere().contains(name.text())) {
      return unknown.hint("only properties that all of them have, with one type, may stand here");
    }
    List<String> known = new ArrayList<>(row.properties().keySet());
    List<String> near = Suggestion.nearest(name.text(), known);
    if (!near.isEmpty()) {
      return Names.near(unknown, name, near);
    }
    return known.isEmpty()
        ? unknown.hint("the schema declares none")
        : unknown.hint("it has " + Names.some(known));
  }
}
