package dev.segue.compiler.template;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a template needs: each value and each term, with its place, in the order of the text. Ask it
 * of templates that were read without errors: of others, parts are left out.
 *
 * @param values what is read from the scope; names that the template assigns itself are followed to
 *     what was assigned
 * @param terms the terms whose names are written out
 */
public record TemplateUses(List<Use> values, List<TermUse> terms) {
  public TemplateUses {
    values = List.copyOf(values);
    terms = List.copyOf(terms);
  }

  public static TemplateUses of(Template template) {
    UseWalk walk = new UseWalk();
    walk.template(template);
    List<Use> values = new ArrayList<>(walk.values());
    values.sort(Comparator.comparingInt(u -> u.span().start()));
    List<TermUse> terms = new ArrayList<>(walk.terms());
    terms.sort(Comparator.comparingInt(t -> t.span().start()));
    return new TemplateUses(
        values.stream().distinct().toList(), terms.stream().distinct().toList());
  }

  public static List<Use> uses(Template template) {
    return of(template).values();
  }
}
