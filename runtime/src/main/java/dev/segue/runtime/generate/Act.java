package dev.segue.runtime.generate;

/** Something that a person does or that is done for them, at an instant in milliseconds. */
sealed interface Act {
  long at();

  /** A row of the event table; a property that its kind lacks is empty. */
  record Event(
      long at,
      String type,
      String message,
      String link,
      String path,
      String referrer,
      String detail)
      implements Act {}

  record Order(long at, Words.Product product, int items, long cents) implements Act {}

  record Application(long at, String kind, long cents, int months, boolean approved)
      implements Act {}

  /** A change of consent, which is no event. */
  record Consent(long at, String topic, boolean subscribed) implements Act {}
}
