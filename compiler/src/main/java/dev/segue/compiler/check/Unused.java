package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.syntax.Declaration;
import dev.segue.compiler.syntax.Name;
import java.util.List;
import java.util.Set;

/**
 * Names that are there for others to say, and that nothing says: named conditions, their
 * parameters, topics. Segments, traits, scores, partitions and programs are there for themselves.
 */
record Unused(WorkspaceText text, Dependencies dependencies, Findings findings) {

  void tell(List<Declaration> declarations) {
    Set<String> needed = dependencies.needed();
    text.topic().ifPresent(needed::add);
    for (Declaration declaration : declarations) {
      if (declaration instanceof Declaration.NamedCondition condition) {
        condition(condition, needed);
      } else if (declaration instanceof Declaration.Topic topic) {
        unless(needed, topic.name(), Code.TOPIC_UNUSED);
      }
    }
  }

  private void condition(Declaration.NamedCondition condition, Set<String> needed) {
    unless(needed, condition.name(), Code.CONDITION_UNUSED);
    Set<String> said = dependencies.of(condition.name().text()).parameters();
    condition.parameters().stream()
        .map(Declaration.Parameter::name)
        .filter(parameter -> !said.contains(parameter.text()))
        .forEach(
            parameter ->
                findings.add(
                    Diagnostic.of(
                        Code.PARAMETER_UNUSED,
                        parameter.span(),
                        condition.name().text(),
                        parameter.text())));
  }

  private void unless(Set<String> needed, Name name, Code code) {
    if (!needed.contains(name.text())) {
      findings.add(Diagnostic.of(code, name.span(), name.text()));
    }
  }
}
