package dev.segue.runtime.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.segue.compiler.ir.Messages;
import dev.segue.compiler.sql.References;
import dev.segue.runtime.store.Store;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MessageRenderingTest {
  private static final Optional<String> NONE = Optional.empty();

  private static List<Letter> render(Shop shop, String message, Object... contacts) {
    try (Store store = Shop.store()) {
      return new MessageRendering(store, shop.statements(References.SELF_CONTAINED))
          .render(shop.named(message), List.of(contacts));
    }
  }

  private static Letter written(Object contact, String subject, String body) {
    return new Letter.Written(contact, Optional.empty(), subject, body);
  }

  @Test
  void everyContactGetsTheirOwnValues() {
    Shop shop =
        new Shop()
            .message(
                "hello",
                NONE,
                "Hi {{ contact.first_name | default: 'friend' }}",
                "{{ contact.spent }}|{{ contact.tags | join: '+' }}|{{ account.industry }}"
                    + "|{{ contact.id }}|{{ account.id }}|{{ contact.seen | date: '%H:%M' }}"
                    + "|{{ spending }}");
    assertEquals(
        List.of(
            written("bob", "Hi friend", "|||bob||01:30|"),
            written("ana", "Hi Ana", "120.50|vip+new|Nonprofit|ana|red|19:30|120.50")),
        render(shop, "hello", "bob", "ana"));
  }

  @Test
  void definitionsAreReadAsTheLastRefreshLeftThem() {
    Shop shop = new Shop().message("m", NONE, "{{ spending }}", "{{ contact.spent }}");
    try (Store store = Shop.store()) {
      store.update(
          Shop.sql(
              "insert into segue_value (definition, contact, value) values (?, ?, ?)",
              "spending",
              "ana",
              999L));
      assertEquals(
          List.of(written("ana", "9.99", "120.50")),
          new MessageRendering(store, shop.statements(References.STORED))
              .render(shop.named("m"), List.of("ana")));
    }
  }

  @Test
  void theFirstVocabularyThatFitsAnswersAndTheCommonOneForWhatItLacks() {
    Shop shop =
        new Shop()
            .words(
                "standard",
                Optional.empty(),
                new Messages.Term("prospect", "prospect", "prospects"),
                new Messages.Term("buy", "buy", "buy"))
            .words(
                "nonprofit",
                Optional.of("Nonprofit"),
                new Messages.Term("prospect", "donor", "donors"))
            .words(
                "charity",
                Optional.of("Nonprofit"),
                new Messages.Term("prospect", "giver", "givers"))
            .message(
                "m", NONE, "{{ term.prospect }}", "{{ term.buy }} {{ 'prospect' | term: 'many' }}");
    assertEquals(
        List.of(
            new Letter.Written("ana", Optional.of("nonprofit"), "donor", "buy donors"),
            new Letter.Written("bob", Optional.of("standard"), "prospect", "buy prospects")),
        render(shop, "m", "ana", "bob"));
    try (Store store = Shop.store()) {
      assertEquals(
          List.of(
              new Letter.Written("bob", Optional.of("nonprofit"), "donor", "buy donors"),
              new Letter.Written("bob", Optional.of("charity"), "giver", "buy givers"),
              new Letter.Written("bob", Optional.of("standard"), "prospect", "buy prospects")),
          new MessageRendering(store, shop.statements(References.SELF_CONTAINED))
              .inEveryVocabulary(shop.named("m"), "bob"));
    }
  }

  @Test
  void whatFailsForOneStopsNoOther() {
    Shop shop =
        new Shop()
            .message(
                "m", NONE, "Hi", "{{ 'x' | term }}{{ contact.spent | divided_by: contact.spent }}")
            .message("lines", NONE, "Hi {{ contact.tags | join: '\n' }}", "");
    List<Letter> letters = render(shop, "m", "ana", "nobody");
    assertTrue(letters.getFirst() instanceof Letter.Unwritten u && !u.diagnostics().isEmpty());
    assertEquals(
        new Letter.Unwritten("nobody", "the contact is not there", List.of()), letters.get(1));
    assertEquals(
        List.of(
            new Letter.Unwritten(
                "ana", "the subject has a line break or another control character", List.of()),
            written("bob", "Hi ", "")),
        render(shop, "lines", "ana", "bob"));
  }

  /** What people put into values that are to be rendered. */
  private static final List<String> TEMPLATES =
      List.of(
          "{{ contact.email }}",
          "{{ contact.first_name | append: contact.first_name }}",
          "{% for i in (1..9) %}x{% endfor %}",
          "{% assign x = 1 %}{{ x }}",
          "{% raw %}",
          "{%- endraw -%}",
          "{% if true %}",
          "}}",
          "{{",
          "{{ '",
          "{% comment %}",
          "{% include 'secret' %}",
          "{{ 7 | times: 7 }}",
          "<%= 7 * 7 %>",
          "${7*7}",
          "#{7*7}",
          "@{7*7}",
          "{{constructor.constructor('return this')()}}");

  @Test
  void noValueIsReadAsATemplate() {
    Shop shop =
        new Shop()
            .message(
                "m",
                NONE,
                "Hi {{ contact.first_name }}",
                "{% assign name = contact.first_name %}{{ name | append: '!' }}");
    for (String evil : TEMPLATES) {
      try (Store store = Shop.store()) {
        store.update(Shop.sql("update contacts set first_name = ? where id = 'ana'", evil));
        assertEquals(
            List.of(written("ana", "Hi " + evil, evil + "!")),
            new MessageRendering(store, shop.statements(References.SELF_CONTAINED))
                .render(shop.named("m"), List.of("ana")));
      }
    }
  }
}
