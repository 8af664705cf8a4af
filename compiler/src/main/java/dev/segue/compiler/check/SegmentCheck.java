package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.syntax.Annotation;
import dev.segue.compiler.syntax.Declaration;
import dev.segue.compiler.syntax.TextLiteral;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A segment, and what the lines before it say. */
record SegmentCheck(Scope scope) {

  Definitions.Segment segment(Declaration.Segment written) {
    return new Definitions.Segment(
        written.name().text(),
        written.title().map(TextLiteral::value),
        new ConditionCheck(scope).condition(written.condition()),
        expect(written.annotations()),
        owner(written.annotations()),
        written.name().span());
  }

  private static Optional<String> owner(List<Annotation> annotations) {
    return annotations.stream()
        .flatMap(
            a ->
                a instanceof Annotation.Text(var name, var text, var span)
                        && name.text().equals("owner")
                    ? Optional.of(text.value()).stream()
                    : Optional.<String>empty().stream())
        .findFirst();
  }

  private Optional<Definitions.SizeExpectation> expect(List<Annotation> annotations) {
    return annotations.stream()
        .flatMap(
            a ->
                a instanceof Annotation.Expect e
                    ? expect(e).stream()
                    : Optional.<Definitions.SizeExpectation>empty().stream())
        .findFirst();
  }

  private Optional<Definitions.SizeExpectation> expect(Annotation.Expect written) {
    if (!written.measure().text().equals("size")) {
      scope.tell(
          Diagnostic.of(
                  Code.ANNOTATION, written.measure().span(), "of a segment its size is expected")
              .hint("@expect size between 100 and 5000"));
      return Optional.empty();
    }
    if (!isSize(written.from())
        || !isSize(written.to())
        || written.from().compareTo(written.to()) > 0) {
      scope.tell(Code.ANNOTATION, written.span(), "sizes are whole numbers, the smaller one first");
      return Optional.empty();
    }
    return Optional.of(
        new Definitions.SizeExpectation(
            written.from().longValueExact(), written.to().longValueExact()));
  }

  private static boolean isSize(BigDecimal number) {
    return number.signum() >= 0
        && number.stripTrailingZeros().scale() <= 0
        && number.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
  }
}
