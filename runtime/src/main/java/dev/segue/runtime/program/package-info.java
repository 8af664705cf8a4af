/** Programs: who enters, what each step does to all who are due at it, what ends a run. */
@NullMarked
package dev.segue.runtime.program;

import org.jspecify.annotations.NullMarked;
