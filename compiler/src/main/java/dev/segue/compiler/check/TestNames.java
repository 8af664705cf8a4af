package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.diag.Suggestion;
import dev.segue.compiler.syntax.Name;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The contacts and accounts of one test, in the order in which they appear. */
final class TestNames {
  private final Scope scope;
  private final String test;
  private final boolean integerKeys;

  /** The key of each contact. */
  private final Map<String, String> contacts = new HashMap<>();

  private final Set<String> accounts = new HashSet<>();

  TestNames(Scope scope, String test) {
    this.scope = scope;
    this.test = test;
    this.integerKeys = scope.names().schema().contacts().key().integer();
  }

  /** The key of a contact that a row speaks of; declares one that is new. */
  String declare(Name contact, Optional<String> key) {
    String known = contacts.get(contact.text());
    if (known != null) {
      scope.mention(contact, Symbol.testContact(test, contact.text()));
    }
    if (known != null && key.map(known::equals).orElse(true)) {
      return known;
    }
    if (known != null) {
      scope.tell(
          Code.TEST,
          contact.span(),
          "'" + contact.text() + "' has the key \"" + known + "\" already");
      return known;
    }
    String own = key.orElseGet(() -> keyOf(contact.text()));
    if (integerKeys && !own.matches("-?\\d{1,15}")) {
      scope.tell(
          Diagnostic.of(Code.TEST, contact.span(), "the keys of contacts are integers")
              .hint("write one: contact \"4711\" as " + contact.text()));
    }
    if (contacts.containsValue(own)) {
      scope.tell(
          Code.TEST, contact.span(), "another contact of the test has the key \"" + own + "\"");
    }
    contacts.put(contact.text(), own);
    return own;
  }

  /** Without a key written a contact's name is its key; where keys are integers, its number. */
  private String keyOf(String contact) {
    return integerKeys ? String.valueOf(contacts.size() + 1) : contact;
  }

  void declareAccount(Name account) {
    if (!accounts.add(account.text())) {
      scope.tell(
          Code.TEST, account.span(), "account '" + account.text() + "' stands twice in the test");
    }
  }

  /** Whether there is such a contact; if not, that is told. */
  boolean contact(Name name) {
    boolean known = known("contact", name, contacts.keySet());
    if (known) {
      scope.mention(name, Symbol.testContact(test, name.text()));
    }
    return known;
  }

  boolean account(Name name) {
    boolean known = known("account", name, accounts);
    if (known) {
      scope.mention(name, Symbol.testAccount(test, name.text()));
    }
    return known;
  }

  private boolean known(String kind, Name name, Set<String> names) {
    if (names.contains(name.text())) {
      return true;
    }
    List<String> near = Suggestion.nearest(name.text(), names);
    if (near.isEmpty() && scope.names().mayBeLost(name)) {
      return false;
    }
    Diagnostic unknown = Diagnostic.of(Code.TEST_NAME, name.span(), kind, name.text());
    scope.tell(
        near.isEmpty()
            ? unknown.hint("say who it is before: " + kind + " " + name.text() + " { .. }")
            : unknown.hint("did you mean '" + near.getFirst() + "'?"));
    return false;
  }
}
