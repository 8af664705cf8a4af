package dev.segue.runtime.store;

/** What a column of Segue's own tables holds. */
enum Kind {
  /** A contact's key, as it stands in the source. */
  CONTACT,
  TEXT,
  WHOLE,
  /** A value of any type, in canonical storage. */
  ANY
}
