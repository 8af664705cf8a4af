package dev.segue.compiler.template;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What an output may be where it stands in HTML. */
final class HtmlOutput {
  /** What a link with a scheme that runs something leads to instead. */
  private static final String NOWHERE = "#";

  private static final Set<String> SCHEMES = Set.of("http", "https", "mailto", "tel", "sms", "cid");
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Z}]");
  private static final Pattern BEFORE_SCHEME = Pattern.compile("[/?#]");

  /** What can neither end a declaration nor call a function. */
  private static final Pattern HARMLESS_STYLE = Pattern.compile("[\\p{L}\\p{N} #.,%_+-]*");

  private HtmlOutput() {}

  /** Why no value may stand there; nothing where one may. */
  static Optional<String> refusal(HtmlPlace place) {
    return Optional.of(
            switch (place.where()) {
              case TEXT, COMMENT -> "";
              case TAG_OPEN, TAG_NAME -> "it would be the name of a tag";
              case DECLARATION -> "it would be part of a declaration";
              case TAG, ATTRIBUTE_NAME, AFTER_NAME -> "it would be the name of an attribute";
              case BEFORE_VALUE, UNQUOTED -> "an attribute's value stands in quotes";
              case DOUBLE_QUOTED, SINGLE_QUOTED ->
                  place.kind() == HtmlPlace.Kind.SCRIPT ? "the attribute is a script" : "";
              case RAW -> "it would be part of a " + place.element();
            })
        .filter(reason -> !reason.isEmpty());
  }

  /** A value as it may stand there: escaped already, or to be. */
  static Datum safe(Datum value, HtmlPlace place) {
    if (!place.isValue()) {
      return value;
    }
    return switch (place.kind()) {
      case ADDRESS ->
          place.begun() || leadsSomewhere(text(value)) ? value : new Datum.Text(NOWHERE);
      case STYLE -> HARMLESS_STYLE.matcher(text(value)).matches() ? value : new Datum.Text("");
      case PLAIN, SCRIPT -> value;
    };
  }

  private static String text(Datum value) {
    return Conversion.text(value);
  }

  /** Whether a link's scheme, if it has one, is one that only leads somewhere. */
  private static boolean leadsSomewhere(String written) {
    String address = UNSEEN.matcher(written).replaceAll("");
    String before = BEFORE_SCHEME.split(address, 2)[0];
    int colon = before.indexOf(':');
    return colon < 0 || SCHEMES.contains(before.substring(0, colon).toLowerCase(Locale.ROOT));
  }
}
