/** What became of a program: who went which way, what was opened, and what it was good for. */
@NullMarked
package dev.segue.runtime.outcome;

import org.jspecify.annotations.NullMarked;
