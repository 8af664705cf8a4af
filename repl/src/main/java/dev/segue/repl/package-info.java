/** The program's beginning: the one place that reads the clock, the environment and the streams. */
@NullMarked
package dev.segue.repl;

import org.jspecify.annotations.NullMarked;
