/** A condition in plain English. */
@NullMarked
package dev.segue.compiler.explain;

import org.jspecify.annotations.NullMarked;
