/** Syntax to ir: names and types, by feature. */
@NullMarked
package dev.segue.compiler.check;

import org.jspecify.annotations.NullMarked;
