/** What a program would do from now on, if contacts answered so: rehearsed, and rolled back. */
@NullMarked
package dev.segue.runtime.rehearsal;

import org.jspecify.annotations.NullMarked;
