package dev.segue.runtime.deliver;

/**
 * Whether a text can be the address of a mailbox: {@code ana@example.org}. Stricter than the RFCs
 * where nobody's address needs it: no quotes, comments or bare IP addresses, and a domain has a
 * dot. Letters beyond ASCII are let through (RFC 6531).
 */
public final class EmailAddress {
  private static final int LONGEST = 254;
  private static final int LONGEST_LOCAL = 64;
  private static final int LONGEST_LABEL = 63;
  private static final String MARKS = "!#$%&'*+/=?^_`{|}~-";

  private EmailAddress() {}

  public static boolean isValid(String text) {
    int at = text.lastIndexOf('@');
    return at > 0
        && text.length() <= LONGEST
        && isLocal(text.substring(0, at))
        && isDomain(text.substring(at + 1));
  }

  private static boolean isLocal(String local) {
    return local.length() <= LONGEST_LOCAL
        && !local.startsWith(".")
        && !local.endsWith(".")
        && !local.contains("..")
        && local
            .codePoints()
            .allMatch(c -> isLetterOrDigit(c) || c == '.' || MARKS.indexOf(c) >= 0);
  }

  private static boolean isDomain(String domain) {
    String[] labels = domain.split("\\.", -1);
    for (String label : labels) {
      boolean fits =
          !label.isEmpty()
              && label.length() <= LONGEST_LABEL
              && !label.startsWith("-")
              && !label.endsWith("-")
              && label.codePoints().allMatch(c -> isLetterOrDigit(c) || c == '-');
      if (!fits) {
        return false;
      }
    }
    String last = labels[labels.length - 1];
    return labels.length > 1 && !last.codePoints().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean isLetterOrDigit(int character) {
    return Character.isLetterOrDigit(character);
  }
}
