package dev.segue.runtime.store;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.segue.compiler.sql.StateTables.Act;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;

/** What a program has done, run by run and message by message. */
public final class OutcomeRows {
  private final Store store;

  public OutcomeRows(Store store) {
    this.store = store;
  }

  /**
   * A run.
   *
   * @param step where it stands, or stood last
   */
  public record Run(
      long id,
      long version,
      Object contact,
      Optional<String> step,
      boolean ended,
      Optional<String> ending,
      boolean heldOut) {}

  /**
   * A message, whatever became of it.
   *
   * @param at when it became that
   */
  public record Message(
      long run, String step, Object contact, String message, String status, long at) {}

  /** Of whom a run handed off to whom. */
  public record HandOff(long run, String to) {}

  /** Who is in a segment, as of the last refresh. */
  public record In(Object contact, String segment) {}

  public List<Run> runs(String program) {
    return store
        .dsl()
        .select(
            RunFields.ID,
            RunFields.VERSION,
            RunFields.CONTACT,
            RunFields.STEP,
            RunFields.ENDED_AT,
            RunFields.ENDING,
            RunFields.HOLDOUT)
        .from(RunFields.RUN)
        .where(RunFields.PROGRAM.eq(program))
        .orderBy(RunFields.ID)
        .fetch(
            r ->
                new Run(
                    r.value1(),
                    r.value2(),
                    Row.plain(r.value3()),
                    Optional.ofNullable(r.value4()),
                    r.get(RunFields.ENDED_AT) != null,
                    Optional.ofNullable(r.value6()),
                    r.value7() == 1L));
  }

  public List<Message> messages(String program) {
    return store
        .dsl()
        .select(
            OutboxFields.RUN,
            OutboxFields.STEP,
            OutboxFields.CONTACT,
            OutboxFields.MESSAGE,
            OutboxFields.STATUS,
            OutboxFields.STATUS_AT)
        .from(OutboxFields.OUTBOX)
        .where(OutboxFields.PROGRAM.eq(program), OutboxFields.RUN.isNotNull())
        .orderBy(OutboxFields.KEY)
        .fetch(
            r ->
                new Message(
                    r.value1(),
                    r.value2(),
                    Row.plain(r.value3()),
                    r.value4(),
                    r.value5(),
                    r.value6()));
  }

  public List<HandOff> handOffs() {
    Field<Long> run = field(name(Act.RUN), Long.class);
    Field<String> to = field(name(Act.NAME), String.class);
    return store
        .dsl()
        .select(run, to)
        .from(table(name(Act.TABLE)))
        .where(field(name(Act.ACT), String.class).eq(Act.HANDED_OFF), run.isNotNull())
        .fetch(r -> new HandOff(r.value1(), r.value2()));
  }

  public List<In> members() {
    List<In> members = new ArrayList<>();
    new MembershipTable(store).each((segment, contact) -> members.add(new In(contact, segment)));
    return members;
  }
}
