package dev.segue.repl.report;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.diag.Severity;
import dev.segue.compiler.source.Source;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What checking a workspace found, for people and machines, in the order of the places.
 *
 * @param workspace its name
 * @param folder where its files lie, seen from where one stands: empty, or {@code examples/harbor/}
 * @param known the fingerprints of a baseline; nothing where there is none
 */
public record CheckReport(
    String workspace,
    String folder,
    List<Reported> findings,
    Collection<Source> sources,
    int files,
    Optional<Set<String>> known) {

  /**
   * A finding.
   *
   * @param fingerprint the same after lines have moved
   * @param allowed why it is allowed to stay, where a comment says so
   */
  public record Reported(Diagnostic diagnostic, String fingerprint, Optional<String> allowed) {}

  public CheckReport {
    findings = List.copyOf(findings);
    known = known.map(Set::copyOf);
  }

  /** Of what was told; {@code allowances} are the comments that let findings stay. */
  public static CheckReport of(
      String workspace,
      String folder,
      List<Diagnostic> told,
      Collection<Source> sources,
      int files,
      List<Allowance> allowances,
      Optional<Set<String>> known) {
    List<String> fingerprints = Fingerprints.of(told, sources);
    List<Reported> findings = new ArrayList<>();
    for (int i = 0; i < told.size(); i++) {
      Diagnostic diagnostic = told.get(i);
      findings.add(
          new Reported(diagnostic, fingerprints.get(i), reason(diagnostic, allowances, sources)));
    }
    return new CheckReport(workspace, folder, findings, sources, files, known);
  }

  /** An error is never allowed: what it speaks of has no meaning. */
  private static Optional<String> reason(
      Diagnostic diagnostic, List<Allowance> allowances, Collection<Source> sources) {
    if (diagnostic.severity() == Severity.ERROR) {
      return Optional.empty();
    }
    return sources.stream()
        .filter(s -> s.path().equals(diagnostic.span().file()))
        .flatMap(s -> allowances.stream().filter(a -> a.fits(diagnostic, s)))
        .map(Allowance::reason)
        .findFirst();
  }

  /** Whether a finding is in the baseline. */
  public boolean isKnown(Reported finding) {
    return known.filter(k -> k.contains(finding.fingerprint())).isPresent();
  }

  /** What is neither allowed nor in the baseline. */
  public List<Diagnostic> open() {
    return findings.stream()
        .filter(f -> f.allowed().isEmpty() && !isKnown(f))
        .map(Reported::diagnostic)
        .toList();
  }

  /** How many are allowed. */
  public long allowed() {
    return findings.stream().filter(f -> f.allowed().isPresent()).count();
  }

  /** How many are in the baseline, and not allowed besides. */
  public long old() {
    return findings.stream().filter(f -> f.allowed().isEmpty() && isKnown(f)).count();
  }

  /** The codes among the findings, by number. */
  List<Code> codes() {
    return DiagnosticMarkdown.codes().stream()
        .filter(c -> findings.stream().anyMatch(f -> f.diagnostic().code() == c))
        .toList();
  }
}
