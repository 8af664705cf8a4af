/** What is allowed and hardly meant: one rule to a file, over the checked meaning. */
@NullMarked
package dev.segue.compiler.lint;

import org.jspecify.annotations.NullMarked;
