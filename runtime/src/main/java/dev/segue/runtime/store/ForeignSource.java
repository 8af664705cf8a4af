package dev.segue.runtime.store;

import dev.segue.compiler.sql.Dialect;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Somebody's database that a JDBC URL names; it is only read. A parameter of the URL may name the
 * variable of the environment that holds its value: {@code ?password=${SHOP_PASSWORD}}.
 *
 * @param scratch where Segue may make tables of its own, if its sessions can have none
 * @param environment the variables, by name
 */
public record ForeignSource(
    String url,
    Dialect dialect,
    Optional<String> scratch,
    Function<String, Optional<String>> environment) {
  private static final Pattern SECRET =
      Pattern.compile("([A-Za-z_][\\w.]*)=\\$\\{([A-Za-z_][A-Za-z0-9_]*)\\}");

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

  /** The URL with which to connect: what stands in the environment is no part of it. */
  String address() {
    String open =
        parameters(url).stream()
            .filter(p -> !SECRET.matcher(p).matches())
            .collect(Collectors.joining("&"));
    return open.isEmpty() ? start(url) : start(url) + "?" + open;
  }

  /** With what to connect; what stands in the environment is asked for now. */
  Properties properties() {
    Properties properties = new Properties();
    dialect.connecting(url).forEach(properties::setProperty);
    secrets()
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
        "set it where segue runs, or correct 'source' in segue.yaml");
  }

  private Map<String, String> secrets() {
    Map<String, String> secrets = new LinkedHashMap<>();
    for (String parameter : parameters(url)) {
      Matcher secret = SECRET.matcher(parameter);
      if (secret.matches()) {
        secrets.put(secret.group(1), secret.group(2));
      }
    }
    return secrets;
  }

  private static String start(String url) {
    int query = url.indexOf('?');
    return query < 0 ? url : url.substring(0, query);
  }

  private static List<String> parameters(String url) {
    int query = url.indexOf('?');
    return query < 0 ? List.of() : Arrays.asList(url.substring(query + 1).split("&", -1));
  }
}
