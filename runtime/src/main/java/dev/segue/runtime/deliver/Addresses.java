package dev.segue.runtime.deliver;

import dev.segue.compiler.ir.Expression;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.sql.Statements;
import dev.segue.runtime.store.Store;
import java.util.HashMap;
import java.util.Map;

/** The addresses that the source has. */
final class Addresses {
  private Addresses() {}

  /** Those of the contacts that the statements are about, by key. */
  static Map<Object, String> of(Store store, Workspace workspace, Statements about) {
    Map<Object, String> addresses = new HashMap<>();
    workspace
        .schema()
        .contacts()
        .address()
        .ifPresent(
            field ->
                store.each(
                    about.values(new Expression.Attribute(field)),
                    row ->
                        row.text(1).ifPresent(a -> addresses.put(row.value(0).orElseThrow(), a))));
    return addresses;
  }
}
