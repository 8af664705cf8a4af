package dev.segue.runtime.store;

import dev.segue.compiler.sql.Dialect;

/** Somebody's database that a JDBC URL names; it is only read. */
public record ForeignSource(String url, Dialect dialect) {
  /** The URL as messages name it: without what follows its {@code ?}, where passwords stand. */
  public String place() {
    String plain = url.replaceFirst("[?;].*", "");
    return plain.replaceFirst("//[^/@]*@", "//");
  }
}
