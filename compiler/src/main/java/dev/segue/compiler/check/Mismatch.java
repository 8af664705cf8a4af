package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.type.Type;
import java.util.Optional;

/** What is said where two values of different types meet, with the fix where one is certain. */
final class Mismatch {
  private Mismatch() {}

  /**
   * @param words the one, in the words of the script, and {@code type} its type
   * @param span the place of the other, and {@code found} its type
   * @param value the other's value, where it is written out
   */
  static Diagnostic of(
      Scope scope, String words, Type type, Span span, Type found, Optional<Value> value) {
    Diagnostic differ =
        Diagnostic.of(Code.TYPES_DIFFER, span, "'" + words + "'", articled(type), articled(found));
    if (value.isEmpty()) {
      return hinted(differ, type, found);
    }
    return switch (value.get()) {
      case Value.Text(var text) -> text(differ, type, span, text);
      case Value.Number(var number) when type.isText() ->
          differ
              .hint("text stands in double quotes")
              .fix("put it in quotes", span, "\"" + scope.words(span) + "\"");
      case Value.Truth(var truth) when type.isText() ->
          differ
              .hint("text stands in double quotes")
              .fix("put it in quotes", span, "\"" + truth + "\"");
      case Value.Instant instant when type.equals(Type.DAY) ->
          differ
              .hint("a date has no clock time")
              .fix("write the date alone", span, scope.words(span).substring(0, 10));
      case Value.Number number -> hinted(differ, type, found);
      case Value.Truth truth -> hinted(differ, type, found);
      case Value.Instant instant -> hinted(differ, type, found);
      case Value.Day day -> hinted(differ, type, found);
      case Value.Items items -> hinted(differ, type, found);
      case Value.Span length -> hinted(differ, type, found);
      case Value.Location location -> hinted(differ, type, found);
    };
  }

  private static Diagnostic text(Diagnostic differ, Type type, Span span, String text) {
    boolean date =
        (type.equals(Type.DAY) || type.equals(Type.INSTANT)) && Moments.day(text).isPresent();
    boolean number = type.isNumber() && text.matches("-?\\d+(\\.\\d+)?");
    boolean truth = type.equals(Type.TRUTH) && (text.equals("true") || text.equals("false"));
    if (date || number || truth) {
      String kind = date ? "dates" : number ? "numbers" : "true and false";
      return differ.hint(kind + " stand without quotes").fix("take the quotes off", span, text);
    }
    return type instanceof Type.ListOf
        ? differ.hint("ask a list what it has: has \"" + text + "\"")
        : differ;
  }

  private static Diagnostic hinted(Diagnostic differ, Type type, Type found) {
    if (type instanceof Type.ListOf) {
      return differ.hint("ask a list what it has: has \"a\", has any (\"a\", \"b\")");
    }
    if (type.equals(Type.SPAN) && found.isNumber()) {
      return differ.hint("a duration has its unit: 30 days");
    }
    boolean time = type.equals(Type.DAY) || type.equals(Type.INSTANT);
    if (time && found.equals(Type.SPAN)) {
      return differ.hint("a time is so long 'ago' or 'from now'");
    }
    if (time && found.isNumber()) {
      return differ.hint("a date is written '2026-03-01', a time before now '30 days ago'");
    }
    if (type.isNumber() && found.equals(Type.SPAN)) {
      return differ.hint("write the number alone");
    }
    return differ;
  }

  /** {@code an integer}, {@code text}. */
  static String articled(Type type) {
    return switch (type) {
      case Type.Text t -> "text";
      case Type.OneOf t -> "one of a closed set of texts";
      case Type.Numeric t -> "a number";
      case Type.Quotient t -> "a number";
      case Type.Truth t -> "a boolean";
      case Type.Day t -> "a date";
      case Type.Instant t -> "a timestamp";
      case Type.Span t -> "a duration";
      case Type.Zone t -> "a time zone";
      case Type.Location t -> "a location";
      case Type.ListOf t -> "a " + type.words();
      case Type.Unknown t -> "unknown";
    };
  }
}
