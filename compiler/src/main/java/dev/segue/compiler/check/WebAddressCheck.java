package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.syntax.TextLiteral;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code webhook "https://.."}: an address that can be called, and nobody can listen in to. */
record WebAddressCheck(Scope scope) {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?<scheme>https?)://(?<user>[^/?#@\\s]*@)?"
              + "(?<host>[A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?"
              + "(/[!$-;=@-Z_a-z~%-]*)?(\\?[!$-;=?-Z_a-z~-]*)?");

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  void check(TextLiteral written) {
    String reason = reason(written.value());
    if (!reason.isEmpty()) {
      scope.tell(
          Diagnostic.of(Code.PROGRAM, written.span(), reason)
              .hint("write an address such as \"https://crm.example/segue\""));
    }
  }

  private static String reason(String written) {
    Matcher address = ADDRESS.matcher(written);
    if (!address.matches()) {
      return "\"" + written + "\" is no web address";
    }
    if (address.group("user") != null) {
      return "a web address with a password in it, for everybody to read";
    }
    return address.group("scheme").equals("https") || THIS_MACHINE.contains(address.group("host"))
        ? ""
        : "a webhook goes by https, so that nobody can listen in";
  }
}
