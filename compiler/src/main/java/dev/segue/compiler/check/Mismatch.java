package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.ir.Value;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.type.Rational;
import dev.segue.compiler.type.Type;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What is said where two values of different types meet, with the fix where one is certain. */
final class Mismatch {
  /** How a boolean is written. */
  static final String A_BOOLEAN = "a boolean is true or false";

  private static final String A_LOCATION =
      "a location is asked for what is near: within 50 km of (47.37, 8.54)";

  private static final int MOST_VALUES = 8;
  private static final String UNREAL = "\\d{4}-\\d{2}-\\d{2}";
  private static final Set<String> YES = Set.of("yes", "y", "t", "1", "true", "on");
  private static final Set<String> NO = Set.of("no", "n", "f", "0", "false", "off");

  private Mismatch() {}

  /**
   * @param named the one, {@code 'visits'} or {@code each of 'tags'}, and {@code type} its type
   * @param span the place of the other, and {@code found} its type
   * @param value the other's value, where it is written out
   */
  static Diagnostic of(
      Scope scope, String named, Type type, Span span, Type found, Optional<Value> value) {
    Diagnostic differ =
        Diagnostic.of(Code.TYPES_DIFFER, span, named, articled(type), articled(found));
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
      case Value.Number(var number)
          when type.equals(Type.TRUTH)
              && (number.equals(Rational.of(0)) || number.equals(Rational.of(1))) ->
          truth(differ, span, number.equals(Rational.of(1)));
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
    boolean time = type.equals(Type.DAY) || type.equals(Type.INSTANT);
    boolean date = time && Moments.day(text).isPresent();
    boolean instant =
        type.equals(Type.INSTANT) && Moments.instant(text, ZoneOffset.UTC).isPresent();
    boolean number = type.isNumber() && text.matches("-?\\d+(\\.\\d+)?");
    boolean truth = type.equals(Type.TRUTH) && (text.equals("true") || text.equals("false"));
    if (date || instant || number || truth) {
      String kind = date ? "dates" : instant ? "timestamps" : number ? "numbers" : "true and false";
      return differ.hint(kind + " stand without quotes").fix("take the quotes off", span, text);
    }
    if (time && text.matches(UNREAL)) {
      Diagnostic unreal = differ.hint("dates stand without quotes, and there is no " + text);
      return unreal.hint(Moments.bounds(text));
    }
    String word = text.toLowerCase(Locale.ROOT);
    if (type.equals(Type.TRUTH) && (YES.contains(word) || NO.contains(word))) {
      return truth(differ, span, YES.contains(word));
    }
    return type instanceof Type.ListOf
        ? differ.hint("ask a list what it has: has \"" + text + "\"")
        : hinted(differ, type, Type.TEXT);
  }

  private static Diagnostic truth(Diagnostic differ, Span span, boolean truth) {
    return differ.hint(A_BOOLEAN).fix("write '" + truth + "'", span, String.valueOf(truth));
  }

  private static Diagnostic hinted(Diagnostic differ, Type type, Type found) {
    if (type instanceof Type.ListOf) {
      return differ.hint("ask a list what it has: has \"a\", has any (\"a\", \"b\")");
    }
    if (type.equals(Type.SPAN) && found.isNumber()) {
      return differ.hint("a duration has its unit: 30 days");
    }
    if (type.equals(Type.TRUTH)) {
      return differ.hint(A_BOOLEAN);
    }
    if (type.equals(Type.LOCATION)) {
      return differ.hint(A_LOCATION);
    }
    boolean time = type.equals(Type.DAY) || type.equals(Type.INSTANT);
    if (time && found.equals(Type.SPAN)) {
      return differ.hint("a time is so long 'ago' or 'from now'");
    }
    if (time && (found.isNumber() || found.isText())) {
      return differ.hint("a date is written '2026-03-01', a time before now '30 days ago'");
    }
    if (type.isNumber() && found.equals(Type.SPAN)) {
      return differ.hint("write the number alone");
    }
    if (type.isNumber() && found.isText()) {
      return differ.hint("a number stands in digits, without quotes: 5");
    }
    if (type.isNumber()) {
      return differ.hint("a number is written 5 or 2.5");
    }
    return differ;
  }

  /** How a value of a type is asked, in its own words. */
  static String asked(Type type, String words) {
    return switch (type) {
      case Type.Text t -> words + " = \"..\", or " + words + " is present";
      case Type.Zone t -> words + " = \"Europe/Zurich\", or " + words + " is present";
      case Type.OneOf(var values) ->
          words
              + (values.size() <= MOST_VALUES
                  ? " in (\"" + String.join("\", \"", values) + "\")"
                  : " in (\"" + values.getFirst() + "\", ..)");
      case Type.Numeric t -> words + " > 0";
      case Type.Quotient t -> words + " > 0";
      case Type.Truth t -> words + " is true";
      case Type.Day t -> words + " >= 2026-03-01, or " + words + " in last 30 days";
      case Type.Instant t -> words + " >= 2026-03-01, or " + words + " in last 30 days";
      case Type.Span t -> words + " > 30 days";
      case Type.Location t -> words + " within 50 km of (47.37, 8.54)";
      case Type.ListOf t -> words + " has .., or " + words + " has any (..)";
      case Type.Unknown t -> words + " is present";
    };
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
