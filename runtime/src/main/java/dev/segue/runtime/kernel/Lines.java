package dev.segue.runtime.kernel;

/** Contacts with what is read of them, in their order. */
interface Lines {
  /** Goes to the next contact, if there is one. */
  boolean next();

  /** The contact at which it stands. */
  Line line();
}
