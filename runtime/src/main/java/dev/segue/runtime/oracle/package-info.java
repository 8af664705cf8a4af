/** The reference of every test: an interpreter of the ir, tiny, slow and plainly right. */
@NullMarked
package dev.segue.runtime.oracle;

import org.jspecify.annotations.NullMarked;
