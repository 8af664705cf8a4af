package dev.segue.compiler.parse;

import dev.segue.compiler.syntax.Name;
import dev.segue.grammar.SegueParser.ColumnContext;
import dev.segue.grammar.SegueParser.TableContext;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** Names as meant: every rule that is a name is one token. */
final class Names {
  private final Reading reading;
  private final Texts texts;

  Names(Reading reading, Texts texts) {
    this.reading = reading;
    this.texts = texts;
  }

  Name name(ParserRuleContext rule) {
    return name(rule.getStart());
  }

  Name name(Token token) {
    String text = token.getText();
    boolean quoted = text.startsWith("`");
    if (quoted) {
      Texts.onlyCharacters(reading, token);
    }
    return new Name(
        quoted ? text.substring(1, text.length() - 1) : text, quoted, reading.at(token));
  }

  List<Name> all(List<? extends ParserRuleContext> rules) {
    return rules.stream().map(this::name).toList();
  }

  /** {@code id} or {@code "Customer No"}. */
  Name column(ColumnContext c) {
    return c.name() != null ? name(c.name()) : quoted(c.STRING().getSymbol());
  }

  /** {@code contacts}, {@code crm.contacts} or {@code "My Contacts"}. */
  Name table(TableContext c) {
    if (c.name() == null) {
      return quoted(c.STRING().getSymbol());
    }
    List<Name> parts = Stream.concat(Stream.of(name(c.name())), all(c.word()).stream()).toList();
    String joined = parts.stream().map(Name::text).collect(Collectors.joining("."));
    return new Name(joined, parts.stream().anyMatch(Name::quoted), reading.at(c));
  }

  private Name quoted(Token token) {
    return new Name(texts.text(token).value(), true, reading.at(token));
  }
}
