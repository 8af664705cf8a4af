package dev.segue.runtime.tick;

import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.runtime.program.Programs;
import dev.segue.runtime.program.Reach;
import dev.segue.runtime.program.Scripts;
import dev.segue.runtime.segment.Prepared;
import dev.segue.runtime.segment.Refresh;
import dev.segue.runtime.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Segments are refreshed and programs advanced, again and again until nothing moves any more;
 * nothing is delivered.
 */
public final class Settling {
  /** As often programs look at everyone: what time alone changes for them may wait so long. */
  private static final Duration EVERYONE = Duration.ofMinutes(1);

  private final Store store;
  private final Workspace workspace;
  private final SourceLayout layout;
  private final Scripts scripts;
  private final Prepared prepared;
  private final boolean again;

  /** As of when programs last looked at everyone; nothing: what was found then may not be so. */
  private Optional<Instant> looked = Optional.empty();

  public Settling(Store store, Workspace workspace, SourceLayout layout, Scripts scripts) {
    this.store = store;
    this.workspace = workspace;
    this.layout = layout;
    this.scripts = scripts;
    this.prepared = Prepared.of(store, workspace, layout);
    this.again = Reach.ofEverything(workspace).hasOwnFacts();
  }

  /** The transaction of the last time was undone. */
  public void brokeOff() {
    prepared.brokeOff();
    looked = Optional.empty();
  }

  /** As of an instant, within the transaction that is. */
  public void at(Instant now) {
    boolean moved;
    do {
      Refresh.run(prepared, now);
      moved = advance(now);
    } while (again && moved);
  }

  /** Whether anybody has moved. */
  private boolean advance(Instant now) {
    if (prepared.isOfTouched() && looked.filter(l -> now.isBefore(l.plus(EVERYONE))).isPresent()) {
      return Programs.advanceTouched(store, workspace, layout, scripts, true, now);
    }
    boolean moved = !Programs.advance(store, workspace, layout, scripts, true, now).isUnchanged();
    looked = Optional.of(now);
    return moved;
  }
}
