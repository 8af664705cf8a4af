package dev.segue.runtime.deliver;

import dev.segue.compiler.type.CaseFold;
import java.net.IDN;

/** An address as it is counted and suppressed: two that reach one mailbox are one. */
final class Mailbox {
  private Mailbox() {}

  /** Letters of whatever case are one, and a domain is the same in Unicode and in ASCII. */
  static String of(String address) {
    String text = address.strip();
    int at = text.lastIndexOf('@');
    return at < 0
        ? CaseFold.of(text)
        : CaseFold.of(text.substring(0, at)) + "@" + CaseFold.of(domain(text.substring(at + 1)));
  }

  /** In ASCII, if it can be. */
  static String domain(String domain) {
    try {
      return IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED);
    } catch (IllegalArgumentException e) {
      return domain;
    }
  }
}
