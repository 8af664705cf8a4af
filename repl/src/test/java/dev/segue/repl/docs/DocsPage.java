package dev.segue.repl.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of documentation: its fenced blocks, and the prose around them, line by line. */
record DocsPage(List<Part> parts) {
  private static final Pattern FENCE = Pattern.compile("( *)```(\\S+)(?: +(.*))?");

  DocsPage {
    parts = List.copyOf(parts);
  }

  /** A part of a page. */
  sealed interface Part {}

  /** Lines outside of fences. */
  record Prose(List<String> lines) implements Part {
    Prose {
      lines = List.copyOf(lines);
    }
  }

  /** A fenced block: {@code language} and what else stands behind the fence. */
  record Block(String fence, String language, Optional<String> said, List<String> lines, int line)
      implements Part {
    Block {
      lines = List.copyOf(lines);
    }

    /** The file that the block is written to before the page goes on. */
    Optional<String> file() {
      return said.filter(s -> s.startsWith("file=")).map(s -> s.substring("file=".length()));
    }

    Block with(List<String> other) {
      return new Block(fence, language, said, other, line);
    }
  }

  static DocsPage read(String text) {
    List<Part> parts = new ArrayList<>();
    List<String> prose = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher fence = FENCE.matcher(lines.get(i));
      if (!fence.matches()) {
        prose.add(lines.get(i));
        continue;
      }
      parts.add(new Prose(prose));
      prose = new ArrayList<>();
      int begin = i + 1;
      int end = begin;
      while (!lines.get(end).strip().equals("```")) {
        end++;
      }
      parts.add(
          new Block(
              lines.get(i),
              fence.group(2),
              Optional.ofNullable(fence.group(3)),
              lines.subList(begin, end),
              begin));
      i = end;
    }
    parts.add(new Prose(prose));
    return new DocsPage(parts);
  }

  List<Block> blocks(String language) {
    return parts.stream()
        .filter(Block.class::isInstance)
        .map(Block.class::cast)
        .filter(b -> b.language().equals(language))
        .toList();
  }

  String text() {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      switch (part) {
        case Prose(var lines) -> lines.forEach(l -> text.append(l).append('\n'));
        case Block block -> {
          text.append(block.fence()).append('\n');
          block.lines().forEach(l -> text.append(l).append('\n'));
          text.append("```\n");
        }
      }
    }
    return text.toString();
  }
}
