/** Whether conditions can hold: what of a contact they say, put together. */
@NullMarked
package dev.segue.compiler.solve;

import org.jspecify.annotations.NullMarked;
