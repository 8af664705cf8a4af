package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Declaration;
import dev.segue.compiler.syntax.Name;
import dev.segue.compiler.syntax.TextLiteral;
import dev.segue.compiler.type.Type;
import java.util.Optional;

/** Lists and topics. */
record ListCheck(Scope scope) {

  Definitions.ContactList list(Declaration.ContactList written) {
    Optional<Definitions.FromFile> file =
        written
            .file()
            .flatMap(
                path ->
                    written
                        .by()
                        .flatMap(this::attribute)
                        .map(by -> new Definitions.FromFile(path.value(), by)));
    return new Definitions.ContactList(written.name().text(), file, written.name().span());
  }

  static Definitions.Topic topic(Declaration.Topic written) {
    return new Definitions.Topic(
        written.name().text(),
        written.title().map(TextLiteral::value),
        written.optIn(),
        written.name().span());
  }

  /** The attribute by which a file names contacts; nothing where it is none, which is told. */
  private Optional<String> attribute(Name by) {
    Optional<Meaning> meaning = scope.names().find(by.text());
    if (meaning.isPresent() && meaning.get() instanceof Meaning.Attribute(var field, var span)) {
      scope.mention(by, meaning.get().symbols(by.text()));
      return named(field, by.span());
    }
    if (meaning.isPresent() && meaning.get() instanceof Meaning.Unread) {
      return Optional.empty();
    }
    if (meaning.isPresent()) {
      scope.tell(
          Code.NAME_OTHER,
          by.span(),
          by.text(),
          meaning.get().words(),
          "an attribute of the contact");
    } else {
      scope
          .names()
          .unknown(
              scope.findings(),
              "attribute",
              by,
              scope.names().named(m -> m instanceof Meaning.Attribute));
    }
    return Optional.empty();
  }

  private Optional<String> named(Schema.Field field, Span span) {
    boolean fits =
        field.type().isText()
            || field.type() instanceof Type.Numeric
            || field.type().equals(Type.UNKNOWN);
    boolean own = field.storage() instanceof Schema.Storage.Own;
    if (!fits || own) {
      scope.tell(
          Diagnostic.of(
                  Code.LIST_KEY,
                  span,
                  own
                      ? "'" + field.name() + "' is kept by Segue and finds nobody"
                      : "'"
                          + field.name()
                          + "' is "
                          + Mismatch.articled(field.type())
                          + " and finds nobody")
              .hint("a file names contacts by text or a number, such as their key"));
      return Optional.empty();
    }
    return Optional.of(field.name());
  }
}
