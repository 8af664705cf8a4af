/** The compiler's phases in a row: parse, check. */
@NullMarked
package dev.segue.compiler;

import org.jspecify.annotations.NullMarked;
