package dev.segue.runtime.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EmailAddressTest {
  private static final String LABEL =
      "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghikl";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ana@example.org",
        "a@iana.org",
        "ana.maria+news@mail.example.co.uk",
        "!#$%&`*+/=?^`{|}~@iana.org",
        "o'neill@example.org",
        "123@iana.org",
        "test@123.com",
        "test@c--n.com",
        "test@mason-dixon.com",
        "test@xn--hxajbheg2az3al.xn--jxalpdlp",
        "jürgen@müller.example",
        "test@" + LABEL + ".com"
      })
  void takes(String address) {
    assertTrue(EmailAddress.isValid(address), address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ana",
        "@",
        "ana@",
        "@example.org",
        "ana@localhost",
        "ana@@example.org",
        "ana@bob@example.org",
        ".ana@example.org",
        "ana.@example.org",
        "ana..maria@example.org",
        "ana maria@example.org",
        "ana@example..org",
        "ana@.example.org",
        "ana@example.org.",
        "ana@-example.org",
        "ana@example-.org",
        "ana@exa mple.org",
        "ana@example.123",
        "ana@255.255.255.255",
        "ana@[255.255.255.255]",
        "\"ana\"@example.org",
        "(comment)ana@example.org",
        "Ana <ana@example.org>",
        " ana@example.org",
        "ana@example.org\nBcc: all@example.org",
        "ana\r@example.org",
        "ana\u0000@example.org",
        "ana,bob@example.org",
        "ana@example.org,bob@example.org",
        "ana@example_1.org",
        LABEL + "xy@example.org",
        "ana@" + LABEL + "x.org",
        "ana@" + LABEL + "." + LABEL + "." + LABEL + "." + LABEL + ".org"
      })
  void refuses(String address) {
    assertFalse(EmailAddress.isValid(address), address);
  }

  /**
   * The test set of is_email: all that is plainly valid is taken, but for a domain without a dot;
   * all that is an error or needs quotes, comments or bare addresses is not.
   */
  @Test
  void takesWhatThePublicTestSetTakes() throws IOException {
    List<String> different = new ArrayList<>();
    int cases = 0;
    try (InputStream in =
        EmailAddressTest.class.getResourceAsStream("/deliver/email-addresses.tsv")) {
      String all = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII);
      for (String line : all.lines().filter(l -> !l.startsWith("#")).toList()) {
        String[] fields = line.split("\t", -1);
        String address = unescaped(fields[2]);
        cases++;
        boolean valid = Set.of("VALID_CATEGORY", "DNSWARN").contains(fields[0]);
        if (EmailAddress.isValid(address) != valid) {
          different.add(address);
        }
      }
    }
    assertEquals(164, cases);
    assertEquals(List.of("test@io"), different);
  }

  /** A backslash, u and four hexadecimal digits are a character. */
  private static String unescaped(String text) {
    return Pattern.compile("\\\\u([0-9a-f]{4})")
        .matcher(text)
        .replaceAll(
            m -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(m.group(1), 16))));
  }
}
