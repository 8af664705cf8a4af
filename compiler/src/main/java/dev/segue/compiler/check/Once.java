package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Settings of which each is said once.
 *
 * @param of whose they are: {@code program 'auto_nurture'}
 */
record Once<T>(Scope scope, String of, List<T> settings, Function<T, Span> span) {

  /** The one setting of a kind, if it is said; that it is said again is told. */
  <S extends T> Optional<S> only(Class<S> kind, String words) {
    List<S> said = settings.stream().filter(kind::isInstance).map(kind::cast).toList();
    for (S again : said.stream().skip(1).toList()) {
      scope.tell(twice(words, span.apply(again), span.apply(said.getFirst())));
    }
    return said.stream().findFirst();
  }

  Diagnostic twice(String words, Span again, Span first) {
    return Diagnostic.of(Code.SAID_TWICE, again, words, of).related(first, "the first is here");
  }
}
