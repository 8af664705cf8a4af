/** Meaning to SQL text and bindings; engines are answers to questions. */
@NullMarked
package dev.segue.compiler.sql;

import org.jspecify.annotations.NullMarked;
