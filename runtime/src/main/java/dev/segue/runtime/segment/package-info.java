/** Refresh: who is in which segment, what everyone's values are; lists. */
@NullMarked
package dev.segue.runtime.segment;

import org.jspecify.annotations.NullMarked;
