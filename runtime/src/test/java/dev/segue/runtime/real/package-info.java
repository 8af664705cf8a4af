/** Questions about real people, with known answers. */
@NullMarked
package dev.segue.runtime.real;

import org.jspecify.annotations.NullMarked;
