package dev.segue.runtime;

import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Workspace;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;

/** Workspaces of definitions, without messages, programs and tests. */
public final class Workspaces {
  private Workspaces() {}

  /** Of definitions of any kind. */
  public static Workspace of(
      String name, ZoneId zone, Schema schema, Collection<? extends Definitions> definitions) {
    return new Workspace(
        name,
        zone,
        schema,
        only(Definitions.Segment.class, definitions),
        only(Definitions.Trait.class, definitions),
        only(Definitions.Score.class, definitions),
        only(Definitions.Partition.class, definitions),
        only(Definitions.ContactList.class, definitions),
        only(Definitions.Topic.class, definitions),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static <D> List<D> only(Class<D> kind, Collection<? extends Definitions> definitions) {
    return definitions.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
