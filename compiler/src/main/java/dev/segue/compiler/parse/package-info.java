/**
 * Text to syntax: the only place that knows ANTLR; readable syntax errors and guards against
 * hostile input.
 */
@NullMarked
package dev.segue.compiler.parse;

import org.jspecify.annotations.NullMarked;
