package dev.segue.runtime.deliver;

import java.util.List;
import java.util.stream.Stream;

/** What people put into values that are to become headers. */
final class InjectionCorpus {
  private InjectionCorpus() {}

  /** What would begin another header, or end all of them. */
  static List<String> headers() {
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
}
