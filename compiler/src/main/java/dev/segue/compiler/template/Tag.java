package dev.segue.compiler.template;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tags of a template, and how each one is read. */
enum Tag {
  ASSIGN(Shape.ALONE),
  BREAK(Shape.ALONE),
  CAPTURE(Shape.BLOCK),
  CASE(Shape.BLOCK),
  COMMENT(Shape.BLOCK),
  CONTINUE(Shape.ALONE),
  CYCLE(Shape.ALONE),
  DECREMENT(Shape.ALONE),
  DOC(Shape.BLOCK),
  ECHO(Shape.ALONE),
  ELSE(Shape.BRANCH),
  ELSIF(Shape.BRANCH),
  FOR(Shape.BLOCK),
  IF(Shape.BLOCK),
  INCREMENT(Shape.ALONE),
  LIQUID(Shape.ALONE),
  RAW(Shape.BLOCK),
  TABLEROW(Shape.BLOCK),
  UNLESS(Shape.BLOCK),
  WHEN(Shape.BRANCH);

  /** Whether a tag stands alone, opens a block up to its {@code end..}, or parts one. */
  enum Shape {
    ALONE,
    BLOCK,
    BRANCH
  }

  private final Shape shape;

  Tag(Shape shape) {
    this.shape = shape;
  }

  Shape shape() {
    return shape;
  }

  /** Whether {@code part} may stand directly inside this block. */
  boolean isPartedBy(Tag part) {
    return part.shape == Shape.BRANCH && part.parted().contains(this);
  }

  /** {@code 'if' or 'unless'}: where a tag like {@code elsif} belongs. */
  String homes() {
    return parted().stream().map(t -> "'" + t.word() + "'").collect(Collectors.joining(" or "));
  }

  private List<Tag> parted() {
    return switch (this) {
      case ELSE -> List.of(IF, UNLESS, CASE, FOR);
      case ELSIF -> List.of(IF, UNLESS);
      case WHEN -> List.of(CASE);
      case ASSIGN, BREAK, CAPTURE, CASE, COMMENT, CONTINUE, CYCLE, DECREMENT, DOC -> List.of();
      case ECHO, FOR, IF, INCREMENT, LIQUID, RAW, TABLEROW, UNLESS -> List.of();
    };
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** {@code endif} of {@code if}. */
  String end() {
    return "end" + word();
  }

  static Optional<Tag> named(String word) {
    return Arrays.stream(values()).filter(t -> t.word().equals(word)).findFirst();
  }

  /** The block that a word like {@code endif} closes. */
  static Optional<Tag> closedBy(String word) {
    return Arrays.stream(values())
        .filter(t -> t.shape == Shape.BLOCK && t.end().equals(word))
        .findFirst();
  }

  /** Every word that may begin a tag. */
  static List<String> words() {
    return Arrays.stream(values())
        .flatMap(t -> t.shape == Shape.BLOCK ? Stream.of(t.word(), t.end()) : Stream.of(t.word()))
        .toList();
  }

  /** Why a tag that other template languages have is not here. */
  static Optional<String> whyNot(String word) {
    return switch (word) {
      case "include", "render", "section", "layout", "block", "extends" ->
          Optional.of("a message stands in one template and reads no other file");
      case "ifchanged", "endifchanged" ->
          Optional.of("compare with the value that you assigned before: '{% if x != last %}'");
      case "style", "javascript", "schema", "form", "paginate" ->
          Optional.of("it belongs to web shops");
      default -> Optional.empty();
    };
  }
}
