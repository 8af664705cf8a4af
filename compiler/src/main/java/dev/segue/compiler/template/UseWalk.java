package dev.segue.compiler.template;

import dev.segue.compiler.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Walks a template the ways that rendering may go, and notes what is read on them. */
final class UseWalk {
  private final List<Use> values = new ArrayList<>();
  private final List<TermUse> terms = new ArrayList<>();
  private int loops;

  List<Use> values() {
    return values;
  }

  List<TermUse> terms() {
    return terms;
  }

  void template(Template template) {
    nodes(template.body(), Known.nothing());
  }

  /** What is known after the nodes; empty if nobody comes past them. */
  private Optional<Known> nodes(List<Node> nodes, Known before) {
    Known known = before;
    for (Node node : nodes) {
      Optional<Known> after = node(node, known);
      if (after.isEmpty()) {
        return after;
      }
      known = after.get();
    }
    return Optional.of(known);
  }

  private Optional<Known> node(Node node, Known known) {
    switch (node) {
      case Node.Text text -> {}
      case Node.Output(var value, var span) -> filtered(value, known);
      case Node.Assign assign -> assign(assign, known);
      case Node.Capture capture -> {
        Optional<Known> after = nodes(capture.body(), known);
        after.ifPresent(k -> k.assign(capture.name(), Set.of()));
        return after;
      }
      case Node.Count count -> known.blur(count.name());
      case Node.Cycle cycle -> {
        cycle.group().ifPresent(g -> expression(g, known, true));
        cycle.items().forEach(i -> expression(i, known, false));
      }
      case Node.Leave leave -> {
        return Optional.empty();
      }
      case Node.Choice choice -> {
        return choice(choice, known);
      }
      case Node.Match match -> {
        return match(match, known);
      }
      case Node.Loop loop -> {
        walk(loop.selection(), "forloop", loop.body(), known);
        List<Known> ways = new ArrayList<>(List.of(known));
        nodes(loop.otherwise(), known.fork()).ifPresent(ways::add);
        return Known.join(ways);
      }
      case Node.TableRow row -> {
        row.columns().ifPresent(c -> expression(c, known, false));
        walk(row.selection(), "tablerowloop", row.body(), known);
      }
    }
    return Optional.of(known);
  }

  private Optional<Known> choice(Node.Choice choice, Known before) {
    List<Known> ways = new ArrayList<>();
    Known rest = before.fork();
    for (Node.Branch branch : choice.branches()) {
      condition(branch.condition(), rest);
      Known inside = rest.fork();
      inside.learn(Facts.where(branch.condition(), true));
      nodes(branch.body(), inside).ifPresent(ways::add);
      rest.learn(Facts.where(branch.condition(), false));
    }
    nodes(choice.otherwise(), rest).ifPresent(ways::add);
    return Known.join(ways);
  }

  /** A {@code case} may print several arms, and an {@code else} between them. */
  private Optional<Known> match(Node.Match match, Known before) {
    expression(match.subject(), before, true);
    List<Known> ways = new ArrayList<>();
    if (match.arms().stream().noneMatch(Node.Otherwise.class::isInstance)) {
      ways.add(before);
    }
    for (Node.Arm arm : match.arms()) {
      Known inside = before.fork();
      if (arm instanceof Node.When(var tested, var body)) {
        tested.forEach(v -> expression(v, before, true));
        if (tested.stream().allMatch(UseWalk::isPresent)) {
          inside.learn(Facts.path(match.subject()));
        }
      }
      nodes(arm.body(), inside).ifPresent(ways::add);
    }
    return Known.join(ways);
  }

  private static boolean isPresent(Expression expression) {
    return expression instanceof Expression.Literal(var value, var span)
        && !Facts.equalsMissing(value);
  }

  /** A missing list is an empty one; what the body assigns is blurred before and after it. */
  private void walk(Node.Selection selection, String helper, List<Node> body, Known known) {
    expression(selection.items(), known, true);
    selection.limit().ifPresent(l -> expression(l, known, false));
    if (selection.offset() instanceof Node.Offset.At(var offset)) {
      expression(offset, known, false);
    }
    AssignedNames.in(body).forEach(known::blur);
    Known inside = known.fork();
    Set<Known.Alias> items = new LinkedHashSet<>();
    for (Known.Alias list : aliases(selection.items(), known)) {
      items.add(new Known.Alias(with(list.path(), List.of(Use.ITEM)), true));
    }
    inside.assign(selection.variable(), items);
    inside.assign(helper, Set.of());
    loops++;
    nodes(body, inside);
    loops--;
  }

