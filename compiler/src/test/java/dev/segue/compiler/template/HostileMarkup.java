package dev.segue.compiler.template;

import java.util.List;

/** What people put into values that are to become HTML. */
final class HostileMarkup {
  static final List<String> ALL =
      List.of(
          "<script>alert(1)</script>",
          "\"><script>alert(1)</script>",
          "'><img src=x onerror=alert(1)>",
          "\" onmouseover=\"alert(1)",
          "' onfocus='alert(1)",
          "javascript:alert(1)",
          "JaVaScRiPt:alert(1)",
          " javascript:alert(1)",
          "\u0001javascript:alert(1)",
          "java\nscript:alert(1)",
          "java\tscript:alert(1)",
          "data:text/html;base64,PHNjcmlwdD4=",
          "vbscript:msgbox(1)",
          "</title><script>alert(1)</script>",
          "</textarea><script>alert(1)</script>",
          "--><script>alert(1)</script>",
          "<!--",
          "{{ x }}",
          "<svg/onload=alert(1)>",
          "\u2028<b>\u2029",
          "expression(alert(1))",
          "red;background:url(javascript:alert(1))",
          "<a href=javascript:alert(1)>x</a>");

  private HostileMarkup() {}
}
