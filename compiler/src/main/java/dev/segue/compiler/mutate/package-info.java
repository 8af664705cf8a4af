/** Small changes of scripts, each of which a test should notice. */
@NullMarked
package dev.segue.compiler.mutate;

import org.jspecify.annotations.NullMarked;
