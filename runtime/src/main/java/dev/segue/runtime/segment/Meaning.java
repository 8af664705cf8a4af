package dev.segue.runtime.segment;

import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Fingerprint;
import dev.segue.compiler.ir.Workspace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What tells definitions from what they were before they were edited. */
final class Meaning {
  private Meaning() {}

  /** By name: each changes with what the definition says itself and with all the schema says. */
  static Map<String, String> of(List<Definitions> definitions, Workspace workspace) {
    List<Object> topics =
        workspace.topics().stream().<Object>map(t -> List.of(t.name(), t.optIn())).toList();
    String around =
        Fingerprint.whole(List.of(workspace.schema(), topics, workspace.zone().getId()));
    Map<String, String> meanings = new HashMap<>();
    definitions.forEach(
        d -> meanings.put(d.name(), Fingerprint.of(List.of(around, kind(d), said(d)), List.of())));
    return meanings;
  }

  private static String kind(Definitions definition) {
    return definition.getClass().getSimpleName();
  }

  private static Object said(Definitions definition) {
    return switch (definition) {
      case Definitions.Segment s -> s.condition();
      case Definitions.Trait t -> t.value();
      case Definitions.Score s -> s.entries();
      case Definitions.Partition p -> p.classes();
      case Definitions.ContactList l -> l.name();
      case Definitions.Topic t -> t.name();
    };
  }
}
