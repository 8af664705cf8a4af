package dev.segue.compiler.template;

/** What an output must become to stand in the text around it. */
public enum Escape {
  /** Plain text: outputs stand as they are. */
  NONE,
  /** HTML: outputs are escaped, unless they are markup already. */
  HTML
}
