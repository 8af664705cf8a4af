package dev.segue.runtime.kernel;

import dev.segue.compiler.ir.Schema;

/** Is told of each event that is read: whose, of which kind, and when it was. */
@FunctionalInterface
public interface Happened {
  void was(Object contact, Schema.EventKind kind, long at);
}
