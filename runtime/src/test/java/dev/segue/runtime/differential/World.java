package dev.segue.runtime.differential;

import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Workspace;
import dev.segue.runtime.oracle.Facts;
import dev.segue.runtime.oracle.Oracle;
import java.time.Instant;
import java.util.List;

/**
 * A random workspace, what is known of its contacts, and what is asked of them.
 *
 * @param definitions in the order of what each may refer to
 * @param ofRuns conditions to ask of runs of programs
 */
record World(
    Workspace workspace,
    List<Definitions> definitions,
    Facts facts,
    Instant now,
    List<Condition> conditions,
    List<Condition> ofRuns) {

  /** A workspace with other segments. */
  static Workspace with(Workspace workspace, List<Definitions.Segment> segments) {
    return new Workspace(
        workspace.name(),
        workspace.zone(),
        workspace.schema(),
        segments,
        workspace.traits(),
        workspace.scores(),
        workspace.partitions(),
        workspace.lists(),
        workspace.topics(),
        workspace.vocabularies(),
        workspace.messages(),
        workspace.programs(),
        workspace.scenarios());
  }

  Oracle oracle() {
    return new Oracle(workspace, facts, now);
  }
}
