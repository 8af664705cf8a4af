package dev.segue.compiler.solve;

import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A contact who fulfils a condition as of any instant: with these attributes and no others, without
 * an account, who did this and nothing else, and is on no list.
 */
public record Witness(Map<Schema.Field, Value> attributes, List<Did> did) {
  public Witness {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    did = List.copyOf(did);
  }

  /**
   * Events of a kind that are alike.
   *
   * @param ago how many milliseconds before now each occurred
   */
  public record Did(
      Schema.EventKind kind, Map<Schema.Field, Value> properties, long ago, long times) {
    public Did {
      properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }
  }
}
