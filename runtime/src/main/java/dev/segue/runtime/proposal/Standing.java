package dev.segue.runtime.proposal;

import dev.segue.compiler.explain.English;
import dev.segue.compiler.ir.Condition;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.sql.Statements;
import dev.segue.runtime.scenario.Nowhere;
import dev.segue.runtime.segment.Refresh;
import dev.segue.runtime.store.ListTable;
import dev.segue.runtime.store.MembershipTable;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.ValueTable;
import dev.segue.runtime.tick.RunReport;
import dev.segue.runtime.tick.Tick;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Who is in which set and has which value once one side has had its tick, in numbers that stand for
 * contacts.
 *
 * @param members of each segment
 * @param lists of each list
 * @param values of each trait, score and partition, by contact
 * @param parts of the conditions of segments that were asked for
 */
record Standing(
    Map<String, BitSet> members,
    Map<String, BitSet> lists,
    Map<String, Map<Integer, Object>> values,
    Map<String, Parts> parts,
    RunReport report) {

  /** How the parts of a condition are put together. */
  enum Joined {
    ALL,
    ANY,
    ALONE
  }

  /** A condition in words, and its parts. */
  record Parts(String words, Joined joined, List<Fulfilled> parts) {}

  /** A part in words, and who fulfils it. */
  record Fulfilled(Condition condition, String words, BitSet contacts) {}

  /**
   * A side's outcome as of an instant. It must be rehearsed: nothing of it may stay.
   *
   * @param asked whether the parts of a segment's condition are wanted
   */
  static Standing of(
      Store store,
      Side side,
      Contacts contacts,
      Predicate<String> asked,
      Instant now,
      Progress told) {
    RunReport report =
        new Tick(
                store,
                side.workspace(),
                side.layout(),
                side.scripts(),
                Nowhere.ADDRESSED,
                true,
                Optional.of(side.root()))
            .run(now, told);
    Map<String, BitSet> members = new HashMap<>();
    side.workspace().segments().forEach(s -> members.put(s.name(), new BitSet()));
    new MembershipTable(store)
        .each((segment, contact) -> set(members, segment).set(contacts.number(contact)));
    Map<String, BitSet> lists = new HashMap<>();
    new ListTable(store).each((list, contact) -> set(lists, list).set(contacts.number(contact)));
    Map<String, Map<Integer, Object>> values = new HashMap<>();
    new ValueTable(store)
        .each(
            (definition, contact, value) ->
                values
                    .computeIfAbsent(definition, d -> new HashMap<>())
                    .put(contacts.number(contact), value));
    return new Standing(members, lists, values, parts(store, side, contacts, asked, now), report);
  }

  private static Map<String, Parts> parts(
      Store store, Side side, Contacts contacts, Predicate<String> asked, Instant now) {
    Workspace workspace = side.workspace();
    Statements statements =
        Statements.of(workspace, store.dialect(), side.layout(), now, Refresh.references(store));
    English english = new English(workspace);
    Map<String, Parts> found = new HashMap<>();
    for (Definitions.Segment segment : workspace.segments()) {
      if (asked.test(segment.name())) {
        Condition whole = segment.condition();
        List<Fulfilled> parts = new ArrayList<>();
        for (Condition part : parts(whole)) {
          BitSet who = new BitSet();
          store.each(
              statements.members(part),
              row -> who.set(contacts.number(row.value(0).orElseThrow())));
          parts.add(new Fulfilled(part, english.words(part), who));
        }
        found.put(segment.name(), new Parts(english.words(whole), joined(whole), parts));
      }
    }
    return found;
  }

  private static List<Condition> parts(Condition whole) {
    return switch (joined(whole)) {
      case ALL -> ((Condition.All) whole).parts();
      case ANY -> ((Condition.Any) whole).parts();
      case ALONE -> List.of(whole);
    };
  }

  private static Joined joined(Condition whole) {
    if (whole instanceof Condition.All(var parts) && parts.size() > 1) {
      return Joined.ALL;
    }
    return whole instanceof Condition.Any(var parts) && parts.size() > 1
        ? Joined.ANY
        : Joined.ALONE;
  }

  private static BitSet set(Map<String, BitSet> sets, String name) {
    return sets.computeIfAbsent(name, n -> new BitSet());
  }
}
