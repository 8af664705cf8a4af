package dev.segue.runtime.differential;

import java.util.ArrayList;
import java.util.List;

/** Texts that want to be something else: the end of a literal, a statement, a template, a name. */
public final class HostileTexts {
  /** Anything may stand in a name but a backtick and the end of a line. */
  public static final List<String> NAMES =
      List.of(
          "'",
          "''",
          "\"",
          "\"\"",
          "it's",
          "a\"b",
          "\\",
          "a\\'b",
          "a b",
          " a",
          "p.q",
          "main.contacts",
          "a,b",
          "a;b",
          "1a",
          "-1",
          "*",
          "%",
          "_",
          "a%b_c",
          "--",
          "/* a */",
          "/*",
          "');drop table contacts;--",
          "\";drop table contacts;--",
          "{{ contact.id }}",
          "{% raw %}",
          "${user.home}",
          "$1",
          ":name",
          "?",
          "?1",
          "@a",
          "{0}",
          "{1}{0}",
          "{",
          "[a]",
          "#",
          "=1+1",
          "\t",
          "select",
          "SELECT",
          "order",
          "null",
          "NULL",
          "at",
          "rowid",
          "j",
          "c",
          "e",
          "ü",
          "u\u0308",
          "ß",
          "ẞ",
          "İ",
          "ı",
          "ﬁ",
          "日本語",
          "\ud83d\ude00",
          "\ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67",
          "\u202eabc\u202c",
          "\u200f",
          "\u0301",
          "\ufeff",
          "\ufffd",
          "\u2028");

  private static final List<String> MORE =
      List.of(
          "",
          " ",
          "`",
          "a\nb",
          "a\r\nb",
          "\r",
          "\u0001",
          "\u001b[31m",
          "\u007f",
          "\u0085",
          "\u00a0",
          "a\\\nb",
          "\\n",
          "\\u{0}",
          "''' or 1=1",
          "' or '1'='1",
          "true",
          "0",
          "007",
          "1e3",
          "2026-03-01",
          "[\"a\"]",
          "{\"a\":1}",
          "\ud83d\ude00\ud83d\ude00b",
          "Straße",
          "STRASSE",
          "Σς",
          "a*b",
          "a?b",
          "(?i)a|b",
          "$",
          "x".repeat(5_000));

  private HostileTexts() {}

  /** For literals and values. */
  public static List<String> all() {
    List<String> all = new ArrayList<>(NAMES);
    all.addAll(MORE);
    return all;
  }
}
