package dev.segue.compiler.syntax;

import java.util.List;

/** One parsed file: its declarations in order, and the comments that the formatter puts back. */
public record SourceFile(String path, List<Declaration> declarations, List<Comment> comments) {
  public SourceFile {
    declarations = List.copyOf(declarations);
    comments = List.copyOf(comments);
  }
}
