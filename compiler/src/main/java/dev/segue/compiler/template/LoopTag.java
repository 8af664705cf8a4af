package dev.segue.compiler.template;

import java.util.List;

/** A tag that walks a list, and the options it knows. */
enum LoopTag {
  FOR,
  TABLEROW;

  String word() {
    return switch (this) {
      case FOR -> "for";
      case TABLEROW -> "tablerow";
    };
  }

  List<String> options() {
    return switch (this) {
      case FOR -> List.of("limit", "offset", "reversed");
      case TABLEROW -> List.of("cols", "limit", "offset", "reversed");
    };
  }
}
