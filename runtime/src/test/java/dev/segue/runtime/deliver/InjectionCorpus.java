package dev.segue.runtime.deliver;

import java.util.List;
import java.util.stream.Stream;

/** What people put into values that are to become something else. */
public final class InjectionCorpus {
  private InjectionCorpus() {}

  /** What would begin another header, or end all of them. */
  public static List<String> headers() {
    return Stream.of(
            "\r\nBcc: eve@evil.example",
            "\nBcc: eve@evil.example",
            "\rBcc: eve@evil.example",
            "\r\n\r\n<script>alert(1)</script>",
            "\n.\nMAIL FROM:<eve@evil.example>",
            "\r\n.\r\nQUIT",
            "\u0000",
            "\u000b",
            "\u000cX: y",
            "\u0085Bcc: eve@evil.example",
            "\t\r\n folded",
            "\u001b[2J")
        .toList();
  }

  /** What would become markup, or run. */
  public static List<String> markup() {
    return List.of(
        "<script>alert(1)</script>",
        "\"><script>alert(1)</script>",
        "'><img src=x onerror=alert(1)>",
        "\" onmouseover=\"alert(1)",
        "' onfocus='alert(1)",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html;base64,PHNjcmlwdD4=",
        "vbscript:msgbox(1)",
        "</title><script>alert(1)</script>",
        "</textarea><script>alert(1)</script>",
        "--><script>alert(1)</script>",
        "<!--",
        "&lt;script&gt;",
        "{{ contact.email }}",
        "{% raw %}",
        "{{ 'x' | raw }}",
        "<svg/onload=alert(1)>",
        "\u2028<b>\u2029",
        "<a href=javascript:alert(1)>x</a>");
  }

  /** What a spreadsheet would take for a formula. */
  public static List<String> formulas() {
    return List.of(
        "=1+1",
        "=HYPERLINK(\"https://evil.example\")",
        "+1+1",
        "-1+1",
        "@SUM(1)",
        "\t=1+1",
        "\r=1+1",
        "=cmd|' /C calc'!A0",
        "\"=1+1\"",
        "a,b",
        "a\"b",
        "a\nb");
  }
}
