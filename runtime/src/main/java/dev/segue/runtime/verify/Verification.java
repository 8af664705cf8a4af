package dev.segue.runtime.verify;

import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.plan.Others;
import dev.segue.compiler.sql.Audience;
import dev.segue.compiler.sql.Dialect;
import dev.segue.compiler.sql.References;
import dev.segue.compiler.sql.SourceLayout;
import dev.segue.compiler.sql.SqlText;
import dev.segue.compiler.sql.Statements;
import dev.segue.runtime.ingest.FieldReading;
import dev.segue.runtime.oracle.Facts;
import dev.segue.runtime.oracle.Oracle;
import dev.segue.runtime.store.CopiedTables;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.TouchedTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Asks every definition of a workspace of a sample of its contacts, twice: the oracle, which reads
 * rows and nothing else, and an engine in SQL.
 */
public final class Verification {
  /** Of a definition, and of all of them. */
  private static final int SHOWN_OF_ONE = 3;

  private static final int SHOWN = 20;

  private final Workspace workspace;
  private final Oracle oracle;
  private final Sample sample;
  private final Store store;
  private final Statements statements;
  private final boolean copied;
  private final Map<Object, Facts.Contact> contacts = new LinkedHashMap<>();
  private final Map<String, Integer> asked = new LinkedHashMap<>();
  private final List<String> skipped = new ArrayList<>();
  private final List<Verified.Disagreement> disagreements = new ArrayList<>();
  private long disagreeing;

  private Verification(
      Workspace workspace,
      Instant now,
      Sample sample,
      Store store,
      SourceLayout layout,
      boolean copied) {
    this.workspace = workspace;
    this.sample = sample;
    this.store = store;
    this.copied = copied;
    this.oracle = new Oracle(workspace, sample.facts(), now);
    Statements everyones =
        Statements.of(workspace, store.dialect(), layout, now, References.SELF_CONTAINED);
    this.statements =
        copied || sample.isEveryone() ? everyones : everyones.about(new Audience.Touched());
    Map<Value, Facts.Contact> known = new HashMap<>();
    sample.facts().contacts().forEach(c -> known.put(c.key(), c));
    sample
        .keys()
        .forEach(
            (stored, key) ->
                Optional.ofNullable(known.get(key))
                    .ifPresent(c -> contacts.put(copied ? SampleCopy.key(key) : stored, c)));
  }

  /**
   * Where the source is of that engine it is asked itself; a sample of another is copied.
   *
   * @param size how many contacts
   * @return nothing: the engine can hold no copy in memory
   */
  public static Optional<Verified> run(
      Store store,
      Workspace workspace,
      SourceLayout layout,
      Dialect engine,
      int size,
      long seed,
      Instant now,
      Progress progress) {
    Sample sample = Sample.of(store, workspace, layout, size, seed);
    if (engine == store.dialect()) {
      return Optional.of(
          new Verification(workspace, now, sample, store, layout, false).asked(progress));
    }
    Optional<CopiedTables> copy = CopiedTables.of(workspace.schema(), engine);
    if (copy.isEmpty()) {
      return Optional.empty();
    }
    try (CopiedTables tables = copy.get()) {
      new SampleCopy(workspace.schema(), tables).write(sample.facts());
      return Optional.of(
          new Verification(workspace, now, sample, tables.store(), tables.layout(), true)
              .asked(progress));
    }
  }

  private Verified asked(Progress progress) {
    if (!copied) {
      new TouchedTable(store).fill(sample.keys().keySet());
    }
    List<Definitions> all =
        Stream.of(
                workspace.segments(),
                workspace.traits(),
                workspace.scores(),
                workspace.partitions())
            .<Definitions>flatMap(List::stream)
            .toList();
    Others others = new Others(workspace);
    long done = 0;
    for (Definitions definition : all) {
      if (!copied && !sample.isEveryone() && others.matterTo(definition)) {
        skipped.add(definition.name());
      } else {
        compare(definition);
      }
      progress.at("verify", ++done, all.size());
    }
    return new Verified(
        sample.facts().contacts().size(),
        sample.everyone(),
        copied,
        asked,
        skipped,
        disagreeing,
        disagreements);
  }

  private void compare(Definitions definition) {
    switch (definition) {
      case Definitions.Segment s ->
          compare(
              "segment",
              s.name(),
              statements.members(s.condition()),
              c -> oracle.isIn(s.name(), c) ? Optional.of("in") : Optional.empty());
      case Definitions.Trait t ->
          compare(
              "trait",
              t.name(),
              statements.values(t.value()),
              c -> oracle.trait(t.name(), c).map(v -> FieldReading.canonical(v, t.type())));
      case Definitions.Score s ->
          compare(
              "score",
              s.name(),
              statements.scores(s),
              c ->
                  oracle
                      .score(s.name(), c)
                      .map(n -> FieldReading.canonical(new Value.Number(n), s.type())));
      case Definitions.Partition p ->
          compare(
              "partition",
              p.name(),
              statements.classes(p),
              c -> Optional.of(oracle.classOf(p.name(), c)));
      case Definitions.ContactList l -> {}
      case Definitions.Topic t -> {}
    }
  }

  private void compare(
      String kind,
      String name,
      SqlText statement,
      Function<Facts.Contact, Optional<Object>> expected) {
    asked.merge(kind, 1, Integer::sum);
    Map<Object, Object> found = new HashMap<>();
    store.each(
        statement,
        row ->
            row.value(0)
                .ifPresent(
                    k ->
                        found.put(k, row.columns() > 1 ? row.value(1).orElse("") : (Object) "in")));
    contacts.forEach(
        (key, contact) -> {
          Optional<Object> oracles = expected.apply(contact);
          Optional<Object> sqls = Optional.ofNullable(found.get(key));
          if (!oracles.equals(sqls)) {
            disagree(kind, name, key, oracles, sqls);
          }
        });
    Set<Object> strangers = new TreeSet<>((a, b) -> a.toString().compareTo(b.toString()));
    strangers.addAll(found.keySet());
    strangers.removeAll(contacts.keySet());
    strangers.forEach(
        key -> disagree(kind, name, key, Optional.empty(), Optional.ofNullable(found.get(key))));
  }

  private void disagree(
      String kind, String name, Object key, Optional<Object> oracles, Optional<Object> sqls) {
    disagreeing++;
    long ofIt = disagreements.stream().filter(d -> d.definition().equals(name)).count();
    if (disagreements.size() < SHOWN && ofIt < SHOWN_OF_ONE) {
      disagreements.add(
          new Verified.Disagreement(kind, name, key.toString(), said(oracles), said(sqls)));
    }
  }

  private static String said(Optional<Object> answer) {
    return answer.map(Object::toString).orElse("");
  }
}
