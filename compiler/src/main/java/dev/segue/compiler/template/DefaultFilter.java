package dev.segue.compiler.template;

/** {@code default: 'friend'}: another value for what is missing, false or empty. */
final class DefaultFilter {
  private DefaultFilter() {}

  static Datum otherwise(Datum value, Arguments given) {
    boolean allowFalse = given.named("allow_false").map(Conversion::holds).orElse(false);
    boolean absent = allowFalse ? value instanceof Datum.Missing : !Conversion.holds(value);
    if (absent || Conversion.isEmpty(value) || value instanceof Datum.Emptiness) {
      return given.has(0) ? given.get(0) : new Datum.Text("");
    }
    return value;
  }
}
