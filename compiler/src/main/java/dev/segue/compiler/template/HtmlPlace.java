package dev.segue.compiler.template;

import java.util.Locale;
import java.util.Set;

/**
 * Where in HTML the next character stands, found by reading one after the other as a browser does.
 * What stands in a conditional comment, which some mail programs read, is read as well.
 */
final class HtmlPlace {
  /** Where that is. */
  enum Where {
    TEXT,
    /** After {@code <}. */
    TAG_OPEN,
    /** In {@code <!..>}, until it is known to be a comment. */
    DECLARATION,
    COMMENT,
    TAG_NAME,
    /** In a tag, before the next attribute. */
    TAG,
    ATTRIBUTE_NAME,
    AFTER_NAME,
    BEFORE_VALUE,
    DOUBLE_QUOTED,
    SINGLE_QUOTED,
    UNQUOTED,
    /** In {@code <script>} or {@code <style>}. */
    RAW
  }

  /** What the value of an attribute is. */
  enum Kind {
    PLAIN,
    /** A web address. */
    ADDRESS,
    STYLE,
    /** It runs. */
    SCRIPT
  }

  private static final Set<String> ADDRESSES =
      Set.of(
          "href",
          "src",
          "action",
          "formaction",
          "background",
          "cite",
          "poster",
          "data",
          "srcset",
          "xlink:href");
  private static final Set<String> RAW_ELEMENTS = Set.of("script", "style");
  private static final String CONDITIONAL = "--[if";

  private Where where = Where.TEXT;
  private Kind kind = Kind.PLAIN;
  private boolean closing;

  /** Whether the value of the attribute has begun: only its first part can name a scheme. */
  private boolean begun;

  private String element = "";
  private String attribute = "";
  private StringBuilder name = new StringBuilder();

  Where where() {
    return where;
  }

  Kind kind() {
    return kind;
  }

  boolean begun() {
    return begun;
  }

  /** The element whose tag was read last, in small letters. */
  String element() {
    return element;
  }

  /** The attribute whose value was read last, in small letters. */
  String attribute() {
    return attribute;
  }

  boolean isValue() {
    return where == Where.DOUBLE_QUOTED || where == Where.SINGLE_QUOTED;
  }

  HtmlPlace copy() {
    HtmlPlace copy = new HtmlPlace();
    copy.where = where;
    copy.kind = kind;
    copy.closing = closing;
    copy.begun = begun;
    copy.element = element;
    copy.attribute = attribute;
    copy.name = new StringBuilder(name);
    return copy;
  }

  /** Whether what comes next means the same at both. */
  boolean isLike(HtmlPlace other) {
    return where == other.where && (!isValue() || kind == other.kind);
  }

  void read(String text) {
    for (int i = 0; i < text.length(); i++) {
      read(text.charAt(i));
    }
  }

  void read(char c) {
    switch (where) {
      case TEXT -> where = c == '<' ? Where.TAG_OPEN : Where.TEXT;
      case TAG_OPEN -> tagOpen(c);
      case DECLARATION -> declaration(c);
      case COMMENT -> comment(c);
      case TAG_NAME -> tagName(c);
      case TAG -> tag(c);
      case ATTRIBUTE_NAME -> attributeName(c);
      case AFTER_NAME -> afterName(c);
      case BEFORE_VALUE -> beforeValue(c);
      case DOUBLE_QUOTED -> value(c, '"');
      case SINGLE_QUOTED -> value(c, '\'');
      case UNQUOTED -> unquoted(c);
      case RAW -> raw(c);
    }
  }

  private void tagOpen(char c) {
    if (c == '!') {
      name = new StringBuilder();
      where = Where.DECLARATION;
    } else if (c == '/') {
      closing = true;
    } else if (isLetter(c)) {
      name = new StringBuilder().append(c);
      where = Where.TAG_NAME;
    } else {
      closing = false;
      where = c == '<' ? Where.TAG_OPEN : Where.TEXT;
    }
  }

  private void declaration(char c) {
    name.append(c);
    if (c == '>') {
      where = Where.TEXT;
    } else if (name.toString().equals("--")) {
      where = Where.COMMENT;
    }
  }

  private void comment(char c) {
    name.append(c);
    int end = name.length();
    if (name.toString().equals(CONDITIONAL)) {
      // what such a comment holds is read, once its condition is over
      where = Where.DECLARATION;
    } else if (c == '>' && end > 2 && name.substring(end - 3).equals("-->")) {
      where = Where.TEXT;
    }
  }

  private void tagName(char c) {
    if (c == '>') {
      element = lower(name);
      tagEnd();
    } else if (isSpace(c) || c == '/') {
      element = lower(name);
      where = Where.TAG;
    } else {
      name.append(c);
    }
  }

  private void tagEnd() {
    where = !closing && RAW_ELEMENTS.contains(element) ? Where.RAW : Where.TEXT;
    closing = false;
    name = new StringBuilder();
  }

  private void tag(char c) {
    if (c == '>') {
      tagEnd();
    } else if (!isSpace(c) && c != '/') {
      name = new StringBuilder().append(c);
      where = Where.ATTRIBUTE_NAME;
    }
  }

  private void attributeName(char c) {
    if (c == '=') {
      where = Where.BEFORE_VALUE;
    } else if (c == '>') {
      tagEnd();
    } else if (isSpace(c)) {
      where = Where.AFTER_NAME;
    } else if (c == '/') {
      where = Where.TAG;
    } else {
      name.append(c);
    }
  }

  private void afterName(char c) {
    if (c == '=') {
      where = Where.BEFORE_VALUE;
    } else if (!isSpace(c)) {
      where = Where.TAG;
      tag(c);
    }
  }

  private void beforeValue(char c) {
    if (isSpace(c)) {
      return;
    }
    attribute = lower(name);
    kind = kind(attribute);
    begun = false;
    if (c == '"') {
      where = Where.DOUBLE_QUOTED;
    } else if (c == '\'') {
      where = Where.SINGLE_QUOTED;
    } else if (c == '>') {
      tagEnd();
    } else {
      where = Where.UNQUOTED;
    }
  }

  private void value(char c, char quote) {
    if (c == quote) {
      where = Where.TAG;
    } else {
      begun |= !isSpace(c);
    }
  }

  private void unquoted(char c) {
    if (c == '>') {
      tagEnd();
    } else if (isSpace(c)) {
      where = Where.TAG;
    }
  }

  private void raw(char c) {
    name.append(c);
    String end = "</" + element;
    int length = name.length();
    if (length >= end.length()
        && name.substring(length - end.length()).toLowerCase(Locale.ROOT).equals(end)) {
      name = new StringBuilder(element);
      closing = true;
      where = Where.TAG_NAME;
    }
  }

  private static Kind kind(String attribute) {
    if (attribute.startsWith("on") || attribute.equals("srcdoc")) {
      return Kind.SCRIPT;
    }
    return ADDRESSES.contains(attribute)
        ? Kind.ADDRESS
        : attribute.equals("style") ? Kind.STYLE : Kind.PLAIN;
  }

  private static String lower(StringBuilder name) {
    return name.toString().toLowerCase(Locale.ROOT);
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
  }
}
