/** What tests of several packages share. */
@NullMarked
package dev.segue.runtime;

import org.jspecify.annotations.NullMarked;
