package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.syntax.Name;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The names of a workspace.
 *
 * @param meanings by name, in the order declared
 * @param declared what was told of the declarations
 * @param whole whether every declaration could be read: if not, a name that nothing resembles may
 *     be one of those
 * @param reads where it is noted what is asked
 * @param nearby what names that are not known resemble
 */
record Names(
    ZoneId zone,
    Schema schema,
    Map<String, Meaning> meanings,
    TraitTypes traits,
    Texts texts,
    Findings declared,
    Reads reads,
    Nearby nearby,
    boolean whole) {
  private static final int MOST_SHOWN = 8;

  Optional<Meaning> find(String name) {
    reads.name(name);
    return Optional.ofNullable(meanings.get(name));
  }

  /** By name, in the order declared. */
  @Override
  public Map<String, Meaning> meanings() {
    reads.everyName();
    return meanings;
  }

  /** The same for who does not depend on it. */
  Map<String, Meaning> everyMeaning() {
    return meanings;
  }

  /** Whether every declaration could be read. */
  @Override
  public boolean whole() {
    reads.whether();
    return whole;
  }

  /** For a declaration of which it is to be noted what it asks. */
  Names noting(Reads other) {
    return new Names(zone, schema, meanings, traits, texts, declared, other, nearby, whole);
  }

  /** With a text of its own, typed at a prompt. */
  Names with(Source text) {
    return new Names(
        zone, schema, meanings, traits, texts.with(text), declared, reads, nearby, whole);
  }

  /** As if all could be read: what is not known is told. */
  Names known() {
    return new Names(zone, schema, meanings, traits, texts, declared, reads, nearby, true);
  }

  /** By the clock of another time zone. */
  Names in(ZoneId other) {
    return new Names(other, schema, meanings, traits, texts, declared, reads, nearby, whole);
  }

  /** The names of some meanings. */
  List<String> named(Predicate<Meaning> test) {
    reads.everyName();
    return meanings.entrySet().stream()
        .filter(e -> test.test(e.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The partition that has a class of the name. */
  Optional<String> partitionOf(Name name) {
    return nearby.partitionOf(name.text(), meanings().values());
  }

  /**
   * Says that a name is not known, and which are near: {@code unknown segment 'car_intnt'}.
   *
   * @param kind what was looked for: {@code segment}
   */
  void unknown(Findings findings, String kind, Name name, Collection<String> known) {
    unknown(findings, kind, name, () -> known, "");
  }

  /** Likewise, with a hint where no name is near. */
  void unknown(
      Findings findings,
      String kind,
      Name name,
      Supplier<? extends Collection<String>> known,
      String hint) {
    Optional<String> otherwise = OtherWords.hint(kind, name.text());
    if (otherwise.isPresent() && known.get().stream().noneMatch(name.text()::equalsIgnoreCase)) {
      findings.add(
          Diagnostic.of(Code.SAID_OTHERWISE, name.span(), name.text()).hint(otherwise.get()));
      return;
    }
    if (nearby.isSpent()) {
      reads.everyName();
    }
    List<String> near = nearby.of(name.text(), known);
    boolean lost = mayBeLost(name);
    if (lost && (near.isEmpty() || texts.declares(name.text()))) {
      return;
    }
    Diagnostic unknown = Diagnostic.of(Code.NAME_UNKNOWN, name.span(), kind, name.text());
    findings.add(
        near.isEmpty() && !hint.isEmpty() ? unknown.hint(hint) : near(unknown, name, near));
  }

  /** Whether the name may be declared where a script could not be read. */
  boolean mayBeLost(Name name) {
    reads.whether();
    if (!whole) {
      reads.unknown();
    }
    return !whole && (!hasContacts() || texts.declares(name.text()));
  }

  /** Whether the schema says who the contacts are: if not, any name may be an attribute. */
  boolean hasContacts() {
    return !schema.contacts().table().isEmpty();
  }

  /** Some of many names, for a hint. */
  static String some(Collection<String> names) {
    String shown = String.join(", ", names.stream().limit(MOST_SHOWN).toList());
    return names.size() > MOST_SHOWN ? shown + " .." : shown;
  }

  /** With the near names as hints; with a fix where case and underscores are all that differ. */
  static Diagnostic near(Diagnostic diagnostic, Name name, List<String> near) {
    if (near.isEmpty()) {
      return diagnostic;
    }
    Diagnostic hinted =
        diagnostic.hint(
            "did you mean '" + String.join("' or '", near.stream().limit(3).toList()) + "'?");
    boolean certain = near.size() == 1 && letters(near.getFirst()).equals(letters(name.text()));
    return certain
        ? hinted.fix("write '" + near.getFirst() + "'", name.span(), near.getFirst())
        : hinted;
  }

  private static String letters(String name) {
    return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "").replace(" ", "");
  }
}
