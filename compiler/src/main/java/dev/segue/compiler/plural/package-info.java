/** Which form of a word goes with a number, by language. */
@NullMarked
package dev.segue.compiler.plural;

import org.jspecify.annotations.NullMarked;
