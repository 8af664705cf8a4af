package dev.segue.runtime.store;

import dev.segue.compiler.sql.Dialect;
import java.util.Optional;

/**
 * Somebody's database that a JDBC URL names; it is only read.
 *
 * @param scratch where Segue may make tables of its own, if its sessions can have none
 */
public record ForeignSource(String url, Dialect dialect, Optional<String> scratch) {
  public ForeignSource(String url, Dialect dialect) {
    this(url, dialect, Optional.empty());
  }

  /** The URL as messages name it: without what follows its {@code ?}, where passwords stand. */
  public String place() {
    String plain = url.replaceFirst("[?;].*", "");
    return plain.replaceFirst("//[^/@]*@", "//");
  }
}
