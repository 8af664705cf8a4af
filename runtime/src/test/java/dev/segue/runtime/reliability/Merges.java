package dev.segue.runtime.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.segue.compiler.ir.Program;
import dev.segue.compiler.sql.SqlText;
import dev.segue.runtime.deliver.Merging;
import dev.segue.runtime.deliver.Outgoing;
import dev.segue.runtime.store.Row;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who turned out to be whom, and what nobody is to be sent for it once more. */
final class Merges {
  private final SimulatedShop shop;
  private final Wishes wishes;
  private final Map<String, String> into = new HashMap<>();

  /** The runs of which each step sends once, as their contacts turned out to be one. */
  private final Map<Long, Set<Long>> beside = new HashMap<>();

  private final Set<Step> sent = new HashSet<>();

  Merges(SimulatedShop shop, Wishes wishes) {
    this.shop = shop;
    this.wishes = wishes;
  }

  private record Step(long run, String step) {}

  private record Run(
      long id, String program, Optional<Object> subject, long entered, Optional<Long> ended) {
    static Run of(Row row) {
      return new Run(
          row.number(0).orElseThrow(),
          row.text(1).orElseThrow(),
          row.value(2),
          row.number(3).orElseThrow(),
          row.number(4));
    }

    /** Whether what one of both has sent the other is not to send. */
    boolean isBeside(Run other, Set<String> once) {
      return other.id != id
          && ended.isEmpty()
          && other.program.equals(program)
          && other.subject.equals(subject)
          && (once.contains(program) || other.ended.filter(e -> e <= entered).isEmpty());
    }
  }

  /** Whose rows those of a contact are now. */
  String now(String contact) {
    return into.getOrDefault(contact, contact);
  }

  /** The one turns out to be the other, where that may be. */
  void merge(String gone, String stays, Instant then) {
    if (wishes.isErased(gone)) {
      return; // of one who was forgotten something may have come again
    }
    Merging merging = new Merging(shop.store, shop.workspace(), shop.layout(), then);
    boolean may =
        !gone.equals(stays)
            && !into.containsKey(gone)
            && !into.containsKey(stays)
            && !wishes.isErased(stays);
    assertEquals(may, merging.refusal(gone, stays).isEmpty(), gone + " into " + stays);
    if (may) {
      remember(gone, stays);
      merging.merge(gone, stays);
      wishes.merge(gone, stays);
      into.replaceAll((one, other) -> other.equals(gone) ? stays : other);
      into.put(gone, stays);
    }
  }

  private void remember(String gone, String stays) {
    Set<String> once = new HashSet<>();
    shop.workspace().programs().stream()
        .filter(p -> p.reentry() instanceof Program.Reentry.Never)
        .forEach(p -> once.add(p.name()));
    List<Run> runs =
        shop.store.list(
            new SqlText(
                "select id, program, subject, entered_at, ended_at from segue_run"
                    + " where contact in (?, ?)",
                List.of(gone, stays)),
            Run::of);
    for (Run run : runs) {
      for (Run other : runs) {
        if (run.isBeside(other, once)) {
          beside.computeIfAbsent(run.id, r -> new HashSet<>()).add(other.id);
          beside.computeIfAbsent(other.id, r -> new HashSet<>()).add(run.id);
        }
      }
    }
  }

  /** Of what has gone since. */
  void after(List<Outgoing> messages) {
    for (Outgoing message : messages) {
      Step step = step(message);
      for (long other : beside.getOrDefault(step.run, Set.of())) {
        assertFalse(
            sent.contains(new Step(other, step.step)),
            () -> message.key() + " was sent by run " + other + " before");
      }
      sent.add(step);
      assertFalse(
          into.containsKey(message.contact().toString()),
          () -> message.contact() + " is somebody else now");
    }
  }

  /** {@code capped/2/17/3}. */
  private static Step step(Outgoing message) {
    String[] parts = message.key().split("/", -1);
    return new Step(Long.parseLong(parts[2]), parts[3]);
  }
}