  private void assign(Node.Assign assign, Known known) {
    Filtered value = assign.value();
    Optional<ListChain> chain = ListChain.of(value.calls());
    if (loops > 0 || chain.isEmpty()) {
      filtered(value, known);
      known.assign(assign.name(), Set.of());
      return;
    }
    filtered(value, known, true);
    Set<Known.Alias> aliases = new LinkedHashSet<>();
    for (Known.Alias alias : aliases(value.value(), known)) {
      aliases.add(
          switch (chain.get()) {
            case SAME -> alias;
            case LIST -> new Known.Alias(alias.path(), true);
            case ITEM -> new Known.Alias(with(alias.path(), List.of(Use.ITEM)), false);
          });
    }
    known.assign(assign.name(), aliases);
  }

  private void filtered(Filtered filtered, Known known) {
    filtered(filtered, known, MissingValues.areReplaced(filtered.calls()));
  }

  private void filtered(Filtered filtered, Known known, boolean guarded) {
    boolean list = ListChain.of(filtered.calls()).filter(c -> c == ListChain.LIST).isPresent();
    expression(filtered.value(), known, guarded || list);
    for (Filtered.Call call : filtered.calls()) {
      if (call instanceof Filtered.Call.Known(var filter, var arguments, var named, var span)) {
        arguments.forEach(a -> expression(a, known, false));
        named.forEach(n -> expression(n.value(), known, true));
      }
    }
    if (filtered.value() instanceof Expression.Literal(Datum.Text(var name), var place)
        && filtered.calls().stream().findFirst().filter(UseWalk::isTerm).isPresent()) {
      terms.add(new TermUse(name, place, false));
    }
    if (filtered.value() instanceof Expression.Path path
        && isTerm(path, known)
        && filtered.calls().stream().anyMatch(UseWalk::isTerm)) {
      Span place = path.span();
      path.steps().get(1).name().ifPresent(name -> terms.add(new TermUse(name, place, true)));
    }
  }

  /** {@code term.prospect}: its words. */
  private static boolean isTerm(Expression.Path path, Known known) {
    return path.root().filter("term"::equals).isPresent()
        && path.steps().size() > 1
        && known.own("term").isEmpty();
  }

  private static boolean isTerm(Filtered.Call call) {
    return call instanceof Filtered.Call.Known known && known.filter() == Filter.TERM;
  }

  private void condition(Condition condition, Known known) {
    switch (condition) {
      case Condition.Holds(var value) -> expression(value, known, true);
      case Condition.Compare(var left, var operator, var right) -> {
        expression(left, known, true);
        expression(right, known, true);
      }
      case Condition.Both(var left, var right) -> {
        condition(left, known);
        condition(right, known);
      }
      case Condition.Either(var left, var right) -> {
        condition(left, known);
        condition(right, known);
      }
      case Condition.Not(var opposite) -> condition(opposite, known);
    }
  }

  private void expression(Expression expression, Known known, boolean guarded) {
    switch (expression) {
      case Expression.Literal literal -> {}
      case Expression.Range(var first, var last, var span) -> {
        expression(first, known, guarded);
        expression(last, known, guarded);
      }
      case Expression.Path path -> path(path, known, guarded);
    }
  }

  private void path(Expression.Path path, Known known, boolean guarded) {
    for (Expression.Step step : path.steps()) {
      if (step instanceof Expression.Key(var key)) {
        expression(key, known, guarded);
      }
    }
    if (isTerm(path, known)) {
      Span place = path.span();
      path.steps().get(1).name().ifPresent(name -> terms.add(new TermUse(name, place, false)));
      return;
    }
    boolean present = Facts.written(path).filter(known::isPresent).isPresent();
    for (Known.Alias alias : aliases(path, known)) {
      boolean safe = guarded || present || alias.guarded() || known.isPresent(alias.path());
      values.add(new Use(alias.path(), path.span(), safe));
    }
  }

  /** The values of the scope that an expression may stand for. */
  private static Set<Known.Alias> aliases(Expression expression, Known known) {
    if (!(expression instanceof Expression.Path path) || path.root().isEmpty()) {
      return Set.of();
    }
    List<String> names = new ArrayList<>();
    path.steps().forEach(s -> names.add(s.name().orElse(Use.ITEM)));
    Optional<Set<Known.Alias>> own = known.own(names.getFirst());
    if (own.isEmpty()) {
      return Set.of(new Known.Alias(names, false));
    }
    List<String> rest = names.subList(1, names.size());
    boolean present = known.isPresent(List.of(names.getFirst()));
    Set<Known.Alias> all = new LinkedHashSet<>();
    for (Known.Alias alias : own.get()) {
      boolean guarded = rest.isEmpty() && (alias.guarded() || present);
      all.add(new Known.Alias(with(alias.path(), rest), guarded));
    }
    return all;
  }

  private static List<String> with(List<String> path, List<String> rest) {
    List<String> all = new ArrayList<>(path);
    all.addAll(rest);
    return all;
  }
}
