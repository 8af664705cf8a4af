package dev.segue.runtime.deliver;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
}
