/** The one layout of a script; keeps comments. */
@NullMarked
package dev.segue.compiler.format;

import org.jspecify.annotations.NullMarked;
