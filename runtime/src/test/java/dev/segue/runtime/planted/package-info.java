/** Bugs planted in the source, each of which the properties must find. */
@NullMarked
package dev.segue.runtime.planted;

import org.jspecify.annotations.NullMarked;
