/** Liquid templates: syntax, static analysis, checked template. */
@NullMarked
package dev.segue.compiler.template;

import org.jspecify.annotations.NullMarked;
