/** Messages as each contact gets them: values, words, rendering. */
@NullMarked
package dev.segue.runtime.message;

import org.jspecify.annotations.NullMarked;
