/** Types of values, and exact numbers. */
@NullMarked
package dev.segue.compiler.type;

import org.jspecify.annotations.NullMarked;
