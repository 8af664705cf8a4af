package dev.segue.runtime.kernel;

/** The events of a table as they come, contact after contact. */
sealed interface EventStream permits RowStream, PackStream {
  /** Reads the events of a contact; those of nobody before it are passed over. */
  void take(Object contact, ContactFrame into);
}
