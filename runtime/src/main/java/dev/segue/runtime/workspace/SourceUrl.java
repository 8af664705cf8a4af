package dev.segue.runtime.workspace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The JDBC URL of a source, of which a parameter may name the variable of the environment that
 * holds its value: {@code ?password=${SHOP_PASSWORD}}.
 *
 * @param address the URL without such parameters
 * @param secrets the variables, by parameter
 */
public record SourceUrl(String address, Map<String, String> secrets) {
  private static final Pattern SECRET =
      Pattern.compile("([A-Za-z_][\\w.]*)=\\$\\{([A-Za-z_][A-Za-z0-9_]*)\\}");

  public static SourceUrl of(String url) {
    int query = url.indexOf('?');
    Map<String, String> secrets = new LinkedHashMap<>();
    if (query < 0) {
      return new SourceUrl(url, secrets);
    }
    List<String> open = new ArrayList<>();
    for (String parameter : url.substring(query + 1).split("&", -1)) {
      Matcher secret = SECRET.matcher(parameter);
      if (secret.matches()) {
        secrets.put(secret.group(1), secret.group(2));
      } else {
        open.add(parameter);
      }
    }
    String start = url.substring(0, query);
    String others = String.join("&", open);
    return new SourceUrl(others.isEmpty() ? start : start + "?" + others, secrets);
  }

  /** Whether every variable stands for a whole parameter. */
  boolean isWellNamed() {
    return !address.contains("${");
  }
}
