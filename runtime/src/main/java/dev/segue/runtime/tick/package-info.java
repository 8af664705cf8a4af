/** A tick: segments are refreshed, programs advanced and messages delivered, as of one instant. */
@NullMarked
package dev.segue.runtime.tick;

import org.jspecify.annotations.NullMarked;
