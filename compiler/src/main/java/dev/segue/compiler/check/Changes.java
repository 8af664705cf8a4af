package dev.segue.compiler.check;

import java.util.HashSet;
import java.util.Set;

/**
 * What is otherwise than when a workspace was last checked.
 *
 * @param names those that mean something else as seen from another declaration; also templates
 * @param files scripts that were read anew
 * @param whole whether all could be read, and could not before, or the other way round
 */
record Changes(Set<String> names, Set<String> files, boolean whole) {
  Changes {
    names = new HashSet<>(names);
    files = Set.copyOf(files);
  }

  /** What a template goes by among names: no name begins so. */
  static String template(String path) {
    return "\0" + path;
  }
}
