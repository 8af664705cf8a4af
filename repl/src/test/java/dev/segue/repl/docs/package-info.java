/** The documentation's examples, run. */
@NullMarked
package dev.segue.repl.docs;

import org.jspecify.annotations.NullMarked;
