package dev.segue.runtime.store;

/**
 * The database or a file of data cannot be used: locked, gone, not what it should be. Where, why,
 * and what to do next; no fault of Segue's, so nobody is shown a stack trace.
 */
public final class StoreFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String place;
  private final String reason;
  private final String remedy;
  private final boolean isTooMuch;

  public StoreFailure(String place, String reason, String remedy) {
    this(place, reason, remedy, /* isTooMuch= */ false);
  }

  private StoreFailure(String place, String reason, String remedy, boolean isTooMuch) {
    super(place + ": " + reason + "; " + remedy, null, false, false);
    this.place = place;
    this.reason = reason;
    this.remedy = remedy;
    this.isTooMuch = isTooMuch;
  }

  /** What is asked is too large for the database; its parts may not be. */
  static StoreFailure tooMuch(String place, String reason) {
    return new StoreFailure(
        place,
        "this is more than it can do: " + reason,
        "ask in smaller parts",
        /* isTooMuch= */ true);
  }

  /** Whether parts of what was asked may be answered. */
  public boolean isTooMuch() {
    return isTooMuch;
  }

  /** The file, table or column. */
  public String place() {
    return place;
  }

  public String reason() {
    return reason;
  }

  /** What to do next. */
  public String remedy() {
    return remedy;
  }
}
