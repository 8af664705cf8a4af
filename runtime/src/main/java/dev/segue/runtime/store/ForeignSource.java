package dev.segue.runtime.store;

import dev.segue.compiler.sql.Dialect;
import dev.segue.runtime.workspace.SourceUrl;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;

/**
 * Somebody's database that a JDBC URL names ({@link SourceUrl}); it is only read.
 *
 * @param scratch where Segue may make tables of its own, if its sessions can have none
 * @param environment the variables, by name
 */
public record ForeignSource(
    String url,
    Dialect dialect,
    Optional<String> scratch,
    Function<String, Optional<String>> environment) {
  public ForeignSource(String url, Dialect dialect, Optional<String> scratch) {
    this(url, dialect, scratch, variable -> Optional.empty());
  }

  public ForeignSource(String url, Dialect dialect) {
    this(url, dialect, Optional.empty());
  }

  /** The URL as messages name it: without what follows its {@code ?}, where passwords stand. */
  public String place() {
    String plain = url.replaceFirst("[?;].*", "");
    return plain.replaceFirst("//[^/@]*@", "//");
  }

  /** The same where tables are made in that schema of it, and looked for there. */
  ForeignSource inSchema(String schema) {
    String plain = url.replaceAll("([?&])currentSchema=[^&]*&?", "$1").replaceFirst("[?&]$", "");
    return new ForeignSource(
        plain + (plain.contains("?") ? "&" : "?") + "currentSchema=" + schema,
        dialect,
        scratch,
        environment);
  }

  /** The URL with which to connect: what stands in the environment is no part of it. */
  String address() {
    return SourceUrl.of(url).address();
  }

  /** With what to connect; what stands in the environment is asked for now. */
  Properties properties() {
    Properties properties = new Properties();
    dialect.connecting(url).forEach(properties::setProperty);
    SourceUrl.of(url)
        .secrets()
        .forEach(
            (parameter, variable) ->
                properties.setProperty(
                    parameter,
                    environment
                        .apply(variable)
                        .filter(value -> !value.isEmpty())
                        .orElseThrow(() -> unset(variable))));
    return properties;
  }

  private StoreFailure unset(String variable) {
    return new StoreFailure(
        place(),
        "the environment has no variable '" + variable + "'",
        "set it where segue runs, or correct the URL in segue.yaml");
  }
}
