/** Files and places in them. */
@NullMarked
package dev.segue.compiler.source;

import org.jspecify.annotations.NullMarked;
