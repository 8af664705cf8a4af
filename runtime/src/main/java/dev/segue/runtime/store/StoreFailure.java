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

  public StoreFailure(String place, String reason, String remedy) {
    super(place + ": " + reason + "; " + remedy, null, false, false);
    this.place = place;
    this.reason = reason;
    this.remedy = remedy;
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
