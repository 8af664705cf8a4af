/** What is wrong with the data, counted and with examples; nothing is changed. */
@NullMarked
package dev.segue.runtime.clean;

import org.jspecify.annotations.NullMarked;
